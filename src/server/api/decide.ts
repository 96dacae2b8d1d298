// Answers that a program brings, made into what the review page's script would say, or into events of the same form, one after
// the other. Not here: what an answer means (server/review/said.ts), whether it may follow (review/rules.ts). That a page was
// in view for some seconds, or marked blind, only a screen can say: no program says it.
import { boxesOf } from '../../model/index.ts';
import type { Decided, Refused, ReviewEvent } from '../../review/index.ts';
import { seenOf } from '../review/mark.ts';
import { reviewOf, type Review } from '../review/open.ts';
import { eventsOf, idAfter, isRefused } from '../review/events-of.ts';
import type { Said } from '../review/said.ts';
import type { Asked } from '../web/asked.ts';
import { accountOf, type AboutCase } from '../web/case.ts';
import { stamp } from '../web/stamp.ts';
import type { DecisionsIn } from './schemas.ts';

/** One thing that is said: where it stands in the body, and what it comes to as the case stands then. */
export interface Answered {
  readonly at: string;
  readonly id: string;
  readonly say: (review: Review, by: string) => readonly Said[] | ReviewEventBare | Refused;
}
/** An event without who and when. */
type ReviewEventBare = { readonly event: (told: { readonly by: string; readonly at: string }) => ReviewEvent };

const GONE: Refused = { why: 'This mark is not in the case as it stands now.', cure: 'Ask for the marks again: the papers or the guidance have changed.' }; // prettier-ignore
const CHANGED: Refused = { why: 'The guidance says something else here by now.', cure: 'Ask for the marks again, and decide on what they say then.' }; // prettier-ignore
const NO_PLACE: Refused = { why: 'There is nothing at this place of the page.', cure: 'Give offsets of letters on the page, or a box on a picture.' }; // prettier-ignore

const markOf = (review: Review, id: string) => {
  const mark = review.marks.get(id);
  return mark && { mark: id, seen: seenOf(review.view.guidance, mark) };
};

/** What of the mark's answers is one's own: whoever answers again knows what they said before. */
const ownOn = (review: Review, mark: string, by: string): string[] =>
  (review.states.marks.get(mark)?.heads ?? []).filter((head) => head.by === by).map(({ id }) => id);

type One<K extends 'decisions' | 'add' | 'looked' | 'leaveOut' | 'events'> = DecisionsIn[K][number];

function decision(one: One<'decisions'>, id: string): Answered['say'] {
  return (review, by) => {
    const mark = markOf(review, one.on);
    if (!mark) return GONE;
    const edges = one.from !== undefined && one.to !== undefined ? { edges: { from: one.from, to: one.to } } : {};
    if (one.act === 'keep' && 'edges' in edges) return { why: 'What stays has no edges.', cure: 'To let a part stay, redact the rest: `act` is `redact`.' }; // prettier-ignore
    if ((one.from === undefined) !== (one.to === undefined)) return { why: 'Only one edge is given.', cure: 'Give both edges of what is redacted.' }; // prettier-ignore
    return [{ kind: 'decided', id, marks: [mark], act: one.act, reason: one.reason, over: [...(one.over ?? []), ...ownOn(review, one.on, by)], ...edges }]; // prettier-ignore
  };
}

/** The same question elsewhere gets the same answer, and says where it was given. */
const alike =
  (on: string, id: string): Answered['say'] =>
  (review) => {
    const same = [...review.offers.values()].filter(({ from }) => from === on);
    return same.flatMap((offer, i): Said[] => {
      const mark = markOf(review, offer.on);
      return mark ? [{ kind: 'decided', id: idAfter(id, i), marks: [mark], act: offer.act, reason: '#offer', over: [] }] : []; // prettier-ignore
    });
  };

const stands = (one: Decided): boolean => one.act === 'undecided' && one.open === undefined;

function rest(reason: string, id: string): Answered['say'] {
  return (review) => {
    const open = [...review.marks.values()].filter(stands).map(({ proposal }) => proposal.id);
    const marks = open.flatMap((mark) => markOf(review, mark) ?? []);
    // As in the file: where nothing is open, nothing is said.
    if (marks.length === 0) return [];
    return [{ kind: 'decided', id, marks, act: 'redact', reason, over: [], scope: 'everything that was still open' }];
  };
}

