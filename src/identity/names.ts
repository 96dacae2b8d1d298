// How a name on a record stands to a known one: the same, close (initials, a slip, another spelling, part of a double
// surname), or another. Not here: finding names on a page (record.ts).
import { fold, PARTICLES, sameGivenName, sexOfTitle } from '../people/index.ts';
import { oneSlip } from './numbers.ts';

/** From the best to the worst. Only `full` counts as an agreement; from `other-surname` on it is another name. */
export const NAME_MATCHES = [
  'full', 'short', 'initials', 'spelling', 'sound', 'part', 'reordered', 'generation', 'surname-only', 'former',
  'other-surname', 'other-middle', 'other-generation', 'other-forename', 'other',
] as const; // prettier-ignore
export type NameMatch = (typeof NAME_MATCHES)[number];

type Generation = 'older' | 'younger';
interface Reading {
  readonly given: readonly string[];
  readonly surname: readonly string[];
  /** Is the surname known to be of several parts: hyphened, or set apart by its comma or capitals? */
  readonly double: boolean;
}
interface Written {
  readonly readings: readonly Reading[];
  /** Surnames told beside the name: née, formerly. */
  readonly former: readonly string[];
  readonly generation: Generation | null;
  readonly words: readonly string[];
}

const GENERATION: Readonly<Record<string, Generation>> = {
  jnr: 'younger', jr: 'younger', junior: 'younger', ii: 'younger', iii: 'younger', younger: 'younger',
  snr: 'older', sr: 'older', senior: 'older', elder: 'older',
}; // prettier-ignore
const FORMER = /[([]?\s*\b(?:n[ée]e|formerly|previously|maiden name|birth name|f\/k\/a)\b[\s:]*([^)\],;]+)[)\]]?/giu;
const DIGITS: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '6': 'G', '|': 'I' };

/** Digits and bars inside a word are letters that a scanner misread. */
const unmisread = (word: string): string => (/[A-Za-z]/.test(word) ? word.replace(/[01568|]/g, (mark) => DIGITS[mark] ?? mark) : word); // prettier-ignore

const wordsOf = (text: string): string[] =>
  text.split(/[\s.,-]+/).flatMap((word) => {
    const plain = fold(unmisread(word)).replace(/[^\p{L}]/gu, '');
    return plain === '' ? [] : [plain];
  });

/** Every way to part words into given names and surname; the likely ones first. */
function split(words: readonly string[], surnameFirst: boolean, hyphened: readonly string[]): Reading[] {
  const readings: Reading[] = [];
  // A hyphen is never split: "Dean Smith-Jones" is no Jones.
  const tied = (at: number): boolean =>
    hyphened.some((pair) => ` ${pair} `.includes(` ${words[at - 1]} ${words[at]} `));
  const add = (surname: readonly string[], given: readonly string[]): void => {
    readings.push({ given, surname, double: surname.length > 1 && hyphened.includes(surname.join(' ')) });
  };
  for (let at = words.length - 1; at >= 1; at--) if (!tied(at)) add(words.slice(at), words.slice(0, at));
  if (surnameFirst) for (let at = 1; at < words.length; at++) if (!tied(at)) add(words.slice(0, at), words.slice(at));
  return readings;
}

const isDouble = (surname: readonly string[]): boolean => surname.length > 1;

