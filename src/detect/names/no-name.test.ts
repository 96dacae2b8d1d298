// What reads like a name and is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../model/index.ts';
import type { Hit } from '../recogniser.ts';
import { viewOfText } from '../view.ts';
import { viewFor } from '../context/trial.ts';
import { withoutNoNames } from './no-name.ts';

const person = (id: string, name: string): Person => ({ ...{ id, role: 'victim', names: [name], aliases: [], addresses: [], phones: [], emails: [] }, ...{ numbers: [], protections: [], source: 'manifest' } }); // prettier-ignore
const ROSTER = { people: [person('V1', 'Marta Kowal')] };
const unlisted = (text: string, words: string): number => {
  const from = text.indexOf(words);
  const hit: Hit = { from, to: from + words.length, category: 'name', evidence: [{ kind: 'cue', says: 'made', weight: 3 }], traits: [] }; // prettier-ignore
  return withoutNoNames([hit], viewFor(text, 'MG5'), ROSTER).length;
};
const left = (text: string, words: string, more: Partial<Hit> = {}): Hit[] => {
  const from = text.indexOf(words);
  const hit: Hit = { from, to: from + words.length, category: 'name', evidence: [{ kind: 'cue', says: 'made', weight: 3 }], traits: ['learnt'], whose: 'T1', ...more }; // prettier-ignore
  return withoutNoNames([hit], viewOfText(text), ROSTER);
};

test('contractions, months, things and places are no names', () => {
  assert.equal(left('He said, "She\'ll be back."', "She'll").length, 0);
  assert.equal(left('six times between May and July 2024', 'May').length, 0);
  assert.equal(left('We met at Kelso Hall on the hill.', 'Kelso').length, 0);
  assert.equal(left('He was seen in Ashley and later near Ashley.', 'Ashley').length, 0);
});
test('words in small letters behind a word of kin are no names', () => {
  assert.equal(unlisted('his daughter, misjudged the gap', 'misjudged'), 0);
  assert.equal(unlisted('his daughter, Elin, sat behind', 'Elin'), 1);
});
test('people stay', () => {
  assert.equal(left('I spoke to May about it.', 'May').length, 1);
  assert.equal(left('I gave it to Ashley in Leeds.', 'Ashley').length, 1);
  assert.equal(left("It was in Ashley's bag.", 'Ashley').length, 1);
});
test('a name spelt out belongs to whom it spells', () => {
  assert.equal(left('Surname K, O, W, A, L.', 'K, O, W, A, L', { whose: 'T1' })[0]?.whose, 'V1');
});
