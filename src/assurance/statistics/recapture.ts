// What two readers both missed: capture and recapture. One found `first` things, the other `second`, `both` are the same.
import { zOf } from './normal.ts';

/** An estimate of how many there are in all; `warning` where it should not be leant on. */
export interface Recapture {
  /** Chapman's estimate of all there are. */
  readonly all: number;
  /** At least what was found by either. */
  readonly low: number;
  readonly high: number;
  /** Found by either. */
  readonly found: number;
  readonly warning?: string;
}

/** Below this many found by both the estimate is biased. Source: Seber, The Estimation of Animal Abundance (1982), 3.1. */
export const FEW_RECAPTURES = 7;

/**
 * Chapman's estimate with the transformed logit interval. Always an underestimate where some things are hard for both.
 * Sources: D. Chapman (1951); M. Sadinle, Communications in Statistics 38 (2009) 1909. Throws RangeError where the counts
 * cannot be.
 */
export function chapman(first: number, second: number, both: number, confidence = 0.95): Recapture {
  if (!(both >= 0) || both > Math.min(first, second)) throw new RangeError('both cannot be more than either');
  const [a, b, m] = [first - both + 0.5, second - both + 0.5, both + 0.5];
  const spread = zOf(confidence) * Math.sqrt(1 / m + 1 / a + 1 / b + m / (a * b));
  const found = first + second - both;
  const end = (sign: 1 | -1): number => found - 0.5 + ((a * b) / m) * Math.exp(sign * spread);
  const few = both < FEW_RECAPTURES;
  return {
    all: ((first + 1) * (second + 1)) / (both + 1) - 1,
    low: Math.max(found, end(-1)),
    high: Math.max(found, end(1)),
    found,
    ...(few && {
      warning: `Only ${both} found by both: with fewer than ${FEW_RECAPTURES} this estimate is too low and very uncertain. Pool more pages.`,
    }),
  };
} // prettier-ignore
