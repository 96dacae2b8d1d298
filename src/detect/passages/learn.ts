// Learning the passage tagger: an averaged perceptron over clauses, in an order that a seed gives. Whole numbers throughout,
// so that the same clauses give the same weights on every machine.
import { COUNT } from './labels.ts';
import { SIZE, type PassageModel } from './model.ts';

/** A clause of known kind. `weight`: how much dearer its mistakes are (whole number). */
export interface Lesson {
  readonly features: readonly number[];
  readonly kind: number;
}

/** Rounds through the lessons. */
const ROUNDS = 12;
/** The right kind must win by this much, so that clauses near the border are learned too. */
const MARGIN = 6;

/**
 * Learns from `lessons`; positives miss dearer than negatives by `lean`. Twice: which kind it is, and whether it tells anything at
 * all. The second answer is taken off the weights of "none", so that one sum gives both.
 */
export function learnPassages(lessons: readonly Lesson[], lean = 2): PassageModel {
  const kinds = learnOften(lessons, lean);
  const any = learnOften(
    lessons.map(({ features, kind }) => ({ features, kind: kind > 0 ? 1 : 0 })),
    lean,
  );
  const rows = new Int8Array(SIZE);
  for (let row = 0; row < SIZE; row += COUNT) {
    for (let kind = 1; kind < COUNT; kind++) rows[row + kind] = toByte((kinds[row + kind] ?? 0) * SCALE);
    rows[row] = toByte(((kinds[row] ?? 0) + (any[row] ?? 0) - (any[row + 1] ?? 0)) * SCALE);
  }
  return { rows };
}

/** Units of a byte to one unit of the perceptron. */
export const SCALE = 4;
const toByte = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight)));

/** The mean over several orders of the lessons: each alone leans on what it met last. */
const ORDERS = [20261126, 314159265, 271828182];

function learnOften(lessons: readonly Lesson[], lean: number): Float64Array {
  const mean = new Float64Array(SIZE);
  for (const seed of ORDERS) learn(lessons, lean, seed).forEach((weight, i) => (mean[i] = (mean[i] ?? 0) + weight / ORDERS.length));
  return mean;
} // prettier-ignore

/** The averaged weights. */
function learn(lessons: readonly Lesson[], lean: number, first: number): Float64Array {
  const now = new Int32Array(SIZE);
  const sum = new Float64Array(SIZE);
  let step = 1;
  let seed = first;
  const order = lessons.map((_, i) => i);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const no of order) {
      const { features, kind } = lessons[no] as Lesson;
      const scores = new Int32Array(COUNT);
      for (const feature of features)
        for (let k = 0; k < COUNT; k++) scores[k] = (scores[k] ?? 0) + (now[feature * COUNT + k] ?? 0);
      let rival = -1;
      for (let k = 0; k < COUNT; k++) if (k !== kind && (rival < 0 || (scores[k] ?? 0) > (scores[rival] ?? 0))) rival = k;
      if ((scores[kind] ?? 0) < (scores[rival] ?? 0) + MARGIN) {
        const by = kind === 0 ? 1 : lean;
        for (const feature of features) {
          const [up, down] = [feature * COUNT + kind, feature * COUNT + rival];
          now[up] = (now[up] ?? 0) + by;
          now[down] = (now[down] ?? 0) - by;
          sum[up] = (sum[up] ?? 0) + by * step;
          sum[down] = (sum[down] ?? 0) - by * step;
        }
      }
      step++;
    }
  }
  return Float64Array.from(now, (weight, i) => weight - (sum[i] ?? 0) / step);
} // prettier-ignore
