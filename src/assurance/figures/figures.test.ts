// What a record counts for, and when a share is a team's. Not here: the numbers on the page (test/server/figures.test.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, requireEvent, type BreachRecord } from '../../register/breach/index.ts';
import { figuresOf, isTold, type Left } from './figures.ts';

const RELEASE = '6f1c1a52-5d0e-4a53-9a0a-0d6a2c1b7e11';
const breach = (id: string, awareAt: string, release: string | null = RELEASE): BreachRecord =>
  foldEvents(id, [requireEvent({ kind: 'opened', record: 'breach', by: 'security-officer/acc-17', at: awareAt, facts: { occurredAt: null, detectedAt: awareAt, awareAt, finder: 'recipient', case: '13XD0412326', release, unit: 'WYP', force: null, documentType: 'MG11', affected: [{ ref: 'V1', role: 'victim', categories: ['address', 'phone'] }, { ref: 'W1', role: 'witness', categories: ['address'] }], recipient: 'defence', recipients: 1, channel: 'e-mail', containment: 'not-known', step: 'decide', cause: 'human', redactedBy: null, checkedBy: null, releasedBy: null } })]); // prettier-ignore
const left = (n: number, people: number): Left[] =>
  Array.from({ length: n }, (_, i) => ({ release: i === 0 ? RELEASE : `rel-${i}`, at: '2026-01-15T09:00:00.000Z', by: `acc-${i % people}` })); // prettier-ignore

test('figures: months across a year, also those in which nothing was; days of London’s calendar', () => {
  const records = [breach('BR-1', '2025-12-31T23:59:00.000Z'), breach('BR-2', '2026-01-31T12:00:00.000Z'), breach('BR-3', '2026-06-30T23:30:00.000Z')]; // prettier-ignore
  const of = (from: string, to: string) => figuresOf(records, left(2, 1), { from, to }).months.map(({ month, breaches, releases }) => [month, breaches, releases]); // prettier-ignore
  assert.deepEqual(of('2025-11-30', '2026-02-01'), [['2025-11', 0, 0], ['2025-12', 1, 0], ['2026-01', 1, 2], ['2026-02', 0, 0]]); // prettier-ignore
  assert.deepEqual(of('2026-01-01', '2026-01-30'), [['2026-01', 0, 2]]);
  // Half past midnight in July, by summer time.
  assert.deepEqual(of('2026-07-01', '2026-07-01'), [['2026-07', 1, 0]]);
});

test('figures: a release with two breaches counts once, also where they are known later; a kind counts once in a record', () => {
  const { breached, breaches, kinds, steps, caught } = figuresOf([breach('BR-1', '2026-01-20T09:00:00.000Z'), breach('BR-2', '2026-03-01T09:00:00.000Z')], left(40, 4), { from: '2026-01-01', to: '2026-01-31' }); // prettier-ignore
  assert.deepEqual([breached.k, breached.n, breaches, caught.k, caught.n], [1, 40, 1, 0, 1]);
  assert.deepEqual(kinds.map((one) => [one.name, one.breaches, one.misses]), [['address', 1, 0], ['phone', 1, 0]]); // prettier-ignore
  assert.deepEqual(steps.map((one) => [one.name, one.breaches]), [['decide', 1]]); // prettier-ignore
});

test('figures: a share is told from thirty on, and never where fewer than three people released', () => {
  const of = (n: number, people: number) => figuresOf([], left(n, people), { from: '2026-01-01', to: '2026-01-31' });
  const told = (n: number, people: number): boolean => isTold(of(n, people).breached, of(n, people));
  assert.deepEqual([told(29, 3), told(30, 3), told(30, 2), told(300, 1), told(0, 1)], [false, true, false, false, false]); // prettier-ignore
  assert.match(of(300, 2).sentence, /fewer than 3 people/);
  assert.match(of(30, 3).sentence, /from 30 on/);
});
