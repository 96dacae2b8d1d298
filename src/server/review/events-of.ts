// What was said of a page, checked against the case as it stands and made into events. Not here: what a browser may say (said.ts),
// whether an event may follow the log (review/rules.ts).
import { createHash } from 'node:crypto';
import { boxesOf, boxFromShown, type Box, type CaseDocument, type Page } from '../../model/index.ts';
import { personOf } from '../../casework/index.ts';
import { floorOf, lookAsked, taken, type Decided, type Refused, type ReviewEvent } from '../../review/index.ts';
import { seenOf } from './mark.ts';
import { questionsOn, type Review } from './open.ts';
import type { Said, SaidOf } from './said.ts';
import { FLAG_QUESTION, HAND_REASON, KEEP_REASONS, LOOKED_REASONS, READ_REASON } from './words.ts';

/** Who did it, and when it was taken in. */
export interface Told {
  readonly by: string;
  readonly at: string;
}

const GONE: Refused = { why: 'This mark is not in the case as it stands now.', cure: 'Load the page again: the papers or the guidance have changed since it was opened.' }; // prettier-ignore
const CHANGED: Refused = { why: 'The guidance says something else here by now.', cure: 'Load the page again, and decide on what it says then.' }; // prettier-ignore
const NO_PLACE: Refused = { why: 'There is nothing at this place of the page.', cure: 'Select the words again, or draw the box on the page.' }; // prettier-ignore

export const isRefused = (result: readonly ReviewEvent[] | Refused): result is Refused => 'why' in result;

/** The events that `one` comes to, or why it comes to none. Most come to one; a blind page also marks what only the person found, but not where a second person marks what they check: `check` is then the round at the gate. */
export function eventsOf(one: Said, review: Review, told: Told, check: string | null = null): readonly ReviewEvent[] | Refused {
  switch (one.kind) {
    case 'decided':
      return decided(one, review, told);
    case 'question':
      return question(one, review, told);
    case 'rest':
      return rest(one, review, told);
    case 'added':
      return added(one, review, told);
    case 'flagged':
      return [{ kind: 'flagged', id: one.id, ...told, mark: one.mark, question: one.question === '' ? FLAG_QUESTION : one.question }];
    case 'undone':
      return togetherWith(one.what, review).map((what, i) => ({ kind: 'undone', id: i === 0 ? one.id : idAfter(one.id, i), ...told, what }));
    case 'page-done':
      return pageIn(review, one.file, one.page) ? [{ ...one, ...told }] : NO_PLACE;
    case 'looked':
      return pageIn(review, one.file, one.page) ? [{ ...one, ...told, reason: one.reason === '' ? LOOKED_REASONS[one.act] : one.reason }] : NO_PLACE;
    case 'left-out':
      if (one.reason.trim().length < 3) return { why: 'A reason is missing.', cure: 'Say why the document does not go.' };
      return documentIn(review, one.file) ? [{ ...one, ...told }] : NO_PLACE;
    case 'blind-done':
      return blind(one, review, told, check);
  }
} // prettier-ignore

const documentIn = ({ view }: Review, file: string): CaseDocument | undefined =>
  view.documents.find(({ judged }) => judged.document.file === file)?.judged.document;

const pageIn = (review: Review, file: string, no: number): Page | undefined =>
  documentIn(review, file)?.pages.find((one) => one.no === no);

const hasInk = (on: Page | undefined, from: number, to: number): boolean =>
  on !== undefined && from < to && to <= on.text.length && boxesOf(on, from, to).length > 0;

function reasonOf(code: string, review: Review, marks: readonly Decided[]): string {
  if (code === '#rule') return marks[0]?.proposal.reason ?? '';
  if (code === '#offer') {
    const offer = review.offers.get(marks[0]?.proposal.id ?? '');
    return offer ? taken(offer).reason : '';
  }
  if (code === '#read') return READ_REASON;
  const no = /^#(\d)$/.exec(code)?.[1];
  return no === undefined ? code.trim() : (KEEP_REASONS[Number(no) - 1] ?? '');
}

/** What a press did, by the id of one of its events: answers of one author and one moment are taken back together. */
function togetherWith(what: string, { events }: Review): readonly string[] {
  const first = events.find(({ id: own }) => own === what);
  if (first?.kind !== 'decided' && first?.kind !== 'page-done') return [what];
  const all = events.filter(({ kind, by, at }) => kind === 'decided' && by === first.by && at === first.at);
  return all.length > 0 ? all.map(({ id: own }) => own) : [what];
}

/** One answer to each mark of a question, each an event of its own; the last has the id, so that what is told again is taken in whole. */
function question(one: SaidOf<'question'>, review: Review, told: Told): readonly ReviewEvent[] | Refused {
  const marks = one.marks.map(({ mark }) => review.marks.get(mark));
  if (!marks.every((mark) => mark !== undefined)) return GONE;
  const [first] = marks;
  const passage = first?.proposal.finding.passage;
  const together = passage
    ? questionsOn(review, passage.file, passage.page).find((group) =>
        group.some(({ id: own }) => own === first?.proposal.id),
      )
    : undefined;
  if (!marks.every((mark) => together?.some(({ id: own }) => own === mark.proposal.id)))
    return { why: 'These places are not one question.', cure: 'Load the page again, and answer each at its place.' };
  if (one.act === 'keep' && one.reason === '#read' && marks.some(({ proposal: { grade } }) => grade === 'certain'))
    return { why: 'A reason is missing.', cure: 'Say why something certain may stay visible.' };
  return each(
    one.marks.map((mark) => ({ mark, act: one.act, reason: one.reason })),
    one,
    review,
    told,
    one.id,
  );
}

