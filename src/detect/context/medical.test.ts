// Health: papers read by their headings, narrative by its words; the injury of the offence told apart from everything else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medicalPaper } from './medical-paper.ts';
import { medicalWords } from './medical-words.ts';
import { covered, missed, tryOn, wronglyFound } from './trial.ts';

const HISTORY: readonly (readonly [string, string])[] = [
  ['I was slow to get up because I have had arthritis in both knees for years.', 'I have had arthritis in both knees for years'],
  ['She told the officer that she takes gabapentin and had not slept.', 'she takes gabapentin'],
  ['He is diabetic and needed to eat, so I made him toast.', 'is diabetic'],
  ['I have been seeing a therapist since the spring.', 'I have been seeing a therapist since the spring'],
  ['My wife is seven months pregnant and was in the car.', 'is seven months pregnant'],
  ['I have been under the crisis team since June.', 'I have been under the crisis team since June'],
  ['The witness has a pacemaker and cannot climb the court steps.', 'has a pacemaker'],
  ['I had a breakdown in 2016 and I was signed off for a year.', 'I had a breakdown in 2016'],
  ['My daughter is autistic and does not like strangers in the house.', 'My daughter is autistic'],
  ['He has dementia, so we put a note on the door.', 'He has dementia'],
  ['I take blood thinners, warfarin, and I bruise if you look at me.', 'warfarin'],
  ['CALLER IS 81, PARTIALLY SIGHTED AND ON OXYGEN, WILL NOT COME TO DOOR', 'PARTIALLY SIGHTED AND ON OXYGEN'],
  ['My nan is in remission and I did not want to worry her.', 'in remission'],
  ['She had a miscarriage in March and has not been herself.', 'She had a miscarriage in March'],
  ['The doctor has put me on something for my nerves.', 'The doctor has put me on something for my nerves'],
  ['I am waiting for a hip operation at the Infirmary.', 'waiting for a hip operation'],
  ['He tried to take an overdose two weeks after.', 'take an overdose'],
  ['I am registered disabled and I walk with a stick.', 'I am registered disabled'],
  ['I go to AA meetings in the church hall.', 'AA meetings'],
  ['My son has ADHD and attends a special unit.', 'My son has ADHD'],
  ["I can't hear on my left side.", 'hear on my left side'],
  ['My sight is poor and I stay in.', 'My sight is poor'],
  ['She tried to take her own life in June.', 'take her own life'],
  ['He cut himself on purpose when he was younger.', 'cut himself on purpose'],
  ['I had a fit at work.', 'I had a fit'],
  ["I've a frozen shoulder.", 'frozen shoulder'],
  ['She found a lump in her breast.', 'a lump in her breast'],
  ['She is breastfeeding and could not take it.', 'is breastfeeding'],
]; // prettier-ignore

const INJURY: readonly (readonly [string, string])[] = [
  ['He punched me and I felt my nose break. I had a cut to my lip.', 'I had a cut to my lip'],
  ['There was bruising to both upper arms.', 'bruising to both upper arms'],
  ['I needed six stitches in my scalp.', 'I needed six stitches in my scalp'],
  ['X-rays showed a fractured cheekbone.', 'a fractured cheekbone'],
]; // prettier-ignore

/** Nothing of health in them, whatever the words. */
const NEITHER: readonly string[] = [
  'I have been asked to give my consent to medical records being disclosed.',
  'He sold wraps of heroin and methadone from the car, and I found a deal bag for supply of diazepam.',
  'We were expecting a delivery at the back door that afternoon.',
  'I watched him from the bus stop for about two minutes.',
  'Assault occasioning actual bodily harm, contrary to section 47.',
  'The pharmacy on the corner was shut.',
  'He ran the length of the car park and got into a van.',
  'The police told me that he cut himself when he climbed over the wall.',
];

test('history in narrative is found by the clause', () => {
  assert.deepEqual(
    missed(HISTORY, (text) => tryOn(medicalWords, text).filter(({ hit }) => !hit.traits?.includes('injury'))),
    [],
  );
});

