// The papers of a case as its page lists them, worst first: what could not be opened or read, what is held, what is most
// often leaked, what waits for answers. Pure. Not here: marks one by one (the review page).
import type { CaseStandingNow, DocumentStanding } from '../../casework/index.ts';
import type { DocumentType, Hold, PageRole } from '../../model/index.ts';
import type { ReviewLog } from '../../review/index.ts';
import { documentAnchor, type ToReview } from './paths.ts';

/** What is to be done about a document, the worst first. */
export type Need = 'broken' | 'held' | 'unread' | 'look' | 'answer' | 'withheld' | 'ready';
const NEEDS: readonly Need[] = ['broken', 'held', 'unread', 'look', 'answer', 'ready', 'withheld'];

export const NEED_WORDS: Readonly<Record<Need, { readonly text: string; readonly colour: string }>> = {
  broken: { text: 'Cannot be opened', colour: 'red' },
  held: { text: 'Held', colour: 'red' },
  unread: { text: 'Not read', colour: 'orange' },
  look: { text: 'To be looked at', colour: 'orange' },
  answer: { text: 'Waits for answers', colour: 'yellow' },
  withheld: { text: 'Does not go', colour: 'grey' },
  ready: { text: 'Nothing open', colour: 'green' },
};

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
  readonly notes: readonly string[];
  readonly cure: string | null;
}

/** Where most breaches happened (statement bodies), then what hurts most. */
const TELLING: ReadonlySet<DocumentType> = new Set<DocumentType>(['MG11', 'VPS', 'MEDICAL', 'PHOTO', 'PNC', 'MG16', 'CAD']); // prettier-ignore

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const ROLE_WORDS: Readonly<Record<PageRole, string>> = {
  body: '',
  rear: 'the rear page',
  'pnc-header': 'the head of a record',
  never: 'for police and prosecution only',
};

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
function pageNotes({ view: { judged } }: DocumentStanding): string[] {
  const gone = judged.dropPages.map(({ page, reason }) => `Page ${page} goes whole: ${reason}`);
  const told = new Set(judged.dropPages.map(({ page }) => page));
  const others = judged.document.pages
    .filter(({ no, role }) => role !== 'body' && !told.has(no))
    .map(({ no, role }) => `Page ${no} is ${ROLE_WORDS[role]}.`);
  return [...gone, ...others];
}

/** What the file hides, in one sentence; all of it is left out of every copy. */
function hiddenNote({ view: { judged } }: DocumentStanding): string[] {
  const telling = judged.hidden.filter(({ holds }) => Object.keys(holds).length > 0);
  if (telling.length === 0) return [];
  const kinds = [...new Set(telling.map(({ kind }) => kind.replaceAll('-', ' ')))].join(', ');
  return [`Hidden in the file, with personal data: ${kinds}. None of it goes into a copy.`];
}

function list(to: ToReview, one: DocumentStanding, index: number, fixed: readonly Hold[]): ListedDocument {
  const { view, decided, holds, withheld } = one;
  const { document } = view.judged;
  const need = needOf(one, fixed);
  const open = decided.filter(({ act }) => act === 'undecided');
  const own = [...fixed, ...holds].filter(({ kind, page }) => kind !== 'ask' || page === null);
  const notes = [
    ...(withheld === null ? own.map(({ why }) => why) : [withheld.replace(/ \([A-Z]{2}-[\w.-]+\)$/, '')]),
    ...(document.failure && own.length === 0 ? [document.failure.why] : []),
    ...(withheld === null ? pageNotes(one) : []),
    ...(document.typeBy === 'unknown' && !document.failure ? ['Nobody knows yet what kind of paper this is: the guidance asks more often because of it.'] : []),
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
    tag: NEED_WORDS[need],
    open: open.length,
    covered: decided.filter(({ act }) => act === 'redact').length,
    kept: decided.filter(({ act }) => act === 'keep').length,
    href: document.pages.length === 0 ? null : to(document.file, page),
    notes: [...new Set(notes)],
    cure: document.failure?.cure ?? null,
  };
} // prettier-ignore

/** All documents, worst first. `fixed`: holds that hang on no answer (`CaseView.holds`). */
export function listDocuments(
  to: ToReview,
  standing: CaseStandingNow,
  fixed: readonly Hold[],
): ListedDocument[] {
  const telling = ({ type }: ListedDocument): number => (TELLING.has(type as DocumentType) ? 1 : 0);
  return standing.documents
    .map((one, i) => list(to, one, i, fixed.filter(({ file }) => file === one.view.judged.document.file)))
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
