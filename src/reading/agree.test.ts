import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementOf, judgeLine } from './agree.ts';
import type { FoundLine } from './line.ts';
import { align, fold, likeness } from './fold.ts';

const line = (text: string, confidence = 0.97): FoundLine => ({
  text,
  confidence,
  at: text.split('').map((_, i) => (i + 0.5) / Math.max(1, text.length)),
  quad: [[0, 0], [400, 0], [400, 30], [0, 30]],
  others: [],
  layer: 'grey',
}); // prettier-ignore
const words = (text: string): { text: string; from: number; to: number }[] =>
  text.split(' ').map((word, i, all) => ({ text: word, from: i / all.length, to: (i + 1) / all.length }));

test('rule R: read only where both agree and the first is sure', () => {
  const rows = [
    ['bornon 27/06/1984', 'born on 27/06/1984', 0.97, true],
    [
      'a silver van, MA80 WCF, came round the corner and stopped there',
      'a silver van, MAB80 WCF, came round the corner and stopped there',
      0.97,
      false,
    ],
    [
      'a silver van, MA80 WCF, came round the corner and stopped there',
      'a silver van, MA8O WCF, came round the corner and stopped there',
      0.97,
      true,
    ],
    ['Tel 07700 9OO123', 'Tel 07700 900123', 0.97, true],
    ['born on 27/06/1984', 'born on 27/06/1984', 0.89, false],
    ['born on 27/06/1984', 'born on 21/08/1964', 0.97, false],
    [
      'and I rang from my mobile which is 07700900336 and lent it',
      'and | rang from my mobile which is 077009003386 and lent it',
      0.97,
      false,
    ],
    [
      'and I rang from my mobile which is 07700900336 and lent it',
      'and | rang from my mobile which is O7700900336 and lent it',
      0.97,
      true,
    ],
    [
      'and I rang from my mobile which is 07700900336 and lent it',
      'and | rang from my mobile which is 07700 900 336 and lent it',
      0.97,
      true,
    ],
    [
      'and I rang from my mobile which is 07700900386 and lent it',
      'and | rang from my mobile which is 07700900336 and lent it',
      0.97,
      false,
    ],
    ['a statement of the same man about 27/06/1984', 'a statement of the same man about 27/06/198', 0.97, false],
    ['born', '', 0.97, false],
    ['', '', 0, false],
    ['', 'born', 0, false],
  ] as const;
  for (const [one, two, confidence, read] of rows)
    assert.equal(judgeLine(line(one, confidence), two === '' ? [] : words(two)).read, read, `${one} | ${two}`);
});
test('every reading is kept, whichever leads', () => {
  const judged = judgeLine({ ...line('NHS 943'), others: ['NH5 943'] }, words('NHS 948'));
  assert.deepEqual(judged.readings, ['NHS 943', 'NHS 948', 'NH5 943']);
});
test('of two readings of a number the one with more figures stands', () => {
  const text = (one: string, two: string): string =>
    judgeLine(line(one), words(two)).words.map(({ text: word }) => word).join(' '); // prettier-ignore
  assert.equal(text('my number is 07700900123,', 'my number is O7700900l23,'), 'my number is 07700900123,');
  assert.equal(text('my number is O77OO900123 at home', 'my number is 07700900123 at home'), 'my number is 07700900123 at home');
}); // prettier-ignore
test('of two readings of a word of letters that look alike the first stands, unless it sees figures or other capitals alone', () => {
  const text = (one: string, two: string): string =>
    judgeLine(line(one), words(two)).words.map(({ text: word }) => word).join(' '); // prettier-ignore
  assert.equal(text('Statement of: Ilse Penhale, over 18', 'Statement of: lise Penhale, over 18'), 'Statement of: Ilse Penhale, over 18');
  assert.equal(text('StatementofIlse Penhale,over 18', 'Statement of (lise) Penhale, over 18'), 'Statement of (Ilse) Penhale, over 18');
  assert.equal(text('He told somebody whom 1 knew', 'He told somebody whom | knew'), 'He told somebody whom I knew');
  assert.equal(text('in the fie1d of COrn', 'in the field of corn'), 'in the field of corn');
}); // prettier-ignore
test('dirt that only the second reader sees before a word is dropped', () => {
  const text = (one: string, two: string): string =>
    judgeLine(line(one), words(two)).words.map(({ text: word }) => word).join(' '); // prettier-ignore
  assert.equal(text('CHIDI 08/90417A', 'CHIDI /08/90417A'), 'CHIDI 08/90417A');
  assert.equal(text('see /08 there', 'see /08 there'), 'see /08 there');
});
test('a sheet on which readers differ goes to a person', () => {
  const good = judgeLine(line('the quick brown fox'), words('the quick brown fox'));
  const bad = judgeLine(line('He put his hand'), words('We pvl kis bond'));
  assert.equal(agreementOf([good]), 1);
  assert.equal(agreementOf([]), 1);
  assert.ok(agreementOf([good, bad, bad, bad]) < 0.9);
});
test('look-alikes fold, differences count', () => {
  assert.equal(fold('O0-Il1 Sz').folded, '0011152');
  assert.deepEqual(fold('a b').from, [0, 2]);
  assert.equal(likeness('HOSP M0771932', 'H0SP MO77I932'), 1);
  assert.ok(likeness('1234567890', '1234567899') < 0.95);
  assert.deepEqual([...align('abc', 'ac').to], [0, -1, 1]);
});
