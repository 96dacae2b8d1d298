// "Did you mean …?": the nearest of the words that would have been right.

/** Edit distance of two short words, with swapped neighbours counted once. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
} // prettier-ignore

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
