// From weights to labels: the best row of labels for each sentence. Sums are of small integers, so every machine agrees.
import { joint, look, JOINT, type Seen } from './document.ts';
import { COUNT } from './labels.ts';
import { rowOf, type Model } from './model.ts';
import { wordTable, type Words } from './words.ts';

/** Most distinct words that are kept between texts. */
const MOST_WORDS = 40_000;

export interface Decoder {
  readonly words: Words;
  /** Sums of weights, COUNT for each token. */
  weigh(text: string): { readonly seen: Seen; readonly sums: Int32Array };
  /** The best labels when "nothing" is made `bias` dearer for every token. */
  label(seen: Seen, sums: Int32Array, bias: number): Uint8Array;
}

/** A decoder with a table of words of its own. Not for two texts at once. */
export function decoderOf(model: Model): Decoder {
  const words = wordTable(model.lists);
  let kept: (Int16Array | undefined)[] = [];
  const { rows } = model;
  const sumsOf = (id: number): Int16Array => {
    const there = kept[id];
    if (there !== undefined) return there;
    const sums = new Int16Array(5 * COUNT);
    words.features(id).forEach((features, place) => {
      for (const feature of features) {
        const row = rowOf(model, feature);
        if (row >= 0) for (let l = 0; l < COUNT; l++) sums[place * COUNT + l] = (sums[place * COUNT + l] as number) + (rows[row + l] as number); // prettier-ignore
      }
    });
    kept[id] = sums;
    return sums;
  };
  const use = new Uint32Array(JOINT);
  return {
    words,
    weigh(text) {
      if (words.size() > MOST_WORDS) {
        words.clear();
        kept = [];
      }
      const seen = look(text, words);
      const { count } = seen.tokens;
      const sums = new Int32Array(count * COUNT);
      for (let i = 0; i < count; i++) {
        const own = sumsOf(seen.word[i] as number);
        // A word's weights for the token at distance d stand at place d + 2: token i + place − 2 … gets them.
        for (let place = 0; place < 5; place++) {
          const at = i + 2 - place;
          if (at < 0 || at >= count) continue;
          for (let l = 0; l < COUNT; l++) sums[at * COUNT + l] = (sums[at * COUNT + l] as number) + (own[place * COUNT + l] as number); // prettier-ignore
        }
        const n = joint(seen, words, i, use);
        for (let f = 0; f < n; f++) {
          const row = rowOf(model, use[f] as number);
          if (row >= 0) for (let l = 0; l < COUNT; l++) sums[i * COUNT + l] = (sums[i * COUNT + l] as number) + (rows[row + l] as number); // prettier-ignore
        }
      }
      return { seen, sums };
    },
    label: (seen, sums, bias) => best(sums, seen.opens, model.steps, bias),
  };
}

/** Viterbi, sentence by sentence. */
export function best(sums: Int32Array, opens: Uint8Array, steps: Int32Array, bias: number): Uint8Array {
  const count = opens.length;
  const labels = new Uint8Array(count);
  const back = new Uint8Array(count * COUNT);
  let now = new Float64Array(COUNT);
  let next = new Float64Array(COUNT);
  const close = (end: number, start: number): void => {
    let top = 0;
    for (let l = 1; l < COUNT; l++) if ((now[l] as number) > (now[top] as number)) top = l;
    for (let i = end; i >= start; i--) {
      labels[i] = top;
      top = back[i * COUNT + top] as number;
    }
  };
  let start = 0;
  for (let i = 0; i < count; i++) {
    if (opens[i] === 1 && i > 0) {
      close(i - 1, start);
      start = i;
    }
    for (let l = 0; l < COUNT; l++) {
      const here = (sums[i * COUNT + l] as number) - (l === 0 ? bias : 0);
      if (i === start) {
        next[l] = here;
        continue;
      }
      let top = -Infinity;
      let from = 0;
      for (let p = 0; p < COUNT; p++) {
        const sum = (now[p] as number) + (steps[p * COUNT + l] as number);
        if (sum > top) {
          top = sum;
          from = p;
        }
      }
      back[i * COUNT + l] = from;
      next[l] = top + here;
    }
    [now, next] = [next, now];
  }
  if (count > 0) close(count - 1, start);
  return labels;
}
