// A case under review, worked out from its view and its log and kept until one of them changes. Writes nothing.
import type { CaseStandingNow, CaseView } from '../../casework/index.ts';
import { standingOf } from '../../casework/index.ts';
import type { Proposal } from '../../model/index.ts';
import { markStates, needsPerson, offersFor, oneQuestion, standing, type Decided, type MarkStates, type Offer, type ReviewEvent, type ReviewLog } from '../../review/index.ts'; // prettier-ignore
import { worstFirst, stopsOf, type Stop } from './order.ts';

/** What stands like a mark elsewhere: one person's data of one kind, or what one rule says of nobody known. */
export interface Alike {
  readonly key: string;
  readonly marks: readonly Decided[];
  readonly documents: number;
}

/** A case under review. */
export interface Review {
  readonly view: CaseView;
  readonly log: ReviewLog;
  readonly now: CaseStandingNow;
  readonly states: MarkStates;
  /** The events that stand, in order. */
  readonly events: readonly ReviewEvent[];
  readonly order: readonly number[];
  readonly stops: readonly Stop[];
  /** Answers that were given to the same question, by the mark that is still open. */
  readonly offers: ReadonlyMap<string, Offer>;
  readonly marks: ReadonlyMap<string, Decided>;
  readonly alike: (proposal: Proposal) => Alike;
}

export const alikeKey = ({ rule, finding: { whose, category } }: Proposal): string =>
  whose === undefined ? `${rule}\n${category}` : `${whose}\n${category}`;

/** The letters of the page that a mark stands on. */
export function wordsAt(view: CaseView, { finding: { passage } }: Proposal): string {
  const document = view.documents.find(({ judged }) => judged.document.file === passage.file)?.judged.document;
  return document?.pages[passage.page - 1]?.text.slice(passage.from, passage.to) ?? '';
}

function work(view: CaseView, log: ReviewLog): Review {
  const now = standingOf(view, log);
  const order = worstFirst(view, now);
  const going = now.documents.filter(({ withheld }) => withheld === null).flatMap(({ decided }) => decided);
  const said = going.flatMap(({ decision, edges }) => (decision && !edges ? [decision] : []));
  const asked = going.map(({ proposal }) => ({ proposal, words: wordsAt(view, proposal) }));
  const groups = Map.groupBy(going, ({ proposal }) => alikeKey(proposal));
  const alike = new Map(
    [...groups].map(([key, marks]) => [key, { key, marks, documents: new Set(marks.map(({ proposal }) => proposal.finding.passage.file)).size }]), // prettier-ignore
  );
  return {
    view,
    log,
    now,
    states: markStates(log),
    events: standing(log),
    order,
    stops: stopsOf(now, order),
    offers: new Map(offersFor(asked, said).map((offer) => [offer.on, offer])),
    marks: new Map(going.map((one) => [one.proposal.id, one])),
    alike: (proposal) => alike.get(alikeKey(proposal)) ?? { key: alikeKey(proposal), marks: [], documents: 0 },
  };
}

const asking = new WeakMap<CaseView, Map<string, readonly (readonly Proposal[])[]>>();

/** The questions of a page that a person answers, in reading order: each the places that are answered together. They stay what they are while answers come. */
export function questionsOn({ view }: Review, file: string, no: number): readonly (readonly Proposal[])[] {
  const pages = asking.get(view) ?? new Map<string, readonly (readonly Proposal[])[]>();
  asking.set(view, pages);
  const key = `${no} ${file}`;
  const known = pages.get(key);
  if (known) return known;
  const judged = view.documents.find((one) => one.judged.document.file === file)?.judged;
  const text = judged?.document.pages.find((page) => page.no === no)?.text ?? '';
  const ask = (judged?.proposals ?? []).filter((one) => one.finding.passage.page === no && needsPerson(one));
  const made = oneQuestion(ask, text);
  pages.set(key, made);
  return made;
}

const kept = new WeakMap<CaseView, Review>();

/** The log only grows, so that as many events are the same events. */
export function reviewOf(view: CaseView, log: ReviewLog): Review {
  const known = kept.get(view);
  if (known?.log.events.size === log.events.size) return known;
  const made = work(view, log);
  kept.set(view, made);
  return made;
}
