// What is told outside when something happened: ids and states, of a few kinds. Made from the entry that the book has of it, so
// that nothing is told that did not happen, and nothing that the book may not hold: no names, no numbers of cases, no values.
import type { Entry } from '../../register/index.ts';

export const HOOK_EVENTS = ['case-opened', 'prepared', 'given-up', 'submitted', 'checked', 'released', 'recalled', 'stop-lifted', 'breach-opened'] as const; // prettier-ignore
export type HookEventType = (typeof HOOK_EVENTS)[number];

/** One event, as it is sent. */
export interface HookEvent {
  readonly id: string;
  readonly type: HookEventType;
  /** ISO 8601. */
  readonly at: string;
  readonly case: string | null;
  readonly release?: string | null;
  /** The kind alone: `defence`, `court` … */
  readonly recipient?: string;
  /** Of a check: `agreed` or `returned`. */
  readonly result?: string;
  /** Of work that was given up: a code of the error catalogue. */
  readonly code?: string;
  readonly breach?: string;
}

/** What is told of an entry; null where nothing is. Every field is named here: a new field of an entry is not told by itself. */
export function hookEventOf(entry: Entry, id: string, at: string): HookEvent | null {
  switch (entry.kind) {
    case 'case-opened':
      return { id, type: 'case-opened', at, case: entry.case };
    case 'draft-made':
      return { id, type: 'prepared', at, case: entry.case, recipient: entry.recipient };
    case 'job-parked':
      return { id, type: 'given-up', at, case: entry.case, code: entry.code };
    case 'release-submitted':
      return { id, type: 'submitted', at, case: entry.case, release: entry.release, recipient: entry.recipient };
    case 'second-check':
      return { id, type: 'checked', at, case: entry.case, release: entry.release, result: entry.result };
    case 'released':
      return { id, type: 'released', at, case: entry.case, release: entry.release, recipient: entry.recipient };
    case 'recalled':
      return { id, type: 'recalled', at, case: entry.case, release: entry.release };
    case 'stop-lifted':
      return { id, type: 'stop-lifted', at, case: entry.case };
    case 'breach-opened':
      return { id, type: 'breach-opened', at, case: entry.case, release: entry.release, breach: entry.breach };
    default:
      return null;
  }
}
