import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../model/index.ts';
import { gradeOf, gradeOfKind, weigh } from './grade.ts';

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

test('what is told in words is likely at best; names and numbers, and words that a list of the case proves, may be certain', () => {
  assert.equal(gradeOfKind('phone', evidence(2, 2)), 'certain');
  assert.equal(gradeOfKind('medical', evidence(2, 2)), 'likely');
  assert.equal(gradeOfKind('medical', evidence(1)), 'look');
  assert.equal(gradeOfKind('clue', evidence(0.5)), null);
  assert.equal(gradeOfKind('school', [...evidence(2), { kind: 'roster', says: 'a school of the case', weight: 1 }]), 'certain'); // prettier-ignore
});
