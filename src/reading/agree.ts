// When a line counts as read: rule R. Two readers that learnt from different data see the same, and the first is sure. Measured on
// made-up pictures: no misreading of 17 passed. Anything else is unread, whatever either of them says.
import { SURE, type FoundLine } from './line.ts';
import { align, fold, likeness } from './fold.ts';
import type { LineWord } from './strips.ts';

const ALIKE = 0.95;
/** A sheet on which the readers agree less than this goes to a person whole. */
export const SHEET_ALIKE = 0.9;

/** A line with what came of both readers. */
export interface JudgedLine {
  readonly quad: FoundLine['quad'];
  readonly read: boolean;
  readonly words: readonly LineWord[];
  /** Every reading that any reader gave. */
  readonly readings: readonly string[];
  /** 0 to 1, folded. */
  readonly likeness: number;
  /** Letters and figures that stand there, as far as anybody can tell. */
  readonly letters: number;
}

const textOf = (words: readonly LineWord[]): string => words.map(({ text }) => text).join(' ');
const digits = (text: string): number => text.replace(/\D/g, '').length;

/** The words of the first reader alone, parted at its spaces. */
function wordsOf({ text, at }: FoundLine): LineWord[] {
  const words: LineWord[] = [];
  const step = at.length > 1 ? ((at.at(-1) ?? 1) - (at[0] ?? 0)) / (at.length - 1) : 0.5;
  for (const match of text.matchAll(/\S+/g)) {
    const [first, last] = [at[match.index] ?? 0, at[match.index + match[0].length - 1] ?? 1];
    words.push({ text: match[0], from: Math.max(0, first - 1.5 * step), to: Math.min(1, last + 1.5 * step) });
  }
  return words;
}

/** Marks that the second reader likes to see at the edge of a word where there is dirt or a rule. */
const DIRT = /[/\\|»«+*~_=]/;

/** The second reader takes a lone capital I for a rule. */
const letterI = (word: LineWord): LineWord => (word.text === '|' ? { ...word, text: 'I' } : word);

/** A word without such a mark before it, unless the first reader saw that too. `before`: what the first has left of it. */
const cleaned = (word: LineWord, before: string): LineWord =>
  word.text.length > 1 && DIRT.test(word.text[0] as string) && word.text[0] !== before
    ? { ...word, text: word.text.slice(1) }
    : word;

/**
 * A word of letters in which the readers see other letters that look alike ("lise", "Ilse"): the first reader's stand, which errs less.
 * Where only capitals differ, or the first sees figures, the second's do.
 */
function lettersOf(word: LineWord, other: string): LineWord {
  const bare = /^[^\p{L}\p{N}]*(.*?)[^\p{L}\p{N}]*$/u.exec(word.text)?.[1] ?? '';
  const same = bare.length > 1 && other.length === bare.length && fold(other).folded === fold(bare).folded;
  if (!same || !/^\p{L}+$/u.test(other) || other.toLowerCase() === bare.toLowerCase()) return word;
  return { ...word, text: word.text.replace(bare, () => other) };
}

/** Where the readers differ in a word with figures, the reading with more figures stands; at a draw, the first reader's. */
function mend(words: readonly LineWord[], first: string): LineWord[] {
  const [one, two] = [fold(textOf(words)), fold(first)];
  const { to } = align(one.folded, two.folded);
  let start = 0;
  return words.map((whole) => {
    let word = whole;
    const end = start + word.text.length;
    const places = one.from.flatMap((at, i) => (at >= start && at < end && (to[i] as number) >= 0 ? [two.from[to[i] as number] as number] : []));
    start = end + 1;
    if (places.length === 0) return word;
    word = cleaned(word, first[Math.min(...places) - 1] ?? '');
    const other = first.slice(Math.min(...places), Math.max(...places) + 1);
    if (digits(word.text) === 0) return lettersOf(word, other);
    const sameForm = other.length === word.text.replace(/[^\p{L}\p{N}]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '').length;
    if (!sameForm || /\s/.test(other) || digits(other) < digits(word.text)) return word;
    return { ...word, text: word.text.replace(/[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/u, () => other) };
  });
} // prettier-ignore

/** So many figures make a word a number, in which every letter counts: a long line may hide one wrong figure. */
const NUMBER = 3;
/** So many letters and figures mixed make it a code: half a number plate, half a postcode. */
const CODE = 4;

const isNumber = (text: string): boolean => {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  return digits(text) >= NUMBER || (digits(text) > 0 && letters > digits(text) && letters >= CODE);
};

/** Do both readings hold the same numbers and codes, letter for letter once folded? */
export function sameNumbers(words: readonly LineWord[], first: string): boolean {
  const [one, two] = [fold(textOf(words)), fold(first)];
  const { to } = align(one.folded, two.folded);
  const met = new Set(to);
  const stray = two.from.some((at, k) => !met.has(k) && /\d/.test(first[at] as string));
  let start = 0;
  return !stray && words.every(({ text }) => {
    const [from, end] = [start, start + text.length];
    start = end + 1;
    const own = one.from.flatMap((at, i) => (at >= from && at < end ? [i] : []));
    const theirs = own.map((i) => to[i] as number);
    const seen = first.slice(two.from[Math.min(...theirs.filter((k) => k >= 0))] ?? 0, (two.from[Math.max(...theirs)] ?? -1) + 1);
    if (!isNumber(text) && !isNumber(seen)) return true;
    return own.every((i, n) => {
      const k = to[i] as number;
      return k >= 0 && one.folded[i] === two.folded[k] && (n === 0 || k === (theirs[n - 1] as number) + 1);
    });
  });
} // prettier-ignore

/** Judges one line by rule R. `second`: the words of the second reader. */
export function judgeLine(line: FoundLine, second: readonly LineWord[]): JudgedLine {
  const theirs = textOf(second);
  const alike = likeness(line.text, theirs);
  const letters = Math.max(fold(line.text).folded.length, fold(theirs).folded.length);
  const read = letters > 0 && line.confidence >= SURE && alike >= ALIKE && sameNumbers(second, line.text);
  const readings = [...new Set([line.text, theirs, ...line.others])].filter((text) => text.trim() !== '');
  const words = read ? mend(second, line.text).map(letterI) : line.text === '' ? second : wordsOf(line);
  return { quad: line.quad, read, words, readings, likeness: alike, letters };
}

/** How well the readers agree on a whole sheet, by its letters; 1 for a sheet without any. */
export function agreementOf(lines: readonly JudgedLine[]): number {
  const all = lines.reduce((sum, { letters }) => sum + letters, 0);
  return all === 0 ? 1 : lines.reduce((sum, { letters, likeness: alike }) => sum + letters * alike, 0) / all;
}
