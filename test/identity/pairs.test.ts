// The 200 made-up conviction pairs in short: no wrong record passes, at most 2 % of the right ones are held. The figures with
// intervals, by print style: `node test/identity/pairs.ts`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePairs, type Pair } from './pairs.ts';
import { ASKED, RIGHT, WRONG } from './kinds.ts';

const ROUNDS = [1, 2, 3];
const pairs: readonly Pair[] = ROUNDS.flatMap(makePairs);
const told = ({ kind, style, why }: Pair): string => `${kind.name} [${style}] ${why.join(' ')}`;

test('pairs: 200 in each round, every kind among them', () => {
  assert.equal(pairs.length, 200 * ROUNDS.length);
  const kinds = new Set(pairs.map(({ kind }) => kind));
  assert.deepEqual([...RIGHT, ...WRONG, ...ASKED].filter((kind) => !kinds.has(kind)), []); // prettier-ignore
});

test('pairs: no wrong record passes', () => {
  assert.deepEqual(pairs.filter(({ kind, passed }) => kind.truth !== 'right' && passed).map(told), []); // prettier-ignore
});

test('pairs: at most two in a hundred right ones are held', () => {
  const right = pairs.filter(({ kind }) => kind.truth === 'right');
  const held = right.filter(({ passed }) => !passed);
  assert.ok(held.length <= 0.02 * right.length, held.map(told).join('\n'));
});

test('pairs: no reason tells a value', () => {
  for (const { people, why } of pairs) {
    const values = people.flatMap(({ names, numbers, born }) => [
      ...numbers.map(({ value }) => value),
      ...names.flatMap((name) => name.split(' ')),
      born,
    ]);
    for (const value of values)
      if (value !== undefined && value.length > 4) assert.ok(!why.join(' ').includes(value), 'a reason tells a value');
  }
});
