// Words one slip apart, with near misses, and an index that finds what a look at every word finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { looksAlike, slipBetween, wordIndex, type Slip } from './misread.ts';

const ROWS: readonly (readonly [string, string, Slip | null])[] = [
  ['hol1is', 'hollis', 'digit'],
  ['6arrity', 'garrity', 'digit'],
  ['hallis', 'hollis', 'look-alike'],
  ['ffior', 'ffion', 'look-alike'],
  ['feerey', 'feeney', 'look-alike'],
  ['hamid', 'harnid', 'look-alike'],
  ['harnid', 'hamid', 'look-alike'],
  ['lvatson', 'watson', null],
  ['vvatson', 'watson', 'look-alike'],
  ['hozlis', 'hozzis', 'other'],
  ['hollas', 'hollis', 'other'],
  ['holis', 'hollis', 'other'],
  ['holliss', 'hollis', 'other'],
  ['hloli', 'holli', 'other'],
  ['hollis', 'hollis', null],
  ['halles', 'hollis', null],
  ['hol', 'hollis', null],
  ['', 'a', 'other'],
];

for (const [written, meant, slip] of ROWS)
  test(`misread: ${written} for ${meant}: ${slip ?? 'no single slip'}`, () => {
    assert.equal(slipBetween(written, meant), slip);
  });

test('misread: what looks alike does so both ways', () => {
  for (const a of 'abcdefghijklmnopqrstuvwxyz0123456789')
    for (const b of 'abcdefghijklmnopqrstuvwxyz0123456789') assert.equal(looksAlike(a, b), looksAlike(b, a), a + b);
});

test('misread: the index finds exactly what comparing with every word finds', () => {
  const word = fc.string({ unit: fc.constantFrom(...'rnmcldvwao10'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), word, (words, written) => {
      const listed = [...new Set(words)];
      const slow = listed.flatMap((one) => {
        const slip = slipBetween(written, one);
        return slip === null ? [] : [`${one} ${slip}`];
      });
      const index = wordIndex(listed);
      const found = index.find(written).map(({ word, slip }) => `${word} ${slip}`);
      assert.deepEqual([...found].sort(), slow.sort());
      assert.equal(index.find(written), index.find(written));
    }),
    { numRuns: 500 },
  );
});
