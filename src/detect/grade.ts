// From evidence to a grade. Evidence adds up; nothing here knows what was found.
//
//   weight  ≥ 3      certain   e.g. shape + check + label; a match with the case's own people
//           ≥ 2      likely    e.g. shape + label, or shape + check that passed
//           ≥ 1      look      a telling shape, nothing for or against
//           < 1      dropped
//
// A check that passed is worth 1 at most: one in eleven of all ten-digit numbers passes the NHS check, so a check alone
// can never make a finding certain. A failed check costs 1: beside a label the number is still proposed ('damaged').
// What is told in words is likely at best, however many words tell it: words mislead together.
import type { Category, Evidence, Grade } from '../model/index.ts';

export const CERTAIN = 3;
export const LIKELY = 2;
export const LOOK = 1;

/** The sum of weights. The same reason given twice counts once. */
export function weigh(evidence: readonly Evidence[]): number {
  const said = new Map<string, number>();
  for (const { kind, says, weight } of evidence) {
    const key = `${kind}|${says}`;
    const before = said.get(key);
    if (before === undefined || Math.abs(weight) > Math.abs(before)) said.set(key, weight);
  }
  let sum = 0;
  for (const weight of said.values()) sum += weight;
  return Math.round(sum * 100) / 100;
}

/** The grade of a finding; null where the evidence does not carry it. */
export function gradeOf(evidence: readonly Evidence[]): Grade | null {
  const sum = weigh(evidence);
  if (sum >= CERTAIN) return 'certain';
  if (sum >= LIKELY) return 'likely';
  return sum >= LOOK ? 'look' : null;
}

/** Kinds that stand in the text as words, not as a name or number that could be held against a list or a check. */
const TOLD: ReadonlySet<Category> = new Set<Category>(['clue', 'medical', 'special', 'safety', 'informant', 'relation', 'workplace', 'school', 'occupation', 'convictions']); // prettier-ignore

/** The grade of a find of this kind; null where the evidence does not carry it. */
export function gradeOfKind(category: Category, evidence: readonly Evidence[]): Grade | null {
  const grade = gradeOf(evidence);
  const proved = evidence.some(({ kind }) => kind === 'check' || kind === 'roster');
  return grade === 'certain' && TOLD.has(category) && !proved ? 'likely' : grade;
}
