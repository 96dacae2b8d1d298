import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPace } from './pace.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 27) + seconds * 1000);

test('so many at once, then steadily; a bucket that rested is full again and no fuller', () => {
  const pace = openPace(2, 5);
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(() => pace('a', at(0))), [0, 0, 0, 0, 0, 1]); // prettier-ignore
  assert.equal(pace('b', at(0)), 0);
  assert.equal(pace('a', at(0.5)), 0);
  assert.equal(pace('a', at(0.5)), 1);
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(() => pace('a', at(3600))), [0, 0, 0, 0, 0, 1]); // prettier-ignore
});
test('whoever goes on asking while they wait does not wait for ever', () => {
  const pace = openPace(1, 1);
  let taken = 0;
  for (let i = 0; i < 100; i++) if (pace('a', at(i / 10)) === 0) taken++;
  assert.equal(taken, 10);
});
