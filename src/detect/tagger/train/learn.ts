// Learns the weights: an averaged structured perceptron with costs. A token may allow several labels (sets that mark names
// only say nothing of dates); then the best row among the allowed ones is the target. Whole numbers throughout: the same
// texts give the same weights on every machine.
import { joint, look, JOINT } from '../document.ts';
import { FEATURES } from '../hash.ts';
import { COUNT } from '../labels.ts';
import { modelOf, type Model } from '../model.ts';
import { wordTable, type Lists } from '../words.ts';

/** A text with its labels: for each stretch a set of allowed labels as bits; elsewhere `rest`. */
export interface Sample {
  readonly text: string;
  readonly marks: readonly { readonly from: number; readonly to: number; readonly allowed: number }[];
  readonly rest: number;
}

export interface Recipe {
  readonly rounds: number;
  /** Cost of missing a token, of marking one wrongly, and of a wrong kind; in steps of learning. */
  readonly miss: number;
  readonly extra: number;
  readonly kind: number;
  /** Rows whose largest weight is below this share of the scale are left out. */
  readonly prune: number;
  readonly seed: number;
}

export const RECIPE: Recipe = { rounds: 8, miss: 4, extra: 2, kind: 1, prune: 0.2, seed: 1 };

/** A generator of pseudo-random numbers below 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Sentence {
  /** Features of all tokens, and where each token's begin. */
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly allowed: Uint16Array;
}

function sentencesOf(samples: readonly Sample[], lists: Lists): Sentence[] {
  const words = wordTable(lists);
  const all: Sentence[] = [];
  const use = new Uint32Array(JOINT);
  for (const sample of samples) {
    const seen = look(sample.text, words);
    const { tokens, word, opens } = seen;
    const allowed = new Uint16Array(tokens.count).fill(sample.rest);
    let mark = 0;
    for (let i = 0; i < tokens.count; i++) {
      const from = tokens.from[i] as number;
      while (mark < sample.marks.length && (sample.marks[mark]?.to ?? 0) <= from) mark++;
      const at = sample.marks[mark];
      if (at !== undefined && at.from < (tokens.to[i] as number)) allowed[i] = at.allowed;
    }
    for (let i = 0; i < tokens.count;) {
      let end = i + 1;
      while (end < tokens.count && opens[end] === 0) end++;
      const features: number[] = [];
      const starts = [0];
      for (let t = i; t < end; t++) {
        for (let place = 0; place < 5; place++) {
          const other = word[t + place - 2];
          if (other !== undefined) features.push(...(words.features(other)[place] ?? []));
        }
        const n = joint(seen, words, t, use);
        for (let f = 0; f < n; f++) features.push(use[f] as number);
        starts.push(features.length);
      }
      all.push({
        features: Uint32Array.from(features),
        starts: Uint32Array.from(starts),
        allowed: allowed.slice(i, end),
      });
      i = end;
    }
  }
  return all;
}

/** The best row of labels; `cost[t × COUNT + l]` is added to each, −Infinity forbids. */
function bestRow(
  sums: Float64Array,
  steps: Int32Array,
  cost: Float64Array,
  length: number,
  out: Uint8Array,
  back: Uint8Array,
): void {
  // prettier-ignore
  let now = new Float64Array(COUNT);
  let next = new Float64Array(COUNT);
  for (let t = 0; t < length; t++) {
    for (let l = 0; l < COUNT; l++) {
      const here = (sums[t * COUNT + l] as number) + (cost[t * COUNT + l] as number);
      let top = t === 0 ? 0 : -Infinity;
      let from = 0;
      if (t > 0)
        for (let p = 0; p < COUNT; p++) {
          const sum = (now[p] as number) + (steps[p * COUNT + l] as number);
          if (sum > top) {
            top = sum;
            from = p;
          }
        }
      back[t * COUNT + l] = from;
      next[l] = top + here;
    }
    [now, next] = [next, now];
  }
  let top = 0;
  for (let l = 1; l < COUNT; l++) if ((now[l] as number) > (now[top] as number)) top = l;
  for (let t = length - 1; t >= 0; t--) {
    out[t] = top;
    top = back[t * COUNT + top] as number;
  }
}

