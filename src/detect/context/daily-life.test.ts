// Work, school and kin: each table with its near misses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../../model/index.ts';
import { occupationRecogniser } from './occupation.ts';
import { relation } from './relation.ts';
import { schoolRecogniser } from './school.ts';
import { covered, missed, tryOn, wronglyFound } from './trial.ts';
import { NOTHING_KNOWN } from './whole.ts';
import { workplaceRecogniser } from './workplace.ts';

const school = schoolRecogniser(NOTHING_KNOWN);
const workplace = workplaceRecogniser({ ...NOTHING_KNOWN, premises: ['hobson & daughters'] });
const occupation = occupationRecogniser({ ...NOTHING_KNOWN, premises: ['hobson & daughters'] });

const SCHOOLS: readonly (readonly [string, string, DocumentType?])[] = [
  ['My son goes to Ashfield Grange Academy.', 'Ashfield Grange Academy'],
  ['She is in Year 8 at Holmfield.', 'Year 8 at Holmfield'],
  ['I had to fetch the twins from the nursery behind the library.', 'the nursery behind the library'],
  ['I dropped Kasia at Sunny Steps and drove on.', 'Sunny Steps'],
  ['He started at Ysgol Bryn Mawr in September.', 'Ysgol Bryn Mawr'],
  ['ATTENDS ST AIDAN’S PRIMARY SCHOOL', 'ST AIDAN’S PRIMARY SCHOOL', 'CAD'],
  ['I am reading law, a student at Durham University.', 'Durham University'],
  ['Her form tutor, Mr Dacosta, saw the bruise.', 'form tutor'],
  ['I do not want him to find out which school they go to.', 'which school they go to'],
  ['My lad started in reception this term.', 'started in reception'],
  ['He is at college doing plumbing.', 'college doing plumbing'],
  ['She is reading law at York.', 'law at York'],
  ['He gets the school bus at ten to eight.', 'the school bus'],
  ['She plays netball for the school.', 'plays netball for the school'],
]; // prettier-ignore

const NO_SCHOOLS: readonly string[] = [
  'He sat in reception at the police station.',
  'The PC was reading the statement at Leeds.',
  'I have not seen him since I left school.',
  'The car turned into College Road and then High Street.',
  'He was taken to University Hospital.',
  'We did a course at the police training college.',
  'The case was heard at the High Court.',
];

test('schools are found, words that only look like them are not', () => {
  assert.deepEqual(
    missed(SCHOOLS, (text, row) => tryOn(school, text, row[2] as DocumentType | undefined)),
    [],
  );
  assert.deepEqual(
    wronglyFound(NO_SCHOOLS, (text) => tryOn(school, text)),
    [],
  );
});

test('a school that another paper named is found by its short name', () => {
  const learnt = schoolRecogniser({ ...NOTHING_KNOWN, schools: ['ashfield grange'] });
  const text = 'He waits outside Ashfield Grange for them.';
  assert.ok(covered(tryOn(learnt, text), text, 'Ashfield Grange') === 1);
});

const WORK: readonly (readonly [string, string, string])[] = [
  ['I work at the Moorside Garden Centre and I was on my break.', 'the Moorside Garden Centre', 'identifying'],
  ['I am employed by Calder Ambulance Trust.', 'Calder Ambulance Trust', 'identifying'],
  ['I do two shifts a week at the Brown Cow in Ripponden.', 'the Brown Cow in Ripponden', 'identifying'],
  ['I am based at Elland depot.', 'Elland depot', 'identifying'],
  ['I have worked for Hobson & Daughters for six years.', 'Hobson & Daughters', 'complainant'],
  ['Employer: Northowram Dental Practice', 'Northowram Dental Practice', 'identifying'],
  ['She runs a flower stall in the Piece Hall.', 'a flower stall in the Piece Hall', 'identifying'],
]; // prettier-ignore

const NO_WORK: readonly string[] = [
  'I am a constable and I work at Halifax police station.',
  'The lock does not work in the cold.',
  'I know him from the garage; he works at the tyre bay.',
  'I left home at nine and drove to the shops.',
];

test('workplaces are found and told apart from the business that complains', () => {
  assert.deepEqual(
    missed(WORK, (text, row) => tryOn(workplace, text).filter(({ hit }) => hit.traits?.includes(row[2] as string))),
    [],
  );
  assert.deepEqual(
    wronglyFound(NO_WORK, (text) => tryOn(workplace, text)),
    [],
  );
});

const JOBS: readonly (readonly [string, string, string, DocumentType?])[] = [
  ['Age if under 18: Over 18   Occupation: Veterinary nurse', 'Veterinary nurse', 'bare-title'],
  ['Mr Boateng is a retired plumber.', 'a retired plumber', 'bare-title'],
  ['I am a bus driver and I was on a rest day.', 'a bus driver', 'bare-title'],
  ['She is a consultant surgeon at the Calderdale Royal.', 'a consultant surgeon at the Calderdale Royal', 'identifying'],
  ['He sits as a magistrate in Bradford.', 'sits as a magistrate', 'identifying'],
  ["I'm a dentist.", 'a dentist', 'bare-title'],
  ["He's a lollipop man at the crossing.", 'lollipop man', 'bare-title'],
  ['I stack shelves and my brother fits kitchens.', 'stack shelves', 'bare-title'],
  ['She plays the organ and works on the bins.', 'on the bins', 'bare-title'],
  ['My son is in the army.', 'the army', 'bare-title'],
  ['I am the floor manager at Hobson & Daughters.', 'the floor manager', 'role'],
]; // prettier-ignore

const NO_JOBS: readonly string[] = [
  'He put the bags on the tills and left.',
  'The army of rats ran past.',
  'Occupation: Police Constable',
  'Occupation: n/a',
  'The driver got out and ran.',
  'I spoke to the manager.',
];

test('occupations are found with what they tell', () => {
  assert.deepEqual(
    missed(JOBS, (text, row) => tryOn(occupation, text).filter(({ hit }) => hit.traits?.includes(row[2] as string))),
    [],
  );
  assert.deepEqual(
    wronglyFound(NO_JOBS, (text) => tryOn(occupation, text)),
    [],
  );
});

test('a bare word of kinship is one thing, a phrase that identifies another', () => {
  const bare = tryOn(relation, 'I rang my sister and then my older brother.');
  assert.deepEqual(
    bare.map(({ words }) => words),
    ['sister', 'brother'],
  );
  assert.ok(bare.every(({ hit }) => hit.traits?.includes('bare')));
  for (const text of [
    'She goes out with one of his mates.',
    "The man was the defendant's cousin.",
    "He is Nathan Pickles's stepson.",
  ]) {
    assert.ok(
      tryOn(relation, text).some(({ hit }) => hit.traits?.includes('identifying')),
      text,
    );
  }
  assert.deepEqual(
    tryOn(relation, 'God the Father and the child seat were in the car.').map(({ words }) => words),
    [],
  );
});
