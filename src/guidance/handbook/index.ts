// The handbook: the rulebook as pages for people, made from the rules and nothing else. One page per category and per
// type of document, one of all rules with a search. Not here: where it is written (cli), the crib sheet (cli/guidance).
import { CATEGORIES, DOCUMENT_TYPES, type Category, type DocumentType } from '../../model/index.ts';
import { decide } from '../decide.ts';
import { documentRule, pageRule } from '../judge.ts';
import { PAGE_ROLES, RECIPIENTS, STANDINGS, TRAITS, type RecipientKind, type Standing, type Trait } from '../words.ts';
import type { DocumentRule, PageRule, Rule, RuleHead, Rulebook } from '../rule.ts';
import { link, safe, SCRIPT, shell, STYLE, table } from './html.ts';
import { CATEGORY_NAMES, circumstances, PAGE_NAMES, RECIPIENT_NAMES, STANDING_NAMES } from './words.ts';

export { CATEGORY_NAMES, circumstances, RECIPIENT_NAMES, STANDING_NAMES } from './words.ts';

const TAG = {
  redact: '<strong class="govuk-tag govuk-tag--red">Redact</strong>',
  keep: '<strong class="govuk-tag govuk-tag--green">Keep</strong>',
  ask: '<strong class="govuk-tag govuk-tag--yellow">Ask</strong>',
  goes: '<strong class="govuk-tag govuk-tag--green">Goes, redacted</strong>',
  withhold: '<strong class="govuk-tag govuk-tag--red">Never</strong>',
} as const;

const categoryPage = (category: Category): string => `category-${category}.html`;
const documentPage = (type: DocumentType): string => `document-${type}.html`;

/** Where a rule is told in the handbook: page and anchor, for links from elsewhere. */
export function handbookPlace(rule: Rule | DocumentRule | PageRule): string {
  const [first] = 'when' in rule ? (rule.when.category ?? []) : [];
  return `${first === undefined ? 'rules.html' : categoryPage(first)}#${rule.id}`;
}

/** The answer for a plain mention, in a police report where nothing is said of how it stands there. */
const plainly = (book: Rulebook, category: Category, standing: Standing, recipient: RecipientKind, document: DocumentType = 'MG5', ...traits: readonly Trait[]): Rule =>
  decide(book, { category, standing, recipient, document, page: 'body', protections: [], traits: new Set(traits) }); // prettier-ignore

/** The plain answers for a category, one per standing; `turns`: a trait or another type of document changes it. */
export const cribRows = (
  book: Rulebook,
  category: Category,
  recipient: RecipientKind,
  standings: readonly Standing[],
): { readonly act: Rule['act']; readonly turns: boolean }[] =>
  standings.map((standing) => {
    const { act } = plainly(book, category, standing, recipient);
    const turns =
      TRAITS.some((trait) => plainly(book, category, standing, recipient, 'MG5', trait).act !== act) ||
      DOCUMENT_TYPES.some((type) => plainly(book, category, standing, recipient, type).act !== act);
    return { act, turns };
  });

function cell(book: Rulebook, category: Category, standing: Standing, recipient: RecipientKind): string {
  const [answer] = cribRows(book, category, recipient, [standing]);
  if (!answer) return '';
  const star = answer.turns ? ' <span title="changes with how it stands there or with the document: see the rules below">*</span>' : ''; // prettier-ignore
  return TAG[answer.act] + star;
}

/** `[…]` in an example is what the rule speaks of. */
const exampleText = (text: string): string => safe(text).replace(/\[([^\]]*)\]/g, '<mark>$1</mark>');

function examples(rule: Rule): string {
  const told = rule.examples.filter(({ text }) => text !== undefined);
  if (told.length === 0) return '';
  const items = told.map(({ text = '', act, near }) => `<li>${near ? 'But not: ' : ''}${exampleText(text)} → ${act}</li>`);
  return `<ul class="govuk-list govuk-list--bullet">${items.join('')}</ul>`;
} // prettier-ignore

function entry(rule: RuleHead, act: string, when: string, shown: string): string {
  const source = `Paragraph ${safe(rule.paragraph)}; ${safe(rule.source)}${rule.verified ? '' : ' (still to be read there)'}`;
  return `<section class="rule" id="${safe(rule.id)}"><p class="govuk-body">${act} ${safe(rule.sentence)}</p>
<p class="govuk-body-s">Why: ${safe(rule.why)} ${source}. <span class="id">${safe(rule.id)}: ${safe(when)}</span></p>${shown}</section>`;
} // prettier-ignore

const ruleEntry = (rule: Rule): string => entry(rule, TAG[rule.act], circumstances(rule), examples(rule));
const documentEntry = (rule: DocumentRule): string =>
  entry(rule, rule.release === 'redact' ? TAG.goes : TAG[rule.release], `${rule.documents.join(', ')}; to ${rule.recipient.join(', ')}${rule.about ? '; about another defendant' : ''}`, ''); // prettier-ignore
const pageEntry = (rule: PageRule): string =>
  entry(rule, rule.drop ? TAG.withhold : TAG.goes, `pages that are ${rule.page.join(', ')}; to ${rule.recipient.join(', ')}`, ''); // prettier-ignore

