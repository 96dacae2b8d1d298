// Names of the case with one slip in them, as «who:words», and words that only look like one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradeOf } from '../grade.ts';
import { personOf } from '../table.ts';
import { viewOfText } from '../view.ts';
import { nameRecognisers } from './index.ts';

const people = [
  personOf('D1', 'Craig Anthony DUNMORE', { role: 'defendant', aliases: ['Dunny'] }),
  personOf('V1', 'Mrs Winifred Maud AKROYD', { role: 'victim' }),
  personOf('W1', 'Grace HALL'),
  personOf('W2', 'Abena NCUBE'),
  personOf('W3', 'April Rees'),
  personOf('W4', 'Siobhan GARRITY'),
  personOf('O1', 'PC 4417 Asif IQBAL', { role: 'officer' }),
];

const told = (text: string): string[] => {
  const view = viewOfText(text);
  return nameRecognisers
    .flatMap((one) => [...one.find(view, { roster: { people }, offences: [] })])
    .filter((hit) => gradeOf(hit.evidence) !== null && hit.evidence.some(({ kind }) => kind === 'roster'))
    .sort((a, b) => a.from - b.from)
    .map((hit) => `${hit.whose ?? '?'}:${view.text.slice(hit.from, hit.to).replace('\n', ' ')}`);
};

const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['We found Aknoyd Win in the hall of the house.', ['V1:Aknoyd Win']],
  ['He said it was Cnaig Anthony who had come.', ['D1:Cnaig Anthony']],
  ['I saw CRAIG ANTH0NY DUNMORE run off.', ['D1:CRAIG ANTH0NY DUNMORE']],
  ["It was Dunm0re's car and I knew it.", ['D1:Dunm0re']],
  ['It was Dunmare who did it, I am sure.', ['D1:Dunmare']],
  ['Mrs Akr0yd was on the floor.', ['V1:Mrs Akr0yd']],
  ['The witness A Ncnbe saw it too.', ['?:A Ncnbe']],
  ['I spoke with Abena Ncube. The witness A Ncnbe saw it too.', ['W2:Abena Ncube', 'W2:A Ncnbe']],
  ['I did not want 6arrity to see.', ['W4:6arrity']],
  ['Supper was cooked with 5 Garrity, then bed.', ['W4:5 Garrity']],
  ['It was CraigDunmore who did it.', ['D1:CraigDunmore']],
  ['It was Craig Dun more who did it.', ['D1:Craig Dun more']],
  ['Witnessed by OC 4417 and nobody else.', ['O1:OC 4417']],
  ['I gave it to pc 4417 in the end.', ['O1:pc 4417']],
  ['The bag went to RC Iqbal at once.', ['O1:RC Iqbal']],
  ['Officer in the case: lqbal, Leeds.', ['?:lqbal']],
  // Words and names of their own stay what they are.
  ['The Ball went into the garden.', []],
  ['Mr Ball was there with his dog.', []],
  ['Tom Ball was there with his dog.', []],
  ['The Heel of the boot was worn.', []],
  ['The cube was under the Cube building.', []],
  ['Mr Reed and Mrs Peel came by.', []],
  ['The parrot of T Garratt had gone.', []],
  ['Ms Carrity-Jones had a barrity in her hand, a barrity is a boat. Barrity came.', []],
  ['We counted: 5 Garrity Street, 6 Garrity Street.', []],
  ['It cost 4417 pounds, OC said.', []],
  ['The pack had 4417 on it.', []],
];

for (const [text, want] of ROWS)
  test(`misread name: ${text}`, () => {
    assert.deepEqual(told(text), want);
  });

test('misread name: a digit in a whole name is certain, a short word alone is only worth a look', () => {
  const gradesOf = (text: string) => {
    const view = viewOfText(text);
    return nameRecognisers.flatMap((one) =>
      [...one.find(view, { roster: { people }, offences: [] })].map((hit) => gradeOf(hit.evidence)),
    );
  };
  assert.deepEqual(gradesOf('I saw Craig Dunm0re run off.'), ['certain']);
  assert.deepEqual(gradesOf('I saw Craig Dunmare run off.'), ['likely']);
  assert.deepEqual(gradesOf('I told Ncubc that I had seen it.'), ['look']);
});
