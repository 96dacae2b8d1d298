// The short form of kill.ts: one case on the embedded store, killed once while it is prepared and once while it is packed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { killLoop } from './kill.ts';

test('casework killed in mid-job: one preparation, one release, each once in the book', async () => {
  const lane = await newFolder();
  try {
    const { kills, midJob, cases, ...wrong } = await killLoop(lane, 2, 3, () => undefined, 1);
    assert.deepEqual([kills, cases], [2, 1]);
    assert.ok(midJob > 0, 'no kill fell into a job');
    assert.deepEqual(wrong, { preparationsWrong: 0, releasesWrong: 0, entriesWrong: 0, unreadable: 0, leftBehind: 0, faults: 0 }); // prettier-ignore
  } finally {
    await lane.clear();
  }
});
