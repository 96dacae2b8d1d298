// Prose: joined lines, sentences, clauses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clauseAround } from './clause.ts';
import { proseOf } from './prose.ts';
import { viewFor } from './trial.ts';

const sentences = (text: string): string[] => {
  const prose = proseOf(viewFor(text));
  return prose.sentences.map(({ from, to }) => prose.text.slice(from, to));
};

test('lines that only the page broke are joined, entries are not', () => {
  const wrapped =
    'I was standing at the bar with my friends when a man whom I had never\nseen before came over to us. He pushed me.';
  assert.deepEqual(sentences(wrapped), [
    'I was standing at the bar with my friends when a man whom I had never seen before came over to us.',
    'He pushed me.',
  ]);
  assert.deepEqual(sentences('11:42 CALLER STATES MALE RUNNING AWAY TOWARDS THE RIVER NOW\n11:43 UNIT SENT'), [
    '11:42 CALLER STATES MALE RUNNING AWAY TOWARDS THE RIVER NOW',
    '11:43 UNIT SENT',
  ]);
});

test('titles and initials end no sentence', () => {
  assert.deepEqual(sentences('I saw Dr. Patel and Mrs. J. Moss. They left.'), [
    'I saw Dr. Patel and Mrs. J. Moss.',
    'They left.',
  ]);
});

test('a clause stops where the sentence takes a breath', () => {
  const text = 'He ran off but I take sertraline for my nerves, and I sat down.';
  const prose = proseOf(viewFor(text));
  const at = text.indexOf('sertraline');
  const clause = clauseAround(prose, { from: 0, to: text.length }, at, at + 10);
  assert.equal(text.slice(clause.from, clause.to), 'I take sertraline for my nerves');
});

test('prose keeps every offset', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const view = viewFor(text);
      const prose = proseOf(view);
      assert.equal(prose.text.length, view.text.length);
      for (const { from, to } of prose.sentences) assert.ok(from < to && to <= view.text.length);
    }),
  );
});
