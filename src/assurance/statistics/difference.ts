// Two rates: the interval of their difference, and how many it takes to tell them apart.
import { wilson, type Interval } from './interval.ts';
import { normalQuantile, zOf } from './normal.ts';

/** k of n. */
export interface Count {
  readonly k: number;
  readonly n: number;
}

/**
 * The interval of rate(a) − rate(b), between −1 and 1: where it holds nought, the samples do not tell the two apart.
 * Source: method 10 (square and add on Wilson's) of R. Newcombe, Statistics in Medicine 17 (1998) 873.
 */
export function newcombe(a: Count, b: Count, confidence = 0.95): Interval {
  if (!(a.n > 0) || !(b.n > 0)) return { low: -1, high: 1 };
  const [p, q] = [a.k / a.n, b.k / b.n];
  const [of, than] = [wilson(a.k, a.n, confidence), wilson(b.k, b.n, confidence)];
  return {
    low: Math.max(-1, p - q - Math.hypot(p - of.low, than.high - q)),
    high: Math.min(1, p - q + Math.hypot(of.high - p, q - than.low)),
  };
}

/**
 * How many in each of two groups tell the rates p and q apart at this confidence, in `power` of all cases (two-sided, no
 * correction for continuity). 10 % and 20 %: 199. Source: Fleiss, Levin and Paik, Statistical Methods for Rates and
 * Proportions, 3rd edition, formula 4.14.
 */
export function sizeToTellApart(p: number, q: number, confidence = 0.95, power = 0.8): number {
  if (p === q) return Infinity;
  const middle = (p + q) / 2;
  const root = zOf(confidence) * Math.sqrt(2 * middle * (1 - middle)) + normalQuantile(power) * Math.sqrt(p * (1 - p) + q * (1 - q)); // prettier-ignore
  return Math.ceil((root / (p - q)) ** 2);
}
