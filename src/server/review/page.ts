// One page of one document as the review shows it. Not here: how it is laid out (views/review.njk), what comes back (said.ts).
import type { Rulebook } from '../../guidance/index.ts';
import { boxesOf, wordsOf, type CaseDocument, type Page } from '../../model/index.ts';
import { say } from '../language/say.ts';
import { personOf, type DocumentStanding } from '../../casework/index.ts';
import { floorOf, lookAsked, type Decided, type ReviewEvent } from '../../review/index.ts';
import { markShown, nameOf, placeOf, withNames, type MarkShown, type Reader, type Place } from './mark.ts';
import { questionsOn, type Review } from './open.ts';
import { personInWords } from './words.ts';

/** A page to show, found. */
export interface Spot {
  readonly doc: number;
  readonly standing: DocumentStanding;
  readonly document: CaseDocument;
  readonly page: Page;
}

/** Null where the case has no such page. `doc` and `page` from 1. */
export function spotOf({ now }: Review, doc: number, no: number): Spot | null {
  const standing = now.documents[doc - 1];
  const document = standing?.view.judged.document;
  const page = document?.pages.find((one) => one.no === no);
  return standing && document && page ? { doc, standing, document, page } : null;
}

const byPlace = (a: Decided, b: Decided): number => {
  const [x, y] = [a.proposal.finding.passage, b.proposal.finding.passage];
  return x.from - y.from || x.to - y.to;
};

/** The marks of a page in reading order. */
export const marksOn = ({ standing, page }: Spot): Decided[] =>
  standing.decided.filter(({ proposal }) => proposal.finding.passage.page === page.no).sort(byPlace);

type PageDone = Extract<ReviewEvent, { kind: 'page-done' }>;
const doneOn = (events: readonly ReviewEvent[], file: string): PageDone[] =>
  events.filter((event): event is PageDone => event.kind === 'page-done' && event.file === file);

/** A line of the list of documents. */
export interface DocumentLine {
  readonly doc: number;
  readonly file: string;
  readonly type: string;
  readonly about: string;
  readonly href: string | null;
  readonly state: string;
  readonly here: boolean;
}

/** All documents, worst first, with what is left to do in each. `by`: whose pages count as done. */
export function documentLines(review: Review, base: string, here: number, by: string): DocumentLine[] {
  const { view, now, order, events, stops } = review;
  const pagesOf = Map.groupBy(stops, ({ doc }) => doc);
  const doneOf = Map.groupBy(events.filter((event): event is PageDone => event.kind === 'page-done' && event.by === by), ({ file }) => file);
  return order.map((doc): DocumentLine => {
    const { view: own, decided, withheld } = now.documents[doc - 1] as DocumentStanding;
    const { document } = own.judged;
    const about = personOf(view, document.about);
    const pages = pagesOf.get(doc) ?? [];
    const done = new Set((doneOf.get(document.file) ?? []).map(({ page }) => page));
    const open = decided.filter(({ act }) => act === 'undecided').length;
    const next = pages.find(({ page }) => !done.has(page)) ?? pages[0];
    const state = document.failure
      ? say('document.broken', { why: document.failure.why })
      : withheld !== null
        ? say('document.gone')
        : [own.unread > 0 ? say('document.unread', { n: own.unread }) : '', open > 0 ? say('document.open', { n: open }) : say('document.open.none'), say('document.done', { n: done.size, of: pages.length })].filter((part) => part !== '').join(', ');
    const first = next?.page ?? document.pages[0]?.no;
    return { doc, file: document.file, type: document.type, about: about ? personInWords(about) : '', href: first === undefined ? null : `${base}/${doc}/${first}`, state, here: doc === here };
  });
} // prettier-ignore

/** A word of the text that can be selected. */
export interface WordShown extends Place {
  readonly text: string;
  readonly from: number;
}

