// The whole matrix: every action × every role × own, other and walled case; and every pair of roles, so that two roles of
// one person reach no more than what each reaches.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { denialOf, FRESH, type Asker, type CaseStanding } from './may.ts';
import { ACTIONS, ROLES_OF_STAFF, STEP_UP, type Action, type StaffRole } from './roles.ts';

const NOW = new Date('2026-11-26T09:00:00Z');
const asker = (roles: readonly StaffRole[], more: Partial<Asker> = {}): Asker => ({ account: 'a1', roles, active: true, provedAt: NOW, ...more }); // prettier-ignore
const OWN: CaseStanding = { case: 'c1', given: true, walled: false };
const OTHER: CaseStanding = { ...OWN, given: false };
const all = Object.keys(ACTIONS) as Action[];

/** The matrix, said once more by hand: who may do it, with the case given. A change of the table must be made twice. */
const BY_HAND: Readonly<Record<Action, string>> = {
  'case-list': 'FPCSI', 'case-open': 'FP', 'case-read': 'FPCSI', 'case-access': 'PS', 'paper-read': 'FPCSI', 'paper-add': 'FP',
  'people-edit': 'FP', 'review-decide': 'FPC', 'release-submit': 'FP', 'release-check': 'PC', 'release-make': 'PC',
  'training-team': 'CSI', 'training-evidence': 'SI', 'training-confirm': 'S',
  'release-read': 'FPCSI', 'release-recall': 'PCS', 'recall-kit': 'PCS', 'breach-report': 'FPCSIA', 'arrival-note': 'PCS', 'breach-read': 'SIA', 'breach-note': 'S', 'breach-decide': 'S', 'stop-lift': 'S', 'case-keep': 'S', 'case-erase': 'S',
  'book-read': 'SI', 'inspection-draw': 'I', 'inspection-review': 'I', 'inspection-read': 'SIA', 'guidance-read': 'FPCSIA', 'guidance-adopt': 'S', 'practice-use': 'FPCSI',
  'accounts-manage': 'A', 'health-read': 'SA',
}; // prettier-ignore
const LETTERS: Readonly<Record<StaffRole, string>> = { 'file-builder': 'F', prosecutor: 'P', checker: 'C', 'security-officer': 'S', inspector: 'I', administrator: 'A' }; // prettier-ignore

for (const action of all)
  for (const role of ROLES_OF_STAFF)
    test(`${role}: ${action}`, () => {
      const may = BY_HAND[action].includes(LETTERS[role]);
      const onCase = ACTIONS[action].on === 'case';
      const office = role === 'security-officer' || role === 'inspector';
      assert.equal(denialOf(asker([role]), action, NOW, OWN), may ? null : 'role', 'own case');
      assert.equal(
        denialOf(asker([role]), action, NOW, OTHER),
        !onCase ? (may ? null : 'role') : !office ? 'hidden' : may ? null : 'role',
        'a case that was not given',
      );
      assert.equal(
        denialOf(asker([role]), action, NOW),
        onCase ? 'hidden' : may ? null : 'role',
        'a case that is not there',
      );
      if (onCase) {
        assert.equal(denialOf(asker([role]), action, NOW, { ...OWN, walled: true }), 'walled');
        assert.equal(denialOf(asker([role]), action, NOW, { ...OTHER, walled: true }), office ? 'walled' : 'hidden');
      }
      assert.equal(denialOf(asker([role], { active: false }), action, NOW, OWN), 'closed');
    });

test('two roles of one person reach what each reaches, and no more', () => {
  for (const action of all)
    for (const a of ROLES_OF_STAFF)
      for (const b of ROLES_OF_STAFF)
        for (const standing of [OWN, OTHER, undefined]) {
          const single = [a, b].some((role) => denialOf(asker([role]), action, NOW, standing) === null);
          assert.equal(denialOf(asker([a, b]), action, NOW, standing) === null, single, `${a}+${b} ${action}`);
        }
});
test('no role at all may do nothing', () => {
  for (const action of all) assert.notEqual(denialOf(asker([]), action, NOW, OWN), null);
});
test('what cannot be taken back needs a fresh sign-in', () => {
  for (const action of all) {
    const role = ACTIONS[action].roles[0];
    const aged = (ms: number) => denialOf(asker([role], { provedAt: new Date(NOW.getTime() - ms) }), action, NOW, OWN);
    assert.equal(aged(FRESH), null);
    assert.equal(aged(FRESH + 1), STEP_UP.has(action) ? 'step-up' : null, action);
    // A clock that was set back must not make a sign-in fresh for ever.
    assert.equal(aged(-1), STEP_UP.has(action) ? 'step-up' : null, action);
  }
});
test('who prepares papers for one defendant alone', () => {
  const standing = { ...OWN, recipients: ['defence:D1', 'court'] };
  const asks = (recipient?: string) => denialOf(asker(['prosecutor']), 'release-submit', NOW, standing, recipient);
  assert.equal(asks('defence:D1'), null);
  assert.equal(asks('defence:D2'), 'recipient');
  assert.equal(asks(), null);
  assert.equal(
    denialOf(asker(['prosecutor']), 'release-submit', NOW, { ...OWN, recipients: [] }, 'court'),
    'recipient',
  );
});