/** Takes a written name apart in every way it may be meant. Null where there is not even one word. */
function readName(text: string): Written | null {
  const former = [...text.matchAll(FORMER)].flatMap((hit) => wordsOf(hit[1] as string).slice(-1));
  let rest = text.replace(FORMER, ' ').replace(/[()[\]"“”]/g, ' ');
  let generation: Generation | null = null;
  rest = rest.replace(/\b(?:the )?(jnr|jr|junior|snr|sr|senior|ii|iii|elder|younger)\b\.?(?=\s*,|\s*$)/gi, (whole, word: string) => {
    if (rest.replace(whole, ' ').split(/[\s,]+/).filter(Boolean).length < 2) return whole;
    generation = GENERATION[word.toLowerCase()] ?? null;
    return ' ';
  }); // prettier-ignore
  rest = rest.replace(/[\s,]+$/, '').trim();
  const clean = (part: string): string[] => {
    const words = wordsOf(part);
    return words.filter((word, i) => !(sexOfTitle(word) !== undefined && words.length > 1 && (i === 0 || i === words.length - 1)));
  }; // prettier-ignore
  const comma = /^([^,]+),(.*)$/s.exec(rest);
  const words = clean(rest.replace(',', ' '));
  if (words.length === 0) return null;
  if (comma) {
    const surname = clean(comma[1] as string);
    const given = clean(comma[2] as string);
    const readings = surname.length > 0 ? [{ surname, given, double: isDouble(surname) }] : [];
    return { readings, former, generation, words };
  }
  if (words.length === 1)
    return { readings: [{ surname: words, given: [], double: false }], former, generation, words };
  // "Colin TRANTER", "TRANTER Colin": capitals are the surname where the rest has small letters.
  const raw = rest.split(/\s+/).filter((word) => wordsOf(word).length > 0 && sexOfTitle(fold(word)) === undefined);
  const capital = (word: string): boolean => word.length > 1 && /\p{Lu}.*\p{Lu}/u.test(word) && !/[a-zà-ÿ]{2}/.test(word.replace(/^M[a]?c/, '')); // prettier-ignore
  const caps = raw.filter(capital);
  if (caps.length > 0 && caps.length < raw.length && raw.some((word) => !capital(word) && word.length > 1)) {
    const surname = caps.flatMap(wordsOf);
    const given = raw.filter((word) => !capital(word) && !PARTICLES.has(fold(word))).flatMap(wordsOf);
    return { readings: [{ surname, given, double: isDouble(surname) }], former, generation, words };
  }
  const hyphened = raw.filter((word) => /\p{L}-\p{L}/u.test(word)).map((word) => wordsOf(word).join(' '));
  return { readings: split(words, caps.length === raw.length, hyphened), former, generation, words };
}

/** One key for the spellings that a name takes on its way between alphabets and ears: Mohammed, Muhammad; Youssef, Yusuf. */
export function soundKey(name: string): string {
  const plain = fold(name).replace(/[^a-z]/g, '');
  const steps: readonly [RegExp, string][] = [
    [/ph/g, 'f'], [/bh|mh/g, 'v'], [/tch|cz|ch|ć|č/g, 'C'], [/sch|sh|sz/g, 's'], [/zh|z/g, 's'], [/ck|kh|q/g, 'k'], [/gh/g, 'g'],
    [/dj|dzh/g, 'j'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/x/g, 'ks'], [/w/g, 'v'], [/th/g, 't'], [/dh/g, 'd'],
  ]; // prettier-ignore
  let key = plain;
  for (const [from, to] of steps) key = key.replace(from, to);
  const first = /^[aeiou]/.test(key) ? 'a' : (key[0] ?? '').replace('i', 'y');
  return (first + key.slice(1).replace(/[aeiouyh]/g, '')).replace(/(.)\1+/g, '$1');
}

type Part = 'same' | 'short' | 'initial' | 'spelling' | 'sound' | 'part' | 'other';
const join = (words: readonly string[]): string => words.join('').replace(/^mac(?=[a-z]{4})/, 'mc');
/** Letters that a scan runs together or apart. */
const blurred = (word: string): string => word.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd').replace(/[li]/g, 'i'); // prettier-ignore
const slipped = (a: string, b: string): boolean =>
  (a.length >= 5 && b.length >= 5 && oneSlip(a, b)) || (a.length >= 4 && b.length >= 4 && blurred(a) === blurred(b));
/** The same sound; Cyrillic г comes as g and as h (Sergei, Serhiy). */
function sounds(a: string, b: string): boolean {
  const [x, y] = [soundKey(a), soundKey(b)];
  if (x.length < 2 || y.length < 2) return false;
  return x === y || (x.length > 2 || y.length > 2 ? x.replace(/g/g, '') === y.replace(/g/g, '') : false);
}

function surnames(one: Reading, two: Reading): Part {
  const [a, b] = [one.surname, two.surname];
  const [x, y] = [join(a), join(b)];
  if (x === y) return 'same';
  if (slipped(x, y)) return 'spelling';
  if (sounds(x, y)) return 'sound';
  const own = (words: readonly string[]): string[] => words.filter((word) => !PARTICLES.has(word));
  const [s, t] = [own(a), own(b)];
  const within = (few: readonly string[], many: readonly string[]): boolean => few.length > 0 && few.length < many.length && few.every((word) => many.includes(word)); // prettier-ignore
  return (two.double && within(s, t)) || (one.double && within(t, s)) ? 'part' : 'other';
}

function givens(a: string, b: string): Part {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'other';
  if (sameGivenName(a, b)) return 'short';
  if (slipped(a, b)) return 'spelling';
  return sounds(a, b) ? 'sound' : 'other';
}

const RANK: readonly Part[] = ['same', 'initial', 'short', 'spelling', 'sound', 'part', 'other'];
const worst = (parts: readonly Part[]): Part => parts.reduce((a, b) => (RANK.indexOf(b) > RANK.indexOf(a) ? b : a), 'same'); // prettier-ignore

/** Middle names: in order; a name may be missing on either side, but none may be another. */
function middles(a: readonly string[], b: readonly string[]): Part {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const parts: Part[] = [];
  let at = 0;
  for (const name of few) {
    const rest = many.slice(at).map((other) => givens(name, other));
    const best = rest.findIndex((part) => part !== 'other');
    if (best < 0) return 'other';
    // An initial says little, but a middle name is often written so.
    parts.push(rest[best] === 'initial' ? 'same' : (rest[best] as Part));
    at += best + 1;
  }
  return worst(parts);
}

function pair(a: Reading, b: Reading): NameMatch {
  const surname = surnames(a, b);
  const [x, ...moreX] = a.given;
  const [y, ...moreY] = b.given;
  if (x === undefined || y === undefined) return surname === 'same' || surname === 'spelling' ? 'surname-only' : 'other';
  const first = givens(x, y);
  if (surname === 'other') return first === 'same' && middles(moreX, moreY) !== 'other' ? 'other-surname' : 'other';
  if (first === 'other') return 'other-forename';
  const middle = middles(moreX, moreY);
  if (middle === 'other') return 'other-middle';
  const whole = worst([surname, first, middle]);
  if (whole === 'same') return 'full';
  return whole === 'initial' ? 'initials' : (whole);
} // prettier-ignore

const better = (a: NameMatch, b: NameMatch): NameMatch => (NAME_MATCHES.indexOf(a) <= NAME_MATCHES.indexOf(b) ? a : b);

/** How a name on a record stands to a known name, both as written ("TRANTER, COLIN J", "Mrs Jo Tranter (née Hall)"). */
export function matchName(written: string, known: string): NameMatch {
  const a = readName(written);
  const b = readName(known);
  if (!a || !b) return 'other';
  // Another surname can only be told where the known name is read as it is meant, surname last.
  const levels = a.readings.flatMap((x) =>
    b.readings.map((y, i) => {
      const level = pair(x, y);
      return level === 'other-surname' && i > 0 ? 'other' : level;
    }),
  );
  // "Rhodri Meurig" as given names of a Vaughan speak before "Rhodri" as that of a Meurig-Vaughan.
  const sameSurname = levels.some((level) => level === 'other-middle' || level === 'other-forename');
  const best = levels
    .filter((level) => !(sameSurname && level === 'other-surname'))
    .reduce<NameMatch>((x, y) => better(x, y), 'other');
  if (best === 'full' && a.generation !== b.generation)
    return a.generation && b.generation ? 'other-generation' : 'generation';
  if (NAME_MATCHES.indexOf(best) < NAME_MATCHES.indexOf('other-surname')) return best;
  const former = (x: Written, names: readonly string[]): Reading[] => x.readings.flatMap(({ given }) => names.map((name) => ({ given, surname: [name], double: false }))); // prettier-ignore
  for (const x of former(a, a.former)) for (const y of b.readings) if (pair(x, y) === 'full') return 'former';
  for (const x of a.readings) for (const y of former(b, b.former)) if (pair(x, y) === 'full') return 'former';
  const sorted = (words: readonly string[]): string => words.toSorted().join(' ');
  if (a.words.length > 1 && sorted(a.words) === sorted(b.words)) return 'reordered';
  return best;
}
