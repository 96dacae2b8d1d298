import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { viewOfText } from '../view.ts';
import { LEAN, shippedTagger, unseenPeople } from './index.ts';
import { compress, decompress, packModel, unpackModel } from './model.ts';
import { taggerOf, type Tag } from './tag.ts';
import { tokenise } from './tokens.ts';
import { inCapitals, inSmallLetters, misread, withCopies } from './train/copies.ts';
import { readOwn } from './train/corpora.ts';
import { learn, random, RECIPE } from './train/learn.ts';
import { listsOf } from './train/lists.ts';
import { ownTexts } from './train/recipe.ts';

const FILE = readFileSync(new URL('weights.bin', import.meta.url));

const pieces = (text: string): string[] => {
  const { count, from, to } = tokenise(text);
  return Array.from({ length: count }, (_, i) => text.slice(from[i], to[i]));
};

test('a text is taken apart into words, numbers and signs', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["Mr O'Neill's car", ['Mr', "O'Neill", "'s", 'car']],
    ['Anna-Maria, 12a', ['Anna', '-', 'Maria', ',', '12', 'a']],
    ["'Siân' said", ["'", 'Siân', "'", 'said']],
    ['the boys’ room', ['the', 'boys', '’', 'room']],
    ['', []],
  ];
  for (const [text, want] of rows) assert.deepEqual(pieces(text), want);
});

test('the weights are under a megabyte and read back as they were packed', () => {
  assert.ok(FILE.length < 1_000_000, String(FILE.length));
  const packed = decompress(FILE);
  const model = unpackModel(packed);
  assert.ok(Buffer.from(packModel(model)).equals(packed));
  assert.throws(() => unpackModel(packed.subarray(1)), /no weights/);
  assert.throws(() => unpackModel(new Uint8Array(3)), /no weights/);
});

const isFound = (tags: readonly Tag[], from: number, to: number, text: string): boolean =>
  [...text.slice(from, to).matchAll(/[\p{L}\d]+/gu)].every(({ 0: word, index }) =>
    tags.some((tag) => tag.from <= from + index && tag.to >= from + index + word.length),
  );

test('persons in paragraphs that were held out of training', () => {
  const ways: readonly (readonly [string, (text: string) => string, number])[] = [
    ['as written', (text) => text, 0.94],
    ['small letters', inSmallLetters, 0.85],
    ['capitals', inCapitals, 0.85],
    ['2 % misread', (text) => misread(text, 0.02, random(3)), 0.9],
  ];
  for (const [name, write, least] of ways) {
    let all = 0;
    let found = 0;
    for (const { text, marks } of ownTexts(true)) {
      const written = write(text);
      const tags = shippedTagger().tag(written, LEAN);
      for (const mark of marks.filter(({ allowed }) => allowed === 2)) {
        all++;
        if (isFound(tags, mark.from, mark.to, written)) found++;
      }
    }
    assert.ok(all > 90, String(all));
    assert.ok(found / all >= least, `${name}: ${found} of ${all}`);
  }
});

test('leaning finds more, never less, of what stands in the text', () => {
  for (const { text } of ownTexts(true)) {
    const few = shippedTagger().tag(text, 0);
    const many = shippedTagger().tag(text, 200);
    for (const tag of many) {
      assert.ok(tag.from >= 0 && tag.to <= text.length && tag.from < tag.to);
      assert.match(text.slice(tag.from, tag.to), /[\p{L}\d]/u);
    }
    const size = (tags: readonly Tag[]): number => tags.reduce((sum, tag) => sum + tag.to - tag.from, 0);
    assert.ok(size(many) >= size(few) * 0.95);
  }
});

test('the same texts give the same weights; other texts give others', () => {
  const samples = ownTexts(false).slice(0, 12).flatMap((sample, i) => withCopies(sample, i)); // prettier-ignore
  const lists = listsOf([{ name: 'marta', count: 900 }], samples);
  const once = packModel(learn(samples, lists, { ...RECIPE, rounds: 2 }));
  const twice = packModel(learn(samples, lists, { ...RECIPE, rounds: 2 }));
  assert.ok(Buffer.from(once).equals(Buffer.from(twice)));
  assert.ok(
    !Buffer.from(once).equals(Buffer.from(packModel(learn(samples.slice(4), lists, { ...RECIPE, rounds: 2 })))),
  );
  assert.ok(unpackModel(decompress(compress(once))).rows.length > 0);
});

test('what it was taught it knows', () => {
  const samples = ownTexts(false);
  const tagger = taggerOf(learn(samples, listsOf([], samples)));
  let all = 0;
  let found = 0;
  for (const { text, marks } of samples) {
    const tags = tagger.tag(text, 0);
    for (const { from, to, allowed } of marks.filter((mark) => mark.allowed === 2)) {
      assert.equal(allowed, 2);
      all++;
      if (isFound(tags, from, to, text)) found++;
    }
  }
  assert.ok(found / all > 0.97, `${found} of ${all}`);
});

test('copies keep their length, so that marks stay where they stood', () => {
  for (const sample of ownTexts(true))
    for (const copy of withCopies(sample, 1)) {
      assert.equal(copy.text.length, sample.text.length);
      assert.deepEqual(copy.marks, sample.marks);
    }
  assert.notEqual(misread('Marta Kowal lives here', 0.5, random(1)), 'Marta Kowal lives here');
});

test('marks of our own texts stand on their names', () => {
  const [first] = readOwn(new URL('text/statements.txt', import.meta.url).pathname);
  assert.deepEqual(
    first?.marks.slice(0, 2).map(({ from, to }) => first.text.slice(from, to)),
    ['Marta Kowal', 'Dariusz'],
  );
});

test('only people whom nobody else found are proposed, as "look"', () => {
  const text = 'I then saw Bogdan Iliescu and his cousin Vasile by the gate.';
  const view = viewOfText(text);
  const all = unseenPeople(view, [], shippedTagger(), LEAN);
  const names = all.map(({ from, to }) => view.text.slice(from, to));
  assert.ok(names.includes('Bogdan Iliescu'), names.join());
  const taken = all.map((hit) => ({ ...hit, category: 'officer' as const }));
  assert.deepEqual(unseenPeople(view, taken, shippedTagger(), LEAN), []);
});
