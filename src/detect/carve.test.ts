// Passages cut round what has a rule of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category } from '../model/index.ts';
import { carve } from './carve.ts';
import type { Hit } from './recogniser.ts';
import { viewOfText } from './view.ts';

const hit = (text: string, words: string, category: Category, weight = 3, kind: 'cue' | 'model' = 'cue'): Hit => {
  const from = text.indexOf(words);
  assert.ok(from >= 0, words);
  return { from, to: from + words.length, category, evidence: [{ kind, says: 'made for the test', weight }] };
};

/** Text, the passage in it, what stands inside, the pieces that are left of the passage. */
const ROWS: readonly (readonly [string, string, readonly (readonly [string, Category, number?])[], readonly string[]])[] = [
  ['She told Kate Moor that her kidneys are failing.', 'told Kate Moor that her kidneys are failing', [['Kate Moor', 'name']], ['that her kidneys are failing']],
  ["I walk past Dunn's gate with the pram.", "I walk past Dunn's gate with the pram", [['Dunn', 'name']], ['I walk past', 'gate with the pram']],
  ['On 8 October 2024 she was given lithium.', 'On 8 October 2024 she was given lithium', [], ['she was given lithium']],
  ['I have lived on the quay since 1999.', 'have lived on the quay since 1999', [], ['have lived on the quay since']],
  ['My operation in 1999 failed.', 'My operation in 1999 failed', [], ['My operation in 1999 failed']],
  // A day that is the secret stays in the passage; so does a weak name.
  ['The baby is due on 8 October 2025.', 'The baby is due on 8 October 2025', [], ['The baby is due on 8 October 2025']],
  ['We live behind Rose Cottage.', 'We live behind Rose Cottage', [['Rose', 'name', 1]], ['We live behind Rose Cottage']],
  // Nothing is cut that reaches further than the passage.
  ['He lives at 4 Mill Row, Otley.', 'lives at 4 Mill Row', [['4 Mill Row, Otley', 'address']], ['lives at 4 Mill Row']],
]; // prettier-ignore

test('a passage is cut round surer values and ordinary days', () => {
  for (const [text, passage, inside, left] of ROWS) {
    const hits = [hit(text, passage, 'clue'), ...inside.map(([words, category, weight]) => hit(text, words, category, weight))];
    const cut = carve(hits, viewOfText(text)).filter(({ category }) => category === 'clue');
    assert.deepEqual(cut.map(({ from, to }) => text.slice(from, to)), left, text);
  }
}); // prettier-ignore

test('what is left of a proposed clause must still say something', () => {
  const text = 'I then saw Kate Moor by the gate.';
  const hits = [hit(text, 'I then saw Kate Moor by the gate', 'clue', 1.2, 'model'), hit(text, 'Kate Moor', 'name')];
  assert.deepEqual(carve(hits, viewOfText(text)).map(({ category }) => category), ['clue', 'name', 'clue']); // prettier-ignore
  const short = 'saw Kate Moor there';
  const few = [hit(short, short, 'clue', 1.2, 'model'), hit(short, 'Kate Moor', 'name')];
  assert.deepEqual(carve(few, viewOfText(short)).map(({ category }) => category), ['name']); // prettier-ignore
});
