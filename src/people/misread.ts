// Words as a scan or a hurried hand may have changed them: one letter for another that looks like it, one letter too many,
// too few or wrong, two for one ("rn" for "m"). An index finds the words of a list that a word may have been meant to be,
// without looking at all of them. Not here: whether it is that word where it stands (detect/names).

/** How a word differs from the one that may be meant: a digit for a letter, letters that look alike, anything else. */
export type Slip = 'digit' | 'look-alike' | 'other';

/** A word that may be meant. */
export interface Meant {
  readonly word: string;
  readonly slip: Slip;
}

// What readers take for one another, in print and in worn print; small letters stand for both cases ("C" and "G").
const ALIKE = '0o 0d 0q 0c 1l 1i 1t 1j 2z 3b 3e 4a 5s 6g 6b 7t 7y 8b 8s 9g 9q 9p ao ae bh bd bp ce co cg do ea ec ef eo fp ft gq gy hn hk ij il it jl kx lt mn nr nu oq pr rt uv ua vw vy wm'; // prettier-ignore
const alike = new Set(ALIKE.split(' ').flatMap((pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`]));
/** Two letters that are read as one, and back. */
const TWINS = [['rn', 'm'], ['vv', 'w'], ['cl', 'd'], ['li', 'h'], ['ii', 'u'], ['nn', 'm']] as const; // prettier-ignore

const isDigit = (mark: string): boolean => mark >= '0' && mark <= '9';

/** Do two folded letters look alike to a bad reader? */
export const looksAlike = (a: string, b: string): boolean => alike.has(a + b);

function slipOf(written: string, meant: string): Slip {
  if (isDigit(written) && !isDigit(meant)) return 'digit';
  return looksAlike(written, meant) ? 'look-alike' : 'other';
}

/** How `written` differs from `meant` (both folded) where they are one slip apart; null where they are equal or further. */
export function slipBetween(written: string, meant: string): Slip | null {
  if (written === meant || Math.abs(written.length - meant.length) > 1) return null;
  let i = 0;
  while (i < written.length && written[i] === meant[i]) i++;
  let j = 0;
  const most = Math.min(written.length, meant.length) - i;
  while (j < most && written.at(-1 - j) === meant.at(-1 - j)) j++;
  const x = written.slice(i, written.length - j);
  const y = meant.slice(i, meant.length - j);
  if (x.length === 1 && y.length === 1) return slipOf(x, y);
  if (x.length + y.length === 1) return twins(written, meant) ? 'look-alike' : 'other';
  if (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]) return 'other';
  return twins(written, meant) ? 'look-alike' : null;
}

function twins(a: string, b: string): boolean {
  for (const [two, one] of TWINS) if (swapsOnce(a, b, two, one) || swapsOnce(b, a, two, one)) return true;
  return false;
}

/** Does `a` become `b` when `two` is read as `one` at one place? */
function swapsOnce(a: string, b: string, two: string, one: string): boolean {
  for (let at = a.indexOf(two); at >= 0; at = a.indexOf(two, at + 1))
    if (a.slice(0, at) + one + a.slice(at + 2) === b) return true;
  return false;
}

/** Words that may be meant by a word, looked up. */
export interface WordIndex {
  /** The words of the list that `written` is one slip away from. Not the word itself. */
  find(written: string): readonly Meant[];
}

const NOTHING: readonly Meant[] = [];
/** Answers are remembered; bounded, so that a long-lived process stays small. */
const LIMIT = 50_000;

/**
 * An index of `words` (folded). Each is filed under itself with each letter left out in turn, so that a word that differs
 * by one letter meets it under the same key; a look-up costs as many steps as the word has letters.
 */
export function wordIndex(words: Iterable<string>): WordIndex {
  const filed = new Map<string, string[]>();
  const file = (key: string, word: string): void => {
    const known = filed.get(key);
    if (known === undefined) filed.set(key, [word]);
    else if (!known.includes(word)) known.push(word);
  };
  for (const word of new Set(words)) {
    file(word, word);
    for (let i = 0; i < word.length; i++) file(word.slice(0, i) + word.slice(i + 1), word);
    for (const [two, one] of TWINS)
      for (let at = word.indexOf(two); at >= 0; at = word.indexOf(two, at + 1))
        file(word.slice(0, at) + one + word.slice(at + 2), word);
  }
  const answered = new Map<string, readonly Meant[]>();
  return {
    find(written) {
      const known = answered.get(written);
      if (known !== undefined) return known;
      let found: Meant[] | undefined;
      const look = (key: string): void => {
        for (const word of filed.get(key) ?? NOTHING_FILED) {
          const slip = slipBetween(written, word);
          if (slip !== null && !(found ??= []).some((one) => one.word === word)) found.push({ word, slip });
        }
      };
      look(written);
      for (let i = 0; i < written.length; i++) look(written.slice(0, i) + written.slice(i + 1));
      for (const [two, one] of TWINS)
        for (let at = written.indexOf(two); at >= 0; at = written.indexOf(two, at + 1))
          look(written.slice(0, at) + one + written.slice(at + 2));
      if (answered.size > LIMIT) answered.clear();
      answered.set(written, found ?? NOTHING);
      return found ?? NOTHING;
    },
  };
}

const NOTHING_FILED: readonly string[] = [];
