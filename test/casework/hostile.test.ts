// The short form of hostile.ts: forty papers, two of which are made to stop whoever opens them, and one crash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileCase } from './hostile.ts';

test('five papers of a hundred are hostile: each is held with its reason, and the rest of the case is prepared', { timeout: 400_000 }, async () => {
  const { hostile, crashes, heldForCrash, spoilt, jobErrors, drafts } = await hostileCase(40, ['bomb', 'endless'], 1);
  assert.equal(crashes, 1, 'one process was killed in mid-work');
  assert.ok(heldForCrash.length <= 1, heldForCrash.join());
  assert.equal(Object.keys(hostile).length, 2);
  for (const [file, code] of Object.entries(hostile)) assert.match(code, /^B-(?:DOC|LIMIT)-\d\d$/, file);
  assert.deepEqual([spoilt, jobErrors, drafts], [[], [], 1]);
}); // prettier-ignore
