// Which rule answers a situation. Precedence, first to last:
//   1. orders (rules that name a protection): redact before ask; then the sequence of ORDER_SEQUENCE. An order never
//      loosens what the ordinary rules redact
//   2. document and page rules: what goes whole is not judged piece by piece (judge.ts asks them)
//   3. ordinary rules, the most specific first: see `specificity`
//   4. the rule of silence, which names nothing and says `ask`
// A layer (layer.ts) is asked last: it answers where it is stricter than all this, and where somebody signed for a rule
// of it that is looser; never against an order that redacts.
// Two ordinary rules of equal rank that can meet must agree: load.ts refuses the book otherwise.
import type { Category, DocumentType, PageRole } from '../model/index.ts';
import { ORDER_SEQUENCE } from './words.ts';
import type { Order, RecipientKind, Standing, Trait } from './words.ts';
import type { Rule, Rulebook, When } from './rule.ts';

/** Everything a rule may ask about one finding. */
export interface Situation {
  readonly category: Category;
  readonly standing: Standing;
  readonly document: DocumentType;
  readonly page: PageRole;
  readonly recipient: RecipientKind;
  readonly protections: readonly Order[];
  readonly traits: ReadonlySet<Trait>;
}

const admits = <T>(named: readonly T[] | undefined, value: T): boolean => named === undefined || named.includes(value);

/** Does a rule's `when` hold in the situation? */
export function applies(when: When, s: Situation): boolean {
  const { any, all, none } = when.traits;
  return (
    admits(when.category, s.category) &&
    admits(when.recipient, s.recipient) &&
    admits(when.whose, s.standing) &&
    admits(when.document, s.document) &&
    admits(when.page, s.page) &&
    (when.protection === undefined || when.protection.some((order) => s.protections.includes(order))) &&
    all.every((trait) => s.traits.has(trait)) &&
    (any.length === 0 || any.some((trait) => s.traits.has(trait))) &&
    !none.some((trait) => s.traits.has(trait))
  );
}

/**
 * How specific an ordinary rule is. Compared in turn: how many traits it asks for (each of `all`, and `any` as one;
 * `none` only narrows), whether it names document types, page roles, whose, categories, recipients.
 */
export function specificity(when: When): number {
  const named = [when.document, when.page, when.whose, when.category, when.recipient];
  const flags = named.reduce<number>((bits, list) => bits * 2 + (list === undefined ? 0 : 1), 0);
  return (when.traits.all.length + (when.traits.any.length > 0 ? 1 : 0)) * 32 + flags;
}

export const isOrder = (rule: Rule): boolean => rule.when.protection !== undefined;

/** The rule of silence names nothing at all. */
export const isSilence = ({ traits, ...lists }: Rule['when']): boolean =>
  Object.values(lists).every((list) => list === undefined) &&
  traits.all.length + traits.any.length + traits.none.length === 0;

function orderRank(rule: Rule): number {
  const named = rule.when.protection ?? [];
  return Math.min(...named.map((order) => ORDER_SEQUENCE.indexOf(order)));
}

/** Sorts rules so that the first one that applies is the one that answers. */
export function byPrecedence(a: Rule, b: Rule): number {
  if (isOrder(a) !== isOrder(b)) return isOrder(a) ? -1 : 1;
  if (isOrder(a)) {
    if (a.act !== b.act) return a.act === 'redact' ? -1 : 1;
    if (orderRank(a) !== orderRank(b)) return orderRank(a) - orderRank(b);
  }
  const more = specificity(b.when) - specificity(a.when);
  return more !== 0 ? more : a.id < b.id ? -1 : 1;
}

const STRICTNESS: Readonly<Record<Rule['act'], number>> = { keep: 0, ask: 1, redact: 2 };

/** The rule that answers, of the book and its layer. Throws only for a book without a rule of silence, which does not load. */
export function decide(book: Rulebook, s: Situation): Rule {
  const own = decideAlone(book, s);
  if (!book.layer) return own;
  const added = book.layer.rules.find((rule) => admits(rule.when.category, s.category) && applies(rule.when, s));
  if (!added || (isOrder(own) && own.act === 'redact')) return own;
  if (STRICTNESS[added.act] > STRICTNESS[own.act]) return added;
  const signed = STRICTNESS[added.act] < STRICTNESS[own.act] && book.layer.signed.some(({ rule }) => rule === added.id);
  return signed && !isOrder(own) ? added : own;
}

/**
 * The rule of the book itself that answers. An order never loosens: where it asks and the ordinary rule redacts, the ordinary rule stands.
 * Throws only for a book without a rule of silence, which load.ts refuses.
 */
function decideAlone(book: Rulebook, s: Situation): Rule {
  let order: Rule | undefined;
  for (const rule of book.byCategory[s.category] ?? []) {
    if (isOrder(rule) && (order !== undefined || s.protections.length === 0)) continue;
    if (!applies(rule.when, s)) continue;
    if (!isOrder(rule)) return order === undefined || rule.act === 'redact' ? rule : order;
    if (rule.act === 'redact') return rule;
    order = rule;
  }
  throw new Error(`The rulebook ${book.version} has no rule of silence.`);
}
