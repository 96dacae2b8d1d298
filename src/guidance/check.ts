// Is the rulebook complete, consistent and alive? Enumerates category × standing × document type × page role ×
// recipient × protection, each with no traits, every trait and every pair of traits that the category's rules ask
// about. Words that no rule of a category tells apart are walked once and counted for all they stand for.
import { CATEGORIES, DOCUMENT_TYPES } from '../model/index.ts';
import type { Category } from '../model/index.ts';
import { findConflicts, findDocumentGaps } from './conflict.ts';
import type { Problem } from './conflict.ts';
import { decide, isSilence } from './decide.ts';
import { runExamples } from './examples.ts';
import { documentRule, pageRule } from './judge.ts';
import { COMPLETE_FOR, ORDER_SEQUENCE, PAGE_ROLES, RECIPIENTS, STANDINGS } from './words.ts';
import type { Order, Trait } from './words.ts';
import type { Rule, Rulebook } from './rule.ts';

export interface Survey {
  readonly problems: readonly Problem[];
  /** Combinations of the six lists that were answered for. */
  readonly cells: number;
  /** Decisions actually made: one per class of cells and set of traits. */
  readonly decisions: number;
}

/** Words that the rules do not tell apart, as one class with its first word and its size. */
function classes<T>(words: readonly T[], lists: readonly (readonly T[] | undefined)[]): { word: T; size: number }[] {
  const found = new Map<string, { word: T; size: number }>();
  for (const word of words) {
    const sign = lists.map((list) => (list?.includes(word) === false ? '0' : '1')).join('');
    const known = found.get(sign);
    found.set(sign, { word: known?.word ?? word, size: (known?.size ?? 0) + 1 });
  }
  return [...found.values()];
}

/** No traits, each trait, each pair, and for every rule the least that it asks for. */
function traitSets(rules: readonly Rule[]): ReadonlySet<Trait>[] {
  const used = [...new Set(rules.flatMap(({ when: { traits } }) => [...traits.any, ...traits.all, ...traits.none]))];
  const sets = new Map<string, ReadonlySet<Trait>>();
  const add = (...traits: readonly Trait[]): void => {
    const set = new Set(traits);
    sets.set([...set].sort().join(), set);
  };
  add();
  for (const [i, a] of used.entries()) {
    add(a);
    for (const b of used.slice(i + 1)) add(a, b);
  }
  for (const { when } of rules)
    for (const one of when.traits.any.length > 0 ? when.traits.any : [undefined])
      add(...when.traits.all, ...(one === undefined ? [] : [one]));
  return [...sets.values()];
}

/** No protection, each, all together. More is not needed: the strictest of the single answers wins. */
const PROTECTION_SETS: readonly (readonly Order[])[] = [[], ...ORDER_SEQUENCE.map((one) => [one]), ORDER_SEQUENCE];

interface Walk {
  readonly alive: Set<string>;
  readonly gaps: Map<string, number>;
  cells: number;
  decisions: number;
}

function walkCategory(book: Rulebook, category: Category, walk: Walk): void {
  const added = (book.layer?.rules ?? []).filter(({ when }) => when.category?.includes(category) ?? true);
  const rules = [...(book.byCategory[category] ?? []), ...added];
  const sets = traitSets(rules);
  const pagesApart = classes(
    PAGE_ROLES,
    rules.map(({ when }) => when.page),
  );
  const documentsApart = classes(
    DOCUMENT_TYPES,
    rules.map(({ when }) => when.document),
  );
  for (const recipient of RECIPIENTS)
    for (const standing of STANDINGS)
      for (const { word: document, size } of documentsApart)
        for (const { word: page, size: pages } of pagesApart)
          for (const protections of PROTECTION_SETS) {
            walk.cells += size * pages;
            for (const traits of sets) {
              const rule = decide(book, { category, standing, document, page, recipient, protections, traits });
              walk.decisions += 1;
              walk.alive.add(rule.id);
              if (isSilence(rule.when) && COMPLETE_FOR.includes(recipient)) {
                const where = `${category}, ${standing}, to ${recipient}`;
                walk.gaps.set(where, (walk.gaps.get(where) ?? 0) + size * pages);
              }
            }
          }
}

/** Notes which document and page rules ever answer. */
function walkDocuments(book: Rulebook, walk: Walk): void {
  for (const recipient of RECIPIENTS)
    for (const type of DOCUMENT_TYPES) {
      for (const role of PAGE_ROLES) walk.alive.add(pageRule(book, role, type, recipient)?.id ?? '');
      for (const another of [false, true]) walk.alive.add(documentRule(book, type, recipient, another)?.id ?? '');
    }
}

/** Everything wrong with a rulebook that loaded, with the size of the space that was walked. */
export function surveyRulebook(book: Rulebook): Survey {
  const walk: Walk = { alive: new Set(), gaps: new Map(), cells: 0, decisions: 0 };
  walkDocuments(book, walk);
  for (const category of CATEGORIES) walkCategory(book, category, walk);
  const gaps = [...walk.gaps.keys()].map((where): Problem => ({ kind: 'gap', says: `Nothing answers for ${where}.` }));
  // Under a layer a rule of the book may well have nothing left to say; one of the layer may not.
  const { rules, documents, pages } = book.layer ?? book;
  // Silence is a net under a complete book: it is well that it never answers.
  const dead = [...rules.filter(({ when }) => !isSilence(when)), ...documents, ...pages]
    .filter(({ id }) => !walk.alive.has(id))
    .map(({ id, at }): Problem => ({ kind: 'dead', rule: id, at, says: `${id} never answers: others always go before it.` })); // prettier-ignore
  return {
    problems: [
      ...findDocumentGaps(book.documents),
      ...gaps,
      ...findConflicts(book.rules, book.documents, book.pages),
      ...dead,
      ...runExamples(book),
    ],
    cells: walk.cells,
    decisions: walk.decisions,
  };
}

/** Gaps, contradictions, dead rules, rules without two examples, and examples that do not come out. Prints nothing. */
export function checkRulebook(book: Rulebook): readonly Problem[] {
  return surveyRulebook(book).problems;
}
