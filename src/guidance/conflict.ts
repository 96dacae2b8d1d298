// Do two rules of equal rank contradict each other somewhere? Answered exactly from their conditions, without
// enumerating: a situation in which both apply exists if and only if every list they both name shares a word and the
// traits that one asks for are not what the other excludes.
import { DOCUMENT_TYPES } from '../model/index.ts';
import { isOrder, specificity } from './decide.ts';
import { RECIPIENTS } from './words.ts';
import type { DocumentRule, PageRule, Place, Rule, RuleHead, TraitCondition } from './rule.ts';

export interface Problem {
  readonly kind: 'gap' | 'conflict' | 'dead' | 'examples' | 'example' | 'form';
  readonly rule?: string;
  readonly at?: Place;
  readonly says: string;
}

const share = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((word) => b.includes(word));

/** Is there a set of traits that satisfies both? The richest candidate is "everything that neither excludes". */
function traitsMeet(a: TraitCondition, b: TraitCondition): boolean {
  const barred: ReadonlySet<string> = new Set([...a.none, ...b.none]);
  const open = (words: readonly string[]): boolean => words.length === 0 || words.some((word) => !barred.has(word));
  return [...a.all, ...b.all].every((word) => !barred.has(word)) && open(a.any) && open(b.any);
}

/** Can both rules apply to one finding? */
export function canMeet(a: Rule, b: Rule): boolean {
  return (
    share(a.when.category, b.when.category) &&
    share(a.when.recipient, b.when.recipient) &&
    share(a.when.whose, b.when.whose) &&
    share(a.when.document, b.when.document) &&
    share(a.when.page, b.when.page) &&
    traitsMeet(a.when.traits, b.when.traits)
  );
}

const clash = (a: RuleHead, b: RuleHead): Problem => ({
  kind: 'conflict',
  rule: a.id,
  at: a.at,
  says: `${a.id} and ${b.id} (${b.at.file} line ${String(b.at.line)}) are equally specific, can meet, and disagree. Narrow one of them.`,
});

function* pairs<T>(list: readonly T[]): Generator<readonly [T, T]> {
  for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) yield [a, b];
}

/** All pairs of rules of equal rank that contradict each other. Orders never do: the stricter act wins by statute. */
export function findConflicts(
  rules: readonly Rule[],
  documents: readonly DocumentRule[],
  pages: readonly PageRule[],
): Problem[] {
  const found: Problem[] = [];
  for (const [a, b] of pairs(rules.filter((rule) => !isOrder(rule))))
    if (a.act !== b.act && specificity(a.when) === specificity(b.when) && canMeet(a, b)) found.push(clash(a, b));
  for (const [a, b] of pairs(documents))
    if (a.about === b.about && share(a.documents, b.documents) && share(a.recipient, b.recipient)) found.push(clash(a, b)); // prettier-ignore
  for (const [a, b] of pairs(pages))
    if (
      a.drop !== b.drop &&
      (a.documents === undefined) === (b.documents === undefined) &&
      share(a.documents, b.documents) &&
      share(a.page, b.page) &&
      share(a.recipient, b.recipient)
    )
      found.push(clash(a, b));
  return found;
}

/** Document types of which the book does not say whether they go to a recipient. */
export function findDocumentGaps(documents: readonly DocumentRule[]): Problem[] {
  const says = (type: string, to: string): Problem => ({ kind: 'gap', says: `No rule says whether ${type} goes to ${to}.` });
  return RECIPIENTS.flatMap((to) => {
    const answered = new Set(documents.filter((r) => r.about === undefined && r.recipient.includes(to)).flatMap((r) => r.documents));
    return DOCUMENT_TYPES.filter((type) => !answered.has(type)).map((type) => says(type, to));
  });
}
