// The short form of kill.ts: a few kills on each engine of this machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanes } from '../../src/store/contract/lanes.ts';
import { killLoop } from './kill.ts';

for (const lane of await lanes())
  test(`${lane.name}: workers killed in mid-job leave each job with exactly one effect`, async () => {
    try {
      const { lost, withoutEffect, effectsTooMany, unreadable, parked, failedStarts, acknowledged } = await killLoop(
        lane,
        lane.name === 'server' ? 7 : 3,
        7,
        () => undefined,
      );
      assert.ok(acknowledged > 0);
      assert.deepEqual(
        { lost, withoutEffect, effectsTooMany, unreadable, parked, failedStarts },
        { lost: 0, withoutEffect: 0, effectsTooMany: 0, unreadable: 0, parked: 0, failedStarts: 0 },
      );
    } finally {
      await lane.clear();
    }
  });
