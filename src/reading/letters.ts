// The output of the recognition network becomes letters with places: the best letter of each step, repeats and blanks left
// out (CTC, Graves 2006). Only letters of Latin writing may win, so a doubtful one shows as low confidence, never as another script.

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

/** Reads `steps` rows of `letters.length` probabilities from `offset`. `used`: share of the input that holds the line, the rest is fill. */
export function decode(
  data: Float32Array,
  offset: number,
  steps: number,
  letters: readonly (string | null)[],
  used: number,
): LineReading {
  const classes = letters.length;
  let [text, sum, count, last] = ['', 0, 0, 0];
  const at: number[] = [];
  for (let step = 0; step < steps; step++) {
    const row = offset + step * classes;
    let best = 0;
    let most = data[row] as number;
    for (let k = 1; k < classes; k++) {
      const value = data[row + k] as number;
      if (value > most && letters[k] !== null) [best, most] = [k, value];
    }
    if (best !== 0 && best !== last) {
      text += letters[best];
      at.push(Math.min(1, (step + 0.5) / (steps * used)));
      sum += most;
      count++;
    }
    last = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count, at };
}
