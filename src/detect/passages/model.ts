// Weights of the passage tagger: a byte for each feature and kind, and what a clause scores. Integers only.
import { COUNT } from './labels.ts';
import { FEATURES } from './features.ts';

/** `rows[feature × COUNT + kind]`. */
export interface PassageModel {
  readonly rows: Int8Array;
}

/** Scores of all kinds for a clause with these features. */
export function scoresOf(model: { readonly rows: ArrayLike<number> }, features: readonly number[]): Int32Array {
  const scores = new Int32Array(COUNT);
  for (const feature of features) {
    const row = feature * COUNT;
    for (let kind = 0; kind < COUNT; kind++) scores[kind] = (scores[kind] ?? 0) + (model.rows[row + kind] ?? 0);
  }
  return scores;
}

export const SIZE = FEATURES * COUNT;