function added(one: One<'add'>, id: string): Answered['say'] {
  return (review) => {
    const { file, page, place, category, whose, reason } = one;
    const on = review.view.documents.find(({ judged }) => judged.document.file === file)?.judged.document.pages.find(({ no }) => no === page); // prettier-ignore
    if (!on) return NO_PLACE;
    if (!('box' in place) && (place.from >= place.to || place.to > on.text.length || boxesOf(on, place.from, place.to).length === 0)) return NO_PLACE; // prettier-ignore
    return { event: (told) => ({ kind: 'added', id, ...told, file, page, place, category, reason, ...(whose === undefined ? {} : { whose }) }) }; // prettier-ignore
  };
}

function event(one: One<'events'>): Answered['say'] {
  if (one.kind !== 'decided') return () => [one];
  return (review) => {
    const { id, marks, choice, reason, over, scope } = one;
    for (const { mark, basis } of marks) {
      const known = review.marks.get(mark);
      if (!known) return GONE;
      if (seenOf(review.view.guidance, known) !== [basis.guidance, basis.rule, basis.proposed, basis.grade].join(' ')) return CHANGED; // prettier-ignore
    }
    const edges = choice.act === 'redact' && choice.from !== undefined && choice.to !== undefined ? { edges: { from: choice.from, to: choice.to } } : {}; // prettier-ignore
    return [{ kind: 'decided', id, marks: marks.flatMap(({ mark }) => markOf(review, mark) ?? []), act: choice.act, reason, over: [...over], ...edges, ...(scope === undefined ? {} : { scope }) }]; // prettier-ignore
  };
}

/** Everything that a body says, in the order of the decisions file: single answers, what was added, looks, whole documents, then the rest. */
export function answersOf(body: DecisionsIn, seed: string): Answered[] {
  const idOf = (own: string | undefined, at: string): string => own ?? idAfter(seed, at);
  const each = <T extends { readonly id?: string | undefined }>(list: readonly T[], name: string, say: (one: T, id: string) => Answered['say']): Answered[] =>
    list.map((one, i) => {
      const at = `${name}.${i}`;
      const id = idOf(one.id, at);
      return { at, id, say: say(one, id) };
    });
  const singles = each(body.decisions, 'decisions', decision);
  return [
    ...singles.flatMap((one, i) => (body.decisions[i]?.alike === true ? [one, { at: `${one.at}.alike`, id: idAfter(seed, `${one.at}.alike`), say: alike(body.decisions[i].on, one.id) }] : [one])),
    ...each(body.add, 'add', added),
    ...each(body.looked, 'looked', ({ file, page, act, reason }, id) => () => [{ kind: 'looked', id, file, page, act, reason }]),
    ...each(body.leaveOut, 'leaveOut', ({ file, reason }, id) => () => [{ kind: 'left-out', id, file, reason }]),
    ...each(body.events, 'events', (one) => event(one)),
    ...(body.rest ? [{ at: 'rest', id: idOf(body.rest.id, 'rest'), say: rest(body.rest.reason, idOf(body.rest.id, 'rest')) }] : []),
  ];
} // prettier-ignore

/** What came of one. */
export interface Came {
  readonly at: string;
  readonly id: string;
  readonly refused: Refused | null;
}

/** Takes in what is said, one after the other, each on the case as it stands after the one before. */
export async function answer(asked: Asked, about: AboutCase, list: readonly Answered[]): Promise<Came[]> {
  const { casework, clock } = asked;
  const { id: caseId, for: recipient } = about;
  const by = accountOf(asked);
  const came: Came[] = [];
  for (const { at, id, say } of list) {
    const view = await casework.view(caseId, recipient);
    const log = await casework.log(caseId, recipient);
    // What is known already was taken in when its answer got lost on the way.
    if (view === null || log.events.has(id)) {
      came.push({ at, id, refused: view === null ? GONE : null });
      continue;
    }
    const review = reviewOf(view, log);
    const said = say(review, by);
    const told = { by, at: stamp(clock) };
    if ('why' in said) came.push({ at, id, refused: said });
    else if ('event' in said)
      came.push({ at, id, refused: await casework.append(caseId, recipient, said.event(told)) });
    else
      for (const one of said) {
        const made = eventsOf(one, review, told);
        let refused: Refused | null = isRefused(made) ? made : null;
        if (!isRefused(made)) for (const next of made) refused ??= await casework.append(caseId, recipient, next);
        came.push({ at, id: one.id, refused });
      }
  }
  return came;
}
