import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completionProblem, TRAINING, trainingDue, type Completion, type Events, type Incident } from './index.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1, 12) + n * 86_400_000).toISOString();
let next = 0;
const incident = (n: number, band: Incident['band'], categories: readonly string[] = [`kind-${next}`]): Incident => ({ record: `BR-2026-${String(++next).padStart(4, '0')}`, account: 'acc-1', at: day(n), band, categories }); // prettier-ignore
const done = (n: number, exercise: Completion['exercise'], more: Partial<Completion> = {}): Completion => ({ account: 'acc-1', exercise, at: day(n), evidence: 'drill-204', score: 1, confirmedBy: 'acc-9', ...more }); // prettier-ignore
const events = (more: Partial<Events>): Events => ({ incidents: [], starters: [], guidance: [], completions: [], ...more }); // prettier-ignore
const told = (given: Events, now: number): string[] => trainingDue(given, day(now)).map(({ trigger, by, state }) => `${trigger} ${by} ${state}`); // prettier-ignore

test('training: what is asked when, and near misses of it', () => {
  for (const [what, given, now, wanted] of [
    ['one high breach: a review the same day', events({ incidents: [incident(0, 'high')] }), 0, ['grave 2026-01-01 due']],
    ['… overdue the day after', events({ incidents: [incident(0, 'very-high')] }), 1, ['grave 2026-01-01 overdue']],
    ['one medium breach asks nothing', events({ incidents: [incident(0, 'medium')] }), 90, []],
    ['two medium in 30 days', events({ incidents: [incident(0, 'medium'), incident(30, 'medium')] }), 30, ['two-medium 2026-02-14 due']],
    ['two medium in 31 days', events({ incidents: [incident(0, 'medium'), incident(31, 'medium')] }), 40, []],
    ['low ones of two kinds ask nothing', events({ incidents: [incident(0, 'low', ['dob']), incident(3, 'low', ['phone'])] }), 40, []],
    ['low ones of one kind: a repeat', events({ incidents: [incident(0, 'low', ['dob']), incident(300, 'low', ['dob', 'phone'])] }), 300, ['repeat 2026-11-11 due']],
    ['… but not after more than a year', events({ incidents: [incident(0, 'low', ['dob']), incident(366, 'low', ['dob'])] }), 366, []],
    ['a new starter', events({ starters: [{ account: 'acc-1', at: day(0) }] }), 15, ['starter 2026-01-15 overdue']],
    ['new guidance, for who was there before', events({ starters: [{ account: 'acc-1', at: day(0) }, { account: 'acc-2', at: day(50) }], guidance: [{ version: 'ew-2026.3', at: day(40) }], completions: [done(1, 'practice'), done(51, 'practice', { account: 'acc-2' })] }), 52, ['starter 2026-01-15 done', 'guidance 2026-03-10 due', 'starter 2026-03-06 done']],
    ['nothing that is still to come', events({ incidents: [incident(9, 'high')] }), 8, []],
  ] as const)
    assert.deepEqual(told(given, now), wanted, what);
}); // prettier-ignore
test('training: a third incident while one is open does not ask twice; after it is done it asks anew', () => {
  const three = [incident(0, 'medium'), incident(10, 'medium'), incident(20, 'medium')];
  assert.deepEqual(told(events({ incidents: three }), 20), ['two-medium 2026-01-25 due']);
  assert.match(trainingDue(events({ incidents: three }), day(20))[0]?.why ?? '', /0*\d+, BR.*, BR/);
  const after = events({ incidents: [...three, incident(22, 'medium')], completions: [done(15, 'practice')] });
  assert.deepEqual(told(after, 22), ['two-medium 2026-01-25 done', 'two-medium 2026-02-06 due']);
  const repeat = events({ incidents: [incident(0, 'low', ['dob']), incident(5, 'low', ['dob']), incident(40, 'low', ['dob'])], completions: [done(9, 'practice')] }); // prettier-ignore
  assert.deepEqual(told(repeat, 40), ['repeat 2026-01-20 done', 'repeat 2026-02-24 due']);
});
test('training: what counts as done', () => {
  const open = (completion: Completion): string | undefined => told(events({ incidents: [incident(0, 'high')], completions: [completion] }), 2)[0]; // prettier-ignore
  assert.equal(open(done(1, 'review')), 'grave 2026-01-01 done');
  for (const [what, completion] of [
    ['another exercise', done(1, 'practice')],
    ['before the incident', done(-1, 'review')],
    ['in the future', done(3, 'review')],
    ['confirmed by oneself', done(1, 'review', { confirmedBy: 'acc-1' })],
    ['without evidence', done(1, 'review', { evidence: ' ' })],
    ['somebody else’s', done(1, 'review', { account: 'acc-2' })],
  ] as const)
    assert.equal(open(completion), 'grave 2026-01-01 overdue', what);
  assert.match(completionProblem(done(1, 'practice', { score: 0.89 })) ?? '', /from 90 %/);
  assert.equal(completionProblem(done(1, 'practice', { score: 0.9 })), null);
  const due = trainingDue(events({ incidents: [incident(0, 'high')], completions: [done(1, 'review')] }), day(2))[0];
  assert.deepEqual([due?.evidence?.evidence, due?.secondPerson], ['drill-204', false]);
});
test('training: until a grave breach is reviewed a second person looks at everything', () => {
  assert.equal(trainingDue(events({ incidents: [incident(0, 'high')] }), day(0))[0]?.secondPerson, true);
});
test('property: order of the lists plays no part; people do not touch each other; more incidents never ask for less', () => {
  const some = fc.array(
    fc.record({ account: fc.constantFrom('acc-1', 'acc-2'), n: fc.integer({ min: 0, max: 200 }), band: fc.constantFrom('low' as const, 'medium' as const, 'high' as const), category: fc.constantFrom('dob', 'phone', 'address') }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(some, (list) => {
      const incidents = list.map(({ account, n, band, category }, i): Incident => ({ record: `BR-2026-${i}`, account, at: new Date(Date.parse(day(n)) + i).toISOString(), band, categories: [category] }));
      const all = trainingDue(events({ incidents }), day(400));
      assert.deepEqual(trainingDue(events({ incidents: incidents.toReversed() }), day(400)), all);
      const one = (from: readonly Incident[]) => trainingDue(events({ incidents: from }), day(400)).filter(({ account }) => account === 'acc-1');
      assert.deepEqual(one(incidents.filter(({ account }) => account === 'acc-1')), one(incidents));
      assert.ok(trainingDue(events({ incidents: incidents.slice(1) }), day(400)).length <= all.length);
      for (const { account, since } of all) assert.ok(incidents.some((from) => from.account === account && from.at === since));
    }),
  );
}); // prettier-ignore
test('training: the policy is data: five breaches before training can be written, and is seen to be worse', () => {
  const five = { ...TRAINING, triggers: TRAINING.triggers.flatMap((one) => one.on === 'incidents' && one.id === 'repeat' ? [{ ...one, sameCategory: false, count: 5 }] : []) }; // prettier-ignore
  const four = events({ incidents: [1, 2, 3, 4].map((n) => incident(n, 'very-high', ['address'])) });
  assert.equal(trainingDue(four, day(9), five).length, 0);
  assert.ok(trainingDue(four, day(9)).length >= 2);
});
