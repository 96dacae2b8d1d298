// The gate: in which state a release is, what stops it, and who may do what. Events in, state out; unsure is held.
//
//   draft ──▶ in review ──submit──▶ with checker ──accept──▶ held ⇄ ready ──release──▶ released ──recall──▶ recalled
//                 ▲                      │return               (open holds)
//                 └──────────────────────┴── any change of what goes sends it back here
//
// Not here: what holds a release (flow, identity), whether a second person is needed (second.ts), the package (package.ts).
import type { Hold } from '../model/index.ts';
import type { SecondCount } from '../review/index.ts';
import { refuse, type Blocker } from './refusals.ts';
import type { SecondNeed } from './second.ts';

interface Told {
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}
/** How a second person's own marks and the release compared, on so many pages. */
export interface BlindSum extends SecondCount {
  readonly pages: number;
}
/** A page on which the second person marked something. */
export interface Marked {
  readonly file: string;
  readonly page: number;
}
/** `corrected`: how many corrections of people by hand there were, where a record of convictions goes. `print` stands for exactly what would go: decisions, guidance, papers (see `printOf`). */
export type GateEvent =
  | (Told & { readonly kind: 'submitted'; readonly print: string; readonly corrected?: number })
  | (Told & {
      readonly kind: 'accepted';
      readonly print: string;
      readonly corrected?: number;
      readonly blind?: BlindSum;
    })
  | (Told & {
      readonly kind: 'returned';
      readonly why: string;
      readonly marks: readonly string[];
      readonly places?: readonly Marked[];
      readonly blind?: BlindSum;
    })
  | (Told & { readonly kind: 'released'; readonly print: string })
  | (Told & { readonly kind: 'recalled'; readonly why: string });

export type GateState = 'draft' | 'in-review' | 'with-checker' | 'held' | 'ready' | 'released' | 'recalled';

/** What is true of the release now, whatever was said of it before. */
export interface GateFacts {
  readonly print: string;
  readonly holds: readonly Hold[];
  /** Did every copy pass its check? */
  readonly verified: boolean;
  /** Whose decisions stand in what would go, but for answers to somebody else's question. */
  readonly reviewers: readonly string[];
  readonly second: SecondNeed;
  /** Does something of `RISKS` make it one that a second person looks at more of? */
  readonly risky: boolean;
  /** Does a record of convictions go? Then it is compared with details that somebody may have corrected. */
  readonly recordGoes: boolean;
  /** Who corrected details of the case's people by hand: an account for each correction, in order. */
  readonly corrected: readonly string[];
  /** What the releaser types to name the recipient: for the defence the defendant's surname and the firm. */
  readonly naming: readonly { readonly label: string; readonly value: string }[];
}

const last = <K extends GateEvent['kind']>(events: readonly GateEvent[], ...kinds: K[]) =>
  events.findLast((event): event is Extract<GateEvent, { kind: K }> => (kinds as string[]).includes(event.kind));

/** How many corrections whoever says yes must know of: a detail that was corrected can make somebody else's record fit. */
export const correctedIn = ({ recordGoes, corrected }: Pick<GateFacts, 'recordGoes' | 'corrected'>): number =>
  recordGoes ? corrected.length : 0;

/** Was this said of exactly what would go now? */
const isStill = (word: { readonly print: string; readonly corrected?: number }, facts: GateFacts): boolean =>
  word.print === facts.print && (word.corrected ?? 0) === correctedIn(facts);

/** The submission that still holds: of exactly what would go now, and not returned since. */
function submissionOf(events: readonly GateEvent[], facts: GateFacts) {
  const word = last(events, 'submitted', 'returned');
  return word?.kind === 'submitted' && isStill(word, facts) ? word : undefined;
}

/** The second person's yes to the submission that still holds. */
function acceptanceOf(events: readonly GateEvent[], facts: GateFacts) {
  const submission = submissionOf(events, facts);
  if (!submission) return undefined;
  const after = events.slice(events.lastIndexOf(submission) + 1);
  return after.find((event) => event.kind === 'accepted' && isStill(event, facts));
}

/** Where a release stands. Pure. */
export function gateState(events: readonly GateEvent[], facts: GateFacts): GateState {
  if (last(events, 'recalled')) return 'recalled';
  if (last(events, 'released')) return 'released';
  if (!submissionOf(events, facts)) return facts.reviewers.length === 0 && events.length === 0 ? 'draft' : 'in-review';
  if (facts.second.needed && !acceptanceOf(events, facts)) return 'with-checker';
  return facts.holds.length > 0 || !facts.verified ? 'held' : 'ready';
}

