// The way back: a release is recalled, everything else of its case is stopped, and a breach is opened with what is known, in
// one transaction. Not here: letters and the first hour (register/breach), which go on from that record.
import { openRecord, readRecord } from '../../register/breach/index.ts';
import { recallRefused, type Blocker, type GateEvent } from '../../release/index.ts';
import type { Casework } from '../casework.ts';
import { caseOf, enter, lockReview, recipientOf, type Room } from '../room.ts';
import { withBreaches } from './breaches.ts';
import { say } from './rounds.ts';

const NO_RELEASE: Blocker = { why: 'There is no such release of this case.', cure: 'Go back to the list of what has left.' }; // prettier-ignore
/** Types of recipients in the breach record, where ours tell them. */
const TYPES: Readonly<Partial<Record<string, string>>> = { defence: 'defence', court: 'court', probation: 'probation', police: 'police', press: 'press' }; // prettier-ignore

/** Opens it. */
export function openRecall(room: Room): Pick<Casework, 'recall' | 'lift'> {
  const { store, clock } = room;
  return {
    recall: (caseId, release, { by, office, why, facts }) =>
      store.transaction(async (trx) => {
        const found = await trx.selectFrom('releases').select(['recipient', 'by', 'at']).where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst();
        if (!found) return [NO_RELEASE];
        const { recipient } = found;
        await lockReview(trx, caseId, recipient);
        const words = (await trx.selectFrom('gate_events').select('event').where('release_id', '=', release).orderBy('seq').execute()).map(({ event }) => event as GateEvent);
        const refused = recallRefused(words);
        if (refused.length > 0) return refused;
        const at = clock().toISOString();
        const accepted = words.findLast(({ kind }) => kind === 'accepted');
        const submitted = words.findLast(({ kind }) => kind === 'submitted');
        const known = {
          occurredAt: found.at.toISOString(), detectedAt: at, awareAt: at, case: caseId, release,
          recipient: TYPES[recipientOf(recipient).kind] ?? 'not-known', recipients: null,
          redactedBy: submitted?.by ?? null, checkedBy: accepted?.by ?? null, releasedBy: found.by,
        };
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
    lift: (caseId, by, reason) =>
      store.transaction(async (trx) => {
        await caseOf(trx, caseId);
        await trx.insertInto('freezes').values({ case_id: caseId, kind: 'lifted', reason, by, at: clock() }).execute();
        await enter(room, trx, { kind: 'stop-lifted', by, case: caseId });
      }),
  };
} // prettier-ignore
