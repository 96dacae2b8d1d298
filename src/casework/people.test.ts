// Who is who, corrected by hand: what a change makes of the case's own people, and what it leaves alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readManifest } from '../intake/index.ts';
import type { Manifest, Person } from '../model/index.ts';
import type { PeopleChange } from './casework.ts';
import { changePeople } from './people.ts';

const CASE = readManifest(`urn: 13XD0412325
people:
  - {id: D1, role: defendant, name: Darren Holt, born: 1988-04-17, pnc: 08/12345X, cro: 12345/08X, solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}}
  - {id: V1, role: victim, name: Mrs Joanna Nowak, aliases: [Jo]}`); // prettier-ignore
const learnt = (id: string, ...names: string[]): Person => ({ id, role: 'third-party', names, aliases: [], addresses: [], phones: ['07700 900123'], emails: [], numbers: [], protections: [], source: 'MG5.pdf', relation: 'neighbour' }); // prettier-ignore
const ROSTER: readonly Person[] = [
  ...CASE.people,
  learnt('T1', 'MRS J NO-\nWAK', 'Asia'),
  learnt('T2', 'Piotr Zielony'),
];
const change = (one: PeopleChange): Manifest => {
  const after = changePeople(CASE, ROSTER, one);
  assert.ok('people' in after, JSON.stringify(after));
  return after;
};
const of = (manifest: Manifest, id: string) => manifest.people.find((person) => person.id === id);

test('the same person: whole names become names, single words count with care, what is known stays once', () => {
  const v1 = of(change({ kind: 'same', person: 'T1', as: 'V1' }), 'V1');
  assert.deepEqual(
    [v1?.names, v1?.aliases],
    [
      ['Mrs Joanna Nowak', 'MRS J NOWAK'],
      ['Jo', 'Asia'],
    ],
  );
  assert.deepEqual(v1?.phones, [], 'a number in a paper is found there again');
});
test('taking part: the next free reference of their role, from now on the case’s own', () => {
  const after = change({ kind: 'part', person: 'T2', role: 'victim' });
  const v2 = of(after, 'V2');
  assert.deepEqual(
    [v2?.names, v2?.role, v2?.source, v2?.relation],
    [['Piotr Zielony'], 'victim', 'manifest', undefined],
  );
  assert.equal(after.people.length, 3);
});
test('details: what is emptied goes, a new firm does not keep the address of the old one', () => {
  const all = { kind: 'corrected', person: 'D1', name: 'Darren Holt', born: '1988-04-17', pnc: '08/12345X', cro: '12345/08X', firm: 'Hartley Vane' } as const; // prettier-ignore
  assert.deepEqual(of(change(all), 'D1'), of(CASE, 'D1'));
  const d1 = of(change({ ...all, born: '', cro: '', firm: 'Corve Street Law' }), 'D1');
  assert.deepEqual([d1?.born, d1?.numbers, d1?.solicitor], [undefined, [{ category: 'pnc', value: '08/12345X' }], { firm: 'Corve Street Law' }]); // prettier-ignore
});
test('what cannot be: strangers, people of the case as somebody else, an empty name', () => {
  const refused: PeopleChange[] = [
    { kind: 'same', person: 'T9', as: 'V1' },
    { kind: 'same', person: 'V1', as: 'D1' },
    { kind: 'same', person: 'T1', as: 'T2' },
    { kind: 'part', person: 'D1', role: 'witness' },
    { kind: 'corrected', person: 'T1', name: 'X', born: '', pnc: '', cro: '', firm: '' },
    { kind: 'corrected', person: 'D1', name: '', born: '', pnc: '', cro: '', firm: '' },
  ];
  for (const one of refused) assert.ok('why' in changePeople(CASE, ROSTER, one), JSON.stringify(one));
});