/** The question that a mark belongs to. */
export interface InQuestion {
  /** Its number on the page, from 1; 0 where a person is not asked. */
  readonly question: number;
  /** On its first place: how many more are answered with it. */
  readonly more: number;
  readonly first: boolean;
}
function questionOf(questions: ReturnType<typeof questionsOn>, mark: string): InQuestion {
  const at = questions.findIndex((group) => group.some(({ id }) => id === mark));
  const group = questions[at] ?? [];
  return { question: at + 1, more: group.length - 1, first: group[0]?.id === mark };
}

/** Everything of a page that the template shows. */
export interface PageShown {
  readonly doc: number;
  readonly no: number;
  readonly of: number;
  readonly file: string;
  readonly size: readonly [number, number];
  readonly picture: boolean;
  readonly marks: readonly (MarkShown & InQuestion)[];
  readonly open: number;
  readonly words: readonly WordShown[];
  readonly unread: readonly (Place & { readonly why: string })[];
  readonly looked: string | null;
  readonly unexplained: readonly Place[];
  readonly hidden: readonly string[];
  /** Why the page or its document does not go; null where it goes. */
  readonly gone: string | null;
  readonly holds: readonly { readonly why: string; readonly cure: string }[];
  readonly look: 'seen' | 'read';
  readonly floor: number;
  readonly doneBy: readonly string[];
  readonly done: boolean;
  readonly copied: boolean;
}

/** The page as it stands for `by`. `blind`: without anything that the tool found. */
export function pageShown(review: Review, rulebook: Rulebook, spot: Spot, { by, names }: Reader, blind: boolean): PageShown {
  const { standing, document, page } = spot;
  const { judged, copied } = standing.view;
  const marks = blind ? [] : marksOn(spot).map((one) => markShown(review, rulebook, document, page, one, { by, names }));
  const questions = blind ? [] : questionsOn(review, document.file, page.no);
  const drop = judged.dropPages.find((one) => one.page === page.no);
  const look = lookAsked(document.type, personOf(review.view, document.about)?.role, page);
  const done = doneOn(review.events, document.file).filter((event) => event.page === page.no);
  const looked = review.events.findLast((event) => event.kind === 'looked' && event.file === document.file && event.page === page.no); // prettier-ignore
  const dotted = blind ? [] : [...judged.unexplained.map(({ passage }) => passage), ...judged.maybeNames];
  return {
    doc: spot.doc,
    no: page.no,
    of: document.pages.length,
    file: document.file,
    size: page.size,
    picture: document.format === 'picture',
    marks: marks.map((mark) => ({ ...mark, ...questionOf(questions, mark.id) })),
    open: marks.filter(({ act }) => act === 'undecided').length,
    words: wordsShown(document, page),
    unread: page.unread.map(({ box, why }) => ({ ...placeOf(page, box, document), why })),
    looked: looked?.kind === 'looked' ? `${nameOf(names, looked.by)}: ${looked.reason}` : null,
    unexplained: dotted.filter((passage) => passage.page === page.no).flatMap(({ boxes }) => boxes.map((box) => placeOf(page, box, document))),
    hidden: judged.hidden.map(hiddenInWords),
    gone: standing.withheld !== null ? withNames(standing.withheld, names) : (drop ? `${drop.reason} (${drop.rule})` : null),
    holds: standing.holds.filter((hold) => hold.kind !== 'ask' && (hold.page === null || hold.page === page.no)),
    look,
    floor: floorOf(look, page),
    doneBy: [...new Set(done.map((event) => nameOf(names, event.by)))],
    done: done.some((event) => event.by === by),
    copied,
  };
} // prettier-ignore

function hiddenInWords({ kind, where, holds }: DocumentStanding['view']['judged']['hidden'][number]): string {
  const found = Object.values(holds).reduce((sum, n) => sum + n, 0);
  return found > 0 ? say('pieces', { what: `${kind} (${where})`, n: found }) : `${kind} (${where})`;
}

/** The words of a page, each where it stands. */
export function wordsShown(document: CaseDocument, page: Page): WordShown[] {
  return [...wordsOf(page)].flatMap(({ text, from, to }): WordShown[] => {
    const [box] = boxesOf(page, from, to);
    return box ? [{ text, from, ...placeOf(page, box, document) }] : [];
  });
}
