// Who is who to whom, what the charges imply, and that the vocabulary is the one that detection documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Person, Recipient } from '../model/index.ts';
import { loadRulebook } from './load.ts';
import { finding, person } from './made-up.ts';
import { isHomeOf, protectionsOf, standingOf, traitsOf } from './situation.ts';
import { DETECTION_TRAITS } from './words.ts';
import type { Standing } from './words.ts';

const D1: Recipient = { kind: 'defence', id: 'D1' };
const court: Recipient = { kind: 'court' };

const STAND: readonly (readonly [string, Person | undefined, Recipient, Standing])[] = [
  ['the defendant served', person('D1', 'defendant'), D1, 'served-defendant'],
  ['another defendant', person('D2', 'defendant'), D1, 'co-defendant'],
  ['the first defendant, to the second', person('D1', 'defendant'), { kind: 'defence', id: 'D2' }, 'co-defendant'],
  ['a defendant, to a defence that is not named', person('D1', 'defendant'), { kind: 'defence' }, 'co-defendant'],
  ['any defendant of the manifest, to the court', person('D2', 'defendant'), court, 'served-defendant'],
  ['a defendant learnt from a record, to the court', person('L1', 'defendant', { source: 'PNC.pdf' }), court, 'co-defendant'],
  ['somebody dealt with separately', person('T1', 'third-party', { relation: 'co-accused' }), D1, 'co-defendant'],
  ['a victim', person('V1', 'victim'), D1, 'victim'],
  ['an under-age witness', person('W1', 'witness', { protections: ['child'] }), D1, 'witness'],
  ['a child of the case', person('K1', 'child'), D1, 'child'],
  ['a witness’s own child', person('L2', 'child', { source: 'MG11.pdf' }), D1, 'third-party'],
  ['a child whom the summary names', person('L3', 'child', { source: 'MG11.pdf', inSummary: true }), D1, 'child'],
  ['a caller', person('C1', 'third-party'), D1, 'third-party'],
  ['an officer', person('O1', 'officer'), D1, 'officer'],
  ['an expert', person('P1', 'professional'), D1, 'professional'],
  ['a company that is the victim', person('V1', 'victim', { organisation: true }), D1, 'organisation'],
  ['nobody known', undefined, D1, 'unknown'],
]; // prettier-ignore

for (const [who, someone, recipient, standing] of STAND)
  test(`standing: ${who} is ${standing}`, () => {
    assert.equal(standingOf(someone, recipient), standing);
  });

const book = loadRulebook();
const protection = (role: Person['role'], offence: string, over: Partial<Person> = {}): readonly string[] => {
  const someone = person('X1', role, over);
  return protectionsOf(book, someone, standingOf(someone, D1), [offence]);
};

test('a charge of a sexual offence protects the complainant, whatever the manifest forgot', () => {
  assert.deepEqual(protection('victim', 'Sexual assault s.3 Sexual Offences Act 2003'), ['sexual-offence']);
  assert.deepEqual(protection('victim', 'RAPE'), ['sexual-offence']);
  assert.deepEqual(protection('child', 'Causing a child to engage in sexual activity'), ['child', 'sexual-offence']);
  assert.deepEqual(protection('witness', 'Sexual assault'), []);
  assert.deepEqual(protection('defendant', 'Sexual assault'), []);
  assert.deepEqual(protection('victim', 'Burglary dwelling'), []);
  assert.deepEqual(protection('victim', 'Theft of a drapery roll'), [], '“rape” inside a word is none');
  assert.deepEqual(protection('victim', 'Sexual assault', { protections: ['sexual-offence', 'refuge'] }), ['sexual-offence', 'refuge']); // prettier-ignore
});

test('the charges say whether it is a fraud, a hate crime, or turns on an age', () => {
  const of = (offence: string): readonly string[] => [...traitsOf(book, finding('name', undefined), undefined, [offence], 'defence')];
  assert.deepEqual(of('Fraud by false representation'), ['case-fraud']);
  assert.deepEqual(of('Racially aggravated public order s.31'), ['case-hate']);
  assert.deepEqual(of('Sexual activity with a girl under 16'), ['case-age']);
  assert.deepEqual(of('Dangerous driving'), []);
});

