// The job `release`: the case is prepared for good from what came in, every copy is checked, and the package, its receipt and
// the word "released" are kept in the one transaction that also ends the job. Until then nothing has left; what stops it on the
// way is told in words, and everything is as before.
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { BlotterError, type Hold } from '../../model/index.ts';
import { newestHead, signDueHead, signerOf, signingKey, type Entry } from '../../register/index.ts';
import type { GateEvent, MakingPeople } from '../../release/index.ts';
import type { Effect, Handler, Job, Staged, Tx } from '../../store/index.ts';
import { runApart } from '../apart/start.ts';
import { PACKAGE_FILE, type PackedAnswer } from '../apart/task.ts';
import { asStoreFault, recipientIn, sourceOf, stageFile, type Source } from '../do-prepare.ts';
import type { Logs } from '../logs.ts';
import { bySign } from '../names.ts';
import { end, isNewest, startTelling } from '../progress.ts';
import { bookVersion, enter, lockReview, recipientOf, type Room } from '../room.ts';
import { layOut, withScratch } from '../scratch.ts';
import { checkedOf } from '../checked.ts';
import { standingOf, type CaseView } from '../view.ts';
import type { Views } from '../views.ts';
import { leaveRefused } from './gate.ts';
import type { AtGate, Looks } from './look.ts';
import { caughtByHolds, logNearMisses } from './near-miss.ts';
import { say } from './rounds.ts';

/** What the job was sent with. */
interface Asked {
  readonly caseId: string;
  readonly recipient: string;
  readonly release: string;
  readonly by: string;
  /** Of what was submitted and checked. */
  readonly print: string;
}

function askedIn(job: Job): Asked {
  const { release, by, print } = job.data;
  if (job.caseId === null || typeof release !== 'string' || typeof by !== 'string' || typeof print !== 'string')
    throw new BlotterError('B-FAULT', { problem: 'a release was sent without what it needs' });
  return { caseId: job.caseId, recipient: recipientIn(job), release, by, print };
}

const CHANGED = 'Something has changed since the release was asked for. Look at what changed, then submit it again.';
const OTHERWISE = 'Prepared for good, the papers were judged otherwise than at the review: the guidance or the program has changed since. Prepare the case again, and look at what is new.'; // prettier-ignore

/** Why something does not go, as sentences, and the holds that are part of it. */
interface Stopped {
  readonly why: readonly string[];
  readonly holds: readonly Hold[];
}

/** Why the package may no longer leave; null where it may. The names were typed when it was asked for. */
function stoppedBy(at: AtGate, { by, print, release }: Asked): Stopped | null {
  if (at.facts.print !== print || (at.events.length > 0 && at.release !== release))
    return { why: [CHANGED], holds: [] };
  const blockers = leaveRefused(by, at.facts.naming.map(({ value }) => value), at); // prettier-ignore
  if (blockers.length === 0) return null;
  return { why: blockers.map(({ why }) => why), holds: blockers.flatMap(({ hold }) => hold ?? []) };
}

const lastOf = <K extends GateEvent['kind']>({ events }: AtGate, kind: K) =>
  events.findLast((event): event is Extract<GateEvent, { kind: K }> => event.kind === kind);

/** The second person's yes that counts: the one since the last submission. */
function acceptedAt(at: AtGate) {
  const submitted = at.events.findLastIndex(({ kind }) => kind === 'submitted');
  return at.events.slice(submitted + 1).find((event) => event.kind === 'accepted');
}

/** Who had to do with it, by name. */
function peopleOf(at: AtGate, { names }: Source, by: string, now: string): MakingPeople {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const [submitted, accepted] = [lastOf(at, 'submitted'), acceptedAt(at)];
  return {
    prepared: { by: nameOf(submitted?.by ?? by), at: submitted?.at ?? now },
    checked: accepted ? { by: nameOf(accepted.by), at: accepted.at, result: 'agreed' } : null,
    released: { by: nameOf(by), at: now },
  };
}

