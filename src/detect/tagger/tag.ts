// Tags a text: the decoder's labels joined to mentions, trimmed, and what was tagged once found wherever else it stands in
// the text. Proposes only; what a tag is worth is judged by whoever asks (names.ts, ../find.ts).
import { decoderOf } from './decode.ts';
import type { Seen } from './document.ts';
import { LABELS, labelNo, type Label } from './labels.ts';
import { GAP } from './tokens.ts';
import { SHAPE, type Words } from './words.ts';
import type { Model } from './model.ts';

/** A stretch of text with what it may be. `from`–`to` are UTF-16 offsets. */
export interface Tag {
  readonly from: number;
  readonly to: number;
  readonly label: Exclude<Label, 'O'>;
  /** Found without leaning towards finding. */
  readonly sure: boolean;
  /** Only because the same words are tagged elsewhere in the text. */
  readonly again: boolean;
}

export interface Tagger {
  /** Tags `text`; the larger `lean` (0 … 200), the more is found and the more wrongly. */
  tag(text: string, lean: number): Tag[];
}

const PERSON = labelNo('PERSON');

/** A tagger of its own for a model. */
export function taggerOf(model: Model): Tagger {
  const decoder = decoderOf(model);
  return {
    tag(text, lean) {
      const { seen, sums } = decoder.weigh(text);
      const labels = decoder.label(seen, sums, lean);
      const plain = lean === 0 ? labels : decoder.label(seen, sums, 0);
      const again = spread(seen, labels, decoder.words);
      return mentionsOf(seen, labels, plain, again, decoder.words);
    },
  };
}

/** Small words at a mention's ends belong to the sentence. */
const EDGE = /^(?:'[sS]|and|or|but|of|in|on|at|to|for|from|by|with|as|that|which|who|did|does|may|had|has|was|were|is|are|no|his|her|their)$/; // prettier-ignore

/** Runs of equal labels, without the signs at their ends. */
function mentionsOf(seen: Seen, labels: Uint8Array, plain: Uint8Array, again: Uint8Array, words: Words): Tag[] {
  const { tokens, word } = seen;
  const tags: Tag[] = [];
  const sign = (i: number): boolean => words.shape(word[i] as number) === SHAPE.sign;
  const written = (i: number): string => seen.text.slice(tokens.from[i], tokens.to[i]);
  for (let i = 0; i < tokens.count;) {
    const label = labels[i] as number;
    if (label === 0) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < tokens.count && labels[end] === label && again[end] === again[i] && tokens.gap[end] !== GAP.block)
      end++;
    let first = i;
    let last = end - 1;
    while (first <= last && (sign(first) || EDGE.test(written(first)))) first++;
    while (last >= first && (sign(last) || EDGE.test(written(last)))) last--;
    if (first <= last) {
      let sure = false;
      for (let t = first; t <= last; t++) sure ||= plain[t] !== 0;
      const name = LABELS[label] as Tag['label'];
      tags.push({ from: tokens.from[first] as number, to: tokens.to[last] as number, label: name, sure, again: again[first] === 1 }); // prettier-ignore
    }
    i = end;
  }
  return tags;
}

/** Most words of a mention that is looked for elsewhere. */
const MOST = 6;

/** Labels equal words everywhere: single words of a person's name, whole mentions of all else. Returns where. */
function spread(seen: Seen, labels: Uint8Array, words: Words): Uint8Array {
  const { tokens, word } = seen;
  const { count } = tokens;
  const again = new Uint8Array(count);
  const single = new Map<number, number>();
  const whole = new Map<number, { word: readonly number[]; label: number }[]>();
  for (let i = 0; i < count;) {
    const label = labels[i] as number;
    let end = i + 1;
    while (end < count && labels[end] === label && seen.opens[end] === 0) end++;
    if (label === PERSON) for (let t = i; t < end; t++) if (telling(word[t] as number, words)) single.set(words.small(word[t] as number), label); // prettier-ignore
    if (label !== 0 && label !== PERSON && end - i <= MOST && (end - i > 1 || telling(word[i] as number, words))) {
      const list = Array.from(word.subarray(i, end));
      const first = list[0] as number;
      const there = whole.get(first);
      if (there === undefined) whole.set(first, [{ word: list, label }]);
      else if (!there.some((one) => one.word.length === list.length && one.word.every((no, k) => no === list[k])))
        there.push({ word: list, label });
    }
    i = end;
  }
  for (let i = 0; i < count; i++) {
    if (labels[i] !== 0) continue;
    const no = word[i] as number;
    const lone = telling(no, words) ? single.get(words.small(no)) : undefined;
    if (lone !== undefined) {
      labels[i] = lone;
      again[i] = 1;
      continue;
    }
    for (const one of whole.get(no) ?? []) {
      if (!one.word.every((other, k) => word[i + k] === other && labels[i + k] === 0)) continue;
      for (let k = 0; k < one.word.length; k++) {
        labels[i + k] = one.label;
        again[i + k] = 1;
      }
      break;
    }
  }
  return again;
}

/** A capital word of three letters and more that is no everyday word, or a number of three digits and more. */
function telling(no: number, words: Words): boolean {
  const shape = words.shape(no);
  if (shape === SHAPE.digits) return words.length(no) > 2;
  return shape !== SHAPE.sign && shape !== SHAPE.small && words.length(no) > 2 && !words.isCommon(no);
}
