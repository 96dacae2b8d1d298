// The clauses of a view: sentences cut where English takes a breath, entries of logs as they stand. What the passage tagger
// judges one by one. Not grammar.
import { proseOf } from '../context/prose.ts';
import type { Stretch } from '../context/prose.ts';
import type { View } from '../view.ts';

/** A clause with the sentence that holds it (number of the sentence in the view's prose). */
export interface Clause extends Stretch {
  readonly sentence: number;
}

const BREATH =
  /[;:()]\s?| - |, (?=(?:and|but|so|because|who|which|where|as|although|though|when|while|or|i|i'm|i've|he|she|they|we|it|there|my|her|his|our|then|not|only|just)\b)| (?=(?:but|because|although|though|whereas|so that|which|who|where|while) )| (?=and (?:i|he|she|they|we|it|there|that|then|my|her|his|our|their|the|this)\b)|\. (?=\p{L})/giu;
/** Shorter pieces (words) stay with what precedes them. */
const LEAST = 3;

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The clauses of a view in order. */
export function clausesOf(view: View): Clause[] {
  const { text, sentences } = proseOf(view);
  const found: Clause[] = [];
  for (const [sentence, { from, to }] of sentences.entries()) {
    const cuts = [from];
    for (const breath of text.slice(from, to).matchAll(BREATH)) cuts.push(from + breath.index + breath[0].length);
    cuts.push(to);
    const pieces: { from: number; to: number }[] = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const piece = { from: cuts[i] ?? from, to: cuts[i + 1] ?? to };
      const last = pieces.at(-1);
      if (last && (words(text.slice(piece.from, piece.to)) < LEAST || words(text.slice(last.from, last.to)) < LEAST)) last.to = piece.to;
      else pieces.push(piece);
    }
    for (const piece of pieces) {
      let { from: a, to: b } = piece;
      while (a < b && /[\s,;:.(–-]/.test(text[a] ?? '')) a++;
      while (b > a && /[\s,;:(–-]/.test(text[b - 1] ?? '')) b--;
      if (b > a) found.push({ from: a, to: b, sentence });
    }
  }
  return found;
} // prettier-ignore
