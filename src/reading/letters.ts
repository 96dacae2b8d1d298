// The output of the recognition network becomes letters with places: the best letter of each step, repeats and blanks left
// out (CTC, Graves 2006). Only letters of Latin writing may win, so a doubtful one shows as low confidence, never as another script.
import type { Scores } from './network/head.ts';

/** What was read of one line. */
export interface LineReading {
  readonly text: string;
  /** Mean of the letters' probabilities; 0 for no letter. */
  readonly confidence: number;
  /** For each UTF-16 unit of `text`: the middle of its letter as a share of the line's length. */
  readonly at: readonly number[];
}

const ALLOWED = /^[\p{Script=Latin}\p{Nd}\p{P}\p{S} ]$/u;
const FOREIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f]/u;

/** The letter of each class of the network that may be read; null for those that may not. Class 0 is the blank. */
export function lettersOf(dictionary: string): (string | null)[] {
  const letters = dictionary.split(/\r?\n/);
  if (letters.at(-1) === '') letters.pop();
  return [null, ...letters, ' '].map((letter) => {
    if (letter === null || FOREIGN.test(letter)) return null;
    const plain = letter.normalize('NFKC');
    return ALLOWED.test(plain) ? plain : null;
  });
}

/** Scores so much lower than the best add nothing to the sum of shares. */
const NOTHING = 20;

/**
 * The best letter of each step, and its share of all (softmax). `used`: share of the input that holds the line, the rest is fill.
 * Throws where there is not one row of scores for each letter.
 */
export function decode({ data, steps, row }: Scores, letters: readonly (string | null)[], used: number): LineReading {
  if (data.length !== letters.length * row) throw new Error('the network scores other letters than the dictionary has');
  const best = new Uint16Array(steps);
  const most = data.slice(0, steps);
  for (let k = 1; k < letters.length; k++) {
    if (letters[k] === null) continue;
    for (let step = 0, at = k * row; step < steps; step++, at++)
      if ((data[at] as number) > (most[step] as number)) [best[step], most[step]] = [k, data[at] as number];
  }
  const told = [...best.keys()].filter((step) => best[step] !== 0 && best[step] !== best[step - 1]);
  const whole = new Float64Array(steps);
  for (let k = 0; k < letters.length; k++)
    for (const step of told) {
      const below = (data[k * row + step] as number) - (most[step] as number);
      if (below > -NOTHING) whole[step] = (whole[step] as number) + Math.exp(below);
    }
  const text = told.map((step) => letters[best[step] as number]).join('');
  const at = told.map((step) => Math.min(1, (step + 0.5) / (steps * used)));
  const sum = told.reduce((all, step) => all + 1 / (whole[step] as number), 0);
  return { text, confidence: told.length === 0 ? 0 : sum / told.length, at };
}
