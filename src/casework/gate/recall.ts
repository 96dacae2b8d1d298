// The way back: a release is recalled, everything else of its case is stopped, and a breach is opened with what is known, in
// one transaction. Not here: letters and the first hour (register/breach), which go on from that
// record; lifting the stop (breaches.ts).
import { BlotterError } from '../../model/index.ts';
import { noteProblem, openRecord, readRecord } from '../../register/breach/index.ts';
import { recallRefused, type Blocker, type GateEvent } from '../../release/index.ts';
import type { Casework } from '../casework.ts';
import { enter, lockReview, recipientOf, type Room } from '../room.ts';
import { withBreaches } from './breaches.ts';
import { say } from './rounds.ts';

const NO_RELEASE: Blocker = { why: 'There is no such release of this case.', cure: 'Go back to the list of what has left.' }; // prettier-ignore
/** Types of recipients in the breach record, where ours tell them. */
const TYPES: Readonly<Partial<Record<string, string>>> = { defence: 'defence', court: 'court', probation: 'probation', police: 'police', press: 'press' }; // prettier-ignore

/** What the store itself knows of a release that went wrong: fields of the breach record. */
export function knownOf(found: { readonly recipient: string; readonly by: string; readonly at: Date }, words: readonly GateEvent[]) {
  const last = (kind: GateEvent['kind']): string | null => words.findLast((word) => word.kind === kind)?.by ?? null;
  return {
    occurredAt: found.at.toISOString(), recipient: TYPES[recipientOf(found.recipient).kind] ?? 'other-party', recipients: null,
    redactedBy: last('submitted'), checkedBy: last('accepted'), releasedBy: found.by,
  };
} // prettier-ignore

/** Opens it. */
export function openRecall(room: Room): Pick<Casework, 'recall'> {
  const { store, clock } = room;
  return {
    recall: (caseId, release, { by, office, why, facts }) =>
      store.transaction(async (trx) => {
        // What is said here stands on pages that people read who may not see the case.
        const problem = noteProblem(why);
        if (problem !== null) throw new BlotterError('B-BREACH-01', { problem: `what went wrong: ${problem}` });
        const found = await trx.selectFrom('releases').select(['recipient', 'by', 'at']).where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst();
        if (!found) return [NO_RELEASE];
        const { recipient } = found;
        await lockReview(trx, caseId, recipient);
        const words = (await trx.selectFrom('gate_events').select('event').where('release_id', '=', release).orderBy('seq').execute()).map(({ event }) => event as GateEvent);
        const refused = recallRefused(words);
        if (refused.length > 0) return refused;
        const at = clock().toISOString();
        const known = { ...knownOf(found, words), detectedAt: at, awareAt: at, case: caseId, release };
        const { breach, people } = await withBreaches(trx, (book) => {
          const id = openRecord(book, 'breach', { ...known, ...facts }, `${office}/${by}`, at);
          const record = readRecord(book, id);
          return { breach: id, people: record.record === 'breach' ? record.facts.affected.length : 0 };
        });
        await say(trx, caseId, recipient, release, { kind: 'recalled', by, at, why });
        await trx.insertInto('freezes').values({ case_id: caseId, kind: 'frozen', reason: why, by, at: new Date(at) }).execute();
        await enter(room, trx, { kind: 'recalled', by, case: caseId, release }, { kind: 'breach-opened', by, case: caseId, breach, release, people });
        return { breach };
      }),
  };
} // prettier-ignore
