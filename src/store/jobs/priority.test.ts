import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priorityOf } from './priority.ts';

const NOW = new Date('2026-11-26T23:59:00Z');
/** The order in which jobs of several cases are done. */
const order = (cases: Readonly<Record<string, [string | null, number]>>): string[] =>
  Object.entries(cases)
    .flatMap(([name, [hearing, count]]) =>
      Array.from({ length: count }, (_, turn) => ({ name, priority: priorityOf(hearing, turn, NOW) })),
    )
    .toSorted((a, b) => b.priority - a.priority)
    .map((job) => job.name);

test('the nearest hearing goes first; none given is four weeks; one that has passed is today', () => {
  assert.deepEqual(
    order({
      later: ['2026-12-10', 1],
      none: [null, 1],
      past: ['2026-01-01', 1],
      soon: ['2026-11-27', 1],
      far: ['2027-03-01', 1],
    }),
    ['past', 'soon', 'later', 'none', 'far'],
  );
});
test('cases of the same day take turns', () => {
  assert.deepEqual(order({ a: ['2026-12-01', 3], b: ['2026-12-01', 3] }), ['a', 'b', 'a', 'b', 'a', 'b']);
});
test('a case of a thousand documents does not keep a small one waiting', () => {
  const done = order({ large: ['2026-11-27', 1000], small: ['2026-12-01', 10] });
  assert.equal(done.slice(0, 200).filter((name) => name === 'large').length, 200);
  assert.ok(done.lastIndexOf('small') < 230, `the small case is done after ${done.lastIndexOf('small')} jobs`);
});
test('it fits into the integer of the queue', () => {
  assert.ok(Math.abs(priorityOf('9999-12-31', 1_000_000, NOW)) < 2 ** 31);
});
