// Plans made before anything is looked at: how many to look at, how many bad ones to bear, and what that would let pass.
import { atMost, atMostOfPile } from './binomial.ts';

/** Look at `size`; accept where at most `bear` are bad. */
export interface AcceptancePlan {
  readonly size: number;
  readonly bear: number;
}

/**
 * How many must be looked at without one bad one, to say at this confidence that the rate is at most `rate`. With a pile of
 * known size: that at most `rate` of it is bad. 1 % at 95 %: 299; of a pile of 500: 225. Never more than the pile.
 */
export function zeroFailureSize(rate: number, confidence = 0.95, pile?: number): number {
  if (!(rate > 0 && rate < 1)) throw new RangeError('a rate between 0 and 1');
  if (pile === undefined) return Math.ceil(Math.log(1 - confidence) / Math.log1p(-rate) - 1e-9);
  const bad = Math.floor(rate * pile + 1e-9) + 1;
  if (bad > pile) return pile;
  let [low, high] = [1, pile];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (atMostOfPile(0, middle, bad, pile) <= 1 - confidence) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The chance that this plan accepts work with this rate; `pile`: drawn from a pile of that size without putting back. */
export function acceptance({ size, bear }: AcceptancePlan, rate: number, pile?: number): number {
  return pile === undefined ? atMost(bear, size, rate) : atMostOfPile(bear, size, Math.round(rate * pile), pile);
}

/** The operating curve: what the plan accepts, rate by rate. */
export const operatingCurve = (
  plan: AcceptancePlan,
  rates: readonly number[],
): { readonly rate: number; readonly accepts: number }[] =>
  rates.map((rate) => ({ rate, accepts: acceptance(plan, rate) }));

/** What both sides ask of a plan or a running test. */
export interface Demand {
  /** Work this good should pass … */
  readonly good: number;
  /** … and fails with at most this chance (the producer's risk). */
  readonly alpha: number;
  /** Work this bad should fail … */
  readonly bad: number;
  /** … and passes with at most this chance (the consumer's risk). */
  readonly beta: number;
}

/** Throws RangeError where no test could do what is asked. */
export function requirePossible({ good, alpha, bad, beta }: Demand): void {
  if (!(good > 0 && good < bad && bad < 1)) throw new RangeError('0 < good < bad < 1');
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1)) throw new RangeError('risks above 0 that together stay below 1');
}

/** The smallest plan that keeps both risks, or null where that takes more than `limit`. */
export function findPlan(demand: Demand, limit = 20_000): AcceptancePlan | null {
  requirePossible(demand);
  const { good, alpha, bad, beta } = demand;
  for (let bear = 0, size = 1; size <= limit; bear++) {
    // The smallest size at which bad work passes seldom enough; a longer one only fails more of the good.
    while (size <= limit && atMost(bear, size, bad) > beta) size++;
    if (size <= limit && atMost(bear, size, good) >= 1 - alpha) return { size, bear };
  }
  return null;
}
