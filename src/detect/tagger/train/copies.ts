// Copies of a training text as worse readers give it: in small letters, in capitals, with reading errors. Same length, so
// that the marks stand where they stood.
import { random, type Sample } from './learn.ts';

const sameLength = (text: string, change: (char: string) => string): string =>
  Array.from(text, (char) => {
    const changed = change(char);
    return changed.length === char.length ? changed : char;
  }).join('');

export const inSmallLetters = (text: string): string => sameLength(text, (char) => char.toLowerCase());
export const inCapitals = (text: string): string => sameLength(text, (char) => char.toUpperCase());

const ALIKE: Readonly<Record<string, string>> = {
  ...{
    a: 'oeu',
    b: 'h6',
    c: 'eo',
    d: 'cl',
    e: 'co',
    f: 't',
    g: 'q9',
    h: 'bn',
    i: 'l1j',
    j: 'i',
    k: 'h',
    l: '1it',
    m: 'n',
  },
  ...{ n: 'ru', o: '0ce', p: 'q', q: 'g', r: 'n', s: '5z', t: 'fl', u: 'vn', v: 'uy', w: 'v', x: 'k', y: 'v', z: 's2' },
  ...{ A: 'R4', B: '8R', C: 'GO', D: 'O0', E: 'F', F: 'EP', G: 'C6', H: 'N', I: 'l1', J: 'I', K: 'X', L: 'I', M: 'N' },
  ...{ N: 'M', O: '0Q', P: 'F', Q: 'O', R: 'P', S: '5', T: 'I7', U: 'V', V: 'U', W: 'V', X: 'K', Y: 'V', Z: '2' },
  ...{ 0: 'O', 1: 'l', 2: 'Z', 3: '8', 5: 'S', 6: 'b', 8: 'B', 9: 'g' },
};

/** Letters and digits replaced by ones that look alike, a `share` of them. */
export function misread(text: string, share: number, draw: () => number): string {
  return sameLength(text, (char) => {
    const others = ALIKE[char];
    if (others === undefined || draw() >= share) return char;
    return others[Math.floor(draw() * others.length)] ?? char;
  });
}

/** A sample with its copies. */
export function withCopies(sample: Sample, seed: number): Sample[] {
  const draw = random(seed);
  const { text } = sample;
  return [
    sample,
    { ...sample, text: inSmallLetters(text) },
    { ...sample, text: inCapitals(text) },
    { ...sample, text: misread(text, 0.02, draw) },
  ];
}
