import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from '../table.ts';
import { viewOfText } from '../view.ts';
import { evidentialVehicles, learnHarmed, learnVehicles } from './vehicles.ts';
import { NOTHING_KNOWN } from './whole.ts';

const known = {
  roster: { people: [personOf('D1', 'Craig Anthony AKERS', { role: 'defendant' }), personOf('W1', 'Lena Worth')] },
  offences: [],
};
const learnt = (...texts: string[]): readonly string[] =>
  learnVehicles(
    texts.map((text) => viewOfText(text)),
    known,
  );

test('the vehicle of the offence is learnt from the papers', () => {
  for (const text of [
    'AKERS drove off in his white Transit, CE15 MGK.',
    'PNC VEHICLE CE15 MGK KEEPER AKERS CRAIG ANTHONY',
    "a motor cycle, CE15 MGK, recovered from the defendant's parking space",
    "the defendant's grey Golf, CE15 MGK, was there",
    'Vehicle VW Golf, grey, CE15 MGK (owner driver)',
  ])
    assert.deepEqual(learnt(text), ['CE15MGK'], text);
});

test("other people's vehicles are not", () => {
  assert.deepEqual(learnVehicles([{ ...viewOfText('He then left in his white van, CE15 MGK.'), type: 'MG5' }], known), [
    'CE15MGK',
  ]);
  for (const text of [
    'He left in his van, CE15 MGK.',
    'AKERS walked past. My car is a silver Yaris, CE15 MGK.',
    'Lena Worth was in the queue in a pick-up, CE15 MGK, when AKERS passed.',
    'The defendant drove off. A cab driver, CE15 MGK, followed.',
    'Veh CE15 MGK silver',
  ])
    assert.deepEqual(learnt(text), [], text);
});

test("it is marked in every paper as the defendant's", () => {
  const recogniser = evidentialVehicles({ ...NOTHING_KNOWN, vehicles: ['CE15MGK'] });
  const hits = [...recogniser.find(viewOfText('CE15MGK went left, HN65 WCF did not'), known)];
  assert.equal([...recogniser.find(viewOfText('"Charlie Echo one five Mike Golf Kilo"'), known)].length, 1);
  assert.deepEqual(
    hits.map((hit) => [hit.from, hit.to, hit.whose, hit.traits]),
    [[0, 7, 'D1', ['evidential']]],
  );
});

test('the vehicle that the offence was done to is learnt, damage only where the case is about damage', () => {
  const harmed = (text: string, offences: readonly string[], type: 'MG5' | 'MG6C' = 'MG5'): readonly string[] =>
    learnHarmed([{ ...viewOfText(text), type }], { ...known, offences });
  for (const text of ['her car, a red Kia Picanto, NV17 EKR, was set alight', 'he struck a parked red Suzuki Swift, NV17 EKR,', 'a fire in a Kia Picanto, NV17 EKR'])
    assert.deepEqual(harmed(text, ['Stalking']), ['NV17EKR'], text);
  assert.deepEqual(harmed('he scratched the green Juke, NV17 EKR', ['Criminal damage']), ['NV17EKR']);
  assert.deepEqual(harmed('he scratched the green Juke, NV17 EKR', ['Stalking']), []);
  assert.deepEqual(harmed('report of damage to Fiat NV17 EKR', ['Criminal damage'], 'MG6C'), []);
  for (const text of ['he set fire to the shed; her Fiat, NV17 EKR, stood there', 'He struck me and I ran to my car, NV17 EKR', 'he struck her and left in a red Golf NV17 EKR', 'he scratched his face near my Fiat NV17 EKR'])
    assert.deepEqual(harmed(text, ['Arson', 'Criminal damage']), [], text);
}); // prettier-ignore
