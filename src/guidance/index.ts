// Guidance: what a finding, a page or a document means for one recipient. The rules are data (guidance/ew-2026); how
// they work is told in docs/guidance.md. Knows nothing of how things are found, drawn or released.
import type { Rulebook } from './rule.ts';

export { loadRulebook, RulebookError } from './load.ts';
export { judge, judgeDocument } from './judge.ts';
export type { DocumentJudgement, JudgeInput } from './judge.ts';
export { standingOf } from './situation.ts';
export type { Standing } from './words.ts';
export { checkRulebook, surveyRulebook } from './check.ts';
export type { Survey } from './check.ts';
export type { Problem } from './conflict.ts';
export type { DocumentRule, PageRule, Place, Rule, RuleHead, Rulebook } from './rule.ts';

/** A rule of the book by its id. Throws for an id that the book does not hold. */
function ruleById(rulebook: Rulebook, id: string): Rulebook['byId'][string] {
  const rule = rulebook.byId[id];
  if (!rule) throw new Error(`The rulebook ${rulebook.version} has no rule ${id}.`);
  return rule;
}

/** The letter printed on a box that this rule makes ("A" address …). Throws for an unknown rule id. */
export function codeOf(rulebook: Rulebook, ruleId: string): string {
  return ruleById(rulebook, ruleId).code;
}

/** What the letters on the boxes mean, in the book's order. */
export function legend(rulebook: Rulebook): readonly { readonly code: string; readonly meaning: string }[] {
  return rulebook.legend;
}

/** A rule in one sentence that a clerk understands. Throws for an unknown rule id. */
export function sentence(rulebook: Rulebook, ruleId: string): string {
  return ruleById(rulebook, ruleId).sentence;
}
