import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../model/index.ts';
import { gradeOf, weigh } from './grade.ts';

const evidence = (...weights: number[]): Evidence[] =>
  weights.map((weight, i) => ({ kind: 'shape', says: `reason ${i}`, weight }));

test('grades by the sum of weights', () => {
  assert.equal(gradeOf(evidence(1, 2)), 'certain');
  assert.equal(gradeOf(evidence(1, 1)), 'likely');
  assert.equal(gradeOf(evidence(1)), 'look');
  assert.equal(gradeOf(evidence(1, -0.5)), null);
  assert.equal(gradeOf([]), null);
});

test('the same reason given twice counts once', () => {
  const [one] = evidence(2);
  assert.ok(one);
  assert.equal(weigh([one, one]), 2);
});
