// A person's decisions, and what they come to. A decision is an event; the state is what the events say, last word wins.
import type { Decision, Proposal } from '../model/index.ts';

/** A proposal with what was decided about it. `undecided` holds a release. */
export interface Decided {
  readonly proposal: Proposal;
  readonly act: 'redact' | 'keep' | 'undecided';
  /** The deciding event, where a person decided. */
  readonly decision?: Decision;
}

/** Must a person decide this before a release? Every `ask`, and every proposal to redact that is only graded `look`. */
export const needsPerson = (proposal: Proposal): boolean =>
  proposal.act === 'ask' || (proposal.act === 'redact' && proposal.grade === 'look');

/** Pure: folds decisions over proposals. Decisions on unknown proposals are returned apart, never dropped in silence. */
export function decide(
  proposals: readonly Proposal[],
  decisions: readonly Decision[],
): { readonly decided: readonly Decided[]; readonly unknown: readonly Decision[] } {
  const last = new Map<string, Decision>();
  for (const decision of decisions) last.set(decision.on, decision);
  const known = new Set(proposals.map((proposal) => proposal.id));
  const decided = proposals.map((proposal): Decided => {
    const decision = last.get(proposal.id);
    if (decision) return { proposal, act: decision.act, decision };
    if (needsPerson(proposal)) return { proposal, act: 'undecided' };
    return { proposal, act: proposal.act === 'keep' ? 'keep' : 'redact' };
  });
  return { decided, unknown: decisions.filter((decision) => !known.has(decision.on)) };
}

/** What a draft shows: with no decision by a person, everything proposed, asked or only worth a look is covered. */
export const coveredInDraft = (decided: Decided): boolean => decided.act !== 'keep';
