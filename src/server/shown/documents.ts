// The papers of a case as its page lists them, worst first: what could not be opened or read, what is held, what is most
// often leaked, what waits for answers. Pure. Not here: marks one by one (the review page).
import type { CaseStandingNow, CaseView, DocumentStanding } from '../../casework/index.ts';
import type { DocumentType, Hold, PageRole } from '../../model/index.ts';
import { leftOutOf, type ReviewLog } from '../../review/index.ts';
import { say, sayOf } from '../language/say.ts';
import { inEnglish, saying, type Sentence } from '../language/sentence.ts';
import { documentAnchor, type ToReview } from './paths.ts';
import { holdSaid, troubleSaid } from './stops.ts';

/** What is to be done about a document, the worst first. */
export type Need = 'broken' | 'held' | 'unread' | 'look' | 'answer' | 'withheld' | 'ready';
const NEEDS: readonly Need[] = ['broken', 'held', 'unread', 'look', 'answer', 'ready', 'withheld'];

const COLOURS: Readonly<Record<Need, string>> = { broken: 'red', held: 'red', unread: 'orange', look: 'orange', answer: 'yellow', withheld: 'grey', ready: 'green' }; // prettier-ignore

/** One note: sentences that belong together. */
export type Note = readonly Sentence[];
/** A note as one text. */
export const noteInWords = (note: Note): string => note.map(({ text }) => text).join(' ');

/** One line of the list. */
export interface ListedDocument {
  readonly anchor: string;
  readonly file: string;
  readonly type: string;
  readonly about: string | null;
  readonly pages: number;
  readonly need: Need;
  readonly tag: { readonly text: string; readonly colour: string };
  /** Marks that wait for an answer. */
  readonly open: number;
  readonly covered: number;
  readonly kept: number;
  /** Where a person goes to see it; null where there is nothing to see. */
  readonly href: string | null;
  /** Sentences: why it is held or does not go, what cannot be read, which pages go whole, what the file hides. */
  readonly notes: readonly Note[];
  readonly cure: Sentence | null;
}

/** Where most breaches happened (statement bodies), then what hurts most. */
const TELLING: ReadonlySet<DocumentType> = new Set<DocumentType>(['MG11', 'VPS', 'MEDICAL', 'PHOTO', 'PNC', 'MG16', 'CAD']); // prettier-ignore

function needOf({ view, holds, withheld, decided }: DocumentStanding, fixed: readonly Hold[]): Need {
  const { document } = view.judged;
  if (withheld !== null) return 'withheld';
  if (document.failure) return 'broken';
  const has = (...kinds: Hold['kind'][]): boolean => [...fixed, ...holds].some(({ kind }) => kinds.includes(kind));
  if (has('convictions-identity', 'recipient', 'verify', 'unsupported')) return 'held';
  if (has('unread')) return 'unread';
  if (has('photo')) return 'look';
  if (decided.some(({ act }) => act === 'undecided') || has('ask')) return 'answer';
  return 'ready';
}

/** "Page 2 goes whole: …", and what the other pages are. */
function pageNotes({ view: { judged } }: DocumentStanding): Note[] {
  const gone = judged.dropPages.map(({ page, reason }): Note => [saying('note.page-goes', { page }), inEnglish(reason)]); // prettier-ignore
  const told = new Set(judged.dropPages.map(({ page }) => page));
  const others = judged.document.pages
    .filter(
      (page): page is typeof page & { readonly role: Exclude<PageRole, 'body'> } =>
        page.role !== 'body' && !told.has(page.no),
    ) // prettier-ignore
    .map(({ no, role }): Note => [saying(`note.page-${role}`, { page: no })]);
  return [...gone, ...others];
}

/** What a hidden thing is called: "covered text". */
const hiddenKind = (kind: string): string => sayOf(`hidden.${kind}`) ?? kind.replaceAll('-', ' ');

/** What the file hides, in one sentence; all of it is left out of every copy. */
function hiddenNote({ view: { judged } }: DocumentStanding): Note[] {
  const telling = judged.hidden.filter(({ holds }) => Object.keys(holds).length > 0);
  if (telling.length === 0) return [];
  const kinds = [...new Set(telling.map(({ kind }) => hiddenKind(kind)))].join(', ');
  return [[saying('note.hidden', { kinds })]];
}

