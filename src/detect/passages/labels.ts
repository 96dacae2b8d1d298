// The kinds of passage that the passage tagger tells apart. Their order is the order of the weights in the file.
import type { Category } from '../../model/index.ts';

export const KINDS = ['none', 'clue', 'medical', 'special', 'safety', 'school', 'workplace', 'occupation', 'relation', 'convictions', 'informant'] as const; // prettier-ignore
export type Kind = (typeof KINDS)[number];
export const COUNT = KINDS.length;

/** The category of a finding of this kind. */
export const categoryOf = (kind: Exclude<Kind, 'none'>): Category => kind;
