// One answer for a question, and the rest of a page, as the server takes them in.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { viewOf, type CaseView } from '../../src/casework/index.ts';
import { EMPTY_LOG, reduce, type ReviewEvent, type ReviewLog } from '../../src/review/index.ts';
import { seenOf } from '../../src/server/review/mark.ts';
import { questionsOn, reviewOf, type Review } from '../../src/server/review/open.ts';
import { eventsOf, isRefused } from '../../src/server/review/events-of.ts';
import type { Said } from '../../src/server/review/said.ts';
import { preparedCase } from './made-case.ts';

let view: CaseView;
before(async () => void (view = viewOf(await preparedCase(), new Date('2026-11-26T09:00:00Z'))));
const TOLD = { by: 'a', at: '2026-11-27T10:00:00.000Z' };
const FILE = 'MG11 Adebayo-Clarke.pdf';
const marksOf = (review: Review, ids: readonly string[]) =>
  ids.map((mark) => ({ mark, seen: seenOf(view.guidance, review.marks.get(mark) ?? assert.fail(mark)) }));
const question = (review: Review, ids: readonly string[], act: 'redact' | 'keep', reason: string): Said => ({ kind: 'question', id: randomUUID(), marks: marksOf(review, ids), act, reason, over: [] }); // prettier-ignore
const follow = (log: ReviewLog, events: readonly ReviewEvent[]): ReviewLog => events.reduce(reduce, log);
const made = (said: Said, review: Review, at = TOLD): readonly ReviewEvent[] => {
  const events = eventsOf(said, review, at);
  assert.ok(!isRefused(events), JSON.stringify(events));
  return events;
};
const openOn = (review: Review, page: number): string[] => [...review.marks.values()].filter(({ act, proposal: { finding } }) => act === 'undecided' && finding.passage.file === FILE && finding.passage.page === page).map(({ proposal }) => proposal.id); // prettier-ignore
const rest = (review: Review, seconds: number, ids = openOn(review, 1)): Said => ({ kind: 'rest', id: randomUUID(), file: FILE, page: 1, seconds, marks: marksOf(review, ids), over: [] }); // prettier-ignore

describe('a question of several places', () => {
  test('is an event for each place, the last with the id that was sent; one undo takes all back', () => {
    const review = reviewOf(view, EMPTY_LOG);
    const places = questionsOn(review, FILE, 1).find((one) => one.length > 2) ?? assert.fail();
    const said = question(review, places.map(({ id }) => id), 'keep', '#read'); // prettier-ignore
    const events = made(said, review);
    assert.equal(events.length, places.length);
    assert.equal(events.at(-1)?.id, said.id);
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    assert.ok(events.every((event) => event.kind === 'decided' && event.marks.length === 1 && event.reason.length > 10)); // prettier-ignore
    const after = reviewOf(view, follow(EMPTY_LOG, events));
    const undone = made({ kind: 'undone', id: randomUUID(), what: said.id }, after, { by: 'a', at: '2026-11-27T10:00:01.000Z' }); // prettier-ignore
    const back = reviewOf(view, follow(after.log, undone));
    assert.deepEqual(openOn(back, 1), openOn(review, 1));
  });
  test('places of two questions, and what is certain without a reason, are refused', () => {
    const review = reviewOf(view, EMPTY_LOG);
    const [one, two] = questionsOn(review, FILE, 1);
    const refused = eventsOf(question(review, [one?.[0]?.id ?? '', two?.[0]?.id ?? ''], 'keep', '#read'), review, TOLD); // prettier-ignore
    assert.ok(isRefused(refused) && /not one question/.test(refused.why));
    const certain = [...review.marks.values()].find(({ act, proposal }) => act === 'undecided' && proposal.grade === 'certain') ?? assert.fail(); // prettier-ignore
    const without = eventsOf(question(review, [certain.proposal.id], 'keep', '#read'), review, TOLD);
    assert.ok(isRefused(without) && /reason is missing/.test(without.why));
    made(question(review, [certain.proposal.id], 'keep', '#1'), review);
  });
});

describe('the rest of a page', () => {
  test('redacts what is open there with each rule’s own reason, and the page is done; nothing stays by it', () => {
    const review = reviewOf(view, EMPTY_LOG);
    const events = made(rest(review, 60), review);
    assert.equal(events.at(-1)?.kind, 'page-done');
    const decided = events.filter((event) => event.kind === 'decided');
    assert.deepEqual(decided.map(({ marks }) => marks[0]?.mark).sort(), openOn(review, 1).sort());
    for (const { marks, choice, reason } of decided) {
      assert.equal(choice.act, 'redact');
      assert.equal(reason, review.marks.get(marks[0]?.mark ?? '')?.proposal.reason);
    }
    assert.deepEqual(openOn(reviewOf(view, follow(EMPTY_LOG, events)), 1), []);
  });
  test('is refused before the page was in view for as long as it takes to read', () => {
    const review = reviewOf(view, EMPTY_LOG);
    const refused = eventsOf(rest(review, 10), review, TOLD);
    assert.ok(isRefused(refused) && /not in view for long enough/.test(refused.why));
  });
  test('answers nothing of another page, and overrules nobody who answered meanwhile', () => {
    const review = reviewOf(view, EMPTY_LOG);
    const elsewhere = eventsOf(rest(review, 60, openOn(review, 2)), review, TOLD);
    assert.ok(isRefused(elsewhere));
    const ids = openOn(review, 1);
    const first = questionsOn(review, FILE, 1)[0]?.map(({ id }) => id) ?? [];
    const kept = made(question(review, first, 'keep', '#4'), review, { by: 'b', at: '2026-11-27T09:59:00.000Z' });
    const said = rest(review, 60, ids);
    const now = reviewOf(view, follow(EMPTY_LOG, kept));
    const events = made(said, now);
    for (const event of events) if (event.kind === 'decided') assert.ok(!first.includes(event.marks[0]?.mark ?? ''));
    const after = reviewOf(view, follow(now.log, events));
    for (const id of first) assert.equal(after.marks.get(id)?.act, 'keep');
  });
});
