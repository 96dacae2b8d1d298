// What a review comes to, proposal by proposal: what the tool proposed where nobody spoke, what people said where they did.
// Not here: how events become the state of a mark (marks.ts).
import { BY_HAND, type Decision, type Finding, type Proposal } from '../model/index.ts';
import type { AddedEvent, Choice, DecidedEvent } from './event.ts';
import type { ReviewLog } from './log.ts';
import { markStates, UNTOUCHED, type MarkState } from './marks.ts';

/** A proposal with what was decided about it. `undecided` holds a release. */
export interface Decided {
  readonly proposal: Proposal;
  readonly act: 'redact' | 'keep' | 'undecided';
  /** The deciding event, where a person decided. */
  readonly decision?: Decision;
  /** Edges that a person moved (UTF-16 offsets into the page's text): these letters go instead of the proposal's. */
  readonly edges?: { readonly from: number; readonly to: number };
  /** Why it is open although somebody answered: two people differ, or a question waits for the second person. */
  readonly open?: 'conflict' | 'question';
}

/** Must a person decide this before a release? Every `ask`, and every proposal to redact that is only graded `look`. */
export const needsPerson = (proposal: Proposal): boolean =>
  proposal.act === 'ask' || (proposal.act === 'redact' && proposal.grade === 'look');

/** What the review comes to. Decisions on marks that are no proposal are returned apart, never dropped in silence. */
export function decide(
  proposals: readonly Proposal[],
  log: ReviewLog,
): { readonly decided: readonly Decided[]; readonly unknown: readonly DecidedEvent[] } {
  const { marks, added } = markStates(log);
  const byHand = new Map(added.map((event) => [event.id, event]));
  const known = new Set(proposals.map((proposal) => proposal.id));
  const unknown = new Set<DecidedEvent>();
  for (const [mark, { heads }] of marks) if (!known.has(mark)) for (const head of heads) unknown.add(head);
  return {
    decided: proposals.map((proposal) =>
      decideOne(proposal, marks.get(proposal.id) ?? UNTOUCHED, byHand.get(proposal.id)),
    ),
    unknown: [...unknown],
  };
}

function decideOne(proposal: Proposal, { heads, conflict, questions }: MarkState, added?: AddedEvent): Decided {
  const head = heads.at(-1);
  if (conflict) return { proposal, act: 'undecided', open: 'conflict' };
  if (questions.length > 0) return { proposal, act: 'undecided', open: 'question' };
  if (!head) {
    if (needsPerson(proposal)) return { proposal, act: 'undecided' };
    if (added) {
      const { reason, by, at } = added;
      return { proposal, act: 'redact', decision: { on: proposal.id, act: 'redact', reason, by, at } };
    }
    return { proposal, act: proposal.act === 'keep' ? 'keep' : 'redact' };
  }
  const { choice, reason, by, at } = head;
  const decision: Decision = { on: proposal.id, act: choice.act, reason, by, at };
  return { proposal, act: choice.act, decision, ...edgesOf(choice) };
}

function edgesOf(choice: Choice): Pick<Decided, 'edges'> {
  if (choice.act === 'keep' || choice.from === undefined || choice.to === undefined) return {};
  return { edges: { from: choice.from, to: choice.to } };
}

/** What a draft shows: with no decision by a person, everything proposed, asked or only worth a look is covered. */
export const coveredInDraft = (decided: Decided): boolean => decided.act !== 'keep';

/**
 * What a person added, as a proposal like any other; its boxes are for whoever knows the page. Redacted until somebody
 * decides otherwise.
 */
export function proposalOf({ id, file, page, place, category, whose, reason, by, at }: AddedEvent): Proposal {
  const finding: Finding = {
    passage: 'box' in place ? { file, page, from: 0, to: 0, boxes: [place.box] } : { file, page, ...place, boxes: [] },
    category,
    ...(whose === undefined ? {} : { whose }),
    grade: 'certain',
    evidence: [{ kind: 'person', says: `marked by ${by}, ${at}`, weight: 9 }],
    traits: [],
  };
  return { id, finding, act: 'redact', grade: 'certain', rule: BY_HAND, reason };
}
