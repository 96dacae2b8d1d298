// Clues: landmarks, routines, ties, one-of-a-kind offices. The recognisers may mark a little too much here, never the scene.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../../model/index.ts';
import { lifeClues } from './clue-life.ts';
import { placeClues } from './clue-place.ts';
import { covered, missed, tryOn, wronglyFound } from './trial.ts';
import { NOTHING_KNOWN } from './whole.ts';

const WHOLE = { ...NOTHING_KNOWN, scenes: [{ street: 'Acacia Road', number: '14', home: 'V1' }] };
const both = (text: string, type?: DocumentType) => [
  ...tryOn(placeClues(WHOLE), text, type),
  ...tryOn(lifeClues(WHOLE), text, type),
];

const CLUES: readonly (readonly [string, string, DocumentType?])[] = [
  ['We live in the bungalow next to the pumping station.', 'the bungalow next to the pumping station'],
  ['I am staying at my aunt’s over the launderette for now.', 'staying at my aunt’s over the launderette'],
  ['Our back gate is opposite the bowling green.', 'Our back gate is opposite the bowling green'],
  ['CALLER LIVES TWO DOORS DOWN FROM THE BUTCHERS', 'LIVES TWO DOORS DOWN FROM THE BUTCHERS', 'CAD'],
  ['I saw it from my kitchen window, which looks on to the mill pond.', 'from my kitchen window'],
  ['Every Thursday I take my mother to dialysis, then we walk home by the canal.', 'Every Thursday I take my mother'],
  ['I always park behind the Methodist hall.', 'I always park behind the Methodist hall'],
  ['I finish at half past ten and get the 508 home.', 'I finish at half past ten and get the 508 home'],
  ['My lad is in the same form as his daughter.', 'in the same form as his daughter'],
  ['She is the only midwife in Luddenden.', 'the only midwife in Luddenden'],
  ['He keeps the hardware shop by the bridge.', 'keeps the hardware shop'],
  ['I sing in the choir at St Jude’s on Wednesdays.', 'the choir at St Jude’s on Wednesdays'],
  ['His brother works at the same yard as my husband.', 'the same yard as my husband'],
  ['We have sold the house and we move in June.', 'sold the house'],
  ['My friend picks me up outside the swimming baths.', 'picks me up outside the swimming baths'],
  ['I drive a pink camper van with my name on the side.', 'my name on the side'],
  ['We were in the Courier when we won the raffle.', 'won the raffle'],
  ['I walk my two whippets along the towpath before six.', 'along the towpath before six'],
  ['He knows which bus I get.', 'which bus I get'],
]; // prettier-ignore

const NOT: readonly string[] = [
  'He ran across the road and over the wall.',
  'I saw the man outside the bookmakers.',
  'He hit me on the left side of the head.',
  'I have seen him on the estate every day for years.',
  'I would like to give evidence by live link.',
  'Not to contact the witness directly or indirectly.',
  'The car was parked opposite the shop.',
];

test('clues are found', () => {
  assert.deepEqual(
    missed(CLUES, (text, row) => both(text, row[2] as DocumentType | undefined)),
    [],
  );
});

test('what happened, and what the defendant does, is no clue', () => {
  assert.deepEqual(wronglyFound(NOT, both), []);
});

test('the street of the scene stays outside a clue', () => {
  const text = 'We have lived together on Acacia Road with the dogs and my sister for many years.';
  assert.equal(covered(both(text), text, 'Acacia Road'), 0);
});

test("the defendant's own address is the defendant's", () => {
  assert.ok(both('PICKLES lives in the flat above the bakery.').every(({ hit }) => hit.whose === 'D1'));
});
