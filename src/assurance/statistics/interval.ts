// Intervals of one rate: Wilson's, the exact one (Clopper and Pearson), the exact one for a pile of known size, and the
// bound that holds on one side. Shares between 0 and 1. A count that cannot be (k > n, n = 0) gives the whole range.
import { atLeast, atLeastOfPile, atMost, atMostOfPile } from './binomial.ts';
import { bisect, zOf } from './normal.ts';

/** A share lies between these, at the confidence that was asked for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What nothing is known of. */
export const EVERYTHING: Interval = { low: 0, high: 1 };

const impossible = (k: number, n: number): boolean => !(n > 0) || !(k >= 0) || k > n;

/**
 * Wilson's score interval of k in n. `n` need not be whole (a sample's effective size).
 * Source: E. B. Wilson, JASA 22 (1927) 209; method 3 of Newcombe, Statistics in Medicine 17 (1998) 857.
 */
export function wilson(k: number, n: number, confidence = 0.95): Interval {
  if (impossible(k, n)) return EVERYTHING;
  const z2 = zOf(confidence) ** 2;
  const p = k / n;
  const centre = (k + z2 / 2) / (n + z2);
  const half = Math.sqrt(z2 * (p * (1 - p) * n + z2 / 4)) / (n + z2);
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) };
}

/**
 * The exact interval of k in n: its ends are the rates that would give k or more, k or fewer, in (1 − confidence)/2 of all
 * samples. Never too narrow, often wider than Wilson's. Source: C. Clopper and E. Pearson, Biometrika 26 (1934) 404.
 */
export function clopperPearson(k: number, n: number, confidence = 0.95): Interval {
  if (impossible(k, n)) return EVERYTHING;
  const tail = (1 - confidence) / 2;
  return {
    low: k === 0 ? 0 : bisect((p) => atLeast(k, n, p) - tail, 0, 1),
    high: k === n ? 1 : bisect((p) => tail - atMost(k, n, p), 0, 1),
  };
}

/** The highest rate that k in n still allow at this confidence, looking at one side only: 0 in 50 allow 5.8 %. */
export const upperBound = (k: number, n: number, confidence = 0.95): number =>
  impossible(k, n) || k === n ? 1 : bisect((p) => 1 - confidence - atMost(k, n, p), 0, 1);

/** The first whole number in [low, high] for which `holds`, where it holds from some number on. */
function firstWhole(low: number, high: number, holds: (x: number) => boolean): number {
  let [a, b] = [low, high];
  while (a < b) {
    const middle = Math.floor((a + b) / 2);
    if (holds(middle)) b = middle;
    else a = middle + 1;
  }
  return a;
}

/**
 * How many of a pile of `pile` are bad, when n were looked at and k were: whole numbers. It matters where the sample is a
 * good part of the pile, and closes to k where everything was looked at. Source: the same turning round of tails, on the
 * hypergeometric distribution.
 */
export function ofPile(k: number, n: number, pile: number, confidence = 0.95): Interval {
  if (impossible(k, n) || n > pile) return { low: 0, high: Math.max(0, pile) };
  const tail = (1 - confidence) / 2;
  const most = pile - (n - k);
  return {
    low: firstWhole(k, most, (bad) => atLeastOfPile(k, n, bad, pile) > tail),
    high: firstWhole(k, most + 1, (bad) => bad > most || atMostOfPile(k, n, bad, pile) <= tail) - 1,
  };
}

/** The most bad ones a pile can hold, looking at one side only: for samples of what was marked clean. */
export function upperOfPile(k: number, n: number, pile: number, confidence = 0.95): number {
  if (impossible(k, n) || n > pile) return Math.max(0, pile);
  const most = pile - (n - k);
  return firstWhole(k, most + 1, (bad) => bad > most || atMostOfPile(k, n, bad, pile) <= 1 - confidence) - 1;
}
