// `blotter guidance`: the rulebook for people. One file per subcommand.
import { BlotterError } from '../../model/index.ts';
import type { Command } from '../command.ts';
import { BOOK_USAGE } from '../rulebook.ts';

const PARTS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  list: async () => (await import('./list.ts')).list,
  explain: async () => (await import('./explain.ts')).explainMarks,
  check: async () => (await import('./check.ts')).checkBook,
  test: async () => (await import('./check.ts')).testBook,
  diff: async () => (await import('./diff.ts')).diff,
  again: async () => (await import('./again.ts')).judgeAgain,
  html: async () => (await import('./html.ts')).writeHandbook,
  new: async () => (await import('./new.ts')).make,
};

export const guidance: Command = {
  name: 'guidance',
  summary: 'the rulebook: list, explain, check, test, compare, handbook, start a new one',
  usage: `blotter guidance list [--for RECIPIENT-KIND] [--category CATEGORY] [--document TYPE]
  every rule in a sentence, in the order in which they are asked
blotter guidance explain CASE [FILE] --for RECIPIENT [--page N]
blotter guidance explain --text FILE --for RECIPIENT [--type TYPE]
  rule by rule why each mark got its act; places and kinds, never the words
blotter guidance check
  gaps, contradictions, rules that never answer, examples that do not come out; with the number of combinations walked
blotter guidance test
  the examples alone
blotter guidance diff BEFORE AFTER [CASE …] [--for RECIPIENT,…]
  what a new book changes: its rules, and the marks of the cases (default: the shipped practice cases, for the defence of D1,
  court and press). BEFORE and AFTER are folders with book.yaml or layer.yaml, or "shipped"
blotter guidance again PACKAGE CASE
  a package that went out, judged by the present book: what would be covered, asked or kept otherwise now
blotter guidance html DIR
  the handbook: a page for each kind of data and of document, all rules with a search, and a crib sheet of two pages (PDF)
blotter guidance new DIR [--layer NAME]
  a copy of the book to change, its version raised; with --layer an empty local layer over it, stricter unless signed for
${BOOK_USAGE}
Exit: 0 done · 2 wrong use, or a book that cannot be used · 3 the book has faults`,
  async run([part = '', ...args]) {
    const load = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
    if (!load) {
      const problem = part === '' ? 'say list, explain, check, test, diff, again, html or new.' : `there is no "${part}": say list, explain, check, test, diff, again, html or new.`; // prettier-ignore
      throw new BlotterError('B-USE-02', { command: 'guidance', problem });
    }
    return (await load())(args);
  },
};
