// Rates with intervals: of everything, of each group, and of the whole from a sample that drew some groups more.
import { wilson, type Interval } from '../statistics/index.ts';
import type { Result } from './results.ts';

/** `k` of `n` breached; `unsure` of the rest could not be settled. Shares between 0 and 1. */
export interface Rate {
  readonly name: string;
  readonly k: number;
  readonly n: number;
  readonly unsure: number;
  /** k ÷ n: what is certain. */
  readonly rate: number;
  /** Wilson, 95 %; its upper end counts every unsure one as a breach, because unsure is no pass. */
  readonly interval: Interval;
}

export function rateOf(name: string, k: number, n: number, unsure = 0): Rate {
  return {
    name,
    k,
    n,
    unsure,
    rate: n === 0 ? NaN : k / n,
    interval: { low: wilson(k, n).low, high: wilson(Math.min(n, k + unsure), n).high },
  };
}

const among = (results: readonly Result[], outcome: string): number =>
  results.filter((one) => one.outcome === outcome).length;

/** The rate of breaches in these results. */
export const rateAmong = (name: string, results: readonly Result[]): Rate =>
  rateOf(name, among(results, 'breach'), results.length, among(results, 'unsure'));

/** One rate per value of `key`, by name: never by rate, which would be a league table. */
export function ratesBy(results: readonly Result[], key: (result: Result) => string): readonly Rate[] {
  const groups = Map.groupBy(results, key);
  return [...groups]
    .map(([name, group]) => rateAmong(name, group))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The rate of the whole list from which was drawn, where some strata were drawn more than others. */
export interface WeightedRate {
  readonly rate: number;
  readonly interval: Interval;
  /** How many items drawn evenly would tell as much. */
  readonly effective: number;
}

/**
 * Each item counts for those it stands for. The interval is Wilson's at the effective size: that of the sampling variance
 * of the strata (no credit for a variance of nought), never above what the unequal weights alone leave. Sources: Kish,
 * Survey Sampling (1965); Korn and Graubard, Survey Methodology 24 (1998) 193. Null where all weights are alike.
 */
export function weightedRate(results: readonly Result[]): WeightedRate | null {
  const weights = results.map(({ standsFor }) => standsFor);
  if (results.length === 0 || weights.every((one) => Math.abs(one - (weights[0] as number)) < 1e-9)) return null;
  const total = weights.reduce((sum, one) => sum + one, 0);
  const kish = total ** 2 / weights.reduce((sum, one) => sum + one ** 2, 0);
  const rate = results.reduce((sum, one) => sum + (one.outcome === 'breach' ? one.standsFor : 0), 0) / total;
  const doubtful = results.reduce((sum, one) => sum + (one.outcome === 'unsure' ? one.standsFor : 0), 0) / total;
  let variance = 0;
  for (const group of Map.groupBy(results, ({ stratum }) => stratum).values()) {
    const n = group.length;
    const share = group.reduce((sum, { standsFor }) => sum + standsFor, 0) / total;
    const p = among(group, 'breach') / n;
    if (n > 1) variance += (share ** 2 * p * (1 - p)) / (n - 1);
  }
  const effective = Math.min(kish, variance > 0 ? (rate * (1 - rate)) / variance : kish);
  return {
    rate,
    effective,
    interval: {
      low: wilson(rate * effective, effective).low,
      high: wilson(Math.min(1, rate + doubtful) * effective, effective).high,
    },
  };
}