/** What is still open on a page that was read: the answer given before to the same question, else redacted; then the page is done. */
function rest(one: SaidOf<'rest'>, review: Review, told: Told): readonly ReviewEvent[] | Refused {
  const document = documentIn(review, one.file);
  const on = pageIn(review, one.file, one.page);
  if (!document || !on) return NO_PLACE;
  const floor = floorOf(lookAsked(document.type, personOf(review.view, document.about)?.role, on), on);
  if (one.seconds < floor)
    return { why: 'This page was not in view for long enough to be read.', cure: `It takes about ${floor} seconds.` };
  const here = one.marks.map(({ mark }) => review.marks.get(mark));
  if (
    here.some(
      (mark) => mark?.proposal.finding.passage.file !== one.file || mark.proposal.finding.passage.page !== one.page,
    )
  )
    return GONE;
  if (here.some((mark) => mark?.open !== undefined))
    return { why: 'Two people differ here, or a question waits for an answer.', cure: 'Decide it at its place.' };
  // Whoever else answered in the meantime is not overruled.
  const open = one.marks.filter(({ mark }) => review.marks.get(mark)?.act === 'undecided');
  const answers = open.map((mark): OneAnswer => {
    const offer = review.offers.get(mark.mark);
    return offer ? { mark, act: offer.act, reason: '#offer' } : { mark, act: 'redact', reason: '#rule' };
  });
  const events = each(answers, one, review, told, null);
  return isRefused(events)
    ? events
    : [...events, { kind: 'page-done', id: one.id, ...told, file: one.file, page: one.page, seconds: one.seconds }];
}

interface OneAnswer {
  readonly mark: { readonly mark: string; readonly seen: string };
  readonly act: 'redact' | 'keep';
  readonly reason: string;
}

function each(answers: readonly OneAnswer[], one: { readonly id: string; readonly over: string[] }, review: Review, told: Told, last: string | null): readonly ReviewEvent[] | Refused {
  const events: ReviewEvent[] = [];
  for (const [i, { mark, act: wanted, reason: why }] of answers.entries()) {
    const own = last !== null && i === answers.length - 1 ? last : idAfter(one.id, i);
    const made = decided({ kind: 'decided', id: own, marks: [mark], act: wanted, reason: why, over: one.over }, review, told);
    if (isRefused(made)) return made;
    events.push(...made);
  }
  return events;
} // prettier-ignore

function decided(one: SaidOf<'decided'>, review: Review, told: Told): readonly ReviewEvent[] | Refused {
  const marks = one.marks.map(({ mark }) => review.marks.get(mark));
  if (!marks.every((mark) => mark !== undefined)) return GONE;
  const { guidance } = review.view;
  if (marks.some((mark, i) => seenOf(guidance, mark) !== one.marks[i]?.seen)) return CHANGED;
  const { edges } = one;
  const [first] = marks;
  if (edges && !hasInk(pageIn(review, first?.proposal.finding.passage.file ?? '', first?.proposal.finding.passage.page ?? 0), edges.from, edges.to))
    return NO_PLACE;
  return [{
    kind: 'decided',
    id: one.id,
    ...told,
    marks: marks.map(({ proposal: { id: mark, rule, act: proposed, grade } }) => ({ mark, basis: { guidance, rule, proposed, grade } })),
    choice: one.act === 'keep' ? { act: 'keep' } : { act: 'redact', ...edges },
    reason: reasonOf(one.reason, review, marks),
    over: one.over.filter((other) => review.log.events.has(other)),
    ...(one.scope === undefined ? {} : { scope: one.scope }),
  }];
} // prettier-ignore

function added(one: SaidOf<'added'>, review: Review, told: Told): readonly ReviewEvent[] | Refused {
  const document = documentIn(review, one.file);
  const on = pageIn(review, one.file, one.page);
  if (!document || !on) return NO_PLACE;
  const { id: own, file, page: no, category: kind, place } = one;
  const event = { kind: 'added', id: own, ...told, file, page: no, category: kind, reason: HAND_REASON } as const;
  if (!('box' in place)) return hasInk(on, place.from, place.to) ? [{ ...event, place }] : NO_PLACE;
  const [width, height] = on.size;
  const [left, top, right, bottom] = place.box;
  const within: Box = [Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom)];
  if (within[2] - within[0] < 1 || within[3] - within[1] < 1) return NO_PLACE;
  return [{ ...event, place: { box: boxFromShown(on, within, document.format === 'picture') } }];
}

function blind(one: SaidOf<'blind-done'>, review: Review, told: Told, check: string | null): readonly ReviewEvent[] | Refused {
  const on = pageIn(review, one.file, one.page);
  if (!on || one.found.some(({ from, to }) => !hasInk(on, from, to))) return NO_PLACE;
  // Whoever checks adds nothing: what differs is told, and they send it back or let it stay.
  if (check !== null) return [{ ...one, ...told, check }];
  const own = [...review.marks.values()].map(({ proposal: { finding, act: proposed } }) => ({ ...finding.passage, proposed }));
  const here = own.filter(({ file, page: no, proposed }) => file === one.file && no === one.page && proposed !== 'keep');
  const alone = one.found.filter(({ from, to }) => !here.some((mark) => from < mark.to && mark.from < to));
  // The page itself comes last: what is told again after a break is taken in whole.
  return [
    ...alone.map(({ from, to, category: kind }, i): ReviewEvent => ({ kind: 'added', id: idAfter(one.id, i), ...told, file: one.file, page: one.page, place: { from, to }, category: kind, reason: HAND_REASON })),
    { ...one, ...told },
  ];
} // prettier-ignore

/** The `i`th (or so named) id that follows from an id: the same whenever it is told again (a version 8 UUID). */
export function idAfter(own: string, i: number | string): string {
  const hex = createHash('sha256').update(`${own} ${i}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
