// The standard normal distribution: its tail and its quantile. No tables, no approximations with magic constants.

/**
 * P(Z ≤ x), to about 1e-15 absolutely. Source: G. Marsaglia, "Evaluating the normal distribution", J. Stat. Software
 * 11 (2004): half plus the density times x + x³/3 + x⁵/(3·5) + …
 */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let before = 0;
  for (let term = x, i = 3; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.91893853320467274178);
}

/** Where `f`, which rises on [low, high], crosses nought; halved until the numbers between are used up. */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2;
    if (middle <= a || middle >= b) break;
    if (f(middle) < 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** z with P(Z ≤ z) = p, for 0 < p < 1. */
export const normalQuantile = (p: number): number => bisect((z) => normalCdf(z) - p, -8, 8);

/** z of a two-sided interval: 1.96 at 0.95. */
export const zOf = (confidence: number): number => -normalQuantile((1 - confidence) / 2);
