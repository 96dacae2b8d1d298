// The scene: learnt from labels and plain sentences, marked in parts, told apart from the homes around it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextRecognisers, learnCase } from './index.ts';
import { sceneRecogniser } from './scene.ts';
import { PEOPLE, tryOn, viewFor } from './trial.ts';

const KNOWN = { roster: { people: PEOPLE }, offences: ['Burglary dwelling'] };
const SUMMARY = viewFor(
  'The offence took place on 3 May 2024 at 14 Acacia Road, Halifax, HX2 7QQ. It is the home of the victim.',
  'MG5',
  'D1',
);

test('a scene is learnt and marked in parts in every paper', () => {
  const whole = learnCase([SUMMARY], KNOWN);
  assert.deepEqual(whole.scenes[0], {
    street: 'Acacia Road',
    number: '14',
    town: 'Halifax',
    postcode: 'HX2 7QQ',
    home: 'V1',
  });
  const scene = sceneRecogniser(whole);
  const parts = (text: string): string[] =>
    tryOn(scene, text).map(({ words, hit }) => `${words} ${(hit.traits ?? [])[0] ?? ''}`);
  assert.deepEqual(parts('I went to 14 Acacia Road, Halifax, HX2 7QQ.'), [
    '14 house-number',
    'Acacia Road street',
    'Halifax town',
    'HX2 7QQ postcode',
  ]);
  assert.deepEqual(parts('He turned into Acacia Rd and ran.'), ['Acacia Rd street']);
  assert.deepEqual(parts('INC LOC 14 ACACIA ROAD'), ['14 house-number', 'ACACIA ROAD street']);
  assert.deepEqual(parts('out of the back of number 14'), ['14 house-number']);
  assert.deepEqual(parts('I live at 18 Acacia Road.'), []);
});

/** None of these sentences makes a scene. */
const HOMES: readonly string[] = [
  'Since the offence she has moved in with her daughter at 6 Abbey Close, Ilkley LS29 8NN.',
  'The witness, of 22 Mill Lane, Elland, heard the crash.',
  'I attended 18 Acacia Road and took a statement.',
  'At 06.10 I arrested him at 9 Quarry View, Halifax.',
  'Mr Peter Lunt, 3 Oats Street, filmed part of the incident.',
  'He gave the name of his mother, who lives at 7 Heath Row, Leeds.',
  'He is a serving prison officer. She is a bank clerk.',
  'He went back to the GF Flat, 17 Shirley Mews, Cardiff.',
];

test('where people live, stay or are met is no scene', () => {
  for (const text of HOMES) assert.deepEqual(learnCase([viewFor(text, 'MG5', 'D1')], KNOWN).scenes, [], text);
});

test('a business at its address is a scene by its name', () => {
  const whole = learnCase(
    [
      viewFor(
        'On 4 May 2024 at 22.10 hrs there was a fight at the Railway Arms, 3 Station Approach, Halifax HX1 1AA.',
        'MG5',
        'D1',
      ),
    ],
    KNOWN,
  );
  assert.equal(whole.scenes[0]?.premises, 'Railway Arms');
});

test('where a warrant was executed is a scene', () => {
  const whole = learnCase([viewFor('At 06.52 officers executed a warrant at 41 Falconhurst Row, Leeds.', 'MG5', 'D1')], KNOWN); // prettier-ignore
  assert.equal(whole.scenes[0]?.street, 'Falconhurst Row');
});

/** Offence, summary, what the victim says, and whether the victim's home is the scene. */
const HOME_ROWS: readonly (readonly [string, string, string, boolean])[] = [
  ['Assault', "PICKLES went to ZIELINSKA's house and forced the door.", 'He kicked my front door until it gave.', true],
  ['Threats to kill', 'There was an argument about money.', 'He came and shouted at my door.', true],
  ['Drug supply', 'Officers found ZIELINSKA tied up. A dealer was using her flat.', 'I was afraid.', true],
  ['Drug supply', 'ZIELINSKA knows PICKLES. Officers found cash in his flat.', 'I was afraid.', false],
  ['Assault', 'He struck her in the market.', 'I went home and locked my front door.', false],
  ['Assault', 'He struck her in the market.', 'I was hit by him outside the shop.', false],
];

test('the home of a victim is the scene where the papers say that it was done there', () => {
  for (const [offence, summary, statement, expected] of HOME_ROWS) {
    const views = [viewFor(summary, 'MG5', 'D1'), viewFor(statement, 'MG11', 'V1')];
    const { scenes } = learnCase(views, { ...KNOWN, offences: [offence] });
    assert.equal(scenes.some(({ home }) => home === 'V1'), expected, summary);
  }
}); // prettier-ignore

test('a house known by its name alone is a scene with its village', () => {
  const farmer = { ...(PEOPLE[1] as (typeof PEOPLE)[number]), addresses: ['Ellerbeck Farm, Skirrow, Halifax HX7 1ZZ'] };
  const known = { roster: { people: [PEOPLE[0] as (typeof PEOPLE)[number], farmer] }, offences: ['Arson'] };
  const summary = viewFor('At 01.15 the barn at Ellerbeck Farm, Skirrow was alight.', 'MG5', 'D1');
  const scene = sceneRecogniser(learnCase([summary], known));
  assert.deepEqual(tryOn(scene, 'I farm at Ellerbeck as my father did.').map(({ words }) => words), ['Ellerbeck']); // prettier-ignore
});

test('hostile text takes linear time', () => {
  for (const part of [
    'a',
    ' ',
    'lives with the house above ',
    'Aa ',
    ', and I, but the ',
    '"I live " ',
    'x\n',
    'Aa Primary School of the and ',
  ]) {
    const view = viewFor(part.repeat(Math.ceil(1_000_000 / part.length)));
    const start = process.cpuUsage().user;
    for (const recogniser of contextRecognisers)
      for (const hit of recogniser.find(view, KNOWN)) assert.ok(hit.to >= hit.from);
    assert.ok((process.cpuUsage().user - start) / 1e6 < 30, part);
  }
});
