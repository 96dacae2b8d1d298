// The book of errors as people work on it: read, opened by hand, added to, and the stop that a recall put on a case. Every
// change writes into the register in its own transaction. Not here: what may be added (register/breach), where it lies
// (gate/breaches.ts), who may (server/access), near misses (gate/near-miss.ts).
import { isDeepStrictEqual } from 'node:util';
import { askedIn } from '../assurance/index.ts';
import { BlotterError } from '../model/index.ts';
import { addEvent, foldEvents, noteProblem, openRecord, readRecord, requireEvent, type BreachEvent, type BreachRecord } from '../register/breach/index.ts'; // prettier-ignore
import type { Entry } from '../register/index.ts';
import { refuse, type Blocker, type GateEvent } from '../release/index.ts';
import type { Tx } from '../store/index.ts';
import { documentOf } from './do-prepare.ts';
import { lockBook, readBreaches, withBreaches } from './gate/breaches.ts';
import { knownOf } from './gate/recall.ts';
import { freezeOf } from './gate/rounds.ts';
import { askTraining } from './learning/training.ts';
import { caseOf, enter, type Room } from './room.ts';
import { amendmentsIn, tablesOf } from './severity.ts';

/** A stop on a case's outgoing material, or its end. */
export interface StopWord {
  readonly kind: 'frozen' | 'lifted';
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/** Who acts: an account, in an office of `OFFICES` (register/breach). */
export interface Officer {
  readonly account: string;
  readonly office: string;
}

/** The book of errors of a store. */
export interface Breaches {
  /** All records as they stand, oldest first. */
  readonly all: () => Promise<readonly BreachRecord[]>;
  /** Null where there is no such record. */
  readonly read: (id: string) => Promise<BreachRecord | null>;
  /** Opens a breach by hand; gives its number. `about`: the case of the store and its release, where it is one of ours; `facts`: of `FORMS.breach`, but for what the store knows of that release. The same report by the same person is opened once. Throws B-BREACH-01. */
  readonly report: (about: { readonly caseId: string | null; readonly release: string | null }, facts: Readonly<Record<string, unknown>>, by: Officer) => Promise<string>; // prettier-ignore
  /** Notes that a paper of a case came unredacted; gives the number. `facts`: of `FORMS['failure-to-redact']` but for when it came, which the store knows. The same note by the same person is kept once. Throws B-BREACH-01. */
  readonly arrived: (about: { readonly caseId: string; readonly file: string }, facts: Readonly<Record<string, unknown>>, by: Officer) => Promise<string>; // prettier-ignore
  /** Adds events, all or none; `by` and `at` are put in. What was just said by the same person counts once. `seen`: events that were there when it was decided; with more of them it is refused. Throws B-BREACH-01, -02. */
  readonly add: (id: string, events: readonly Readonly<Record<string, unknown>>[], by: Officer, seen?: number) => Promise<BreachRecord>; // prettier-ignore
  /** Every stop and its end, oldest first. */
  readonly stops: (caseId: string) => Promise<readonly StopWord[]>;
  /** Lets material of a case go out again. `seen`: when the stop that was looked at began. Gives what stops that. Throws B-CASE-07, B-BLOB-03. */
  readonly lift: (caseId: string, by: string, reason: string, seen: string) => Promise<readonly Blocker[]>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the store knows of a release of a case. Throws B-BREACH-01 where there is no such release. */
async function knownIn(trx: Tx, caseId: string | null, release: string | null): Promise<object> {
  if (caseId === null || release === null) return {};
  const found = UUID.test(release) ? await trx.selectFrom('releases').select(['recipient', 'by', 'at']).where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst() : undefined; // prettier-ignore
  if (!found) throw new BlotterError('B-BREACH-01', { problem: 'release: there is no such release of that case' });
  const words = await trx.selectFrom('gate_events').select('event').where('release_id', '=', release).orderBy('seq').execute(); // prettier-ignore
  return knownOf(
    found,
    words.map(({ event }) => event as GateEvent),
  );
}

/** Were the same things said by the same person, whenever? A kept event has its fields in another order. */
const sameSaid = (a: readonly BreachEvent[], b: readonly BreachEvent[]): boolean => {
  const timeless = ({ at: _, ...rest }: BreachEvent) => rest;
  return isDeepStrictEqual(a.map(timeless), b.map(timeless));
};

/** What the register says of an event that was added. */
function entryOf(record: BreachRecord, event: BreachEvent, no: number, by: string): Entry {
  const { id: breach } = record;
  if (event.kind === 'opened') throw new Error('a record is opened by report');
  if (event.kind !== 'closed') return { kind: 'breach-noted', by, breach, no, what: event.kind };
  return { kind: 'breach-closed', by, breach, reported: record.record === 'breach' && record.regulatorTold !== null };
}

/** What can make training due. */
const TEACHES: ReadonlySet<BreachEvent['kind']> = new Set(['severity', 'corrected', 'training-asked']);

/** Accounts that had a part in it, and those of whom training was asked on it. */
const partIn = (record: BreachRecord): string[] =>
  record.record !== 'breach'
    ? []
    : [record.facts.redactedBy, record.facts.checkedBy, record.facts.releasedBy, ...askedIn([record]).map(({ account }) => account)].filter((one) => one !== null); // prettier-ignore

const NOTHING = refuse('not-stopped');
const ANEW = refuse('stopped-anew');
const OWN = refuse('own-recall');

/** Opens the book of a store. */
export function breachesIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>): Breaches {
  const { store, clock } = room;
  return {
    all: () =>
      store.transaction(async (trx) => {
        const [records, amendments] = [await readBreaches(trx), await amendmentsIn(trx)];
        return [...records].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, events]) => foldEvents(id, events, tablesOf(events, amendments))); // prettier-ignore
      }),
    read: (id) =>
      store.transaction(async (trx) => {
        const events = (await readBreaches(trx, id)).get(id);
        return events ? foldEvents(id, events, tablesOf(events, await amendmentsIn(trx))) : null;
      }),
    report: ({ caseId, release }, facts, { account, office }) =>
      store.transaction(async (trx) => {
        const at = clock().toISOString();
        const known = await knownIn(trx, caseId, release);
        const whole = { redactedBy: null, checkedBy: null, releasedBy: null, recipients: null, ...known, ...facts, release }; // prettier-ignore
        const { id, people, isNew } = await withBreaches(trx, (book) => {
          const event = requireEvent({
            kind: 'opened',
            record: 'breach',
            facts: whole,
            by: `${office}/${account}`,
            at,
          });
          const before = book.ids().find((one) => one.startsWith('BR-') && sameSaid(book.events(one).slice(0, 1), [event])); // prettier-ignore
          const opened = before ?? openRecord(book, 'breach', whole, `${office}/${account}`, at);
          const record = readRecord(book, opened);
          return { id: opened, isNew: before === undefined, people: record.record === 'breach' ? record.facts.affected.length : 0 }; // prettier-ignore
        });
        if (isNew) await enter(room, trx, { kind: 'breach-opened', by: account, case: caseId, breach: id, release: release !== null && UUID.test(release) ? release : null, people }); // prettier-ignore
        return id;
      }),
    arrived: ({ caseId, file }, facts, { account, office }) =>
      store.transaction(async (trx) => {
        const at = clock().toISOString();
        const papers = await trx.selectFrom('documents').select(['id', 'file', 'added_at']).where('case_id', '=', caseId).execute(); // prettier-ignore
        const document = documentOf(file, papers.map((one) => ({ file: one.file, document: one.id }))); // prettier-ignore
        const came = papers.find((one) => one.id === document)?.added_at;
        const whole = { ...facts, receivedAt: (came ?? clock()).toISOString() };
        const { id, isNew, places } = await withBreaches(trx, (book) => {
          const event = requireEvent({ kind: 'opened', record: 'failure-to-redact', facts: whole, by: `${office}/${account}`, at }); // prettier-ignore
          const before = book.ids().find((one) => one.startsWith('FR-') && sameSaid(book.events(one).slice(0, 1), [event])); // prettier-ignore
          const opened = before ?? openRecord(book, 'failure-to-redact', whole, `${office}/${account}`, at);
          const record = readRecord(book, opened);
          return { id: opened, isNew: before === undefined, places: record.record === 'failure-to-redact' ? record.facts.places.length : 0 }; // prettier-ignore
        });
        if (isNew) await enter(room, trx, { kind: 'arrival-noted', by: account, case: caseId, record: id, document: document ?? null, places }); // prettier-ignore
        return id;
      }),
    add: (id, events, { account, office }, seen) =>
      store.transaction(async (trx) => {
        const at = clock().toISOString();
        const entries: Entry[] = [];
        const amendments = await amendmentsIn(trx);
        const now = await withBreaches(trx, (book) => {
          const said = events.map((event) => requireEvent({ ...event, by: `${office}/${account}`, at }));
          const before = book.events(id);
          const standing = (): BreachRecord => readRecord(book, id, tablesOf(book.events(id), amendments));
          if (said.length > 0 && sameSaid(before.slice(-said.length), said)) return standing();
          if (seen !== undefined && before.length !== seen) throw new BlotterError('B-BREACH-01', { problem: 'somebody else added to this record meanwhile; look at it again' }); // prettier-ignore
          said.forEach((event, i) => entries.push(entryOf(addEvent(book, id, event), event, before.length + i, account))); // prettier-ignore
          return standing();
        });
        // A severity, or who had a part, may ask somebody to train: that is said in the same breath.
        const teaches = entries.some((entry) => entry.kind === 'breach-noted' && TEACHES.has(entry.what));
        const asked = teaches ? await askTraining(trx, clock(), partIn(now)) : [];
        await enter(room, trx, ...entries, ...asked);
        return now;
      }),
    stops: (caseId) =>
      store.transaction(async (trx) => {
        const rows = await trx.selectFrom('freezes').select(['kind', 'by', 'at', 'reason']).where('case_id', '=', caseId).orderBy('seq').execute(); // prettier-ignore
        return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
      }),
    lift: (caseId, by, reason, seen) =>
      store.transaction(async (trx) => {
        await lockBook(trx);
        await caseOf(trx, caseId);
        const problem = noteProblem(reason);
        if (problem !== null) return [{ why: `The reason does not do: ${problem}.`, cure: 'Say in roles and references why the case may go on.' }]; // prettier-ignore
        const stop = await freezeOf(trx, caseId);
        if (stop === null) return [NOTHING];
        if (stop.at !== seen) return [ANEW];
        const recalled = await trx
          .selectFrom('releases')
          .innerJoin('gate_events', 'gate_events.release_id', 'releases.id')
          .select(['releases.by', 'gate_events.event'])
          .where('releases.case_id', '=', caseId)
          .execute();
        // Of any release of the case that came back: who let it out does not say that all is well again.
        if (recalled.some((one) => one.by === by && (one.event as GateEvent).kind === 'recalled')) return [OWN];
        await trx.insertInto('freezes').values({ case_id: caseId, kind: 'lifted', reason, by, at: clock() }).execute();
        await enter(room, trx, { kind: 'stop-lifted', by, case: caseId });
        return [];
      }),
  };
}
