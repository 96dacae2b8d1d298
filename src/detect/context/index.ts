// What identifies or harms people without being a number or a name. Nothing is known here yet.
import type { Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';

/** What the whole case teaches about each of its papers. */
export type WholeCase = Readonly<Record<string, never>>;

/** Learns from all papers of a case before each is searched. */
export function learnCase(_views: readonly View[], _known: Known): WholeCase {
  return {};
}

/** The recognisers of context for a case. */
export function contextRecognisersFor(_whole: WholeCase): readonly Recogniser[] {
  return [];
}
