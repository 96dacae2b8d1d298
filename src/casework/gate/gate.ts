// Operations at the gate: each asks what stops it under the lock of its case and recipient, and is kept with its entry in the
// book, or not at all. Not here: the rules (release/gate.ts), the package (do-release.ts), the way back (recall.ts).
import { randomUUID } from 'node:crypto';
import { formatRecipient } from '../../model/index.ts';
import type { Entry } from '../../register/index.ts';
import { acceptRefused, blockersOf, checkRefused, correctedIn, gateState, releaseRefused, submitRefused, type Blocker, type BlindSum, type GateEvent } from '../../release/index.ts'; // prettier-ignore
import type { ReviewLog } from '../../review/index.ts';
import type { Tx } from '../../store/index.ts';
import type { Casework } from '../casework.ts';
import { begin, readProgress } from '../progress.ts';
import { caseOf, enter, lockReview, recipientOf, type Room } from '../room.ts';
import type { CaseView } from '../view.ts';
import type { Views } from '../views.ts';
import type { AtGate, Looks } from './look.ts';
import { noteFacts, openQueue } from './queue.ts';
import { markedPlaces, sampleFor, type Sample } from './sample.ts';
import { caughtByHolds, caughtByMarks, logNearMisses } from './near-miss.ts';
import { say } from './rounds.ts';

const FROZEN: Blocker = { why: 'A release of this case was recalled: nothing of it goes out.', cure: 'The information-security officer lifts the stop when it is clear what happened.' }; // prettier-ignore
const NOT_READY: Blocker = { why: 'The case is not prepared for this recipient.', cure: 'Prepare it, and wait until that is done.' }; // prettier-ignore
const PACKING: Blocker = { why: 'The package is being made.', cure: 'Wait until it has left or says why it does not.' };
const frozenOf = ({ frozen }: AtGate): Blocker[] => (frozen === null ? [] : [FROZEN]);

/** Why the package may not be made or leave now; nothing where it may. */
export const leaveRefused = (by: string, typed: readonly string[], at: AtGate): Blocker[] => [
  ...frozenOf(at),
  ...releaseRefused(by, typed, at.events, at.facts),
];

