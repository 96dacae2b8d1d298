// `blotter guidance list`: every rule in a sentence.
import { circumstances, type Rulebook } from '../../guidance/index.ts';
import { BlotterError, CATEGORIES, DOCUMENT_TYPES, EXIT, RECIPIENT_KINDS } from '../../model/index.ts';
import { print, readArgs } from '../command.ts';
import { BOOK_OPTIONS, openRulebook } from '../rulebook.ts';

/** One of a closed list; anything else is B-USE-02 with the list. */
function oneOf<T extends string>(value: string | undefined, list: readonly T[], flag: string): T | undefined {
  if (value === undefined) return undefined;
  const found = list.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found === undefined)
    throw new BlotterError('B-USE-02', { command: 'guidance list', problem: `--${flag} is one of ${list.join(', ')}.` });
  return found;
}

const about = (book: Rulebook): string => `${book.title}, ${book.version}`;

export async function list(args: readonly string[]): Promise<number> {
  const own = { for: { type: 'string' }, category: { type: 'string' }, document: { type: 'string' } } as const;
  const { values } = readArgs('guidance list', args, { ...own, ...BOOK_OPTIONS }, []);
  const book = openRulebook(values);
  const recipient = oneOf(values.for?.replace(/:.*$/, ''), RECIPIENT_KINDS, 'for');
  const category = oneOf(values.category, CATEGORIES, 'category');
  const document = oneOf(values.document, DOCUMENT_TYPES, 'document');
  const fits = <T>(named: readonly T[] | undefined, word: T | undefined): boolean =>
    word === undefined || named === undefined || named.includes(word);
  print(about(book));
  const parts = [book, ...(book.layer ? [book.layer] : [])];
  for (const { title, documents, pages, rules } of parts) {
    if (parts.length > 1) print(`\n${title}`);
    print('\nWhole documents and pages');
    for (const rule of documents)
      if (fits(rule.recipient, recipient) && fits(rule.documents, document))
        print(`  ${rule.release.padEnd(8)} ${rule.id}: ${rule.sentence}`);
    for (const rule of pages)
      if (fits(rule.recipient, recipient) && fits(rule.documents, document))
        print(`  ${(rule.drop ? 'withhold' : 'redact').padEnd(8)} ${rule.id}: ${rule.sentence}`);
    print('\nPieces of personal data, in the order in which the rules are asked');
    for (const rule of rules)
      if (fits(rule.when.recipient, recipient) && fits(rule.when.category, category) && fits(rule.when.document, document)) {
        print(`  ${rule.act.padEnd(8)} ${rule.id}: ${rule.sentence}`);
        print(`           ${circumstances(rule)}. ${rule.paragraph}${rule.verified ? '' : ', source still to be read'}`);
      }
  }
  return EXIT.done;
} // prettier-ignore
