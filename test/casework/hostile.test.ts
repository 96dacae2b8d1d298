// The short form of hostile.ts: forty papers, two of which are made to stop whoever opens them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileCase } from './hostile.ts';

test('five papers of a hundred are hostile: each is held with its reason, and the rest of the case is prepared', { timeout: 400_000 }, async () => {
  const { hostile, spoilt, jobErrors, drafts } = await hostileCase(40, ['bomb', 'endless']);
  assert.equal(Object.keys(hostile).length, 2);
  for (const [file, code] of Object.entries(hostile)) assert.match(code, /^B-(?:DOC|LIMIT)-\d\d$/, file);
  assert.deepEqual([spoilt, jobErrors, drafts], [[], [], 1]);
}); // prettier-ignore
