// Runs the examples that stand in the rulebook itself. A hit must be answered by the rule it stands under; a near miss
// by another one; both with the act written there.
import { decide, isSilence } from './decide.ts';
import type { Situation } from './decide.ts';
import { documentRule, pageRule } from './judge.ts';
import type { Problem } from './conflict.ts';
import type { DocumentRule, Example, PageRule, Rule, RuleHead, Rulebook } from './rule.ts';

/** The situation of an example; what it leaves out is the first word of the rule's own list, traits excepted. */
export function situationOf({ when }: Rule, example: Example): Situation {
  return {
    category: example.category ?? when.category?.[0] ?? 'other',
    standing: example.whose ?? when.whose?.[0] ?? 'unknown',
    document: example.document ?? when.document?.[0] ?? 'MG5',
    page: example.page ?? when.page?.[0] ?? 'body',
    recipient: example.recipient ?? when.recipient?.[0] ?? 'defence',
    protections: example.protection,
    traits: new Set(example.traits),
  };
}

interface Outcome {
  readonly by: string;
  readonly act: string;
  readonly wanted: string;
  readonly near: boolean;
}

function faultIn(rule: RuleHead, no: number, { by, act, wanted, near }: Outcome): Problem[] {
  const says = (what: string): Problem[] => [
    { kind: 'example', rule: rule.id, at: rule.at, says: `${rule.id}, example ${String(no + 1)}: ${what}` },
  ];
  if (act !== wanted) return says(`${by} says ${act}, the example ${wanted}.`);
  if (near && by === rule.id) return says('a near miss is answered by this very rule.');
  if (!near && by !== rule.id) return says(`it is answered by ${by}.`);
  return [];
}

const outcomesOf = (book: Rulebook, rule: Rule): Outcome[] =>
  rule.examples.map((example) => {
    const { id, act } = decide(book, situationOf(rule, example));
    return { by: id, act, wanted: example.act, near: example.near };
  });

const documentOutcomes = (book: Rulebook, rule: DocumentRule): Outcome[] =>
  rule.examples.map(({ document, recipient, about, release, near }) => {
    const answer = documentRule(book, document, recipient, about === 'another');
    return { by: answer?.id ?? 'no document rule', act: answer?.release ?? 'nothing', wanted: release, near };
  });

const pageOutcomes = (book: Rulebook, rule: PageRule): Outcome[] =>
  rule.examples.map(({ page, document, recipient, drop, near }) => {
    const answer = pageRule(book, page, document, recipient);
    return { by: answer?.id ?? 'no page rule', act: String(answer?.drop ?? false), wanted: String(drop), near };
  });

/** Every example of the book that does not come out, and every rule without two examples, one of them a near miss. */
export function runExamples(book: Rulebook): Problem[] {
  const outcomes = (by: Rulebook, { rules, documents, pages }: Pick<Rulebook, 'rules' | 'documents' | 'pages'>) => [
    ...rules.map((rule): [RuleHead, Outcome[]] => [rule, outcomesOf(by, rule)]),
    ...documents.map((rule): [RuleHead, Outcome[]] => [rule, documentOutcomes(by, rule)]),
    ...pages.map((rule): [RuleHead, Outcome[]] => [rule, pageOutcomes(by, rule)]),
  ];
  // The book's own examples say what the book says by itself: a layer is there to change some of it.
  const { layer, ...alone } = book;
  const all = [...outcomes(alone, alone), ...(layer ? outcomes(book, layer) : [])];
  const silence = book.rules.find(({ when }) => isSilence(when))?.id;
  return all.flatMap(([rule, outcomes]) => {
    const faults = outcomes.flatMap((outcome, no) => faultIn(rule, no, outcome));
    // Silence answers nothing in a complete book, so it can only have near misses.
    const few = !outcomes.some(({ near }) => near) || (rule.id !== silence && !outcomes.some(({ near }) => !near));
    return few
      ? [...faults, { kind: 'examples', rule: rule.id, at: rule.at, says: `${rule.id} needs an example and a near miss.` } as const] // prettier-ignore
      : faults;
  });
}
