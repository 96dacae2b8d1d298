// 95 % intervals for the benches: Wilson's in words (the statistics are those of src/assurance), the exact one where
// nothing was missed, and the spread of a rate over texts drawn again.
import { wilson as interval } from '../src/assurance/index.ts';

/** Wilson's interval of k of n, as shares. */
export function wilson(k: number, n: number): readonly [number, number] {
  const { low, high } = interval(k, n);
  return [low, high];
}

/** `k` of `n` with Wilson's 95 % interval, in percent: "41/44 = 93.2 % (81.8–97.7)". */
export function share(k: number, n: number): string {
  if (n === 0) return '–';
  const [low, high] = wilson(k, n);
  return `${k}/${n} = ${percent(k / n)} % (${percent(low)}–${percent(high)})`;
}

const percent = (x: number): string => (100 * x).toFixed(1);

/** The exact lower bound where nothing was missed in n: the share that one draw in forty would still show. */
export const exactAll = (n: number): number => Math.pow(0.025, 1 / n);

/** The middle 95 % of `rate` over 1,000 draws of as many texts with replacement. */
export function bootstrap<T>(texts: readonly T[], rate: (drawn: readonly T[]) => number): readonly [number, number] {
  let state = 7;
  const draw = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  const rates: number[] = [];
  for (let round = 0; round < 1000; round++)
    rates.push(rate(texts.map(() => texts[Math.floor(draw() * texts.length)] as T)));
  rates.sort((a, b) => a - b);
  return [rates[24] ?? NaN, rates[974] ?? NaN];
}

/** log of n! by adding; n up to some thousands. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) logs[i] = (logs[i - 1] as number) + Math.log(i);
  return logs;
}

/** The exact (Clopper–Pearson) 95 % interval of k of n, as shares. */
export function exactInterval(k: number, n: number): readonly [number, number] {
  const logs = logFactorials(n);
  const atMost = (p: number, most: number): number => {
    let sum = 0;
    for (let i = 0; i <= most; i++)
      sum += Math.exp((logs[n] as number) - (logs[i] as number) - (logs[n - i] as number) + i * Math.log(p) + (n - i) * Math.log1p(-p)); // prettier-ignore
    return sum;
  };
  const solve = (tail: (p: number) => number): number => {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (tail(middle) > 0.025) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  };
  const lower = k === 0 ? 0 : solve((p) => 1 - atMost(p, k - 1));
  const upper = k === n ? 1 : 1 - solve((q) => atMost(1 - q, k));
  return [lower, upper];
}
