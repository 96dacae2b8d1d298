// With which two letters a match of a regular expression may begin, and which mark may not stand before it: read from the
// expression's source, always a little too wide and never too narrow. Letters are ASCII or "another". Not here: searching
// (scan.ts).

/** ASCII and one symbol for everything else. */
export const SYMBOLS = 129;
const OTHER = 128;
const WORDS = 5;

type Bits = Uint32Array;
const none = (): Bits => new Uint32Array(WORDS);
const put = (bits: Bits, at: number): void => void ((bits[at >> 5] as number) |= 1 << (at & 31));
export const holds = (bits: Bits, at: number): boolean => (((bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
const join = (a: Bits, b: Bits): Bits => a.map((word, i) => word | (b[i] ?? 0));
const isNone = (bits: Bits): boolean => bits.every((word) => word === 0);
const EVERY = new Uint32Array(WORDS).fill(0xffffffff);

/** What a part of an expression can match, as far as two letters tell. */
interface Part {
  /** Nothing at all. */
  readonly empty: boolean;
  /** One letter and no more. */
  readonly one: Bits;
  /** Two letters and perhaps more: the first → all that may follow it. */
  readonly two: ReadonlyMap<number, Bits>;
  /** Letters in a row that stand in all that it matches; the longest such, small where capitals do not count. */
  readonly must?: string;
}

const NOTHING: Part = { empty: true, one: none(), two: new Map() };
const ANYTHING: Part = { empty: true, one: EVERY, two: new Map(Array.from({ length: SYMBOLS }, (_, i) => [i, EVERY])) };

const firsts = ({ one, two }: Part): Bits => {
  const bits = one.slice();
  for (const first of two.keys()) put(bits, first);
  return bits;
};

function unite(a: ReadonlyMap<number, Bits>, b: ReadonlyMap<number, Bits>): ReadonlyMap<number, Bits> {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const all = new Map(a);
  for (const [first, bits] of b) {
    const known = all.get(first);
    all.set(first, known === undefined ? bits : join(known, bits));
  }
  return all;
}

const either = (a: Part, b: Part): Part => ({ empty: a.empty || b.empty, one: join(a.one, b.one), two: unite(a.two, b.two) }); // prettier-ignore

function then(a: Part, b: Part): Part {
  if (!a.empty && isNone(a.one)) return a;
  const second = firsts(b);
  const crossed = new Map<number, Bits>();
  if (!isNone(second)) for (let i = 0; i < SYMBOLS; i++) if (holds(a.one, i)) crossed.set(i, second);
  let two = unite(a.two, crossed);
  if (a.empty) two = unite(two, b.two);
  let one = none();
  if (a.empty) one = join(one, b.one);
  if (b.empty) one = join(one, a.one);
  return { empty: a.empty && b.empty, one, two };
}

const often = (part: Part, least: number, most: number): Part => {
  const more = most > 1 ? then(part, part) : NOTHING;
  const once = most > 1 ? { ...either(part, more), empty: part.empty } : part;
  if (least === 0) return { ...once, empty: true };
  return least === 1 ? once : then(part, once);
};

const letters = new Map<string, Bits>();

/** The letters that one unit of an expression (a class, an escape, a letter) matches. */
function lettersOf(unit: string, flags: string): Bits {
  const key = `${flags}/${unit}`;
  const known = letters.get(key);
  if (known !== undefined) return known;
  const bits = none();
  const test = new RegExp(`^${unit}$`, flags);
  for (let i = 0; i < OTHER; i++) if (test.test(String.fromCharCode(i))) put(bits, i);
  const wide = /[^ -~]|\\[pPsSDWux]|^\.|^\[\^/.test(unit);
  // Folded, "ſ" is an s and "K" a k.
  const folded = flags.includes('i') && flags.includes('u') && /[ksKS]|-/.test(unit);
  if (wide || folded) put(bits, OTHER);
  letters.set(key, bits);
  return bits;
}

/** Where matches may begin. */
export interface Openings {
  readonly two: ReadonlyMap<number, Bits>;
  /** A match of one letter. */
  readonly one: Bits;
  /** What never stands directly before a match. */
  readonly before: Bits;
  /** The match opens with a word's edge: no letter or digit of ASCII before one. */
  readonly edge: boolean;
  /** What stands in every match ('' where nothing is known); small where capitals do not count. */
  readonly must: string;
  readonly folded: boolean;
}

class Unread extends Error {}

/** The openings of `pattern`; null where its source has something unknown, or where it may match nothing. */
export function openingsOf(pattern: RegExp): Openings | null {
  const { source } = pattern;
  const flags = pattern.flags.replace(/[gyd]/g, '');
  let at = 0;
  const before = none();
  const folded = flags.includes('i');
  let edge = false;

  function alternatives(outer: boolean): Part {
    const first = sequence(outer);
    if (source[at] !== '|') return first;
    let all = first;
    while (source[at] === '|') {
      at++;
      all = either(all, sequence(false));
    }
    return all;
  }

  function sequence(outer: boolean): Part {
    let all = NOTHING;
    let leads = outer;
    let [must, run] = ['', ''];
    const longer = (text: string): void => void (must = text.length > must.length ? text : must);
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const start = at;
      const part = unit(leads);
      const zeroWidth = part === NOTHING;
      if (zeroWidth && leads && outer && source.startsWith('\\b', start)) edge = true;
      if (!zeroWidth) leads = false;
      const letter = source.slice(start, at);
      const [least, most] = zeroWidth && at > start && !/[*+?{]/.test(source[at] ?? '') ? [1, 1] : quantity();
      all = then(all, often(part, least, most));
      if (zeroWidth) continue;
      const plain = /^[a-zA-Z0-9 @:,;=<>"'&%#_-]$/.test(letter) && least === 1 && most === 1;
      if (plain) longer((run += folded ? letter.toLowerCase() : letter));
      else run = '';
      if (least > 0 && part.must !== undefined) longer(part.must);
    }
    return { ...all, must };
  }

  function quantity(): readonly [number, number] {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 16));
    if (found === null) return [1, 1];
    at += found[0].length;
    if (found[1] !== undefined) return found[1] === '*' ? [0, 2] : found[1] === '+' ? [1, 2] : [0, 1];
    const least = Number(found[2]);
    return [least, found[3] === '' ? least : found[4] === '' ? Infinity : Number(found[4])];
  }

  function unit(leads: boolean): Part {
    const mark = source[at] ?? '';
    if (mark === '(') return group(leads);
    if (mark === '^' || mark === '$') {
      at++;
      return NOTHING;
    }
    if (mark === '\\') return escape();
    if (mark === '[') return single(classAt());
    const point = source.codePointAt(at) ?? 0;
    const text = String.fromCodePoint(point);
    at += text.length;
    return point > 0xffff ? single('\\u{10000}') : single(text);
  }

  const single = (text: string): Part => ({ empty: false, one: lettersOf(text, flags), two: new Map() });

  function classAt(): string {
    const start = at++;
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    at++;
    return source.slice(start, at);
  }

  function escape(): Part {
    const next = source[at + 1] ?? '';
    if (next === 'b' || next === 'B') {
      at += 2;
      return NOTHING;
    }
    if (/[1-9k]/.test(next)) {
      at += next === 'k' ? source.slice(at).indexOf('>') + 1 : 2;
      return ANYTHING;
    }
    const found = /^\\(?:[pP]\{[^}]+\}|u\{[^}]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^ux])/.exec(source.slice(at, at + 40));
    if (found === null) throw new Unread();
    at += found[0].length;
    return single(found[0]);
  }

  function group(leads: boolean): Part {
    const found = /^\((?:\?(?::|=|!|<=|<!|<\w+>))?/.exec(source.slice(at, at + 30));
    const opened = found?.[0] ?? '(';
    if (source[at + 1] === '?' && opened === '(') throw new Unread();
    at += opened.length;
    const inside = alternatives(false);
    if (source[at] !== ')') throw new Unread();
    at++;
    if (opened === '(?<!' && leads && !inside.empty) for (let i = 0; i < SYMBOLS; i++) if (forbids(inside, i)) put(before, i); // prettier-ignore
    return /^\(\?(?:=|!|<=|<!)$/.test(opened) ? NOTHING : inside;
  }

  try {
    const all = alternatives(true);
    if (at < source.length || all.empty) return null;
    // A mark that is both allowed and part of what is folded stays allowed: "another" is many letters.
    before[OTHER >> 5] = (before[OTHER >> 5] ?? 0) & ~(1 << (OTHER & 31));
    const plainTop = !topLevel(source).includes('|');
    return { two: all.two, one: all.one, before: plainTop ? before : none(), edge: edge && plainTop, must: folded && /[ks]/.test(all.must ?? '') && flags.includes('u') ? '' : (all.must ?? ''), folded }; // prettier-ignore
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

/** Does the inside of a negative look-behind forbid this mark whatever stands before it? Only one-letter alternatives do. */
const forbids = (inside: Part, mark: number): boolean => holds(inside.one, mark);

/** The source without what stands in groups and classes. */
function topLevel(source: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < source.length; at++) {
    const mark = source[at];
    if (mark === '\\') at++;
    else if (mark === '[') {
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    } else if (mark === '(') depth++;
    else if (mark === ')') depth--;
    else if (depth === 0) out += mark ?? '';
  }
  return out;
}
