// How easily a text reads: Flesch's reading ease, R. Flesch, Journal of Applied Psychology 32 (1948) 221:
// 206.835 − 1.015 × words per sentence − 84.6 × syllables per word. 60 and more is plain English.

/** Sounds that the rules below count wrong. */
const KNOWN: Readonly<Record<string, number>> = {
  being: 2, business: 2, doing: 2, every: 2, going: 2, idea: 3, area: 3, people: 2, police: 2, once: 1, safety: 3, anyone: 3, centre: 2, material: 4, easier: 3, safely: 2,
  someone: 2, something: 2, somebody: 3, sometimes: 2, home: 1, science: 2, create: 2, created: 3, react: 2, video: 3, different: 3,
  therefore: 2, whereas: 2, moreover: 3, whatever: 3, wherever: 3, statement: 2, statements: 2, careful: 2, carefully: 3, useful: 2, hopeful: 2, makes: 1,
  sure: 1, sorry: 2, having: 2, evidence: 3, commissioner: 4, office: 2, offices: 3, service: 2, services: 3, life: 1, house: 1, apologise: 4, advice: 2,
  likely: 2, lonely: 2, lately: 2, completely: 3, immediately: 5, privately: 3, separately: 4, named: 1, used: 1, change: 1, changed: 1, changes: 2, arrangements: 4, movement: 2, requirement: 3, involved: 2, involve: 2,
}; // prettier-ignore

/** Syllables of one word, by its vowels: silent e, -ed, -es and endings are seen to. */
export function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z’']/g, '').replace(/['’]s?$/, ''); // prettier-ignore
  const known = KNOWN[plain];
  if (known !== undefined) return known;
  const letters = plain.replace(/[^a-z]/g, '');
  if (letters.length === 0) return /\d/.test(word) ? 1 : 0;
  if (letters.length <= 3) return 1;
  // The silent e within: every-body, some-thing, safe-ly.
  let rest = letters.replace(
    /(ever|som|hom|hous|saf|mov|plac|lat|car|us)e?(?=[bcdfghklmnprstvwy][a-z])/,
    (part, stem: string) => (stem === 'ever' ? 'evr' : part.endsWith('e') ? stem : part),
  );
  // -es is heard after s, x, z, ch, sh, ge, ce; -ed after t and d; -e is not, but for -le after a consonant.
  if (/[^aeiouy]es$/.test(rest) && !/(?:[sxz]|ch|sh|[gc])es$/.test(rest)) rest = rest.slice(0, -2);
  else if (/[^td]ed$/.test(rest) && !/(?:l|r)red$/.test(rest)) rest = rest.slice(0, -2);
  else if (/e$/.test(rest) && !/[^aeiouy]le$/.test(rest) && !/ee$/.test(rest)) rest = rest.slice(0, -1);
  const groups = rest.match(/[aeiouy]+/g)?.length ?? 0;
  // Two vowels that are two sounds: "diary", "client", "area".
  const apart = rest.match(/i(?:a(?!l$|n$)|o(?!n|us)|um|et|ent)|ua(?:l|te)|eo(?!u)(?=[^p])|yi/g)?.length ?? 0;
  return Math.max(1, groups + apart);
}

export interface Reading {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Flesch reading ease. */
  readonly ease: number;
}

/** Reads a text: a line without a stop at its end (a heading, a list entry) is a sentence of its own. */
export function readingEase(text: string): Reading {
  const sentences = text
    .split(/(?<=[.!?:])\s+|\n+/)
    .map((one) => one.match(/[\p{L}\d][\p{L}\d'’.-]*/gu) ?? [])
    .filter((one) => one.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return { words: 0, sentences: 0, syllables: 0, ease: NaN };
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  const ease = 206.835 - 1.015 * (words.length / sentences.length) - 84.6 * (sounds / words.length);
  return { words: words.length, sentences: sentences.length, syllables: sounds, ease };
}
