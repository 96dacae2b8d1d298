// Gathers what the walk over a file finds: many of one kind in one place become one finding with their number.
// A finding's text is kept for the detectors; it is never part of where it is.
import type { Hidden } from '../../../model/index.ts';

/** Text kept per finding at most, for the detectors (UTF-16 code units). */
export const MAX_TEXT = 1 << 20;

/** Notes one find: its kind, its place for a person, and what it says, where it says anything. */
export type Say = (kind: string, where: string, text?: string) => void;

export interface Tally {
  readonly say: Say;
  /** The findings in the order in which their kinds were first met. */
  readonly hidden: () => Hidden[];
}

/** An empty tally. */
export function startTally(): Tally {
  const found = new Map<string, { kind: string; where: string; n: number; texts: Set<string> }>();
  return {
    say: (kind, where, text = '') => {
      const key = `${kind}\u0000${where}`;
      const known = found.get(key) ?? { kind, where, n: 0, texts: new Set<string>() };
      known.n++;
      if (text.trim() !== '') known.texts.add(text);
      found.set(key, known);
    },
    hidden: () =>
      [...found.values()].map(({ kind, where, n, texts }) => {
        const text = [...texts].join('\n').slice(0, MAX_TEXT);
        return { kind, where: n > 1 ? `${where} (${n})` : where, ...(text === '' ? {} : { text }) };
      }),
  };
}
