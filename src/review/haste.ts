// Was that reading? Answers that come too fast. Pure; the browser uses it too.

/** Answers faster than this (milliseconds, median of the last twenty) are no reading. */
export const HASTE = 700;
const HASTY = 20;

/**
 * Should the next question ask "what is this?" instead of yes or no? After twenty decisions in a row whose median time was
 * under `HASTE`. `times`: milliseconds from showing a mark to its decision, last one last.
 */
export function isHasty(times: readonly number[]): boolean {
  const last = times.slice(-HASTY).toSorted((a, b) => a - b);
  if (last.length < HASTY) return false;
  return ((last[HASTY / 2 - 1] ?? 0) + (last[HASTY / 2] ?? 0)) / 2 < HASTE;
}
