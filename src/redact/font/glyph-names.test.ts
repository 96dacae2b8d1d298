// Glyph names: which say their letter, which only tell where a glyph stood in some font.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isSpeaking, isUsual, letterOf, nameAt, STANDARD_STRINGS } from './glyph-names.ts';

it('knows the letters of names', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['A', 'A'],
    ['quotesingle', "'"],
    ['grave', '`'],
    ['fi', 'ﬁ'],
    ['Euro', '€'],
    ['Zcaron', 'Ž'],
    ['aogonek', 'ą'],
    ['uni0142', 'ł'],
    ['uni142', undefined],
    ['uni01420', undefined],
    ['acute', '´'],
    ['xacute', undefined],
    ['g17', undefined],
    ['c65', undefined],
    ['.notdef', undefined],
    ['', undefined],
  ];
  for (const [name, letter] of table) assert.equal(letterOf(name), letter, name);
});

it('has the standard strings at their numbers', () => {
  const table = [[0, '.notdef'], [1, 'space'], [34, 'A'], [149, 'germandbls'], [228, 'zcaron'], [229, 'exclamsmall'], [390, 'Semibold']] as const; // prettier-ignore
  assert.equal(STANDARD_STRINGS.length, 391);
  for (const [id, name] of table) assert.equal(STANDARD_STRINGS[id], name);
});

it('has the encodings of PDF', () => {
  assert.equal(nameAt('WinAnsiEncoding', 39), 'quotesingle');
  assert.equal(nameAt('StandardEncoding', 39), 'quoteright');
  assert.equal(nameAt('WinAnsiEncoding', 128), 'Euro');
  assert.equal(nameAt('MacRomanEncoding', 128), 'Adieresis');
  assert.equal(nameAt('StandardEncoding', 128), undefined);
  assert.equal(nameAt('WinAnsiEncoding', 10), undefined);
});

it('tells usual codes and speaking names from those of a subset', () => {
  assert.ok(isUsual('A', 65));
  assert.ok(!isUsual('A', 1));
  assert.ok(!isUsual('g1', 1));
  assert.ok(isSpeaking('oneoldstyle'));
  assert.ok(!isSpeaking('g1'));
});