const layers = (book: Rulebook): readonly Pick<Rulebook, 'rules' | 'documents' | 'pages'>[] =>
  book.layer ? [book.layer, book] : [book];

function aboutCategory(book: Rulebook, category: Category): string {
  const rules = layers(book).flatMap((part) => part.rules.filter(({ when }) => when.category?.includes(category)));
  const rows = STANDINGS.map((standing): readonly [string, ...string[]] => [
    safe(STANDING_NAMES[standing]),
    ...RECIPIENTS.map((recipient) => cell(book, category, standing, recipient)),
  ]);
  return `${table('Who may read it', ['Whose', ...RECIPIENTS.map((one) => `To ${RECIPIENT_NAMES[one]}`)], rows)}
<p class="govuk-body">* changes with how it stands in the text or with the type of document. Orders (anonymity, undercover, refuge, sexual offence, child) go before everything.</p>
<h2 class="govuk-heading-m">The rules, in the order in which they are asked</h2>
${rules.map(ruleEntry).join('\n')}`;
} // prettier-ignore

function aboutDocument(book: Rulebook, type: DocumentType): string {
  const rows = RECIPIENTS.map((recipient): readonly [string, ...string[]] => {
    const rule = documentRule(book, type, recipient, false);
    const act = rule === undefined ? TAG.ask : rule.release === 'redact' ? TAG.goes : TAG[rule.release];
    const pages = PAGE_ROLES.filter((role) => pageRule(book, role, type, recipient)?.drop === true);
    return [safe(`To ${RECIPIENT_NAMES[recipient]}`), act, safe(rule?.sentence ?? 'No rule says.'), safe(pages.map((role) => PAGE_NAMES[role]).join('; '))];
  });
  const rules = layers(book).flatMap((part) => part.rules.filter(({ when }) => when.document?.includes(type)));
  return `${table('The document as a whole', ['Recipient', 'Goes?', 'Because', 'Pages taken out'], rows)}
<h2 class="govuk-heading-m">Rules for what stands in it</h2>
${rules.length > 0 ? rules.map(ruleEntry).join('\n') : '<p class="govuk-body">None of its own: the pages of each kind of data say what stays.</p>'}`;
} // prettier-ignore

function allRules(book: Rulebook): string {
  const entries = layers(book).flatMap(({ documents, pages, rules }) => [
    ...documents.map(documentEntry),
    ...pages.map(pageEntry),
    ...rules.map(ruleEntry),
  ]);
  return `<div class="govuk-form-group search"><label class="govuk-label" for="search">Find in sentences, reasons and examples</label>
<input class="govuk-input" id="search" type="search" autocomplete="off" spellcheck="false"><p class="govuk-hint" id="found" role="status"></p></div>
${entries.join('\n')}`;
}

function contents(book: Rulebook): string {
  const list = (items: readonly string[]): string =>
    `<ul class="govuk-list two">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const unread = Object.values(book.byId).filter((rule) => !rule?.verified).length;
  return `<p class="govuk-body">What to take out of a criminal case file before it goes to somebody, and why. The program follows the same rules, word for word.</p>
<ul class="govuk-list">
<li>${TAG.redact} it must not be read by this recipient.</li>
<li>${TAG.keep} taking it out would be a fault too: the recipient needs it.</li>
<li>${TAG.ask} the guidance leaves it to a person; nothing goes before somebody has answered.</li>
</ul>
<div class="govuk-inset-text">First ask whether the whole document goes. Then look for orders that protect somebody. Then ask of each piece of data: what is it, whose is it, who will read it?</div>
<p class="govuk-body">${link('rules.html', 'All rules, with search')}. ${String(unread)} of ${String(Object.keys(book.byId).length)} rules rest on general knowledge, which a lawyer has still to check against the source.</p>
<h2 class="govuk-heading-m">Kinds of personal data</h2>
${list(CATEGORIES.map((one) => link(categoryPage(one), CATEGORY_NAMES[one])))}
<h2 class="govuk-heading-m">Documents</h2>
${list(DOCUMENT_TYPES.map((one) => link(documentPage(one), one)))}
<h2 class="govuk-heading-m">Letters on the boxes</h2>
<ul class="govuk-list two">${book.legend.map(({ code, meaning }) => `<li><mark>${safe(code)}</mark> ${safe(meaning)}</li>`).join('')}</ul>`;
} // prettier-ignore

/** The files of the handbook by name, all text; the style sheet of govuk-frontend belongs beside them. */
export function renderHandbook(book: Rulebook): ReadonlyMap<string, string> {
  const page = (title: string, body: string): string => shell(title, book.version, body);
  return new Map([
    ['index.html', page(book.title, contents(book))],
    ['rules.html', page('All rules', allRules(book))],
    ...CATEGORIES.map((one): [string, string] => [categoryPage(one), page(CATEGORY_NAMES[one], aboutCategory(book, one))]),
    ...DOCUMENT_TYPES.map((one): [string, string] => [documentPage(one), page(one, aboutDocument(book, one))]),
    ['handbook.css', STYLE],
    ['handbook.js', SCRIPT],
  ]);
} // prettier-ignore
