// What a review says of whole pages and whole documents. Not here: single marks (marks.ts), blind pages (blind.ts).
import type { LeftOutEvent, LookedEvent } from './event.ts';
import { standing, type ReviewLog } from './log.ts';

/** Looks at pages that no reader could read: the last one at each page. */
export function looksOf(log: ReviewLog): LookedEvent[] {
  const last = new Map<string, LookedEvent>();
  for (const event of standing(log)) if (event.kind === 'looked') last.set(`${event.page} ${event.file}`, event);
  return [...last.values()];
}

/** Documents that do not go with this release: the last word on each. */
export function leftOutOf(log: ReviewLog): LeftOutEvent[] {
  const last = new Map<string, LeftOutEvent>();
  for (const event of standing(log)) if (event.kind === 'left-out') last.set(event.file, event);
  return [...last.values()];
}
