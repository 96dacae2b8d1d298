// The log of a review in the store: read as it grows, added to under a lock, durable before anybody is told. Not here: what
// events come to (review), pages.
import { standDocument } from '../flow/index.ts';
import { BlotterError, type Proposal } from '../model/index.ts';
import type { Entry } from '../register/index.ts';
import { EMPTY_LOG, markStates, proposalOf, reduce, refusalOf, type Refused, type ReviewEvent, type ReviewLog } from '../review/index.ts'; // prettier-ignore
import type { Tx } from '../store/index.ts';
import { caseOf, enter, lockReview, recipientOf, type Room } from './room.ts';
import type { CaseView } from './view.ts';
import type { Views } from './views.ts';

/** Reads and adds. */
export interface Logs {
  readonly read: (trx: Tx, caseId: string, recipient: string) => Promise<ReviewLog>;
  readonly append: (caseId: string, recipient: string, event: ReviewEvent) => Promise<Refused | null>;
}

interface Kept {
  readonly seq: string;
  readonly log: ReviewLog;
}
/** Logs kept in memory. */
const KEPT = 50;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NOT_READY: Refused = { why: 'The case is not ready for this recipient yet.', cure: 'Wait until it is prepared.' };
const NO_PLACE: Refused = { why: 'There is no such place in the case as it stands now.', cure: 'Load the page again: the papers have changed since it was opened.' }; // prettier-ignore

/** Proposals that events can be about, by view: worked out once. */
const proposalsOf = new WeakMap<CaseView, readonly Proposal[]>();
function proposalsIn(view: CaseView, log: ReviewLog): readonly Proposal[] {
  let own = proposalsOf.get(view);
  if (own === undefined) {
    own = view.documents.flatMap(({ judged }) => judged.proposals);
    proposalsOf.set(view, own);
  }
  return [...own, ...markStates(log).added.map(proposalOf)];
}

/** Why an event's place is none; null where it is one, or where the event has none. */
function placeRefused(event: ReviewEvent, view: CaseView, log: ReviewLog, proposals: readonly Proposal[]): Refused | null {
  const moved = event.kind === 'decided' && event.choice.act === 'redact' && event.choice.from !== undefined;
  const mark = event.kind === 'decided' ? proposals.find(({ id }) => id === event.marks[0]?.mark) : undefined;
  const file = 'file' in event ? event.file : moved ? mark?.finding.passage.file : undefined;
  if (file === undefined) return null;
  const document = view.documents.find(({ judged }) => judged.document.file === file)?.judged;
  if (!document) return NO_PLACE;
  if ('page' in event && !document.document.pages.some(({ no }) => no === event.page)) return NO_PLACE;
  if (event.kind !== 'added' && !moved) return null;
  try {
    // A mark that no page can hold would stop the case from being shown ever after.
    standDocument(document, reduce(log, event));
    return null;
  } catch (error) {
    if (error instanceof BlotterError) return NO_PLACE;
    throw error;
  }
} // prettier-ignore

/** What the book says of an event: what was done, to how many marks, never to which words. */
function entryOf(event: ReviewEvent, caseId: string, recipient: string): Entry {
  const { by, kind } = event;
  const marks = kind === 'decided' ? event.marks.length : kind === 'blind-done' ? event.found.length : 1;
  const act = kind === 'decided' ? event.choice.act : kind === 'looked' ? event.act : null;
  return { kind: 'reviewed', by, case: caseId, recipient: recipientOf(recipient).kind, event: event.id, what: kind, act, marks };
} // prettier-ignore

/** Opens them. */
export function openLogs(room: Room, views: Views): Logs {
  const kept = new Map<string, Kept>();

  const read: Logs['read'] = async (trx, caseId, recipient) => {
    const key = `${caseId} ${recipient}`;
    const before = kept.get(key) ?? { seq: '0', log: EMPTY_LOG };
    // Whoever adds holds the lock from before its number is drawn until it is kept: numbers come in the order of commits.
    const rows = await trx
      .selectFrom('review_events')
      .select(['seq', 'event'])
      .where('case_id', '=', caseId)
      .where('recipient', '=', recipient)
      .where('seq', '>', before.seq)
      .orderBy('seq')
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return before.log;
    const events = new Map(before.log.events);
    for (const { event } of rows as { event: ReviewEvent }[]) if (!events.has(event.id)) events.set(event.id, event);
    // Nobody reads after adding in one transaction: what is seen here is committed.
    const grown = { seq: last.seq, log: { events } };
    kept.delete(key);
    kept.set(key, grown);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return grown.log;
  };


  return {
    read,
    append: async (caseId, recipient, event) => {
      if (!UUID.test(event.id) || !UUID.test(event.by)) throw new Error('an event has the ids of itself and of an account');
      const standing = await views.newest(caseId, recipient);
      if (standing === null) return NOT_READY;
      const { view } = standing;
      return room.store.transaction(async (trx) => {
        await lockReview(trx, caseId, recipient);
        await caseOf(trx, caseId);
        const log = await read(trx, caseId, recipient);
        if (log.events.has(event.id)) return null;
        const proposals = proposalsIn(view, log);
        const why = refusalOf(event, log, proposals) ?? placeRefused(event, view, log, proposals);
        if (why !== null) return why;
        await trx
          .insertInto('review_events')
          .values({ case_id: caseId, version_id: null, recipient, by: event.by, at: room.clock(), event: JSON.stringify(event) })
          .execute();
        await enter(room, trx, entryOf(event, caseId, recipient));
        return null;
      });
    },
  };
} // prettier-ignore
