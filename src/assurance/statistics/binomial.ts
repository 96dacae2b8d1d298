// Tails of counts: k bad ones in n draws, from a process (binomial) or from a pile of known size (hypergeometric).

const SMALL = Array.from({ length: 21 }, (_, n) => {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return Math.log(product);
});

/** ln n!, exact below 21 and by Stirling's series above (error below 1e-12). */
export function logFactorial(n: number): number {
  const known = SMALL[n];
  if (known !== undefined) return known;
  const i = 1 / n;
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + i / 12 - i ** 3 / 360 + i ** 5 / 1260 - i ** 7 / 1680;
}

/** ln of n over k. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

function binomial(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

function sum(from: number, to: number, term: (k: number) => number): number {
  let total = 0;
  for (let k = from; k <= to; k++) total += term(k);
  return Math.min(1, total);
}

/** P(X ≤ k) for X of n draws, each bad with chance p. */
export const atMost = (k: number, n: number, p: number): number => sum(0, Math.min(k, n), (i) => binomial(i, n, p));
/** P(X ≥ k) for X of n draws, each bad with chance p. Added from its own side, so that small tails stay exact. */
export const atLeast = (k: number, n: number, p: number): number => sum(Math.max(0, k), n, (i) => binomial(i, n, p));

function hypergeometric(k: number, n: number, bad: number, pile: number): number {
  if (k < 0 || k > bad || n - k < 0 || n - k > pile - bad) return 0;
  return Math.exp(logChoose(bad, k) + logChoose(pile - bad, n - k) - logChoose(pile, n));
}

/** P(X ≤ k) for n drawn without putting back from a pile that holds `bad` bad ones. */
export const atMostOfPile = (k: number, n: number, bad: number, pile: number): number =>
  sum(0, Math.min(k, n), (i) => hypergeometric(i, n, bad, pile));
/** P(X ≥ k) for n drawn without putting back from a pile that holds `bad` bad ones. */
export const atLeastOfPile = (k: number, n: number, bad: number, pile: number): number =>
  sum(Math.max(0, k), n, (i) => hypergeometric(i, n, bad, pile));
