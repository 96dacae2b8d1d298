// Safety, intelligence, money in words, codes and pets: tables with near misses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../../model/index.ts';
import { household } from './household.ts';
import { informant } from './informant.ts';
import { money } from './money.ts';
import { safetyRecogniser } from './safety.ts';
import { covered, missed, tryOn, wronglyFound } from './trial.ts';
import { NOTHING_KNOWN } from './whole.ts';

const safety = safetyRecogniser(NOTHING_KNOWN);

const SAFE: readonly (readonly [string, string, DocumentType?])[] = [
  ['She has been moved to a refuge and the children are with her.', 'She has been moved to a refuge'],
  ['A panic alarm has been fitted.', 'A panic alarm has been fitted'],
  ['There is a spare key under the blue pot.', 'spare key under the blue pot'],
  ['The key safe code is 2580.', 'The key safe code is 2580'],
  ['A treat as urgent marker is on the address.', 'treat as urgent marker is on the address'],
  ['Her new address is not known to the suspect.', 'not known to the suspect'],
  ['Heard at MARAC on 4 June, high risk.', 'Heard at MARAC on 4 June'],
  ['The council has changed the locks and put a camera over the door.', 'put a camera over the door'],
  ['She will give evidence by live link from Carlisle.', 'live link from Carlisle'],
  ['He must not find out where she is working.', 'must not find out where'],
  ['DOES NOT WANT HIM TO KNOW SHE RANG', 'DOES NOT WANT HIM TO KNOW', 'CAD'],
  ['She has a non-molestation order against her former husband.', 'a non-molestation order'],
  ['I have changed my number.', 'changed my number'],
  ['I am frightened of reprisals.', 'frightened of reprisals'],
  ['We put cameras up at the back.', 'cameras up'],
  ['The door code is 7719Y.', 'code is 7719Y'],
  ['Areas of choice: Kendal, Penrith', 'Kendal, Penrith', 'LETTER'],
]; // prettier-ignore

const NOT_SAFE: readonly string[] = [
  'TFRS INFORMED INC 4410',
  'He changed his clothes and his mind.',
  'He left by the back door.',
  'The keys were in the ignition.',
  'I do not know where he went.',
  'The fire alarm went off.',
];

test('what keeps somebody safe is found', () => {
  assert.deepEqual(
    missed(SAFE, (text, row) => {
      const type = row[2] as DocumentType | undefined;
      return [...tryOn(safety, text, type), ...tryOn(household, text, type)];
    }),
    [],
  );
  assert.deepEqual(
    wronglyFound(NOT_SAFE, (text) => tryOn(safety, text)),
    [],
  );
});

test('the town of a refuge is secret in every paper', () => {
  const text = 'I go up to Kendal on Sundays.';
  assert.equal(covered(tryOn(safetyRecogniser({ ...NOTHING_KNOWN, havens: ['kendal'] }), text), text, 'Kendal'), 1);
});

const SOURCES: readonly (readonly [string, string, DocumentType?])[] = [
  ['INTEL: CRIMESTOPPERS REF 88-12 NAMES PICKLES AS THE SELLER', 'CRIMESTOPPERS REF 88-12 NAMES PICKLES AS THE SELLER', 'CAD'],
  ['A registered source reports that he keeps the van at his cousin’s.', 'A registered source reports that he keeps the van at his cousin’s'],
  ['An anonymous caller said that the bikes were in the lock-up.', 'An anonymous caller said that the bikes were in the lock-up'],
  ['The information came from his landlady, who asks not to be named.', 'The information came from his landlady'],
  ['See Niche 25-11902 - associates.', 'Niche 25-11902'],
]; // prettier-ignore

const NO_SOURCES: readonly string[] = [
  'SOURCE 999 MOBILE',
  'INFORMANT NOW WITH OFFICERS',
  'The source of the fire was the toaster.',
  'Item 4: CCTV. Location: Intel',
];

test('intelligence and its sources are found', () => {
  assert.deepEqual(
    missed(SOURCES, (text, row) => tryOn(informant, text, row[2] as DocumentType | undefined)),
    [],
  );
  assert.deepEqual(
    wronglyFound(NO_SOURCES, (text) => tryOn(informant, text, 'CAD')),
    [],
  );
});

const MONEY: readonly (readonly [string, string])[] = [
  ['It came out of my savings account ending 4471.', 'savings account ending 4471'],
  ['I get Universal Credit and that was the rent.', 'Universal Credit'],
  ['He has pupil premium.', 'pupil premium'],
  ['Barry has an attachment of earnings.', 'attachment of earnings'],
  ['09 Dec DWP ATTENDANCE ALL', 'DWP ATTENDANCE ALL'],
  ['My mortgage is three months behind.', 'My mortgage'],
  ['my Dales Building Society book, roll number 22-8841', 'roll number 22-8841'],
]; // prettier-ignore

test('money in words is found', () => {
  assert.deepEqual(
    missed(MONEY, (text) => tryOn(money, text)),
    [],
  );
  for (const text of ['I paid £14 for the taxi.', 'He took account of the wind.'])
    assert.deepEqual(tryOn(money, text), [], text);
});

test('pets by name and codes of doors', () => {
  assert.deepEqual(
    tryOn(household, 'my dog, Biscuit, barked').map(({ words }) => words),
    ['Biscuit'],
  );
  assert.deepEqual(tryOn(household, 'The sort code is 112233 and the dog barked.'), []);
  assert.ok(tryOn(household, 'The gate code is 4190.').some(({ hit }) => hit.traits?.includes('door-code')));
});
