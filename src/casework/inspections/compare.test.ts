// What an inspector found, held against what was proposed and decided: by words, since a copy's lines move and words go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Page } from '../../model/index.ts';
import type { Decided } from '../../review/index.ts';
import { comparePage, sideBySide } from './compare.ts';

/** A page of text in which every letter has a box. */
const pageOf = (text: string, no = 1): Page => ({
  no, size: [600, 800], crop: [0, 0, 600, 800], rotate: 0, text, role: 'body', unread: [],
  boxes: Float32Array.from([...text].flatMap((_, i) => [i * 5, 100, i * 5 + 5, 110])),
}); // prettier-ignore
const CAME = 'Joanna Nowak of 7 Alma Grove rang her sister Agata in Leeds';
const LEFT = 'Joanna Nowak of A rang her sister Agata in Leeds';
const at = (text: string, words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
const mark = (words: string, act: 'redact' | 'keep', more: { proposed?: 'redact' | 'keep' | 'ask'; by?: string; page?: number } = {}): Decided =>
  ({ act, ...(more.by ? { decision: { by: more.by, reason: 'The recipient knows it already' } } : {}), proposal: { id: words, act: more.proposed ?? act, rule: 'EW-1', reason: 'A sentence.', finding: { category: 'name', passage: { file: 'a.pdf', page: more.page ?? 1, ...at(CAME, words) } } } }) as unknown as Decided; // prettier-ignore
const find = (words: string) => ({ ...at(LEFT, words), category: 'name' as const });
const compare = (words: string, decided: readonly Decided[]) => comparePage([find(words)], pageOf(LEFT), pageOf(CAME), decided); // prettier-ignore

test('words are laid side by side although some went and a letter stands for them', () => {
  const places = sideBySide(pageOf(LEFT), pageOf(CAME));
  const to = (words: string) => places.get(at(LEFT, words).from);
  assert.deepEqual(to('Nowak'), at(CAME, 'Nowak'));
  assert.deepEqual(to('Agata'), at(CAME, 'Agata'));
  assert.equal(to('A rang'), undefined);
  assert.deepEqual(sideBySide(pageOf(''), pageOf(CAME)), new Map());
});

test('how it came to stay: by nobody, by a rule, by a person, in spite of a mark', () => {
  const came = (decided: readonly Decided[], words = 'Agata') => compare(words, decided).finds[0];
  assert.deepEqual([came([])?.came, came([])?.mark], ['not-found', null]);
  assert.equal(came([mark('Agata', 'keep')])?.came, 'kept-by-rule');
  assert.deepEqual(came([mark('Agata', 'keep', { proposed: 'redact', by: 'K. Malik' })]), { ...find('Agata'), came: 'kept-by-person', mark: { rule: 'EW-1', reason: 'The recipient knows it already', category: 'name', by: 'K. Malik' } }); // prettier-ignore
  // Whoever agrees with the rule has not overruled it.
  assert.equal(came([mark('Agata', 'keep', { proposed: 'keep', by: 'K. Malik' })])?.came, 'kept-by-rule');
  assert.equal(came([mark('Agata', 'redact')])?.came, 'covered');
  assert.equal(came([mark('Agata', 'keep', { page: 2 })])?.came, 'not-found', 'a mark of another page');
  assert.equal(came([], 'A rang')?.came, 'not-found', 'the letter of a box is no word, the one beside it is');
});

test('a mark over several words is met by each; the covered one says more than the kept', () => {
  assert.equal(compare('sister Agata', [mark('rang her sister', 'keep'), mark('Agata', 'redact')]).finds[0]?.came, 'covered'); // prettier-ignore
});

test('what was covered is counted, what stayed and was not marked is told', () => {
  const { covered, kept } = compare('Agata', [mark('7 Alma Grove', 'redact'), mark('Joanna Nowak', 'keep'), mark('Agata', 'keep')]); // prettier-ignore
  assert.deepEqual([covered, kept.map(({ rule }) => rule)], [1, ['EW-1']]);
});

test('where the paper that came in is not known, nothing is made up', () => {
  const { finds, covered, kept } = comparePage([find('Agata')], pageOf(LEFT), null, [mark('Agata', 'redact')]);
  assert.deepEqual([finds[0]?.came, covered, kept], ['not-known', 0, []]);
});

test('property: a page less some of its words finds each of the others at a place that says the same', () => {
  const word = fc.constantFrom('a', 'b', 'Nowak', 'of', '7');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.boolean()), { maxLength: 40 }), (words) => {
      const came = words.map(([one]) => one).join(' ');
      const left = words.filter(([, stays]) => stays).map(([one]) => one).join(' '); // prettier-ignore
      const places = sideBySide(pageOf(left), pageOf(came));
      // All of what stayed is there in what came: no word is without a place.
      assert.equal(places.size, left === '' ? 0 : left.split(' ').length);
      let end = 0;
      for (const [from, place] of places) {
        assert.ok(place.from >= end, 'in order');
        end = place.to;
        assert.equal(left.slice(from, from + place.to - place.from), came.slice(place.from, place.to));
      }
    }),
  );
});