function list({ to, view: all, left, named }: Listing, one: DocumentStanding, index: number, fixed: readonly Hold[]): ListedDocument {
  const { view, decided, holds, withheld } = one;
  const { document } = view.judged;
  const need = needOf(one, fixed);
  const open = decided.filter(({ act }) => act === 'undecided');
  const own = [...fixed, ...holds].filter(({ kind, page }) => kind !== 'ask' || page === null);
  const out = left.get(document.file);
  const trouble = document.failure && troubleSaid({ ...document.failure, what: document.failure.why });
  const notes: Note[] = [
    ...(withheld !== null && out ? [[saying('note.left-out', { who: named(out.by) }), inEnglish(out.reason)]] : []),
    ...(withheld !== null && !out ? [[inEnglish(withheld.replace(/ \([A-Z]{2}-[\w.-]+\)$/, ''))]] : []),
    ...(withheld === null ? own.map((hold): Note => [holdSaid(hold, all)]) : []),
    ...(trouble && own.length === 0 ? [[trouble[0]]] : []),
    ...(withheld === null ? pageNotes(one) : []),
    ...(document.typeBy === 'unknown' && !document.failure ? [[saying('note.unknown-type')]] : []),
    ...hiddenNote(one),
  ];
  const [first] = open;
  const page = first?.proposal.finding.passage.page ?? own.find((hold) => hold.page !== null)?.page ?? null;
  return {
    anchor: documentAnchor(index),
    file: document.file,
    type: document.failure ? document.format : document.type,
    about: document.about ?? null,
    pages: document.pages.length,
    need,
    tag: { text: say(`need.${need}`), colour: COLOURS[need] },
    open: open.length,
    covered: decided.filter(({ act }) => act === 'redact').length,
    kept: decided.filter(({ act }) => act === 'keep').length,
    href: document.pages.length === 0 ? null : to(document.file, page),
    notes: [...new Map(notes.map((note) => [noteInWords(note), note])).values()],
    cure: trouble?.[1] ?? null,
  };
} // prettier-ignore

/** What the list needs to know besides the documents. `left`: who left which out; `named`: gives names for ids of accounts. */
interface Listing {
  readonly to: ToReview;
  readonly view: CaseView;
  readonly left: ReadonlyMap<string, { readonly by: string; readonly reason: string }>;
  readonly named: (text: string) => string;
}

/** All documents, worst first, with the holds of `view` that hang on no answer. */
export function listDocuments(
  to: ToReview,
  { view, standing, log }: { readonly view: CaseView; readonly standing: CaseStandingNow; readonly log: ReviewLog },
  named: (text: string) => string,
): ListedDocument[] {
  const left = new Map(leftOutOf(log).map((one) => [one.file, one]));
  const telling = ({ type }: ListedDocument): number => (TELLING.has(type as DocumentType) ? 1 : 0);
  return standing.documents
    .map((one, i) => list({ to, view, left, named }, one, i, view.holds.filter(({ file }) => file === one.view.judged.document.file)))
    .toSorted(
      (a, b) =>
        NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need) ||
        telling(b) - telling(a) ||
        b.open - a.open ||
        (a.file < b.file ? -1 : 1),
    );
} // prettier-ignore

/** Pages that somebody declared done, and pages there are in what goes. */
export function pagesDone(standing: CaseStandingNow, log: ReviewLog): { readonly done: number; readonly of: number } {
  const pages = standing.documents
    .filter(({ withheld }) => withheld === null)
    .flatMap(({ view: { judged } }) => {
      const gone = new Set(judged.dropPages.map(({ page }) => page));
      return judged.document.pages.filter(({ no }) => !gone.has(no)).map(({ no }) => `${judged.document.file}#${no}`);
    });
  const done = new Set(
    [...log.events.values()].flatMap((event) => (event.kind === 'page-done' ? [`${event.file}#${event.page}`] : [])),
  );
  return { done: pages.filter((page) => done.has(page)).length, of: pages.length };
}