/** The handler of the queue `release`. */
export function releaseHandler(room: Room, logs: Logs, views: Views, { look }: Looks): Handler {
  const { store, clock, ring, scratch, rulebook, layer, book } = room;

  const refuse = (job: Job, { caseId, recipient, by }: Asked, view: CaseView, at: AtGate, { why, holds }: Stopped): Effect => async (trx: Tx) => {
    await lockReview(trx, caseId, recipient);
    if (!(await end(trx, job.id, 'refused', clock(), { why }))) return;
    const missed = await logNearMisses(trx, caseId, at, caughtByHolds(view, at.log, holds), clock().toISOString());
    await enter(room, trx, { kind: 'release-refused', by, case: caseId, recipient: recipientOf(recipient).kind, holds: why.length }, ...missed);
  };

  /** Keeps the package, or says why not: everything is asked once more, at the moment in which it leaves. */
  const leave = (job: Job, asked: Asked, view: CaseView, answer: PackedAnswer, staged: Staged, now: Date, salt: string): Effect => async (trx) => {
    const { caseId, recipient, release, by, print } = asked;
    await lockReview(trx, caseId, recipient);
    const at = await look(trx, view, caseId, recipient);
    const stopped = stoppedBy(at, asked);
    if (stopped) {
      await staged.drop();
      return refuse(job, asked, view, at, stopped)(trx);
    }
    if (!(await end(trx, job.id, 'ready', clock()))) return;
    await room.blobs.keep(trx, staged, clock);
    const { receipt, guidance, documents, withheld } = answer;
    await trx
      .insertInto('releases')
      .values({ id: release, case_id: caseId, recipient, guidance, address: staged.address, receipt, by, at: now, documents, withheld, salt, checked: JSON.stringify(checkedOf(view, standingOf(view, at.log))) })
      .execute();
    await say(trx, caseId, recipient, release, { kind: 'released', by, at: now.toISOString(), print });
    const entry: Entry = {
      kind: 'released', by, checkedBy: acceptedAt(at)?.by ?? null, case: caseId, release, recipient: recipientOf(recipient).kind,
      guidance: bookVersion(guidance), receipt: createHash('sha256').update(receipt).digest('hex'), documents, withheld,
    };
    await enter(room, trx, entry);
  };

  return async (job) => {
    const asked = askedIn(job);
    const { caseId, recipient, by, print } = asked;
    const newest = await views.newest(caseId, recipient);
    const start = await store.transaction(async (trx) => {
      if (newest === null || !(await isNewest(trx, job.id))) return null;
      return { source: await sourceOf(room, logs, trx, caseId, recipient), at: await look(trx, newest.view, caseId, recipient) };
    });
    if (newest === null || start === null) return async () => undefined;
    const stopped = stoppedBy(start.at, asked);
    if (stopped) return refuse(job, asked, newest.view, start.at, stopped);
    const head = await store.transaction(async (trx) => (await signDueHead(trx, ring, clock, null)) ?? newestHead(trx));
    const now = clock();
    const salt = randomBytes(32).toString('hex');
    const { source, at } = start;
    const people = peopleOf(at, source, by, now.toISOString());
    const superseded = new AbortController();
    const telling = startTelling(room, { caseId, recipient, kind: 'release' }, job.id, () => superseded.abort());
    try {
      return await asStoreFault(() =>
        withScratch(scratch, async ({ papers, out }): Promise<Effect> => {
          await layOut(papers, source.papers);
          const answer = await runApart(
            {
              kind: 'release', folder: papers, out, manifest: source.manifest, recipient: recipientOf(recipient), rulebook, layer, book,
              events: bySign(source.log, source.names), now: now.toISOString(),
              making: { by: people.released.by, head, people, salt, key: signingKey(ring) },
            },
            { progress: telling.tell, signer: signerOf(ring), signal: AbortSignal.any([job.signal, superseded.signal]) },
          );
          if (answer.kind === 'held') return refuse(job, asked, newest.view, at, answer);
          if (answer.kind !== 'packed') throw new BlotterError('B-FAULT', { problem: 'it was prepared instead of packed' });
          if (answer.print !== print) return refuse(job, asked, newest.view, at, { why: [OTHERWISE], holds: [] });
          return leave(job, asked, newest.view, answer, await stageFile(room, path.join(out, PACKAGE_FILE)), now, salt);
        }),
      );
    } finally {
      await telling.stop();
    }
  };
} // prettier-ignore
