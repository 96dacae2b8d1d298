// Rules answered against, forces and their papers, and when a share is a team's. Not here: counting in the store
// (test/casework/counted.test.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, requireEvent, type Arrival } from '../../register/breach/index.ts';
import { figuresCsv } from '../page/figures-csv.ts';
import { reviewParts } from '../page/review-parts.ts';
import { figuresOf } from './figures.ts';
import { teamReview, type ReviewCounts } from './review.ts';

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const NOTHING: ReviewCounts = { answered: { rules: [], people: 0 }, blind: { pages: [], people: 0, notLeft: 0 }, times: { types: [], people: 0, notLeft: 0 }, received: [] }; // prettier-ignore
const answer = (rule: string, proposed: string, act: string, count: number) => ({ rule, proposed, act, count });
const arrival = (id: string, receivedAt: string, ref = '13XD0412326', force = 'WYP'): Arrival =>
  foldEvents(id, [requireEvent({ kind: 'opened', record: 'failure-to-redact', by: 'program', at: receivedAt, facts: { receivedAt, case: ref, force, unit: 'YH', documentType: 'MG11', places: [{ page: 1, category: 'phone', whose: 'witness' }] } })]) as Arrival; // prettier-ignore
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const told = (counts: ReviewCounts, arrivals: readonly Arrival[] = []) => text(reviewParts(teamReview(counts, arrivals, PERIOD), { step: (one) => one, kind: (one) => one }, (rule) => (rule === 'EW-1' ? 'Telephone numbers go.' : ''))); // prettier-ignore

test('rules: of those answered where the rule proposed something; what was asked counts for neither side', () => {
  const rules = [answer('EW-1', 'redact', 'keep', 9), answer('EW-1', 'redact', 'redact', 31), answer('EW-2', 'keep', 'redact', 2), answer('EW-2', 'keep', 'keep', 8), answer('EW-3', 'ask', 'keep', 50), answer('EW-4', 'redact', 'redact', 7)]; // prettier-ignore
  const counts = { ...NOTHING, answered: { rules, people: 3 } };
  const review = teamReview(counts, [], PERIOD);
  assert.deepEqual(review.rules.map(({ rule, kept, covered, rate }) => [rule, kept, covered, rate.k, rate.n]), [['EW-1', 9, 0, 9, 40], ['EW-2', 0, 2, 2, 10]]); // prettier-ignore
  assert.match(told(counts), /EW-1 Telephone numbers go\. 9 0 40 22\.5 % 12\.3–37\.5 % EW-2 0 2 10 – too few –/);
  // Of two people it would be somebody's.
  const two = told({ ...counts, answered: { rules, people: 2 } });
  assert.match(two, /No shares: Fewer than 3 people.*EW-1 Telephone numbers go\. 9 0 40 – too few –/);
  assert.match(told(NOTHING), /Nothing was answered in this time/);
  assert.match(told({ ...NOTHING, answered: { rules: [answer('EW-4', 'redact', 'redact', 7)], people: 3 } }), /No answer went against a rule/); // prettier-ignore
});

test('forces by the number of the case, in the order of numbers; never more unredacted than came; days of London', () => {
  const records = [arrival('FR-1', '2026-11-01T00:00:00.000Z'), arrival('FR-2', '2026-11-30T23:59:00.000Z', '13XD0412327', 'WY-CJU'), arrival('FR-3', '2026-12-01T00:00:00.000Z'), arrival('FR-4', '2026-11-05T09:00:00.000Z', 'acc-17', 'GMP')]; // prettier-ignore
  const counts = {
    ...NOTHING,
    received: [
      { force: '20', papers: 80 },
      { force: '13', papers: 40 },
    ],
  };
  const { forces } = teamReview(counts, records, PERIOD);
  assert.deepEqual(forces.map(({ force, codes, rate }) => [force, codes.join(), rate.k, rate.n]), [['', 'GMP', 1, 1], ['13', 'WY-CJU,WYP', 2, 40], ['20', '', 0, 80]]); // prettier-ignore
  const page = told(counts, records);
  assert.match(page, /No ranking of forces: the numbers are too small.*number not told \(GMP\) 1 1 – too few – 13 \(WY-CJU, WYP\) 2 40 5\.0 % 1\.4–16\.5 % 20 0 80 0\.0 % 0\.0–4\.6 %/); // prettier-ignore
});

test('time and blind pages: few people or few pages, and the page says what is missing', () => {
  const types = [{ type: 'MG11', pages: 40, median: 31.4 }, { type: 'MG5', pages: 5, median: 9 }]; // prettier-ignore
  const page = told({
    ...NOTHING,
    times: { types, people: 3, notLeft: 12 },
    blind: { pages: [], people: 0, notLeft: 4 },
  });
  assert.match(page, /12 pages of papers of which no type is kept yet \(they have not left\) are not counted\. 1 type with fewer than 30 pages left out\..*MG11 40 31 s/); // prettier-ignore
  assert.doesNotMatch(page, /MG5/);
  assert.match(page, /Blind pages of fewer than 3 people are not shown.*4 blind pages of cases that have not left yet/);
  assert.match(told({ ...NOTHING, times: { types, people: 2, notLeft: 0 } }), /Not told: Fewer than 3 people/);
  const finds = Array.from({ length: 30 }, (_, i) => [{ category: 'phone' as const, both: i < 24 ? 1 : 0, toolOnly: i < 24 ? 0 : 1, personOnly: 0 }]); // prettier-ignore
  assert.match(told({ ...NOTHING, blind: { pages: finds, people: 3, notLeft: 0 } }), /All kinds 24 30 80\.0 % 62\.7–90\.5 % phone 24 30 80\.0 %/); // prettier-ignore
});

test('as a table: the numbers of the page, and a share only where the page tells one', () => {
  const rules = [answer('EW-1', 'redact', 'keep', 9), answer('EW-1', 'redact', 'redact', 31), answer('EW-2', 'keep', 'redact', 2)]; // prettier-ignore
  const counts = { ...NOTHING, answered: { rules, people: 3 }, times: { types: [{ type: 'MG11', pages: 40, median: 31.5 }], people: 3, notLeft: 0 } }; // prettier-ignore
  const csv = figuresCsv(figuresOf([], [], PERIOD), teamReview(counts, [arrival('FR-1', '2026-11-02T09:00:00.000Z')], PERIOD)); // prettier-ignore
  const lines = csv.trim().split(/\r?\n/);
  assert.equal(lines[0], 'part,name,what,number,of,rate,low,high');
  for (const line of ['all,releases,left,0,,,,', 'months,2026-11,releases,0,,,,', 'rules,EW-1,"answered against, of those answered",9,40,0.2250,0.1232,0.3750', 'rules,EW-2,"answered against, of those answered",2,2,,,', 'time for a page,MG11,median seconds,31.5,,,,', 'came unredacted,13 WYP,"unredacted, of papers that came",1,1,,,']) assert.ok(lines.includes(line), `${line}\n${csv}`); // prettier-ignore
});
