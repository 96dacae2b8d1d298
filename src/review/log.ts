// The log of a review: a set of events. What it says depends on which events are in it, never on the order in which they
// arrived: two browsers that were cut off for half a minute end in the same state. Not here: what events come to (marks.ts).
import type { ReviewEvent, UndoneEvent } from './event.ts';

/** Every event of a review, by id. */
export interface ReviewLog {
  readonly events: ReadonlyMap<string, ReviewEvent>;
}

export const EMPTY_LOG: ReviewLog = { events: new Map() };

/** The log of a list of events. An id that comes twice counts once, its first telling: delivery may repeat itself. */
export function replay(events: Iterable<ReviewEvent>): ReviewLog {
  const all = new Map<string, ReviewEvent>();
  for (const event of events) if (!all.has(event.id)) all.set(event.id, event);
  return { events: all };
}

/** The log with one event more. Pure. */
export const reduce = (log: ReviewLog, event: ReviewEvent): ReviewLog =>
  log.events.has(event.id) ? log : { events: new Map(log.events).set(event.id, event) };

/** Earlier first; among the same instant by id, so that everybody sorts alike. */
export function inOrder(a: ReviewEvent, b: ReviewEvent): number {
  const [x, y] = [Date.parse(a.at), Date.parse(b.at)];
  return x === y ? (a.id < b.id ? -1 : 1) : x - y;
}

/**
 * The events that stand: all that were not taken back, in order of time, without the undos themselves. An undo that was
 * taken back itself takes nothing back. Events that name each other in a circle take nothing back.
 */
export function standing(log: ReviewLog): Exclude<ReviewEvent, UndoneEvent>[] {
  const undos = Map.groupBy(
    [...log.events.values()].filter((event) => event.kind === 'undone'),
    ({ what }) => what,
  );
  const known = new Map<string, boolean>();
  const stands = (id: string, path: ReadonlySet<string>): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    if (path.has(id)) return false;
    const within = new Set(path).add(id);
    const result = !(undos.get(id) ?? []).some((undo) => stands(undo.id, within));
    if (path.size === 0) known.set(id, result);
    return result;
  };
  return [...log.events.values()]
    .filter((event) => event.kind !== 'undone')
    .filter((event) => stands(event.id, new Set()))
    .sort(inOrder);
}
