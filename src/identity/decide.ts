// The rule: two of PNC ID, CRO number, date of birth and full name must agree, and none may contradict (domain: the "wrong set
// of previous convictions"). Weights have no say here.
import type { FieldEvidence, State } from './compare.ts';
import type { FieldName } from './weights.ts';

/** The four fields that the rule counts. */
export const RULE_FIELDS = ['pnc', 'cro', 'born', 'name'] as const satisfies readonly FieldName[];

export type Reason =
  | 'fits'
  /** Some field is another person's. */
  | 'contradicts'
  /** A birth date that is nearly theirs, without both numbers to outweigh it. */
  | 'near-born'
  /** Too few fields agree. */
  | 'too-few'
  /** A namesake or twin is in the case, and no number tells them apart. */
  | 'namesake'
  /** Made for another case. */
  | 'other-case';

/** May the page pass as this person's? `namesake`: somebody else in the case shares the name, or surname and birth date. */
export function decideIdentity(fields: readonly FieldEvidence[], namesake: boolean): Reason {
  const of = (field: FieldName): FieldEvidence | undefined => fields.find((one) => one.field === field);
  const state = (field: FieldName): State => of(field)?.state ?? 'absent';
  if (RULE_FIELDS.some((field) => state(field) === 'differ')) return 'contradicts';
  const numbers = [state('pnc'), state('cro')];
  const numbered = numbers.includes('agree');
  if (state('born') === 'close') {
    // Day and month change round, and a date is given wrongly at an arrest: one number outweighs that. A wrong figure needs both.
    const told = ['swapped', 'alias'].includes(of('born')?.level ?? '');
    if (told ? !numbered : numbers.some((one) => one !== 'agree')) return 'near-born';
  }
  if (RULE_FIELDS.filter((field) => state(field) === 'agree').length < 2) return 'too-few';
  if ((namesake || of('name')?.level === 'generation') && !numbered) return 'namesake';
  if (state('urn') === 'differ') return 'other-case';
  return 'fits';
}
