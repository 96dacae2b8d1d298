import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedPages } from './failed-pages.ts';

test('pages to try once more: those that failed, by their number in the source, and are no pictures yet', () => {
  const at = (where: string, result: 'pass' | 'fail' | 'unsure' = 'fail') => ({ check: 'x', result, where });
  const verdicts = [at('page 1: 3 % of it differs'), at('2 boxes on page 3', 'unsure'), at('page 3'), at('page 2', 'pass'), at('whole file')]; // prettier-ignore
  assert.deepEqual(failedPages(verdicts, { pages: [1, 2, 5], rasterised: [] }), [1, 5]);
  assert.deepEqual(failedPages(verdicts, { pages: [1, 2, 5], rasterised: [3] }), [1]);
});