/** Learns a model from samples. */
export function learn(samples: readonly Sample[], lists: Lists, recipe: Recipe = RECIPE): Model {
  const sentences = sentencesOf(samples, lists);
  const weights = new Int32Array(FEATURES * COUNT);
  const late = new Float64Array(FEATURES * COUNT);
  const steps = new Int32Array(COUNT * COUNT);
  const lateSteps = new Float64Array(COUNT * COUNT);
  const draw = random(recipe.seed);
  const order = sentences.map((_, i) => i);
  const longest = sentences.reduce((most, one) => Math.max(most, one.allowed.length), 0);
  const sums = new Float64Array(longest * COUNT);
  const cost = new Float64Array(longest * COUNT);
  const fence = new Float64Array(longest * COUNT);
  const back = new Uint8Array(longest * COUNT);
  const guess = new Uint8Array(longest);
  const target = new Uint8Array(longest);
  let clock = 1;
  for (let round = 0; round < recipe.rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const no of order) {
      const { features, starts, allowed } = sentences[no] as Sentence;
      const { length } = allowed;
      for (let t = 0; t < length; t++) {
        for (let l = 0; l < COUNT; l++) {
          const fits = ((allowed[t] as number) & (1 << l)) !== 0;
          sums[t * COUNT + l] = 0;
          fence[t * COUNT + l] = fits ? 0 : -Infinity;
          cost[t * COUNT + l] = fits ? 0 : l === 0 ? recipe.miss : ((allowed[t] as number) & 1) !== 0 ? recipe.extra : recipe.kind; // prettier-ignore
        }
        for (let f = starts[t] as number; f < (starts[t + 1] as number); f++) {
          const row = (features[f] as number) * COUNT;
          for (let l = 0; l < COUNT; l++) sums[t * COUNT + l] = (sums[t * COUNT + l] as number) + (weights[row + l] as number); // prettier-ignore
        }
      }
      bestRow(sums, steps, cost, length, guess, back);
      let wrong = false;
      for (let t = 0; t < length && !wrong; t++) wrong = ((allowed[t] as number) & (1 << (guess[t] as number))) === 0;
      if (wrong) {
        bestRow(sums, steps, fence, length, target, back);
        for (let t = 0; t < length; t++) {
          const good = target[t] as number;
          const bad = guess[t] as number;
          if (good !== bad)
            for (let f = starts[t] as number; f < (starts[t + 1] as number); f++) {
              const row = (features[f] as number) * COUNT;
              weights[row + good] = (weights[row + good] as number) + 1;
              weights[row + bad] = (weights[row + bad] as number) - 1;
              late[row + good] = (late[row + good] as number) + clock;
              late[row + bad] = (late[row + bad] as number) - clock;
            }
          if (t > 0) {
            const goodStep = (target[t - 1] as number) * COUNT + good;
            const badStep = (guess[t - 1] as number) * COUNT + bad;
            if (goodStep !== badStep) {
              steps[goodStep] = (steps[goodStep] as number) + 1;
              steps[badStep] = (steps[badStep] as number) - 1;
              lateSteps[goodStep] = (lateSteps[goodStep] as number) + clock;
              lateSteps[badStep] = (lateSteps[badStep] as number) - clock;
            }
          }
        }
      }
      clock++;
    }
  }
  // The mean over all steps of learning, times the clock: whole numbers still.
  for (let i = 0; i < late.length; i++) late[i] = (weights[i] as number) * clock - (late[i] as number);
  for (let i = 0; i < lateSteps.length; i++) lateSteps[i] = (steps[i] as number) * clock - (lateSteps[i] as number);
  return quantise(lists, late, lateSteps, clock, recipe.prune);
}

/** Units of weight in one step of learning, after quantising. */
export const UNIT = 12;

function quantise(lists: Lists, weights: Float64Array, steps: Float64Array, clock: number, prune: number): Model {
  const features: number[] = [];
  const rows: number[] = [];
  const small = (value: number): number => Math.max(-127, Math.min(127, Math.round((value / clock) * UNIT)));
  for (let feature = 0; feature < FEATURES; feature++) {
    let most = 0;
    for (let l = 0; l < COUNT; l++) most = Math.max(most, Math.abs(weights[feature * COUNT + l] as number));
    if ((most / clock) * UNIT < prune * 127) continue;
    features.push(feature);
    for (let l = 0; l < COUNT; l++) rows.push(small(weights[feature * COUNT + l] as number));
  }
  const scaled = Int32Array.from(steps, (value) => Math.round((value / clock) * UNIT));
  return modelOf(lists, features, Int8Array.from(rows), scaled);
}
