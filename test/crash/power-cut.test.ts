// The short form of power-cut.ts, with the proof that the model bites: without syncs the same cuts lose what was acknowledged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { powerCuts } from './power-cut.ts';

test('power cuts on the embedded store lose no acknowledged commit', async () => {
  const { filesRolledBack, lost, broken, failedOpens } = await powerCuts(4, 3, () => undefined);
  assert.deepEqual({ lost, broken, failedOpens }, { lost: 0, broken: 0, failedOpens: 0 });
  assert.ok(filesRolledBack > 4, 'something had not been synced');
});

test('the same cuts without syncs lose it, or the database', async () => {
  const { lost, broken, failedOpens } = await powerCuts(2, 3, () => undefined, false);
  assert.ok(lost + broken + failedOpens > 0);
});
