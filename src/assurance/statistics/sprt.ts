// The sequential test of a rate: look at one after the other, and stop as soon as enough is known. Wald (1947), chapter 5.
//
//   bad ones found
//     │        ╱  reject   bad ≥ slope · seen + reject
//     │      ╱ ╱
//     │    ╱ ╱    go on
//     │  ╱ ╱
//     │ ╱ ╱       accept   bad ≤ slope · seen − accept
//     └──────────── seen
import { requirePossible, type Demand } from './plan.ts';

/** Two parallel lines. */
export interface SequentialTest {
  readonly slope: number;
  readonly accept: number;
  readonly reject: number;
  /** The first number seen at which nothing bad at all leads to acceptance. */
  readonly earliest: number;
}

export type SequentialDecision = 'accept' | 'reject' | 'go on';

/** The lines for what is asked. Throws RangeError where that cannot be. */
export function sequentialTest(demand: Demand): SequentialTest {
  requirePossible(demand);
  const { good, alpha, bad, beta } = demand;
  const step = Math.log((bad * (1 - good)) / (good * (1 - bad)));
  const slope = Math.log((1 - good) / (1 - bad)) / step;
  const accept = Math.log((1 - alpha) / beta) / step;
  return { slope, accept, reject: Math.log((1 - beta) / alpha) / step, earliest: Math.ceil(accept / slope) };
}

/** What `bad` bad ones among `seen` lead to. */
export function decideSoFar(test: SequentialTest, bad: number, seen: number): SequentialDecision {
  if (bad >= test.slope * seen + test.reject) return 'reject';
  return bad <= test.slope * seen - test.accept ? 'accept' : 'go on';
}

/** The same in order of looking: where it stopped (`at`: how many had been seen by then), and the count at each step. */
export function runSequence(
  test: SequentialTest,
  results: readonly boolean[],
): { readonly decision: SequentialDecision; readonly at: number; readonly bad: readonly number[] } {
  const bad: number[] = [];
  let decision: SequentialDecision = 'go on';
  let at = results.length;
  for (const [i, isBad] of results.entries()) {
    bad.push((bad.at(-1) ?? 0) + (isBad ? 1 : 0));
    if (decision !== 'go on') continue;
    decision = decideSoFar(test, bad[i] as number, i + 1);
    if (decision !== 'go on') at = i + 1;
  }
  return { decision, at, bad };
}
