// Records and a past with the law; officers' cautions and charges are near misses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { past } from './past.ts';
import { personRecord } from './record.ts';
import { covered, missed, tryOn, wronglyFound } from './trial.ts';

const TOLD: readonly (readonly [string, string])[] = [
  ['I was convicted of theft in 2009 when I was a student.', 'convicted of theft in 2009'],
  ['My brother has been inside for burglary.', 'has been inside for burglary'],
  ['I got a caution for shoplifting when I was fifteen.', 'a caution for shoplifting'],
  ['He is out on licence and not allowed in the town.', 'on licence'],
  ['She did eighteen months in Styal.', 'did eighteen months in Styal'],
  ['He has previous for violence.', 'has previous for violence'],
  ['I have a criminal record from years ago.', 'a criminal record'],
  ['Her cousin was bound over last year.', 'was bound over last year'],
]; // prettier-ignore

const NOT: readonly string[] = [
  'He was cautioned and replied "No comment".',
  'I interviewed him under caution.',
  'He is currently in custody at the suite.',
  'I went inside the shop.',
  'He showed me his driving licence.',
  'I am charged with the offence of keeping the till.',
];

test('a past told in narrative', () => {
  assert.deepEqual(
    missed(TOLD, (text) => tryOn(past, text)),
    [],
  );
  assert.deepEqual(
    wronglyFound(NOT, (text) => tryOn(past, text)),
    [],
  );
});

test('whose past it is, where that is plain', () => {
  const whose = (text: string, about?: string): string | undefined => tryOn(past, text, 'MG5', about)[0]?.hit.whose;
  assert.equal(whose('PICKLES has six convictions for ten offences.'), 'D1');
  assert.equal(whose('The defendant threw the glass. He has six convictions for ten offences.'), 'D1');
  assert.equal(whose('Record: three convictions, the last in 2019.', 'D1'), 'D1');
  assert.equal(whose('Her friend Dean is fresh out of prison.'), undefined);
  assert.equal(whose('The defendant left with Dean, who is fresh out of prison.'), undefined);
});

const PRINT = `PNC PRINT\tPRINTED 04/02/25
NAME PICKLES, NATHAN ROBERT\tDOB 04/05/1990
WARNING SIGNALS: WEAPONS; SELF HARM
DNA CONFIRMED 97100234
CONVICTIONS 2\tOFFENCES 3
1. 11/03/11 HALIFAX MAGISTRATES\tTHEFT\tFINE £80
2. 19/08/16 BRADFORD CROWN COURT\tAFFRAY\t6 MTHS\tAGGRIEVED MR P LUMB, 4 OAT STREET
NO FURTHER ACTION
08/08/20 ASSAULT NFA
END OF PRINT`;

test('a record is read line by line, other people left out', () => {
  const found = tryOn(personRecord, PRINT, 'PNC', 'D1');
  const of = (trait: string) => found.filter(({ hit }) => hit.traits?.includes(trait));
  assert.ok(covered(of('own-record'), PRINT, '11/03/11 HALIFAX MAGISTRATES\tTHEFT\tFINE £80') === 1);
  assert.ok(covered(of('own-record'), PRINT, '19/08/16 BRADFORD CROWN COURT\tAFFRAY\t6 MTHS') === 1);
  assert.equal(covered(found, PRINT, 'MR P LUMB, 4 OAT STREET'), 0);
  assert.equal(covered(found, PRINT, 'PICKLES, NATHAN ROBERT'), 0);
  assert.ok(covered(of('summary'), PRINT, 'CONVICTIONS 2\tOFFENCES 3') > 0.9);
  assert.ok(covered(of('non-conviction'), PRINT, '08/08/20 ASSAULT NFA') === 1);
  assert.ok(covered(of('marker'), PRINT, 'WEAPONS; SELF HARM') === 1);
  assert.ok(covered(of('dna'), PRINT, 'CONFIRMED 97100234') === 1);
});