test('the injury of the offence is told as an injury', () => {
  for (const [text, part] of INJURY) {
    const found = tryOn(medicalWords, text);
    assert.ok(
      covered(
        found.filter(({ hit }) => hit.traits?.includes('injury')),
        text,
        part,
      ) >= 0.6,
      text,
    );
    assert.equal(found.filter(({ hit }) => !hit.traits?.includes('injury')).length, 0, text);
  }
});

test('what only sounds medical is left alone', () => {
  assert.deepEqual(
    wronglyFound(NEITHER, (text) => tryOn(medicalWords, text)),
    [],
  );
});

test('a name that opens the clause is left outside it', () => {
  const [found] = tryOn(medicalWords, 'Mrs Zielinska is diabetic.');
  assert.equal(found?.words, 'is diabetic');
});

test('who speaks of themselves is known', () => {
  const [found] = tryOn(medicalWords, 'I have epilepsy.', 'MG11', 'W1');
  assert.equal(found?.hit.whose, 'W1');
  const [quoted] = tryOn(medicalWords, 'She said "I have epilepsy" and sat down.', 'MG11', 'W1');
  assert.equal(quoted?.hit.whose, undefined);
});

const PAPER = `CALDER VALLEY HOSPITALS
Patient: Ewa Zielinska   DOB: 01/02/1961
GP: Dr T. Adeleke, Ogden Lane Surgery
PC: Punched to face twice, fell on kerb.
PMHx: hypothyroid, previous DVT, postnatal depression 1989
Meds: levothyroxine, sertraline 100
Allergies: latex
O/E: 2 cm laceration over L eyebrow, periorbital swelling. Known to psych liaison, mood low.
Imaging: # nasal bones, undisplaced.
Social: lives with her mother, two carers a day.
Diagnosis: closed nasal fracture.
Signed Dr A. Whitcombe, FY2`;

const KINDS: readonly (readonly [string, string])[] = [
  ['Dr T. Adeleke, Ogden Lane Surgery', 'gp'],
  ['Punched to face twice, fell on kerb', 'injury'],
  ['hypothyroid, previous DVT, postnatal depression 1989', 'history'],
  ['levothyroxine, sertraline 100', 'medication'],
  ['latex', 'history'],
  ['2 cm laceration over L eyebrow, periorbital swelling', 'injury'],
  ['# nasal bones, undisplaced', 'injury'],
  ['lives with her mother, two carers a day', 'history'],
  ['closed nasal fracture', 'injury'],
];

test('a medical paper is read by its headings, each sentence judged by itself', () => {
  const found = tryOn(medicalPaper, PAPER, 'MEDICAL', 'V1');
  for (const [part, trait] of KINDS) {
    const right = found.filter(({ hit }) => hit.traits?.includes(trait));
    assert.ok(covered(right, PAPER, part) >= 0.6, `${part}: ${trait}`);
  }
  const mood = found.filter(({ words }) => words.includes('mood low'));
  assert.ok(mood.every(({ hit }) => !hit.traits?.includes('injury')) && mood.length > 0);
  assert.ok(found.every(({ hit }) => hit.whose === 'V1'));
  assert.equal(covered(found, PAPER, 'Dr A. Whitcombe, FY2'), 0);
  assert.equal(covered(found, PAPER, 'Ewa Zielinska'), 0);
});

test('a page of psychiatric notes is history from end to end', () => {
  const text =
    'ED NOTES\nPC: kicked in ribs, bruising R chest wall.\fCOMMUNITY MENTAL HEALTH TEAM   Confidential\nShe describes broken nights and a wish to be left alone. Her faith protects her.';
  const found = tryOn(medicalPaper, text, 'MEDICAL', 'V1').filter(({ hit }) => !hit.traits?.includes('injury'));
  assert.ok(
    covered(found, text, 'She describes broken nights and a wish to be left alone. Her faith protects her.') > 0.9,
  );
  assert.equal(covered(found, text, 'kicked in ribs'), 0);
});
