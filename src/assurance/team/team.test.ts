// A team's figures: right on made-up pages with a known truth, silent where they would be somebody's or say nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkersAgree, teamFigures, type BlindCount } from './team.ts';

const page = (both: number, toolOnly: number, personOnly: number, category: BlindCount['category'] = 'name'): BlindCount[] => [{ category, both, toolOnly, personOnly }]; // prettier-ignore

test('silent for too few people and too few finds', () => {
  assert.equal(teamFigures([page(40, 10, 5)], 2).shown, false);
  assert.equal(teamFigures([page(20, 9, 50)], 3).shown, false);
  assert.equal(teamFigures([page(20, 10, 0)], 3).shown, true);
  assert.equal(teamFigures([], 10).shown, false);
});

test('the shares, the estimate, and kinds with enough finds only', () => {
  const found = teamFigures([page(30, 6, 4), page(24, 4, 2), page(10, 5, 1, 'dob')], 4);
  assert.ok(found.shown);
  assert.deepEqual([found.all.people.k, found.all.people.n, found.all.tool.k, found.all.tool.n], [64, 79, 64, 71]);
  // Chapman: 80 × 72 / 65 − 1.
  assert.equal(found.all.recapture.all.toFixed(3), ((80 * 72) / 65 - 1).toFixed(3));
  assert.deepEqual(found.kinds.map(({ category }) => category), ['name']);
  assert.match(found.sentence, /64 of 79/);
  assert.match(found.sentence, /underestimate/);
}); // prettier-ignore

test('the estimate finds the truth where finding is by chance alone', () => {
  // Of 1,000 things the tool sees 80 %, people 90 %, independent of each other: 20 are missed by both.
  const found = teamFigures([page(720, 80, 180)], 5);
  assert.ok(found.shown);
  assert.ok(Math.abs(found.all.recapture.all - 1000) < 1);
  assert.match(found.sentence, /missed about 20 \(at most 33/);
});

test('agreement of checkers, and what cannot be told', () => {
  const many = (n: number, first: 'redact' | 'keep', second: 'redact' | 'keep') => Array.from({ length: n }, () => ({ first, second })); // prettier-ignore
  // Cohen's own example of form: 20 + 15 of 50 agree, kappa 0.4.
  const { agreement, sentence } = checkersAgree([...many(20, 'redact', 'redact'), ...many(5, 'redact', 'keep'), ...many(10, 'keep', 'redact'), ...many(15, 'keep', 'keep')]); // prettier-ignore
  assert.equal(agreement.kappa?.toFixed(3), '0.400');
  assert.match(sentence, /35 answers were the same.*0\.40.*wide/);
  assert.match(checkersAgree(many(9, 'redact', 'redact')).sentence, /cannot be told/);
  assert.match(checkersAgree([]).sentence, /No mark/);
});
