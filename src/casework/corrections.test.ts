// What a correction by hand is told as: the details that changed, from what to what, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readManifest } from '../intake/index.ts';
import type { Person } from '../model/index.ts';
import type { PeopleChange } from './casework.ts';
import { correctedBy } from './corrections.ts';
import { changePeople } from './people.ts';

const CASE = readManifest(`urn: 13XD0412325
people:
  - {id: D1, role: defendant, name: Darren Holt, born: 1988-04-17, pnc: 08/12345X, solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}}
  - {id: V1, role: victim, name: Joanna Nowak}`); // prettier-ignore
const learnt: Person = { id: 'T1', role: 'third-party', names: ['Jo Nowak'], aliases: ['Jo'], addresses: [], phones: [], emails: [], numbers: [], protections: [], source: 'MG5.pdf' }; // prettier-ignore
const told = (change: PeopleChange) => {
  const after = changePeople(CASE, [...CASE.people, learnt], change);
  assert.ok('people' in after);
  return correctedBy(CASE, after, change);
};
const D1 = { kind: 'corrected', person: 'D1', name: 'Darren Holt', born: '1988-04-17', pnc: '08/12345X', cro: '', firm: 'Hartley Vane' } as const; // prettier-ignore

test('details of a defendant', () => {
  assert.deepEqual(told({ ...D1, born: '1988-04-18', pnc: '08/54321Y', cro: '1/88' }), {
    kind: 'corrected',
    person: 'D1',
    fields: [
      { field: 'born', from: '1988-04-17', to: '1988-04-18' },
      { field: 'PNC ID', from: '08/12345X', to: '08/54321Y' },
      { field: 'CRO number', from: '', to: '1/88' },
    ],
  });
});
test('somebody joined, somebody taken in', () => {
  assert.deepEqual(told({ kind: 'same', person: 'T1', as: 'V1' })?.fields, [{ field: 'other names', from: '', to: 'Jo Nowak, Jo' }]); // prettier-ignore
  const part = told({ kind: 'part', person: 'T1', role: 'witness' });
  assert.deepEqual([part?.person, part?.fields[0]], ['W1', { field: 'role', from: '', to: 'witness' }]);
});
test('nothing changed is no correction', () => assert.equal(told(D1), null));