test('traits come from the finding and from what is known of the person; unknown words are left out', () => {
  const child = person('L1', 'child', { relation: 'relative', source: 'a.pdf' });
  const traits = traitsOf(book, finding('age', 'L1', ['partial', 'no such trait']), child, [], 'defence');
  assert.deepEqual([...traits].sort(), ['child', 'partial', 'relative']);
});

test('the traits that rules may ask for are those of docs/detection.md', () => {
  const page = readFileSync(new URL('../../docs/detection.md', import.meta.url), 'utf8');
  const told = page.split('\n').filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| on |'));
  const words = new Set(told.flatMap((line) => [...line.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word)));
  assert.deepEqual([...words].sort(), [...DETECTION_TRAITS].sort());
});

test('a part of an address is the defendant’s home where the door stands beside it', () => {
  const someone = person('D1', 'defendant', { addresses: ['15 Cobden Rise', '88 Ravenna Street, Liverpool L15 3HX'] });
  const text = 'Both lived at 88 Ravenna Street,\nLiverpool L15 3HX. On the step of 88 I saw her. ' + 'x'.repeat(80) + ' She came from 90 Ravenna Street.';
  const is = (part: string, last = false, who: Person | null = someone): boolean => {
    const from = last ? text.lastIndexOf(part) : text.indexOf(part);
    return isHomeOf(who ?? undefined, text, { file: 'a.pdf', page: 1, from, to: from + part.length, boxes: [] });
  };
  for (const part of ['88', 'Ravenna Street', 'Liverpool', 'L15 3HX', '88 Ravenna Street']) assert.equal(is(part), true, part);
  assert.equal(is('step'), false, 'no part of it');
  assert.equal(is('90', true), false, 'next door');
  assert.equal(is('Ravenna Street', true), false, 'the street, without the door');
  assert.equal(is('88', false, person('V1', 'victim')), false);
  assert.equal(is('88', false, null), false);
  assert.equal(is('88', false, person('D2', 'defendant', { addresses: ['The Lodge, Liverpool'] })), false, 'an address without a number');
}); // prettier-ignore

test('the door counts however the address is written, and only beside the part', () => {
  const is = (text: string, part: string, address: string): boolean => {
    const from = text.indexOf(part);
    return isHomeOf(person('D1', 'defendant', { addresses: [address] }), text, { file: 'a.pdf', page: 1, from, to: from + part.length, boxes: [] });
  };
  assert.equal(is('88 RAVENNA STREET, LIVERPOOL', '88', '88 Ravenna Street, Liverpool'), true, 'in capitals');
  assert.equal(is('88 Ravenna St', '88', '88 Ravenna Street'), false, 'shortened: asked rather than guessed');
  assert.equal(is(`88 Ravenna Street ${'x'.repeat(70)} 88`, 'x', '88 Ravenna Street'), false);
  assert.equal(is('xx 88 Ravenna Street', '88 Ravenna Street', '88 Ravenna Street'), true, 'at the end of the page');
  assert.equal(is(`${'x '.repeat(40)}88 Ravenna Street`, '88', '88 Ravenna Street'), true, 'far down the page');
  assert.equal(is(`88 Ravenna Street ${'y '.repeat(21)}L15 3HX`, 'L15 3HX', '88 Ravenna Street, L15 3HX'), true, 'as far as sixty letters');
  assert.equal(is(`88 Ravenna Street ${'y '.repeat(22)}L15 3HX`, 'L15 3HX', '88 Ravenna Street, L15 3HX'), false, 'no further');
});

test('a relation that is no trait adds none; before charge the way is a trait, joint principles are none', () => {
  const of = (who: Person | undefined, recipient: Recipient['kind'], way: typeof book.preCharge = book.preCharge): string[] =>
    [...traitsOf({ ...book, preCharge: way }, finding('name', who?.id), who, [], recipient)].sort();
  assert.deepEqual(of(person('T1', 'third-party', { relation: 'other-record' }), 'defence'), []);
  assert.deepEqual(of(person('T1', 'third-party'), 'defence'), []);
  assert.deepEqual(of(undefined, 'cps-pre-charge'), []);
  assert.deepEqual(of(undefined, 'cps-pre-charge', 'strict'), ['pre-charge-strict']);
  assert.deepEqual(of(undefined, 'cps-pre-charge', 'bubble'), ['pre-charge-bubble']);
  assert.deepEqual(of(undefined, 'court', 'strict'), [], 'to nobody else');
});
