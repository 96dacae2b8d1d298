import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternOf } from './pattern.ts';

const TEXT = 'Zawadzka-Obi of 7 Alma  Grove (flat 2/3) paid £4.50 [cash] + tip, 100% \\ a^b $5 {x} a|b';
for (const words of [
  'zawadzka-obi',
  'alma grove',
  '(flat 2/3)',
  '£4.50 [cash] + tip',
  '100% \\',
  'a^b $5 {x} a|b',
  '-',
])
  test(`typed words stand for themselves: ${words}`, () => {
    const hit = patternOf(words)?.exec(TEXT)?.[0];
    assert.equal(hit?.toLowerCase().replace(/\s+/g, ' '), words);
  });
test('a dot is no other sign, and nothing is no pattern', () => {
  assert.equal(patternOf('4.50')?.test('4x50'), false);
  assert.equal(patternOf('  '), null);
});
