import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Category } from '../../model/index.ts';
import { FACTS } from './sample.ts';
import { amendTables, amendmentSchema, proposeSeverity, severityOf, type Amendment, type SeverityInputs } from './severity.ts'; // prettier-ignore
import { EASE, SEVERITY, type Band } from './severity-tables.ts';
import type { Affected, BreachFacts } from './facts.ts';

const INPUTS: SeverityInputs = { tables: SEVERITY.version, dpc: 1, ei: 1, recipients: 'none', integrity: 'none', availability: 'none', malicious: 'no' }; // prettier-ignore
const one = (role: Affected['role'], categories: readonly Category[], more: Partial<Affected> = {}): Affected => ({ ref: 'V1', role, vulnerability: [], categories: [...categories], stranger: false, ...more }); // prettier-ignore
const facts = (affected: readonly Affected[], more: Partial<BreachFacts> = {}): BreachFacts => ({ ...FACTS, affected: [...affected], ...more }); // prettier-ignore

test('severity: DPC × EI + CB, and its bands', () => {
  for (const [change, score, band] of [
    [{}, 1, 'low'],
    [{ dpc: 2 }, 2, 'medium'],
    [{ dpc: 4, ei: 0.25 }, 1, 'low'],
    [{ dpc: 3, recipients: 'known' }, 3.25, 'high'],
    [{ dpc: 4 }, 4, 'very-high'],
    [{ dpc: 4, recipients: 'not-known', integrity: 'lost', availability: 'lost', malicious: 'yes' }, 6, 'very-high'],
    [{ dpc: 2, ei: 0.75, recipients: 'known' }, 1.75, 'low'],
    [{ dpc: 3, ei: 0.5, availability: 'recoverable', malicious: 'yes' }, 2.25, 'medium'],
  ] as const) {
    const got = severityOf({ ...INPUTS, ...(change as Partial<SeverityInputs>) });
    assert.deepEqual([got.score, got.band], [score, band], JSON.stringify(change));
  }
});
test('severity: the cases of the inspection come out as the overlay says', () => {
  for (const [what, given, score, band] of [
    ['address of a victim to the accused', facts([one('victim', ['address'])]), 4.25, 'very-high'],
    ['address of a caller to the defence', facts([one('third-party', ['address'])]), 4.25, 'very-high'],
    ['… number of recipients not known', facts([one('witness', ['address'])], { recipients: null }), 4.5, 'very-high'],
    ['convictions of a stranger to court', facts([one('defendant', ['convictions'], { stranger: true })], { recipient: 'court' }), 4.25, 'very-high'],
    ['medical notes of a victim to the defence', facts([one('victim', ['medical'])]), 4.25, 'very-high'],
    ['birth date on a wristband, right defence', facts([one('victim', ['dob'])]), 1.25, 'low'],
    ['… of a vulnerable victim', facts([one('victim', ['dob'], { vulnerability: ['health'] })]), 2.25, 'medium'],
    ['clue to a refuge, to the accused', facts([one('victim', ['clue'], { vulnerability: ['refuge'] })], { recipient: 'defendant' }), 3.25, 'high'],
    ['near miss: the same address to the court', facts([one('victim', ['address'])], { recipient: 'court' }), 1.25, 'low'],
    ['near miss: the accused’s own address to his defence', facts([one('defendant', ['address'])]), 1.25, 'low'],
    ['near miss: a clue, nobody vulnerable', facts([one('witness', ['clue'])]), 1.75, 'low'],
    ['bank details', facts([one('witness', ['bank', 'name'])]), 3.25, 'high'],
  ] as const) {
    const { severity, because } = proposeSeverity(given);
    assert.deepEqual([severity.score, severity.band], [score, band satisfies Band], what);
    assert.ok(because.length >= 3, what);
  }
}); // prettier-ignore
test('severity: every change of the tables is signed for, counted in their version, and felt', () => {
  const signed = { by: 'data-protection-officer/acc-40', at: '2026-03-01T09:00:00.000Z', reason: 'Agreed after the review of February.' }; // prettier-ignore
  const change = (...changes: Amendment['change'][]) => amendTables(SEVERITY, changes.map((one) => ({ ...signed, change: one }))); // prettier-ignore
  const dob = facts([one('victim', ['dob'])]);
  assert.equal(proposeSeverity(dob, change({ category: 'dob', class: 'behavioural' })).severity.score, 2.25);
  assert.equal(proposeSeverity(dob, change({ band: 'medium', from: 1.25 })).severity.band, 'medium');
  assert.equal(proposeSeverity(facts([one('victim', ['address'])]), change({ rule: 'address-to-accused', off: true })).severity.score, 1.25); // prettier-ignore
  assert.equal(proposeSeverity(facts([one('victim', ['address'])]), change({ rule: 'address-to-accused', dpc: 3 })).severity.score, 3.25); // prettier-ignore
  assert.equal(change({ category: 'dob', class: 'financial' }, { band: 'high', from: 2.5 }).version, `${SEVERITY.version}+local.2`); // prettier-ignore
  assert.equal(SEVERITY.classOf.dob, 'simple');
  assert.throws(() => change({ rule: 'no-such-rule', off: true }), RangeError);
  assert.throws(() => change({ band: 'medium', from: 5 }), RangeError);
  assert.equal(amendmentSchema.safeParse({ ...signed, reason: 'because', change: { category: 'dob', class: 'simple' } }).success, false); // prettier-ignore
});
test('property: more data, a vulnerable person or more recipients never lower it', () => {
  const categories = Object.keys(SEVERITY.classOf) as Category[];
  const some = fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(some, fc.constantFrom(...categories), fc.constantFrom('victim' as const, 'witness' as const, 'defendant' as const), (list, more, role) => {
      const before = proposeSeverity(facts([one(role, list)])).severity.score;
      for (const worse of [facts([one(role, [...list, more])]), facts([one(role, list, { vulnerability: ['health'] })]), facts([one(role, list)], { recipients: null })])
        assert.ok(proposeSeverity(worse).severity.score >= before);
      assert.ok(before >= 1 * EASE.significant && before <= 4.25);
    }),
  );
}); // prettier-ignore
