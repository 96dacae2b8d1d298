// Special categories, in fields and in narrative; words of hate are the offence, not data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../../model/index.ts';
import { special } from './special.ts';
import { missed, tryOn, wronglyFound } from './trial.ts';

const FOUND: readonly (readonly [string, string, DocumentType?])[] = [
  ['I am a practising Catholic and I do not lie.', 'a practising Catholic'],
  ['I was on my way back from the gurdwara when I heard it.', 'back from the gurdwara'],
  ['We had been at Friday prayers.', 'at Friday prayers'],
  ['My parents do not know that I am gay.', 'I am gay'],
  ['She is transgender and was worried about being asked.', 'She is transgender'],
  ['He is waiting for his asylum appeal and is afraid to come to court.', 'waiting for his asylum appeal'],
  ['My visa runs out in May.', 'My visa runs out in May'],
  ['I am the union rep for the drivers.', 'the union rep'],
  ['I was out leafleting; I am a member of the Labour Party.', 'a member of the Labour Party'],
  ['A Polish lady from the next table helped me.', 'Polish'],
  ['Religion: Jewish   Next of kin: none', 'Jewish', 'MEDICAL'],
  ['Self-defined ethnicity A2', 'A2', 'CUSTODY'],
  ['I am of Pakistani heritage.', 'Pakistani heritage'],
]; // prettier-ignore

const NOT: readonly string[] = [
  'He called me a dirty Paki and told me to go home.',
  'He shouted "You lot should go back to your own country".',
  'She paid by Visa debit card.',
  'I lent it to him in March.',
  'The offence took place on Church Street opposite Temple Bar.',
  'He polished the counter and left.',
];

test('special categories are found', () => {
  assert.deepEqual(
    missed(FOUND, (text, row) => tryOn(special, text, row[2] as DocumentType | undefined)),
    [],
  );
});

test('words of the offence and words that only look like it are left', () => {
  assert.deepEqual(
    wronglyFound(NOT, (text) => tryOn(special, text)),
    [],
  );
});
