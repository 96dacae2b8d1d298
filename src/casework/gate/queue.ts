// Which submissions wait for a second person, of many cases at once. To ask the gate about one its whole view is opened; so what
// the gate made of it is kept as a note, with the preparation and the answer that it stands on, and holds until there are newer
// ones. Not here: the gate's own look (gate.ts), who may see which case (server/access).
import { sql } from 'kysely';
import { gateState, SECOND_POLICY, type GateEvent } from '../../release/index.ts';
import type { Tx } from '../../store/index.ts';
import { needsSecond } from '../learning/training.ts';
import type { Submission, Waits } from '../casework.ts';
import type { Room } from '../room.ts';
import type { Views } from '../views.ts';
import { drawn, type BareFacts } from './facts.ts';
import type { Looks } from './look.ts';
import { latestRound, preparerOf, releasesBy } from './rounds.ts';

/** What of the facts says whether a second person is waited for. */
type Kept = Pick<BareFacts, 'print' | 'reviewers' | 'risks' | 'recordGoes'> & { readonly urn: string };

/** What a note must stand on to count: the newest preparation and the newest answer. */
interface Ground {
  readonly preparation: string;
  readonly reviewed: string;
}

/** The newest answer's number; '0' where there is none. */
async function reviewedIn(trx: Tx, { caseId, recipient }: Submission): Promise<string> {
  const row = await trx.selectFrom('review_events').select('seq').where('case_id', '=', caseId).where('recipient', '=', recipient).orderBy('seq', 'desc').limit(1).executeTakeFirst(); // prettier-ignore
  return row?.seq ?? '0';
}

async function note(trx: Tx, of: Submission, { preparation, reviewed }: Ground, { print, reviewers, risks, recordGoes }: BareFacts, urn: string): Promise<Kept> {
  const facts: Kept = { print, reviewers, risks, recordGoes, urn };
  const fresh = { preparation_id: preparation, reviewed, facts: JSON.stringify(facts) };
  await trx
    .insertInto('gate_facts')
    .values({ case_id: of.caseId, recipient: of.recipient, ...fresh })
    .onConflict((conflict) => conflict.columns(['case_id', 'recipient']).doUpdateSet(fresh))
    .execute();
  return facts;
} // prettier-ignore

/** Keeps what the gate has just made of a submission, in its transaction and under its lock. */
export const noteFacts = async (trx: Tx, of: Submission, preparation: string, bare: BareFacts, urn: string): Promise<void> =>
  void (await note(trx, of, { preparation, reviewed: await reviewedIn(trx, of) }, bare, urn)); // prettier-ignore

const keyOf = (caseId: string, recipient: string): string => `${caseId} ${recipient}`;

/** Notes that still hold, by case and recipient; missing: it has to be worked out. */
async function notesIn(trx: Tx, caseIds: readonly string[]): Promise<Map<string, Kept>> {
  const { rows } = await sql<{ case_id: string; recipient: string; facts: Kept }>`
    select f.case_id, f.recipient, f.facts from gate_facts f
    where f.case_id = any(${caseIds}::uuid[])
      and f.preparation_id = (select p.id from preparations p where p.case_id = f.case_id and p.recipient = f.recipient order by p.made_at desc, p.id limit 1)
      and f.reviewed = coalesce((select e.seq from review_events e where e.case_id = f.case_id and e.recipient = f.recipient order by e.seq desc limit 1), 0)`.execute(trx); // prettier-ignore
  return new Map(rows.map(({ case_id, recipient, facts }) => [keyOf(case_id, recipient), facts]));
}

/** Everything that was said at the gate of these cases, in order, and by whom details of people were corrected. */
async function saidIn(trx: Tx, caseIds: readonly string[]) {
  const words = await trx.selectFrom('gate_events').select(['case_id', 'recipient', 'release_id', 'event']).where('case_id', 'in', caseIds).orderBy('seq').execute(); // prettier-ignore
  const corrections = await trx.selectFrom('people_corrections').select(['case_id', 'by']).where('case_id', 'in', caseIds).orderBy('seq').execute(); // prettier-ignore
  const said = Map.groupBy(words, ({ case_id, recipient }) => keyOf(case_id, recipient));
  const corrected = Map.groupBy(corrections, ({ case_id }) => case_id);
  return { said, corrected };
}

/** Asks once for each person. */
const once = <T>(ask: (account: string) => Promise<T>): ((account: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (account) => {
    const found = known.get(account) ?? ask(account);
    known.set(account, found);
    return found;
  };
};

/** Opens the queue. `seed`: the secret of draws. */
export function openQueue(room: Room, views: Views, { look }: Looks, seed: string): (submissions: readonly Submission[]) => Promise<readonly Waits[]> {
  const policy = room.second ?? SECOND_POLICY;

  /** Opens the case and keeps what the gate makes of it. Null where it is not prepared. */
  async function workOut(of: Submission): Promise<Kept | null> {
    const newest = await views.newest(of.caseId, of.recipient);
    if (newest === null) return null;
    return room.store.transaction(async (trx) => {
      // Read first: what comes in meanwhile makes the note one that does not hold, never one that seems to.
      const reviewed = await reviewedIn(trx, of);
      const { bare } = await look(trx, newest.view, of.caseId, of.recipient);
      return note(trx, of, { preparation: newest.preparation, reviewed }, bare, newest.view.urn);
    });
  }

  return async (submissions) => {
    if (submissions.length === 0) return [];
    const caseIds = [...new Set(submissions.map(({ caseId }) => caseId))];
    const notes = await room.store.transaction((trx) => notesIn(trx, caseIds));
    // One after the other: each holds a whole case while it is worked out.
    for (const of of submissions) {
      const key = keyOf(of.caseId, of.recipient);
      const found = notes.has(key) ? null : await workOut(of);
      if (found !== null) notes.set(key, found);
    }
    return room.store.transaction(async (trx) => {
      const { said, corrected } = await saidIn(trx, caseIds);
      const releases = once((account) => releasesBy(trx, account));
      const learning = once((account) => needsSecond(trx, account, room.clock()));
      const waits: Waits[] = [];
      for (const { caseId, recipient } of submissions) {
        const kept = notes.get(keyOf(caseId, recipient));
        const round = latestRound(said.get(keyOf(caseId, recipient)) ?? []);
        if (!kept || !round) continue;
        const events: readonly GateEvent[] = round.events;
        const preparer = preparerOf(events, kept.reviewers) ?? '';
        const draw = { seed, policy, releases: await releases(preparer), learning: await learning(preparer), corrected: (corrected.get(caseId) ?? []).map(({ by }) => by) };
        // Holds and checks of copies say what follows a second person's yes, not whether it is waited for.
        const facts = drawn({ ...kept, holds: [], verified: true, naming: [], risky: kept.risks.length > 0 }, { urn: kept.urn, recipient }, draw);
        if (gateState(events, facts) === 'with-checker') waits.push({ caseId, recipient, reviewers: kept.reviewers });
      }
      return waits;
    });
  };
} // prettier-ignore