/** Opens the operations. */
export function openGate(room: Room, views: Views, { look }: Looks, seed: string): Pick<Casework, 'gate' | 'waiting' | 'sample' | 'submit' | 'accept' | 'sendBack' | 'release'> {
  const { store, clock, jobs } = room;

  /** Looks under the lock, and does what `decide` gives where nothing stops it. */
  const act = async (
    caseId: string,
    recipient: string,
    decide: (at: AtGate, trx: Tx, view: CaseView) => Promise<{ readonly refused: readonly Blocker[]; readonly event?: GateEvent; readonly entry?: Entry; readonly marks?: readonly string[]; readonly finds?: Sample['visible'] }>,
  ): Promise<readonly Blocker[]> => {
    const newest = await views.newest(caseId, recipient);
    if (newest === null) return [NOT_READY];
    return store.transaction(async (trx) => {
      await lockReview(trx, caseId, recipient);
      const at = await look(trx, newest.view, caseId, recipient);
      const making = await readProgress(trx, { caseId, recipient, kind: 'release' });
      if (making?.state === 'waiting' || making?.state === 'working') return [PACKING];
      const { refused, event, entry, marks = [], finds = [] } = await decide(at, trx, newest.view);
      const said = refused.length === 0 && event !== undefined;
      if (said) await say(trx, caseId, recipient, at.release, event);
      if (said && event.kind === 'submitted') await noteFacts(trx, { caseId, recipient }, newest.preparation, at.bare, newest.view.urn);
      const events = said ? [...at.events, event] : at.events;
      // Everybody said yes and it is held all the same, or somebody asked for it: then the gate caught something.
      const held = (said && gateState(events, at.facts) === 'held') || refused.some(({ hold }) => hold !== undefined);
      const caught = said && event.kind === 'returned' ? caughtByMarks(newest.view, at.log, marks, finds) : held ? caughtByHolds(newest.view, at.log, at.facts.holds) : [];
      const missed = await logNearMisses(trx, caseId, { release: at.release, events }, caught, clock().toISOString());
      await enter(room, trx, ...(entry ? [entry] : []), ...missed);
      return refused;
    });
  };
  const told = (by: string): { by: string; at: string } => ({ by, at: clock().toISOString() });
  const kindOf = (recipient: string) => recipientOf(recipient).kind;

  return {
    gate: async (caseId, recipient) => {
      const newest = await views.newest(caseId, recipient);
      if (newest === null) return null;
      return store.transaction(async (trx) => {
        const at = await look(trx, newest.view, caseId, recipient);
        const { release, events, facts, frozen } = at;
        const making = await readProgress(trx, { caseId, recipient, kind: 'release' });
        const over = events.some(({ kind }) => kind === 'released' || kind === 'recalled');
        return { release, state: gateState(events, facts), events, facts, frozen, blockers: [...frozenOf(at), ...blockersOf(events, facts)], making: making?.state === 'ready' && !over ? null : making };
      });
    },
    waiting: openQueue(room, views, { look }, seed),
    submit: (caseId, recipient, by) =>
      act(caseId, recipient, async (at) => {
        const refused = [...frozenOf(at), ...submitRefused(at.events, at.facts)];
        if (refused.length > 0) return { refused };
        return {
          refused,
          event: { kind: 'submitted', ...told(by), print: at.facts.print, ...correctedOf(at) },
          entry: { kind: 'release-submitted', by, case: caseId, release: at.release, recipient: kindOf(recipient) },
        };
      }),
    sample: async (caseId, recipient, by) => {
      const newest = await views.newest(caseId, recipient);
      if (newest === null) return null;
      return store.transaction(async (trx) => {
        const at = await look(trx, newest.view, caseId, recipient);
        return sampleFor(newest.view, at.log, at, by, seed);
      });
    },
    accept: (caseId, recipient, by, ticked = {}) =>
      act(caseId, recipient, async (at, _, view) => {
        const sample = sampleFor(view, at.log, at, by, seed);
        const looked = sample && { pages: sample.pages.length, done: sample.done.length, visible: sample.visible.length };
        const refused = acceptRefused(by, at.events, at.facts, looked, ticked);
        if (refused.length > 0) return { refused };
        const blind = sumOf(sample);
        return {
          refused,
          event: { kind: 'accepted', ...told(by), print: at.facts.print, ...correctedOf(at), ...(blind ? { blind } : {}) },
          entry: { kind: 'second-check', by, case: caseId, release: at.release, result: 'agreed', pages: pagesDoneBy(at.log, by), differences: blind ? blind.releaseOnly + blind.secondOnly : 0 },
        };
      }),
    sendBack: (caseId, recipient, by, why, marks) =>
      act(caseId, recipient, async (at, _, view) => {
        const refused = checkRefused(by, at.events, at.facts);
        if (refused.length > 0) return { refused };
        const sample = sampleFor(view, at.log, at, by, seed);
        const [blind, places] = [sumOf(sample), markedPlaces(view, at.log, sample, marks)];
        return {
          refused,
          event: { kind: 'returned', ...told(by), why, marks, ...(places.length > 0 ? { places } : {}), ...(blind ? { blind } : {}) },
          marks,
          finds: sample?.visible.filter(({ id }) => marks.includes(id)) ?? [],
          entry: { kind: 'second-check', by, case: caseId, release: at.release, result: 'returned', pages: pagesDoneBy(at.log, by), differences: marks.length },
        };
      }),
    release: (caseId, recipient, by, typed) =>
      act(caseId, recipient, async (at, trx) => {
        const refused = leaveRefused(by, typed, at);
        if (refused.length > 0) return { refused, entry: { kind: 'release-refused', by, case: caseId, recipient: kindOf(recipient), holds: refused.length } };
        const { hearing } = await caseOf(trx, caseId);
        const job = randomUUID();
        await begin(trx, { caseId, recipient, kind: 'release' }, job, clock());
        const data = { recipient: formatRecipient(recipientOf(recipient)), release: at.release, by, print: at.facts.print };
        await jobs.send(trx, { id: job, queue: 'release', caseId, hearing, data });
        return { refused, entry: { kind: 'release-asked', by, case: caseId, release: at.release, recipient: kindOf(recipient), job } };
      }),
  };
} // prettier-ignore

/** What whoever says something now knows of corrections, where that counts. */
const correctedOf = ({ facts }: AtGate): { readonly corrected?: number } =>
  correctedIn(facts) > 0 ? { corrected: correctedIn(facts) } : {};

const sumOf = (sample: Sample | null): BlindSum | null =>
  sample && sample.done.length > 0 ? { pages: sample.done.length, ...sample.count } : null;

/** Pages that somebody has declared done in this review. */
const pagesDoneBy = (log: ReviewLog, by: string): number =>
  new Set([...log.events.values()].flatMap((event) => (event.kind === 'page-done' && event.by === by ? [`${event.page} ${event.file}`] : []))).size; // prettier-ignore
