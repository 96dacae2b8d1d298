// Why a finding got its act: the rule that answers, the rules that also hold but come after it, and those that one word
// kept from answering. For a person who asks; decides nothing.
import { applies, decide, isOrder, specificity, type Situation } from './decide.ts';
import { goesWhole, situationOf, type JudgeInput } from './judge.ts';
import type { Rule, RuleHead, Rulebook } from './rule.ts';

/** One rule seen from one finding. */
export interface Step {
  readonly rule: Rule;
  /** `answers`: this one decides. `outranked`: it holds, and another goes before. `missed`: one condition does not hold. */
  readonly outcome: 'answers' | 'outranked' | 'missed';
  /** Why it is outranked, or what does not hold; a sentence part. */
  readonly because: string;
}

/** How one finding was judged, rule by rule. */
export interface Explained {
  readonly situation: Situation;
  /** The rule by which the page or document goes whole, where that is the answer. */
  readonly whole: RuleHead | null;
  /** The rule that answers first, then those outranked in their order, then near misses. */
  readonly steps: readonly Step[];
}

type Condition = readonly [what: string, without: (rule: Rule) => Rule];

const ALL: readonly Condition[] = [
  ['recipient', ({ when, ...rule }) => ({ ...rule, when: without(when, 'recipient') })],
  ['whose', ({ when, ...rule }) => ({ ...rule, when: without(when, 'whose') })],
  ['document', ({ when, ...rule }) => ({ ...rule, when: without(when, 'document') })],
  ['page', ({ when, ...rule }) => ({ ...rule, when: without(when, 'page') })],
  ['protection', ({ when, ...rule }) => ({ ...rule, when: without(when, 'protection') })],
  ['traits', ({ when, ...rule }) => ({ ...rule, when: { ...when, traits: { any: [], all: [], none: [] } } })],
];

function without(when: Rule['when'], key: 'recipient' | 'whose' | 'document' | 'page' | 'protection'): Rule['when'] {
  const { [key]: _, ...rest } = when;
  return rest;
}

/** The one condition that keeps a rule from holding; null where several do. */
function missing(rule: Rule, s: Situation): string | null {
  const found = ALL.filter(([, open]) => applies(open(rule).when, s)).map(([what]) => what);
  const [what] = found;
  if (what === undefined) return null;
  const { traits } = rule.when;
  if (what === 'traits') {
    const barred = traits.none.filter((trait) => s.traits.has(trait));
    if (barred.length > 0) return `it is not for what is ${barred.join(', ')}`;
    const lacking = [...traits.all.filter((trait) => !s.traits.has(trait)), ...(traits.any.some((one) => s.traits.has(one)) ? [] : traits.any)]; // prettier-ignore
    return `it asks for ${lacking.join(' or ')}`;
  }
  const { when } = rule;
  const named = { recipient: when.recipient, whose: when.whose, document: when.document, page: when.page, protection: when.protection }[what]; // prettier-ignore
  return `it is for ${what} ${named?.join(', ') ?? ''}`;
}

function outranked(answer: Rule, rule: Rule): string {
  if (isOrder(answer)) return `the order ${answer.id} goes before`;
  if (isOrder(rule)) return 'an order never loosens';
  if (specificity(answer.when) > specificity(rule.when)) return `${answer.id} is more specific`;
  return `${answer.id} is stricter`;
}

/** Explains one finding. `near`: how many near misses are told at most. */
export function explain(book: Rulebook, input: JudgeInput, near = 3): Explained {
  const situation = situationOf(book, input);
  const answer = decide(book, situation);
  const layer = (book.layer?.rules ?? []).filter(({ when }) => when.category?.includes(situation.category) ?? true);
  const others = [...layer, ...(book.byCategory[situation.category] ?? [])].filter(({ id }) => id !== answer.id);
  const held = others.filter(({ when }) => applies(when, situation));
  const missed = others.flatMap((rule): Step[] => {
    if (held.includes(rule) || rule.act === answer.act) return [];
    const because = missing(rule, situation);
    return because === null ? [] : [{ rule, outcome: 'missed', because }];
  });
  const { document, pageRole, recipient } = input;
  const order = isOrder(answer) && answer.act === 'redact';
  return {
    situation,
    whole: order ? null : (goesWhole(book, document, pageRole, recipient) ?? null),
    steps: [
      { rule: answer, outcome: 'answers', because: answer.why },
      ...held.map((rule): Step => ({ rule, outcome: 'outranked', because: outranked(answer, rule) })),
      ...missed.slice(0, near),
    ],
  };
}
