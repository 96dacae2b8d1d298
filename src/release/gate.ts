// The gate: in which state a release is, what stops it, and who may do what. Events in, state out; unsure is held.
//
//   draft ──▶ in review ──submit──▶ with checker ──accept──▶ held ⇄ ready ──release──▶ released ──recall──▶ recalled
//                 ▲                      │return               (open holds)
//                 └──────────────────────┴── any change of what goes sends it back here
//
// Not here: what holds a release (flow, identity), whether a second person is needed (second.ts), the package (package.ts).
import type { Hold } from '../model/index.ts';
import type { SecondNeed } from './second.ts';

interface Told {
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}
/** `print` stands for exactly what would go: decisions, guidance, papers (see `printOf`). */
export type GateEvent =
  | (Told & { readonly kind: 'submitted'; readonly print: string })
  | (Told & { readonly kind: 'accepted'; readonly print: string })
  | (Told & { readonly kind: 'returned'; readonly why: string; readonly marks: readonly string[] })
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
  /** What the releaser types to name the recipient: for the defence the defendant's surname and the firm. */
  readonly naming: readonly { readonly label: string; readonly value: string }[];
}

/** One reason why something cannot be done now, with what to do. */
export interface Blocker {
  readonly why: string;
  readonly cure: string;
  /** The hold that it comes from, where it does. */
  readonly hold?: Hold;
}

const last = <K extends GateEvent['kind']>(events: readonly GateEvent[], ...kinds: K[]) =>
  events.findLast((event): event is Extract<GateEvent, { kind: K }> => (kinds as string[]).includes(event.kind));

/** The submission that still holds: of exactly what would go now, and not returned since. */
function submissionOf(events: readonly GateEvent[], facts: GateFacts) {
  const word = last(events, 'submitted', 'returned');
  return word?.kind === 'submitted' && word.print === facts.print ? word : undefined;
}

/** The second person's yes to the submission that still holds. */
function acceptanceOf(events: readonly GateEvent[], facts: GateFacts) {
  const submission = submissionOf(events, facts);
  if (!submission) return undefined;
  const after = events.slice(events.lastIndexOf(submission) + 1);
  return after.find((event) => event.kind === 'accepted' && event.print === facts.print);
}

/** Where a release stands. Pure. */
export function gateState(events: readonly GateEvent[], facts: GateFacts): GateState {
  if (last(events, 'recalled')) return 'recalled';
  if (last(events, 'released')) return 'released';
  if (!submissionOf(events, facts)) return facts.reviewers.length === 0 && events.length === 0 ? 'draft' : 'in-review';
  if (facts.second.needed && !acceptanceOf(events, facts)) return 'with-checker';
  return facts.holds.length > 0 || !facts.verified ? 'held' : 'ready';
}

const refuse = (why: string, cure: string): Blocker => ({ why, cure });
const OVER = refuse('This release is over.', 'Prepare a new release of the case.');
const isOver = (events: readonly GateEvent[]): boolean => last(events, 'released', 'recalled') !== undefined;

/** What stops a release, in the order in which it is best cured; nothing for one that is ready. */
export function blockersOf(events: readonly GateEvent[], facts: GateFacts): Blocker[] {
  if (isOver(events)) return [OVER];
  const blockers: Blocker[] = facts.holds.map((hold) => ({ why: hold.why, cure: hold.cure, hold }));
  if (!facts.verified)
    blockers.push(refuse('Not every copy has passed its check.', 'Wait for the check, or send the document to a person.'));
  const submitted = last(events, 'submitted', 'returned');
  if (!submissionOf(events, facts))
    blockers.push(
      submitted?.kind === 'returned'
        ? refuse(`${submitted.by} sent it back: ${submitted.why}`, 'Look at the marked places, then submit it again.')
        : submitted
          ? refuse('Something has changed since it was submitted.', 'Look at what changed, then submit it again.')
          : refuse('It has not been submitted.', 'Finish the review and submit it.'),
    );
  else if (facts.second.needed && !acceptanceOf(events, facts))
    blockers.push(refuse('The second person has not checked it.', facts.second.why.join(' ')));
  return blockers;
} // prettier-ignore

/** Why `by` may not submit this now; nothing where they may. Open holds do not stop it: some are the checker's to answer. */
export const submitRefused = (events: readonly GateEvent[], facts: GateFacts): Blocker[] => {
  if (isOver(events)) return [OVER];
  if (submissionOf(events, facts)) return [refuse('It is submitted already.', 'The second person has it.')];
  return [];
};

/** Why `by` may not say yes or no as the second person. Whoever submitted it or decided any of it is no second person. */
export function checkRefused(by: string, events: readonly GateEvent[], facts: GateFacts): Blocker[] {
  if (isOver(events)) return [OVER];
  const submission = submissionOf(events, facts);
  if (!submission) return [refuse('Nothing is submitted as it stands now.', 'Ask for it to be submitted again.')];
  const own = by === submission.by || facts.reviewers.includes(by);
  return own ? [refuse('You decided or submitted this yourself.', 'Somebody else checks it.')] : [];
}

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
    return [refuse('You alone have looked at this.', 'Somebody else checks or releases it: two people see every release.')];
  return facts.naming
    .filter(({ value }, i) => plain(value) === '' || plain(typed[i] ?? '') !== plain(value))
    .map(({ label }) => refuse(`The ${label} you typed is not the recipient's.`, 'Look at whom the papers are for, and type it again.'));
} // prettier-ignore

/** Why a release cannot be recalled; nothing where it can. */
export function recallRefused(events: readonly GateEvent[]): Blocker[] {
  if (last(events, 'recalled')) return [refuse('It is recalled already.', 'The recall kit lies with the breach.')];
  if (!last(events, 'released')) return [refuse('Nothing has left.', 'There is nothing to recall.')];
  return [];
}
