import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, DocumentType, Evidence, Person } from '../model/index.ts';
import { requireProof } from './own.ts';
import type { Hit } from './recogniser.ts';
import { viewOfText } from './view.ts';

const D1: Person = {
  id: 'D1',
  role: 'defendant',
  names: ['Colin Tranter'],
  aliases: [],
  born: '1987-09-02',
  addresses: ['22 Fenwick Street, Leeds LS9 8QT'],
  phones: ['07700 900123'],
  emails: ['c.tranter@example.com'],
  numbers: [{ category: 'pnc', value: '06/41213C' }],
  protections: [],
  source: 'manifest',
};
const V1: Person = { ...D1, id: 'V1', role: 'victim' };
const shape: Evidence = { kind: 'shape', says: 'shape', weight: 2 };
const roster: Evidence = { kind: 'roster', says: 'known birth date', weight: 3 };

function owner(
  type: DocumentType,
  text: string,
  value: string,
  category: Category,
  evidence = shape,
  whose = 'D1',
): string | undefined {
  const from = text.indexOf(value);
  assert.ok(from >= 0);
  const hit: Hit = { from, to: from + value.length, category, whose, evidence: [evidence] };
  return requireProof([hit], { ...viewOfText(text), type }, { people: [D1, V1] })[0]?.whose;
}

const rows: readonly (readonly [string, DocumentType, string, string, Category, boolean])[] = [
  ['known address', 'MG5', 'TRANTER of 22 Fenwick Street, Leeds was seen', '22 Fenwick Street, Leeds', 'address', true],
  [
    'address after the name',
    'MG5',
    'TRANTER went to the home of his aunt at 80 Belgrave Vale',
    '80 Belgrave Vale',
    'address',
    false,
  ],
  [
    'labelled on his own form',
    'PNC',
    'NAME TRANTER\nADDRESS 8 GANNET WAY, HULL',
    '8 GANNET WAY, HULL',
    'address',
    true,
  ],
  ['previous address', 'PNC', 'NAME TRANTER\nPREV ADDRESS 8 GANNET WAY', '8 GANNET WAY', 'address', false],
  ['care of somebody', 'PNC', 'ADDRESS C/O MRS LEMMON, 8 GANNET WAY', 'C/O MRS LEMMON, 8 GANNET WAY', 'address', false],
  [
    'care of somebody, though the roster learnt it',
    'PNC',
    'PREV C/O MRS D LEMMON, 22 FENWICK STREET, LEEDS',
    'C/O MRS D LEMMON, 22 FENWICK STREET, LEEDS',
    'address',
    false,
  ],
  ['label on another paper', 'CAD', 'TRANTER CHECKED\nDOB 04-02-1941', '04-02-1941', 'dob', false],
  [
    'officer’s line in the head',
    'MG5',
    'Officer in the case: PC Iqbal Tel 0113 496 0188',
    '0113 496 0188',
    'phone',
    false,
  ],
  ['known phone, other spacing', 'CAD', 'RANG 07700900123', '07700900123', 'phone', true],
  ['his PNC ID, long form', 'MG5', 'record 2006/0041213C', '2006/0041213C', 'pnc', true],
  ['co-defendant’s PNC ID', 'PNC', 'PNC 15/61002J', '15/61002J', 'pnc', false],
  ['a clue is nobody’s own', 'MG5', 'TRANTER knows she works at the library', 'works at the library', 'clue', false],
  ['convictions need no proof here', 'MG5', 'TRANTER has nine convictions', 'nine convictions', 'convictions', true],
];
for (const [name, type, text, value, category, own] of rows)
  test(`own data: ${name} is ${own ? '' : 'not '}taken as the defendant’s`, () => {
    assert.equal(owner(type, text, value, category), own ? 'D1' : undefined);
  });
test('own data: a value that the roster knows is proof', () => {
  assert.equal(owner('CAD', 'PNC CHECK TRANTER 02091987', '02091987', 'dob', roster), 'D1');
});
test('own data: other people’s finds are left alone', () => {
  assert.equal(owner('CAD', 'lives at 4 Acre Lane', '4 Acre Lane', 'address', shape, 'V1'), 'V1');
});

test('what was found in somebody’s pockets is theirs, where the own record or the words say so', () => {
  const carried = (type: DocumentType, text: string, value: string, category: Category, about?: string, trait = 'customer-number') => {
    const from = text.indexOf(value);
    const hit: Hit = { from, to: from + value.length, category, evidence: [shape], traits: category === 'other' ? [trait] : [] };
    return requireProof([hit], { ...viewOfText(text), type, ...(about === undefined ? {} : { about }) }, { people: [D1, V1] })[0]?.whose;
  };
  const property = 'Property returned: wallet, keys, season ticket LDS 20418.';
  assert.equal(carried('CUSTODY', property, 'LDS 20418', 'other', 'D1'), 'D1');
  assert.equal(carried('CUSTODY', 'PROPERTY\nKey\nfor KX24 BZA.', 'KX24 BZA', 'vrm', 'D1'), 'D1');
  assert.equal(carried('MG11', 'It was a season ticket in the name of C Tranter, photo card\nLDS 20418.', 'LDS 20418', 'other', 'V1'), 'D1');
  // Near misses: another record, another kind, somebody else's, another paragraph.
  assert.equal(carried('CUSTODY', property, 'LDS 20418', 'other', 'V1'), undefined);
  assert.equal(carried('CUSTODY', property, 'LDS 20418', 'other'), undefined);
  assert.equal(carried('MG11', property, 'LDS 20418', 'other', 'D1'), undefined);
  assert.equal(carried('CUSTODY', property, 'LDS 20418', 'other', 'D1', 'hospital-number'), undefined);
  assert.equal(carried('CUSTODY', property, 'LDS 20418', 'bank', 'D1'), undefined);
  assert.equal(carried('CUSTODY', 'Property of victim: ticket LDS 20418.', 'LDS 20418', 'other', 'D1'), undefined);
  assert.equal(carried('CUSTODY', 'Property returned.\n\nCaller KX24 BZA', 'KX24 BZA', 'vrm', 'D1'), undefined);
  assert.equal(carried('MG11', 'a card in the name of P Mullen, LDS 20418', 'LDS 20418', 'other', 'V1'), undefined);
}); // prettier-ignore

/** What the papers say to be the accused's own, though nobody is named right before it. */
const OWN_ROWS: readonly (readonly [DocumentType, string, string, Category, boolean])[] = [
  ['MG5', 'TRANTER followed her. He used two accounts: @c_tranter7 and @nobody.', '@nobody', 'social', true],
  ['MG5', 'She has changed the account that she uses, @new_me.', '@new_me', 'social', false],
  [
    'MG11',
    'I searched the home of TRANTER and seized a handset IMEI 353774208416712 (TB/3).',
    '353774208416712',
    'imei',
    true,
  ],
  [
    'MG11',
    'I went with TRANTER to see the shop. I handed over my phone, IMEI 353774208416712.',
    '353774208416712',
    'imei',
    false,
  ],
];

test('devices and accounts that the papers give to the accused', () => {
  for (const [type, text, value, category, own] of OWN_ROWS) {
    const from = text.indexOf(value);
    const hit: Hit = { from, to: from + value.length, category, evidence: [shape] };
    const people = [{ ...D1 }, { ...V1, names: ['Mary Poole'] }];
    const [found] = requireProof([hit], { ...viewOfText(text), type }, { people });
    assert.equal(found?.whose, own ? 'D1' : undefined, text);
  }
}); // prettier-ignore
