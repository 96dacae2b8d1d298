// The rule over every combination of states, against the rule said once more in other words; and what tips single cases.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldEvidence, State } from './compare.ts';
import { decideIdentity } from './decide.ts';
import { bitsOf, WEIGHTS, type FieldName } from './weights.ts';
import { say } from './say.ts';

const field = (name: FieldName, state: State, level = 'same'): FieldEvidence => ({ field: name, state, level, bits: 0, says: '', record: [], known: [] }); // prettier-ignore
const STATES: readonly State[] = ['agree', 'close', 'differ', 'absent'];

test('rule: every combination of states', () => {
  let fits = 0;
  for (const pnc of STATES)
    for (const cro of STATES)
      for (const born of STATES)
        for (const name of STATES)
          for (const namesake of [false, true])
            for (const urn of STATES) {
              const four = [pnc, cro, born, name];
              const two = four.filter((state) => state === 'agree').length >= 2;
              const anyNumber = pnc === 'agree' || cro === 'agree';
              const bothNumbers = pnc === 'agree' && cro === 'agree';
              const want = !four.includes('differ') && two && (born !== 'close' || bothNumbers) && (!namesake || anyNumber) && urn !== 'differ'; // prettier-ignore
              const given = decideIdentity([field('pnc', pnc), field('cro', cro), field('born', born, 'slip'), field('name', name), field('urn', urn)], namesake); // prettier-ignore
              assert.equal(given === 'fits', want, [...four, namesake, urn].join());
              if (want) fits++;
            }
  assert.equal(fits, 162);
});

test('rule: what is said first', () => {
  const of = (over: Partial<Record<FieldName, readonly [State, string]>>, namesake = false): string =>
    decideIdentity((Object.entries(over) as [FieldName, readonly [State, string]][]).map(([name, [state, level]]) => field(name, state, level)), namesake); // prettier-ignore
  assert.equal(of({ name: ['agree', 'full'], born: ['differ', 'other'] }), 'contradicts');
  assert.equal(of({ name: ['agree', 'full'], pnc: ['agree', 'same'], born: ['close', 'swapped'] }), 'fits');
  assert.equal(of({ name: ['agree', 'full'], pnc: ['agree', 'same'], born: ['close', 'alias'] }), 'fits');
  assert.equal(of({ name: ['agree', 'full'], pnc: ['agree', 'same'], born: ['close', 'digits'] }), 'near-born');
  assert.equal(of({ name: ['agree', 'full'], pnc: ['close', 'slip'], born: ['close', 'swapped'] }), 'near-born');
  assert.equal(of({ name: ['agree', 'full'] }), 'too-few');
  assert.equal(of({}), 'too-few');
  assert.equal(of({ asn: ['agree', 'same'], urn: ['agree', 'same'], name: ['agree', 'full'] }), 'too-few');
  assert.equal(of({ name: ['agree', 'full'], born: ['agree', 'same'] }, true), 'namesake');
  assert.equal(of({ name: ['close', 'generation'], born: ['agree', 'same'], cro: ['agree', 'same'] }), 'fits');
  assert.equal(of({ name: ['close', 'generation'], born: ['agree', 'same'] }), 'too-few');
  assert.equal(of({ name: ['agree', 'full'], born: ['agree', 'same'], urn: ['differ', 'other'] }), 'other-case');
  assert.equal(of({ name: ['agree', 'full'], born: ['agree', 'same'], asn: ['differ', 'other'] }), 'fits');
});

test('weights: more agreement never weighs less, every level has a sentence', () => {
  for (const [name, levels] of Object.entries(WEIGHTS) as [FieldName, (typeof WEIGHTS)[FieldName]][])
    for (const [level, { m, u, because }] of Object.entries(levels)) {
      assert.ok(m > 0 && m <= 1 && u > 0 && u <= 1 && because.length > 10, `${name} ${level}`);
      assert.ok(say(name, level, 'D1').length > 10, `${name} ${level} has no sentence`);
    }
  for (const name of ['pnc', 'cro', 'born'] as const) {
    assert.ok(bitsOf(name, 'same') > bitsOf(name, 'slip') && bitsOf(name, 'slip') > bitsOf(name, 'other'), name);
    assert.ok(bitsOf(name, 'other') < 0, name);
  }
  assert.ok(bitsOf('name', 'full') > 0 && bitsOf('name', 'full') < 2, 'a name proves little: wrong records are asked for by name');
  assert.ok(bitsOf('name', 'other-middle') < 0);
  assert.equal(bitsOf('pnc', 'none-here'), 0);
  assert.equal(bitsOf('pnc', 'same'), 19.9);
}); // prettier-ignore
