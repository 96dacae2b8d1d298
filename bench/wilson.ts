// Shares of counts with their uncertainty.

/** `k` of `n` with Wilson's 95 % interval, in percent: "41/44 = 93.2 % (81.8–97.7)". */
export function share(k: number, n: number): string {
  if (n === 0) return '–';
  const [low, high] = wilson(k, n);
  return `${k}/${n} = ${percent(k / n)} % (${percent(low)}–${percent(high)})`;
}

const percent = (x: number): string => (100 * x).toFixed(1);

/** Wilson's 95 % interval of `k` of `n`, as shares of 1. */
export function wilson(k: number, n: number): readonly [number, number] {
  const z = 1.959964;
  const p = k / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
