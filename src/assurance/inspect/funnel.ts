// The funnel: how far from the common rate a group of n may lie by chance alone. Spiegelhalter, Statistics in Medicine 24
// (2005) 1185: exact limits of the binomial, made continuous between whole numbers.
import { atMost } from '../statistics/index.ts';
import type { Rate } from './rates.ts';

/** The share below which a group of `n` falls with chance `tail`, if its rate is `rate`. */
export function limitAt(n: number, rate: number, tail: number): number {
  let k = 0;
  while (k < n && atMost(k, n, rate) < tail) k++;
  const [at, below] = [atMost(k, n, rate), k === 0 ? 0 : atMost(k - 1, n, rate)];
  return Math.min(1, Math.max(0, (k - (at - tail) / (at - below)) / n));
}

export interface FunnelLine {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

export type FunnelPlace = 'inside' | 'above 95 %' | 'above 99.8 %' | 'below 95 %' | 'below 99.8 %';

export interface Funnel {
  readonly rate: number;
  readonly lines: readonly FunnelLine[];
  readonly points: readonly (Rate & { readonly place: FunnelPlace })[];
  /** How many would lie outside the inner lines by chance alone: one in twenty. */
  readonly expectedOutside: number;
}

const lineAt = (n: number, rate: number): FunnelLine => ({
  n,
  low95: limitAt(n, rate, 0.025),
  high95: limitAt(n, rate, 0.975),
  low998: limitAt(n, rate, 0.001),
  high998: limitAt(n, rate, 0.999),
});

function placeOf({ rate, n }: Rate, common: number): FunnelPlace {
  const { low95, high95, low998, high998 } = lineAt(n, common);
  if (rate > high998) return 'above 99.8 %';
  if (rate > high95) return 'above 95 %';
  if (rate < low998) return 'below 99.8 %';
  return rate < low95 ? 'below 95 %' : 'inside';
}

/** The funnel around the rate of all groups together. */
export function funnelOf(rates: readonly Rate[]): Funnel {
  const live = rates.filter(({ n }) => n > 0);
  const rate = live.reduce((sum, { k }) => sum + k, 0) / Math.max(1, live.reduce((sum, { n }) => sum + n, 0)); // prettier-ignore
  const most = Math.max(1, ...live.map(({ n }) => n));
  const least = Math.max(1, Math.floor(Math.min(most, ...live.map(({ n }) => n)) * 0.8));
  const end = Math.ceil(most * 1.1);
  const steps = Math.min(60, end - least);
  const sizes = new Set(Array.from({ length: steps + 1 }, (_, i) => Math.round(least + ((end - least) * i) / Math.max(1, steps)))); // prettier-ignore
  return {
    rate,
    lines: [...sizes].map((n) => lineAt(n, rate)),
    points: live.map((one) => ({ ...one, place: placeOf(one, rate) })),
    expectedOutside: live.length / 20,
  };
}
