// One text as the tagger sees it: tokens with their words, where sentences begin, what the rest of the text tells of a
// word (is it ever written small? does it follow a title anywhere?), and lines whose capitals tell nothing.
import { join } from './hash.ts';
import { GAP, tokenise, type Tokens } from './tokens.ts';
import { SHAPE, type Words } from './words.ts';

export interface Seen {
  readonly text: string;
  readonly tokens: Tokens;
  /** Word numbers; in a line of capitals or a block of small letters those of the form in running text. */
  readonly word: Int32Array;
  /** 1 where a sentence, line of a table or block begins. */
  readonly opens: Uint8Array;
  /** 0 running text, 1 capitals, 2 small letters only. */
  readonly cased: Uint8Array;
  /** What the whole text tells of the word: 0 … 35. */
  readonly fact: Uint8Array;
}

const STOPS = new Set(['.', '!', '?', ':', ';']);

/** Looks at a text. */
export function look(text: string, words: Words): Seen {
  const tokens = tokenise(text);
  const { count } = tokens;
  const raw = new Int32Array(count);
  const opens = new Uint8Array(count);
  for (let i = 0; i < count; i++) raw[i] = words.id(text.slice(tokens.from[i], tokens.to[i]));
  const stops = new Set([...STOPS].map((stop) => words.id(stop)));
  for (let i = 0; i < count; i++) {
    const gap = tokens.gap[i] ?? 0;
    const before = raw[i - 1];
    if (i === 0 || gap === GAP.block) opens[i] = 1;
    else if (before !== undefined && gap > GAP.none && stops.has(before)) {
      const titled = i > 1 && words.isTitle(raw[i - 2] ?? 0);
      const initial = i > 1 && words.shape(raw[i - 2] ?? 0) === SHAPE.letter;
      opens[i] = titled || initial ? 0 : 1;
    }
  }
  const cased = casing(tokens, raw, words);
  const word = raw.map((no, i) => (cased[i] === 0 ? no : words.recased(no)));
  return { text, tokens, word, opens, cased, fact: factsOf(tokens, word, opens, cased, words) };
}

/** Lines of capitals and blocks of small letters. */
function casing(tokens: Tokens, raw: Int32Array, words: Words): Uint8Array {
  const { count } = tokens;
  const cased = new Uint8Array(count);
  const mark = (from: number, to: number, mode: number): void => {
    for (let i = from; i < to; i++) if (cased[i] === 0) cased[i] = mode;
  };
  let line = 0;
  let block = 0;
  let upper = 0;
  let lower = 0;
  let blockUpper = 0;
  let blockLower = 0;
  for (let i = 0; i <= count; i++) {
    const gap = i === count ? GAP.block : (tokens.gap[i] ?? 0);
    if (gap >= GAP.line && i > 0) {
      if (upper >= 2 && lower * 5 <= upper) mark(line, i, 1);
      line = i;
      blockUpper += upper;
      blockLower += lower;
      upper = lower = 0;
      if (gap === GAP.block) {
        if (blockUpper === 0 && blockLower >= 4) mark(block, i, 2);
        block = i;
        blockUpper = blockLower = 0;
      }
    }
    if (i === count) break;
    const shape = words.shape(raw[i] ?? 0);
    if (shape === SHAPE.small) lower++;
    else if (shape === SHAPE.capitals) upper++;
    else if (shape === SHAPE.capital || shape === SHAPE.mixed) {
      lower++;
      blockUpper++;
    }
  }
  return cased;
}

function factsOf(tokens: Tokens, word: Int32Array, opens: Uint8Array, cased: Uint8Array, words: Words): Uint8Array {
  const { count } = tokens;
  const small = word.map((no) => words.small(no));
  const size = words.size();
  const lower = new Uint8Array(size);
  const capital = new Uint8Array(size);
  const titled = new Uint8Array(size);
  const named = new Uint8Array(size);
  for (let i = 0; i < count; i++) {
    const no = word[i] ?? 0;
    const key = small[i] ?? 0;
    const shape = words.shape(no);
    if (cased[i] === 0 && shape === SHAPE.small) lower[key] = Math.min(2, (lower[key] ?? 0) + 1);
    if (shape !== SHAPE.capital && shape !== SHAPE.capitals && shape !== SHAPE.mixed) continue;
    if (cased[i] === 0 && opens[i] === 0) capital[key] = Math.min(2, (capital[key] ?? 0) + 1);
    if (i === 0 || opens[i] === 1) continue;
    const near = tokens.gap[i] !== GAP.none && words.shape(word[i - 1] ?? 0) === SHAPE.sign ? i - 2 : i - 1;
    const before = word[near];
    if (before === undefined) continue;
    if (words.isTitle(before) && words.shape(before) !== SHAPE.small) titled[key] = 1;
    else if (near === i - 1 && words.isName(before) && words.shape(before) === SHAPE.capital) named[key] = 1;
  }
  const fact = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const key = small[i] ?? 0;
    fact[i] = (lower[key] ?? 0) + 3 * (capital[key] ?? 0) + 9 * (titled[key] ?? 0) + 18 * (named[key] ?? 0);
  }
  return fact;
}

/** Calls `use` with each feature of token `i` that joins words or hangs on the whole text. Order and number are fixed. */
export function joint(seen: Seen, words: Words, i: number, use: Uint32Array): number {
  const { word, tokens, opens, cased, fact } = seen;
  const { count } = tokens;
  const v = (d: number): number => (i + d >= 0 && i + d < count ? words.value(word[i + d] as number) : d);
  const k = (d: number): number => (i + d >= 0 && i + d < count ? words.kind(word[i + d] as number) : d);
  const f = (d: number): number => (i + d >= 0 && i + d < count ? (fact[i + d] as number) : 40);
  const [a, b, c, d, e] = [v(-2), v(-1), v(0), v(1), v(2)];
  const [p, q, r, s, t] = [k(-2), k(-1), k(0), k(1), k(2)];
  const here = (tokens.gap[i] ?? 0) * 8 + (opens[i] ?? 0) * 4 + (cased[i] ?? 0);
  let n = 0;
  const put = (family: number, value: number): void => {
    let hash = Math.imul(value ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    use[n++] = (hash ^ (hash >>> 13)) >>> 12;
  };
  put(101, join(b, c));
  put(102, join(c, d));
  put(103, join(b, d));
  put(104, join(a, b));
  put(105, join(d, e));
  put(106, join(b, r));
  put(107, join(d, r));
  put(108, join(q, r));
  put(109, join(r, s));
  put(110, join(join(q, r), s));
  put(111, join(join(p, q), r));
  put(112, join(join(r, s), t));
  put(113, join(a, r));
  put(114, join(here, r));
  put(115, f(0));
  put(116, join(f(0), r));
  put(117, join(f(0), b));
  put(118, join(f(-1), join(f(0), f(1))));
  put(119, join(f(0), join(here, words.shape(word[i] as number))));
  put(120, join(join(a, b), r));
  put(121, join(join(d, e), r));
  return n;
}

export const JOINT = 21;
