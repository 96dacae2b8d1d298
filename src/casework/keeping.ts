// How long a case is kept: a legal hold, set and lifted with a reason, and a day until which it must stay. Every word is kept and
// stands in the book, without its reason. A person decides the day; what is proposed is data with its source. Not here: what
// stops an erasure (store/cases.ts), erasing (erase.ts), who may (server/access).
import { BlotterError } from '../model/index.ts';
import { noteProblem } from '../register/breach/index.ts';
import { setLegalHold, setRetention, type Tx } from '../store/index.ts';
import { caseOf, enter, type Room } from './room.ts';

/** A ground on which a case is kept for a time. */
export interface Retention {
  readonly id: string;
  readonly words: string;
  /** Years from the day on which the case was opened here; null: from a day that the program does not know. */
  readonly years: number | null;
  readonly source: string;
}

const APP = 'College of Policing, APP Information management: Review, retention and disposal (review schedule)';
const CPIA = 'Criminal Procedure and Investigations Act 1996, s. 23 code of practice, part 5 (length of time for which material is to be retained)'; // prettier-ignore

/** What a day may rest on. No lawyer has read these: they propose a day and decide nothing. */
export const RETENTION: readonly Retention[] = [
  { id: 'mopi-1', words: 'Group 1, public protection and the gravest offences: reviewed every 10 years until the person is 100', years: 10, source: APP },
  { id: 'mopi-2', words: 'Group 2, other sexual, violent or serious offences: 10 years clear, then reviewed', years: 10, source: APP },
  { id: 'mopi-3', words: 'Group 3, all other offences: 6 years clear, then reviewed', years: 6, source: APP },
  { id: 'custody', words: 'Until whoever was convicted is released from custody or hospital: type that day', years: null, source: CPIA },
  { id: 'six-months', words: 'Six months from conviction, where nobody is in custody: type that day', years: null, source: CPIA },
  { id: 'own', words: 'The office’s own schedule, or another reason: type the day', years: null, source: 'the reason that is typed' },
]; // prettier-ignore

/** A word about a case, oldest first in a list. `by`: an account, or `program` for the command line. */
export interface KeepingWord {
  readonly kind: 'held' | 'lifted' | 'kept';
  readonly until: string | null;
  readonly basis: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** How a case stands. Days are `yyyy-mm-dd`. */
export interface Keeping {
  readonly held: boolean;
  /** Kept until this day, that day included; null: nothing is said. */
  readonly until: string | null;
  readonly opened: string;
  readonly erased: string | null;
  readonly words: readonly KeepingWord[];
  /** What an erasure would take: papers with their versions, preparations with their pictures, packages. */
  readonly holds: { readonly papers: number; readonly preparations: number; readonly releases: number };
  /** May it be erased today? */
  readonly free: boolean;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const refuse = (problem: string): BlotterError => new BlotterError('B-HOLD-03', { problem });

/** The day that a ground proposes for a case that was opened on `opened`; null where it proposes none. */
export function proposed(opened: string, basis: string): string | null {
  const years = RETENTION.find(({ id }) => id === basis)?.years ?? null;
  if (years === null) return null;
  const day = new Date(`${opened}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return dayOf(day);
}

async function read(trx: Tx, caseId: string, now: Date): Promise<Keeping | null> {
  const row = await trx.selectFrom('cases').select(['legal_hold', 'retain_until', 'opened_at', 'erased_at']).where('id', '=', caseId).executeTakeFirst();
  if (!row) return null;
  const words = await trx.selectFrom('keeping').select(['kind', 'until', 'basis', 'reason', 'by', 'at']).where('case_id', '=', caseId).orderBy('seq').execute();
  const count = async (table: 'documents' | 'preparations' | 'releases'): Promise<number> =>
    Number((await trx.selectFrom(table).select((of) => of.fn.countAll<string>().as('n')).where('case_id', '=', caseId).executeTakeFirstOrThrow()).n);
  const holds = { papers: await count('documents'), preparations: await count('preparations'), releases: await count('releases') };
  const past = row.retain_until === null || dayOf(now) > row.retain_until;
  return {
    held: row.legal_hold,
    until: row.retain_until,
    opened: dayOf(row.opened_at),
    erased: row.erased_at === null ? null : dayOf(row.erased_at),
    words: words.map(({ at, ...word }) => ({ ...word, at: at.toISOString() })),
    holds,
    free: !row.legal_hold && past && row.erased_at === null,
  };
} // prettier-ignore

/** Opens it on a store. */
export function keepingIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>) {
  const { store, clock } = room;
  const said = (reason: string): string => {
    const problem = noteProblem(reason);
    if (problem !== null) throw refuse(problem);
    return reason.trim();
  };
  const keep = (trx: Tx, caseId: string, by: string, word: Pick<KeepingWord, 'kind' | 'reason'> & { until?: string | null; basis?: string }) =>
    trx.insertInto('keeping').values({ case_id: caseId, by, at: clock(), until: null, basis: '', ...word }).execute();
  /** The case's row, locked: two words about one case come one after the other. Throws B-CASE-07, B-BLOB-03. */
  const locked = async (trx: Tx, caseId: string) => {
    await caseOf(trx, caseId);
    return trx.selectFrom('cases').select(['legal_hold', 'retain_until', 'opened_at']).where('id', '=', caseId).forUpdate().executeTakeFirstOrThrow();
  };
  return {
    /** Null where there is no such case. */
    read: (caseId: string): Promise<Keeping | null> => store.transaction((trx) => read(trx, caseId, clock())),
    /** Sets or lifts the hold. Throws B-CASE-07, B-BLOB-03, B-HOLD-03. */
    hold: (caseId: string, held: boolean, reason: string, by: string): Promise<void> =>
      store.transaction(async (trx) => {
        const words = said(reason);
        if ((await locked(trx, caseId)).legal_hold === held) throw refuse(held ? 'it is held already' : 'it is not held');
        await setLegalHold(trx, caseId, held);
        await keep(trx, caseId, by, { kind: held ? 'held' : 'lifted', reason: words });
        await enter(room, trx, { kind: held ? 'hold-set' : 'hold-lifted', by, case: caseId });
      }),
    /** Keeps it until a day; '' takes the one that `basis` proposes, null says that no day is set any more. Throws B-CASE-07, B-BLOB-03, B-HOLD-03. */
    until: (caseId: string, day: string | null, basis: string, reason: string, by: string): Promise<void> =>
      store.transaction(async (trx) => {
        const words = said(reason);
        if (basis !== '' && !RETENTION.some(({ id }) => id === basis)) throw refuse('that ground is not known');
        const { retain_until, opened_at } = await locked(trx, caseId);
        const until = day === '' ? proposed(dayOf(opened_at), basis) : day;
        if (day === '' && until === null) throw refuse('say the day: this ground does not give one');
        if (until !== null && (!/^20(2[6-9]|[3-9]\d)-\d\d-\d\d$/.test(until) || dayOf(new Date(until)) !== until)) throw refuse('the day is none from 2026 to 2099');
        if (until === retain_until) throw refuse('that is how it stands already');
        await setRetention(trx, caseId, until);
        await keep(trx, caseId, by, { kind: 'kept', until, basis, reason: words });
        await enter(room, trx, { kind: 'retention-set', by, case: caseId, until });
      }),
  };
} // prettier-ignore
