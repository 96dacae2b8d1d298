// docs/guidance-table.md, made from the rules: for defence and court who may read what, then every rule in a sentence.
// A test keeps file and rules equal; `node src/guidance/write-table.ts` writes the file anew.
import { CATEGORIES, DOCUMENT_TYPES } from '../model/index.ts';
import type { Act, Category, DocumentType } from '../model/index.ts';
import { decide } from './decide.ts';
import { circumstances, STANDING_NAMES } from './handbook/words.ts';
import { documentRule } from './judge.ts';
import { COMPLETE_FOR, RECIPIENTS, STANDINGS, TRAITS } from './words.ts';
import type { RecipientKind, Standing, Trait } from './words.ts';
import type { ReleaseAct, RuleHead, Rulebook } from './rule.ts';

const LETTER = { redact: 'R', keep: 'K', ask: 'A' } as const;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** One cell: the plain answer, and a star where one trait or another type of document changes it. */
function cell(book: Rulebook, category: Category, standing: Standing, recipient: RecipientKind): string {
  const answer = (document: DocumentType, ...traits: readonly Trait[]): Act =>
    decide(book, { category, standing, recipient, document, page: 'body', protections: [], traits: new Set(traits) }).act;
  const usual = answer('MG5');
  const turns = TRAITS.some((trait) => answer('MG5', trait) !== usual) || DOCUMENT_TYPES.some((type) => answer(type) !== usual);
  return LETTER[usual] + (turns ? '\\*' : '');
}

const peopleTable = (book: Rulebook, recipient: RecipientKind): string =>
  table(
    ['', ...STANDINGS.map((standing) => STANDING_NAMES[standing])],
    CATEGORIES.map((category) => [category, ...STANDINGS.map((standing) => cell(book, category, standing, recipient))]),
  );

const RELEASE: Readonly<Record<ReleaseAct, string>> = { redact: 'goes', withhold: 'never', ask: 'ask' };

const documentTable = (book: Rulebook): string =>
  table(
    ['', ...RECIPIENTS],
    DOCUMENT_TYPES.map((type) => [
      type,
      ...RECIPIENTS.map((recipient) => {
        const rule = documentRule(book, type, recipient, false);
        return rule ? RELEASE[rule.release] : '';
      }),
    ]),
  );

const plain = (words: readonly string[] | undefined, otherwise: string): string => words?.join(', ') ?? otherwise;

const entry = (rule: RuleHead, act: string, circumstance: string): string =>
  `- **${rule.id}** (${act}${rule.verified ? '' : ', unverified'}) ${rule.sentence}<br>${circumstance}. Paragraph ${rule.paragraph}; ${rule.source}.`; // prettier-ignore

/** Every rule by topic, in the order of the files. */
function chapters(book: Rulebook): string {
  const entries = [
    ...book.documents.map((r) => ({ rule: r, text: entry(r, r.release, `${r.documents.join(', ')}; to ${r.recipient.join(', ')}${r.about ? '; about another defendant' : ''}`) })), // prettier-ignore
    ...book.pages.map((r) => ({ rule: r, text: entry(r, r.drop ? 'page goes whole' : 'page stays', `pages that are ${r.page.join(', ')}; in ${plain(r.documents, 'any document')}; to ${r.recipient.join(', ')}`) })), // prettier-ignore
    ...book.rules.map((r) => ({ rule: r, text: entry(r, r.act, circumstances(r)) })),
  ];
  const places = entries.toSorted(({ rule: a }, { rule: b }) =>
    a.at.file === b.at.file ? a.at.line - b.at.line : a.at.file < b.at.file ? -1 : 1,
  );
  const topics = [...new Set(places.map(({ rule }) => rule.topic))];
  return topics
    .map((topic) => {
      const own = places.filter(({ rule }) => rule.topic === topic);
      return `### ${topic}\n\n${own.map(({ text }) => text).join('\n')}`;
    })
    .join('\n\n');
}

/** The whole page as Markdown. */
export function renderTable(book: Rulebook): string {
  const unverified = [...book.rules, ...book.documents, ...book.pages].filter((rule) => !rule.verified).length;
  return [
    `# ${book.title}: the table of ${book.version}`,
    'Made from `guidance/` by `node src/guidance/write-table.ts`; do not edit by hand. How to read and change the rules: [guidance.md](guidance.md).',
    `R redact, K keep, A ask a person; \\* changes with how the value stands in the text or with the type of document: see the rules below. Orders (anonymity, undercover, refuge, sexual offence, child) go before everything here. ${String(unverified)} of ${String(Object.keys(book.byId).length)} rules rest on general knowledge and are marked *unverified*.`,
    ...COMPLETE_FOR.map((recipient) => `## To the ${recipient}\n\n${peopleTable(book, recipient)}`),
    `## Documents as a whole\n\n${documentTable(book)}`,
    `## Letters on the boxes\n\n${table(
      ['', 'means'],
      book.legend.map(({ code, meaning }) => [code, meaning]),
    )}`,
    `## Every rule\n\n${chapters(book)}`,
  ].join('\n\n').concat('\n');
}
