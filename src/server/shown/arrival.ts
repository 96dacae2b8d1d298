// What came unredacted, as a form shows it and reads it: places by the marks of the paper or by hand, never what stands there.
// Pure. Not here: the note to police (register/breach/letters).
import type { CaseView, DocumentStanding } from '../../casework/index.ts';
import { personOf } from '../../casework/index.ts';
import { asShown, BY_HAND, CATEGORIES, DOCUMENT_TYPES, type Category, type Page } from '../../model/index.ts';
import { AFFECTED_ROLES, FORMS, type AffectedRole, type ArrivalFacts } from '../../register/breach/index.ts';
import type { Decided } from '../../review/index.ts';
import { kindInWords } from '../review/words.ts';
import { inWords } from './breach-words.ts';
import { say } from '../language/say.ts';

type PlaceFacts = ArrivalFacts['places'][number];
export interface FormProblem {
  readonly text: string;
  readonly href: string;
}

/** Rows for places that no mark stands on. */
export const BY_HAND_ROWS = 3;

const lineOf = (page: Page, at: number): number => page.text.slice(0, at).split('\n').length;
const roleOf = (view: CaseView, whose: string | undefined): AffectedRole => {
  const role = personOf(view, whose)?.role;
  return AFFECTED_ROLES.find((one) => one === role) ?? 'third-party';
};
const within = (share: number): number => Math.min(100, Math.max(0, Math.round(100 * share)));

/** A mark as a place: its line, or where it has no letters its box in hundredths of the page. */
function placeOf(view: CaseView, document: DocumentStanding['view']['judged']['document'], { proposal: { finding, rule } }: Decided): PlaceFacts | null {
  const { page: no, from, to, boxes } = finding.passage;
  const page = document.pages.find((one) => one.no === no);
  if (!page) return null;
  const [box] = boxes;
  const corners = box ? asShown(page, box, document.format === 'picture') : null;
  const [width, height] = page.size;
  const where = from < to ? { line: lineOf(page, from) } : corners ? { box: [within(corners[0][0] / width), within(corners[0][1] / height), within(corners[2][0] / width), within(corners[2][1] / height)] as [number, number, number, number] } : {};
  const known = rule !== BY_HAND && /^[A-Z]{2,8}-\d+(\.\d+)*-[a-z0-9-]{1,60}$/.test(rule) ? { rule } : {};
  return { page: no, ...where, category: finding.category, whose: roleOf(view, finding.whose), ...known };
} // prettier-ignore

/** Marks of a paper that are to be covered, those of one page, kind and role together. */
export interface MarkGroup {
  /** Of its field. */
  readonly key: string;
  readonly text: string;
  readonly places: readonly PlaceFacts[];
}

/** The groups of a paper, in its order. */
export function markGroups(view: CaseView, { view: own, decided }: DocumentStanding): MarkGroup[] {
  const { document } = own.judged;
  const places = decided.filter(({ act }) => act !== 'keep').flatMap((one) => placeOf(view, document, one) ?? []);
  const groups = Map.groupBy(places, ({ page, category, whose }) => `${String(page).padStart(5, '0')} ${category} ${whose}`);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, all]) => {
    const [{ page, category, whose } = { page: 0, category: 'other' as const, whose: 'third-party' as const }] = all;
    const lines = [...new Set(all.flatMap(({ line }) => line ?? []))].toSorted((a, b) => a - b);
    const at = lines.length > 0 ? `, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}` : '';
    return { key: `mark-${key.replaceAll(' ', '-')}`, text: `Page ${page}${at}: ${say('places', { n: all.length })}, ${kindInWords(category).toLowerCase()}, ${inWords(whose)}`, places: all };
  });
} // prettier-ignore

const choice = (list: readonly string[], chosen: string | undefined, say: (one: string) => string) => [{ value: '', text: 'Choose', selected: (chosen ?? '') === '' }, ...list.map((value) => ({ value, text: say(value), selected: value === chosen }))]; // prettier-ignore

type Fields = Readonly<Record<string, string>>;
/** The rows for places by hand, as they were filled in. */
export const handRows = (form: Fields) =>
  Array.from({ length: BY_HAND_ROWS }, (_, i) => ({
    no: i + 1,
    page: form[`page-${i + 1}`] ?? '',
    line: form[`line-${i + 1}`] ?? '',
    kinds: choice(CATEGORIES, form[`kind-${i + 1}`], (one) => kindInWords(one as Category)),
    roles: choice(AFFECTED_ROLES, form[`whose-${i + 1}`], inWords),
  }));
export const typeChoices = (chosen: string) => DOCUMENT_TYPES.map((value) => ({ value, text: value, selected: value === chosen })); // prettier-ignore

/** Reads the form: facts of a record but for case and time, or what does not do. `pages`: how many the paper has. */
export function readArrival(form: Fields, groups: readonly MarkGroup[], pages: number): { readonly facts: Readonly<Record<string, unknown>> } | { readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = [];
  const shape = FORMS['failure-to-redact'].shape;
  const word = (name: string): string => (form[name] ?? '').trim();
  const marked = groups.filter(({ key }) => form[key] === '1').flatMap(({ places }) => places);
  const byHand = Array.from({ length: BY_HAND_ROWS }, (_, i) => i + 1).flatMap((i): PlaceFacts[] => {
    const [page, line, kind, whose] = [word(`page-${i}`), word(`line-${i}`), word(`kind-${i}`), word(`whose-${i}`)];
    if ([page, line, kind, whose].every((one) => one === '')) return [];
    const [category, role] = [CATEGORIES.find((one) => one === kind), AFFECTED_ROLES.find((one) => one === whose)];
    const no = /^\d{1,5}$/.test(page) ? Number(page) : 0;
    if (no < 1 || (pages > 0 && no > pages)) problems.push({ text: `Give a page of the paper${pages > 0 ? `, 1 to ${pages}` : ''}.`, href: `#page-${i}` });
    if (line !== '' && !(/^\d{1,3}$/.test(line) && Number(line) > 0)) problems.push({ text: 'Give the line as a number, or leave it empty.', href: `#line-${i}` });
    if (!category) problems.push({ text: 'Say what kind of data it is.', href: `#kind-${i}` });
    if (!role) problems.push({ text: 'Say whose it is.', href: `#whose-${i}` });
    return category && role ? [{ page: no, ...(line === '' ? {} : { line: Number(line) }), category, whose: role }] : [];
  });
  const places = [...marked, ...byHand];
  if (!shape.force.safeParse(word('force')).success) problems.push({ text: 'Give the force by its code, such as WYP.', href: '#force' });
  if (!shape.unit.safeParse(word('unit')).success) problems.push({ text: 'Give the code of your office, such as YH-LEEDS-2.', href: '#unit' });
  if (!shape.documentType.safeParse(word('documentType')).success) problems.push({ text: 'Say what kind of document it is.', href: '#documentType' });
  if (places.length === 0 && problems.length === 0) problems.push({ text: 'Tick the places, or give one by page and kind.', href: `#${groups[0]?.key ?? 'page-1'}` });
  if (problems.length > 0) return { problems };
  return { facts: { force: word('force'), unit: word('unit'), documentType: word('documentType'), places: places.slice(0, 400) } };
} // prettier-ignore