const OVER = refuse('over');
const isOver = (events: readonly GateEvent[]): boolean => last(events, 'released', 'recalled') !== undefined;

/** What stops a release, in the order in which it is best cured; nothing for one that is ready. */
export function blockersOf(events: readonly GateEvent[], facts: GateFacts): Blocker[] {
  if (isOver(events)) return [OVER];
  const blockers: Blocker[] = facts.holds.map((hold) => ({ why: hold.why, cure: hold.cure, hold }));
  if (!facts.verified)
    blockers.push(refuse('unverified'));
  const submitted = last(events, 'submitted', 'returned');
  if (!submissionOf(events, facts))
    blockers.push(
      submitted?.kind === 'returned'
        ? refuse('returned', { who: submitted.by, why: submitted.why })
        : submitted
          ? refuse('changed')
          : refuse('unsubmitted'),
    );
  else if (facts.second.needed && !acceptanceOf(events, facts))
    blockers.push(refuse('unchecked', { second: facts.second.why.join(' ') }));
  return blockers;
} // prettier-ignore

/** Why `by` may not submit this now; nothing where they may. Open holds do not stop it: some are the checker's to answer. */
export const submitRefused = (events: readonly GateEvent[], facts: GateFacts): Blocker[] => {
  if (isOver(events)) return [OVER];
  if (submissionOf(events, facts)) return [refuse('submitted')];
  return [];
};

/** Why `by` may not say yes or no as the second person. Whoever submitted it or decided any of it is no second person. */
export function checkRefused(by: string, events: readonly GateEvent[], facts: GateFacts): Blocker[] {
  if (isOver(events)) return [OVER];
  const submission = submissionOf(events, facts);
  if (!submission) return [refuse('nothing')];
  const own = by === submission.by || facts.reviewers.includes(by);
  return own ? [refuse('own')] : [];
}

/** What the second person says to have looked at again; how many of each, so that a tick counts for what was shown alone. */
export interface Ticked {
  readonly corrected?: number;
  readonly visible?: number;
}
/** How far they are with the pages that they mark first. `visible`: how much of what they marked can be read in what goes. */
export interface Looked {
  readonly pages: number;
  readonly done: number;
  readonly visible: number;
}

/** Why `by` may not say yes now; nothing where they may. */
export function acceptRefused(by: string, events: readonly GateEvent[], facts: GateFacts, looked: Looked | null, ticked: Ticked): Blocker[] {
  const refused = checkRefused(by, events, facts);
  if (refused.length > 0) return refused;
  const left = looked === null ? 0 : looked.pages - looked.done;
  const blockers: Blocker[] = [];
  if (looked && left > 0)
    blockers.push(refuse('unmarked', { n: left, of: looked.pages, are: left === 1 ? 'is' : 'are' }));
  if (looked && looked.visible > 0 && ticked.visible !== looked.visible)
    blockers.push(refuse('visible'));
  if (correctedIn(facts) > 0 && facts.corrected.includes(by))
    blockers.push(refuse('own-corrections'));
  else if (correctedIn(facts) > 0 && ticked.corrected !== correctedIn(facts))
    blockers.push(refuse('corrections'));
  return blockers;
} // prettier-ignore

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Why `by` may not release this now; nothing where they may. `typed`: what they typed for each of `facts.naming`, in its
 * order. Whoever releases is never the only one who looked.
 */
export function releaseRefused(
  by: string,
  typed: readonly string[],
  events: readonly GateEvent[],
  facts: GateFacts,
): Blocker[] {
  const blockers = blockersOf(events, facts);
  if (blockers.length > 0) return blockers;
  const eyes = new Set([...facts.reviewers, submissionOf(events, facts)?.by, acceptanceOf(events, facts)?.by]);
  eyes.delete(by);
  eyes.delete(undefined);
  if (eyes.size === 0)
    return [refuse('alone')];
  return facts.naming
    .filter(({ value }, i) => plain(value) === '' || plain(typed[i] ?? '') !== plain(value))
    .map(({ label }) => refuse('typed', { label }));
} // prettier-ignore

/** Why a release cannot be recalled; nothing where it can. */
export function recallRefused(events: readonly GateEvent[]): Blocker[] {
  if (last(events, 'recalled')) return [refuse('recalled')];
  if (!last(events, 'released')) return [refuse('unreleased')];
  return [];
}
