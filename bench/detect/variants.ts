// The same marked text as it may come: lower case, capitals, and with the errors that reading by machine makes.
import type { MarkedPage, MarkedValue } from '../../test/fixtures/marked.ts';
import { chance, pick, seedOf } from './chance.ts';

export const VARIANTS = ['plain', 'lower case', 'CAPITALS', '1 % noise', '3 % noise'] as const;
export type Variant = (typeof VARIANTS)[number];

// What tesseract and its like take for one another. Pairs, both ways; letters of equal number.
const PAIRS = ['0O', '0o', '1l', '1I', 'lI', '5S', '8B', '2Z', '6G', '7T', '9g', 'ec', 'ao', 'uv', 'nu', 'hb', 'rn', 'tf', 'ij', 'CG', 'EF', 'PR', 'MN', 'OQ', 'DO', 'VY', '38', '17', '.,']; // prettier-ignore
const TAKEN = new Map<string, string[]>();
for (const [a = '', b = ''] of PAIRS.map((pair) => [...pair])) {
  TAKEN.set(a, [...(TAKEN.get(a) ?? []), b]);
  TAKEN.set(b, [...(TAKEN.get(b) ?? []), a]);
}

/** What a machine might read in place of this letter; the letter itself where it is never mistaken. */
export function misread(letter: string, random: () => number): string {
  const others = TAKEN.get(letter);
  return others === undefined ? letter : pick(others, random);
}

/** Of the errors so many drop a letter, and as many lose or gain a space. */
const DROPS = 0.06;
const JOINS = 0.06;

/** Changes each letter of `page` by `change` (which may give none or two) and moves the marks along. */
function rewrite(page: MarkedPage, change: (letter: string, at: number) => string): MarkedPage {
  const moved = new Uint32Array(page.text.length + 1);
  let text = '';
  for (let at = 0; at < page.text.length; at++) {
    moved[at] = text.length;
    text += change(page.text[at] ?? '', at);
  }
  moved[page.text.length] = text.length;
  const marks = page.marks.map((mark): MarkedValue => ({
    ...mark,
    from: moved[mark.from] ?? 0,
    to: moved[mark.to] ?? 0,
  }));
  return { ...page, text, marks };
}

const sameLength = (letter: string, changed: string): string => (changed.length === letter.length ? changed : letter);

function noisy(page: MarkedPage, rate: number): MarkedPage {
  const random = chance(seedOf(page.text));
  return rewrite(page, (letter) => {
    if (/\s/.test(letter)) return letter === ' ' && random() < rate * JOINS ? '' : letter;
    if (random() >= rate) return letter;
    const kind = random();
    if (kind < DROPS) return '';
    if (kind < DROPS + JOINS) return `${letter} `;
    return misread(letter, random);
  });
}

/** A page in one of the variants, its marks where the values now stand. Noise is seeded by the text. */
export function vary(page: MarkedPage, variant: Variant): MarkedPage {
  switch (variant) {
    case 'plain':
      return page;
    case 'lower case':
      return rewrite(page, (letter) => sameLength(letter, letter.toLowerCase()));
    case 'CAPITALS':
      return rewrite(page, (letter) => sameLength(letter, letter.toUpperCase()));
    case '1 % noise':
      return noisy(page, 0.01);
    case '3 % noise':
      return noisy(page, 0.03);
  }
}
