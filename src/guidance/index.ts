// Guidance: what a finding, a page or a document means for one recipient. The rules are data (guidance/ew-2026); how
// they work is told in docs/guidance.md. Knows nothing of how things are found, drawn or released.
import { BLACK_BOXES, BY_HAND, type BoxStyle, type Recipient } from '../model/index.ts';
import type { BoxRule, RuleHead, Rulebook } from './rule.ts';

export { loadRulebook, RulebookError, SHIPPED } from './load.ts';
export { withLayer } from './layer.ts';
export { judge, judgeDocument } from './judge.ts';
export { openRoundKept } from './within.ts';
export type { DocumentJudgement, JudgeInput } from './judge.ts';
export { standingOf } from './situation.ts';
export type { Standing } from './words.ts';
export { checkRulebook, surveyRulebook } from './check.ts';
export type { Survey } from './check.ts';
export type { Problem } from './conflict.ts';
export { CATEGORY_NAMES, circumstances, cribRows, handbookPlace, RECIPIENT_NAMES, renderHandbook, STANDING_NAMES } from './handbook/index.ts';
export { explain, type Explained, type Step } from './explain.ts';
export { diffRules, type RuleChange } from './diff.ts';
export type { DocumentRule, PageRule, Place, Rule, RuleHead, Rulebook } from './rule.ts';

/** What stands for a rule where a person marked something that no rule asked for. */
const HAND = { code: 'X', sentence: 'A person marked it by hand.' };

/** A rule of the book by its id. Throws for an id that the book does not hold. */
function ruleById(rulebook: Rulebook, id: string): Pick<RuleHead, 'code' | 'sentence'> {
  const rule = id === BY_HAND ? HAND : rulebook.byId[id];
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

const COLOURS: Readonly<Record<BoxRule['box'], BoxStyle['fill']>> = {
  black: [0, 0, 0],
  grey: [0.45, 0.45, 0.45],
  red: [0.6, 0, 0],
};

/** How boxes are drawn for this recipient. */
export function boxStyleFor(rulebook: Rulebook, recipient: Recipient): BoxStyle {
  const rule = rulebook.boxes.find((one) => one.recipient.includes(recipient.kind));
  if (!rule) return BLACK_BOXES;
  return {
    fill: COLOURS[rule.box],
    ink: rule.letter === 'black' ? [0, 0, 0] : [1, 1, 1],
    labels: rule.letter !== 'none',
    widths: rule.widths,
  };
}

/** A rule in one sentence that a clerk understands. Throws for an unknown rule id. */
export function sentence(rulebook: Rulebook, ruleId: string): string {
  return ruleById(rulebook, ruleId).sentence;
}
