// How the gate looks at a case: what was said there, and what is true of the release now. Not here: what it then does (gate.ts).
import { SECOND_POLICY, type GateFacts } from '../../release/index.ts';
import type { ReviewLog } from '../../review/index.ts';
import type { Tx } from '../../store/index.ts';
import type { Gate } from '../casework.ts';
import { correctionsOf } from '../corrections.ts';
import { needsSecond } from '../learning/training.ts';
import type { Logs } from '../logs.ts';
import type { Room } from '../room.ts';
import type { CaseView } from '../view.ts';
import { drawn, factsOf, type BareFacts } from './facts.ts';
import { freezeOf, preparerOf, releasesBy, roundOf, type Round } from './rounds.ts';

/** Everything that an operation decides on. */
export interface AtGate extends Round {
  readonly facts: GateFacts;
  /** The same, before anybody is drawn. */
  readonly bare: BareFacts;
  readonly frozen: Gate['frozen'];
  readonly log: ReviewLog;
}

/** Looks at the gate. */
export interface Looks {
  readonly look: (trx: Tx, view: CaseView, caseId: string, recipient: string) => Promise<AtGate>;
}

/** How the gate looks at a case. `seed`: the secret of draws. */
export const looksWith = (room: Room, logs: Logs, seed: string): Looks => ({
  look: async (trx, view, caseId, recipient) => {
    const log = await logs.read(trx, caseId, recipient);
    const policy = room.second ?? SECOND_POLICY;
    // Who has prepared it hangs on what was said, and what was said on what would go; only the draw hangs on who.
    const bare = factsOf(view, log);
    const round = await roundOf(trx, caseId, recipient, bare.print);
    const preparer = preparerOf(round.events, bare.reviewers);
    const releases = await releasesBy(trx, preparer);
    const learning = preparer !== undefined && (await needsSecond(trx, preparer, room.clock()));
    const corrected = (await correctionsOf(trx, caseId)).map(({ by }) => by);
    const facts = drawn(bare, view, { seed, releases, policy, corrected, learning });
    return { ...round, facts, bare, log, frozen: await freezeOf(trx, caseId) };
  },
});
