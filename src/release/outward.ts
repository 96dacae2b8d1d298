// What a paper and a reason are called towards the recipient. A paper: its own name, that of its copy where its own would tell
// something, its type alone where it does not go. A reason: the guidance's sentence; what a person typed stays inside.
import type { PreparedDocument } from '../flow/index.ts';
import { sentence, type Rulebook } from '../guidance/index.ts';
import { BY_HAND } from '../model/index.ts';
import type { Decided } from '../review/index.ts';

/** For schedule, index and receipt. */
export function outwardName({ judged: { document }, outcome, path, renamed }: PreparedDocument): string {
  if (outcome === 'withheld') return `(${document.type}, withheld)`;
  return renamed && path !== null ? path.replace(/^documents\//, '') : document.file;
}

const DECIDED = 'A person decided that it is covered.';

/** Why a place is covered. Words of a decision may hold what must not be known, so that they are never told. */
export function outwardReason(rulebook: Rulebook, { proposal: { rule, act }, decision }: Decided): string {
  // What the guidance keeps and a person covers has no sentence of the guidance that says why.
  if (act === 'keep') return DECIDED;
  const says = sentence(rulebook, rule);
  return decision !== undefined && act === 'ask' && rule !== BY_HAND ? `${says} ${DECIDED}` : says;
}

/** Why a paper does not go, with the rule that says so (`BY_HAND`: a person did). */
export function outwardWithheld({ judged, leftOut, why }: PreparedDocument): { readonly why: string; readonly rule: string } {
  if (leftOut) return { why: 'A person decided that it does not go with this release.', rule: BY_HAND };
  return { why: why[0] ?? judged.reason, rule: judged.rule };
} // prettier-ignore
