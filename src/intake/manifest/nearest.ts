// "Did you mean …?": the nearest of the words that would have been right.
import { distance } from '../../model/index.ts';

/** The nearest of `choices` to what was written, if any is near enough to be what was meant. */
export function nearest(written: string, choices: readonly string[]): string | null {
  const low = written.toLowerCase();
  const ranked = choices
    .map((choice) => ({ choice, far: distance(low, choice.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (!best) return null;
  return best.far <= Math.max(1, Math.floor(written.length / 3)) ? best.choice : null;
}
