// What the standing events come to, mark by mark. A later decision takes the place of those that its author had seen; what
// two people decided without knowing of each other stands side by side, and where it differs it is a conflict, which only a
// person who sees both can end. Not here: proposals and what they default to (decisions.ts).
import type { AddedEvent, Choice, DecidedEvent, FlaggedEvent } from './event.ts';
import { standing, type ReviewLog } from './log.ts';

/** How one mark stands. */
export interface MarkState {
  /** Decisions that no other has taken the place of: none, one, or several that were made unaware of each other. */
  readonly heads: readonly DecidedEvent[];
  /** Do the heads want different things? Then the mark is open. */
  readonly conflict: boolean;
  /** Questions for the second person that nobody else has answered. */
  readonly questions: readonly FlaggedEvent[];
}

export const UNTOUCHED: MarkState = { heads: [], conflict: false, questions: [] };

/** All marks that any standing event touches, and the marks that people added. */
export interface MarkStates {
  readonly marks: ReadonlyMap<string, MarkState>;
  readonly added: readonly AddedEvent[];
}

const same = (a: Choice, b: Choice): boolean =>
  a.act === b.act && (a.act === 'keep' || b.act === 'keep' || (a.from === b.from && a.to === b.to));

/** Pure; the same for every order in which the events arrived. */
export function markStates(log: ReviewLog): MarkStates {
  const events = standing(log);
  const decisions = events.filter((event) => event.kind === 'decided');
  const flags = events.filter((event) => event.kind === 'flagged');
  const byMark = new Map<string, DecidedEvent[]>();
  for (const event of decisions)
    for (const { mark } of event.marks) {
      const list = byMark.get(mark);
      if (list) list.push(event);
      else byMark.set(mark, [event]);
    }
  const marks = new Map<string, MarkState>();
  for (const mark of new Set([...byMark.keys(), ...flags.map((flag) => flag.mark)])) {
    const all = byMark.get(mark) ?? [];
    const heads = headsOf(all);
    const asked = flags.filter((flag) => flag.mark === mark);
    marks.set(mark, {
      heads,
      conflict: heads.some((head) => !same(head.choice, (heads[0] as DecidedEvent).choice)),
      questions: asked.filter((flag) => !heads.some((head) => head.by !== flag.by && head.over.includes(flag.id))),
    });
  }
  return { marks, added: events.filter((event) => event.kind === 'added') };
}

/**
 * `all`: the standing decisions on one mark in order of time. Only earlier ones can be replaced: by whoever says to have
 * seen them, and by their own author's later word.
 */
const headsOf = (all: readonly DecidedEvent[]): DecidedEvent[] =>
  all.filter((event, i) => !all.slice(i + 1).some((later) => later.by === event.by || later.over.includes(event.id)));
