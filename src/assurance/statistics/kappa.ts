// Do two inspectors agree beyond chance? Cohen's kappa with its interval.
import { zOf } from './normal.ts';
import type { Interval } from './interval.ts';

/** Agreement of two readings of the same things. `kappa` is null where neither reading ever varies: chance explains all. */
export interface Agreement {
  readonly n: number;
  readonly agreed: number;
  readonly kappa: number | null;
  /** Between −1 and 1; null with `kappa`. */
  readonly interval: Interval | null;
}

/**
 * Cohen's kappa of pairs of verdicts, with the large-sample interval. Sources: J. Cohen (1960); J. Fleiss, J. Cohen and
 * B. Everitt, Psychological Bulletin 72 (1969) 323, formula 13.
 */
export function kappa(pairs: readonly (readonly [first: string, second: string])[], confidence = 0.95): Agreement {
  const n = pairs.length;
  const words = [...new Set(pairs.flat())];
  const share = (of: (pair: readonly [string, string]) => boolean): number => pairs.filter(of).length / n;
  const agreed = pairs.filter(([a, b]) => a === b).length;
  if (n === 0 || words.length < 2) return { n, agreed, kappa: null, interval: null };
  const rows = new Map(words.map((word) => [word, share(([a]) => a === word)]));
  const columns = new Map(words.map((word) => [word, share(([, b]) => b === word)]));
  const row = (word: string): number => rows.get(word) ?? 0;
  const column = (word: string): number => columns.get(word) ?? 0;
  const observed = agreed / n;
  const expected = words.reduce((sum, word) => sum + row(word) * column(word), 0);
  if (expected >= 1) return { n, agreed, kappa: null, interval: null };
  const value = (observed - expected) / (1 - expected);
  const onDiagonal = words.reduce((sum, word) => {
    const both = share(([a, b]) => a === word && b === word);
    return sum + both * (1 - (row(word) + column(word)) * (1 - value)) ** 2;
  }, 0);
  const beside = words.flatMap((one) => words.filter((other) => other !== one).map((other) => [one, other] as const));
  const offDiagonal = beside.reduce((sum, [one, other]) => {
    const cell = share(([a, b]) => a === one && b === other);
    return sum + cell * (column(one) + row(other)) ** 2 * (1 - value) ** 2;
  }, 0);
  const rest = (value - expected * (1 - value)) ** 2;
  const variance = (onDiagonal + offDiagonal - rest) / (n * (1 - expected) ** 2);
  const half = zOf(confidence) * Math.sqrt(Math.max(0, variance));
  return { n, agreed, kappa: value, interval: { low: Math.max(-1, value - half), high: Math.min(1, value + half) } };
}
