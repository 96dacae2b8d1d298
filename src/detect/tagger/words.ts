// What a word is to the tagger whatever stands around it: its small form, its shape, the lists it is on. Each distinct
// word is looked at once and then known by its number.
import {
  isCommon,
  isForename,
  isMonth,
  isRank,
  fold,
  relationOf,
  sexOfTitle,
  BODY_WORDS,
  PARTICLES,
  PERSON_VERBS,
  STREET_WORDS,
  WORD_NAMES,
} from '../../people/index.ts';
import { TOWNS } from '../places/towns.ts';
import { has, hashText, mix, type Bits } from './hash.ts';

/** Word lists that were learned in training. */
export interface Lists {
  /** Common and all registered first names, in small letters. */
  readonly names: Bits;
  readonly rareNames: Bits;
  /** Words that are mostly written in small letters. */
  readonly small: Bits;
}

export const SHAPE = { sign: 0, small: 1, capital: 2, capitals: 3, mixed: 4, letter: 5, digits: 6 } as const;

const FLAG = {
  ...{ name: 1, rareName: 2, forename: 4, common: 8, wordName: 16, month: 32, street: 64, body: 128, particle: 256 },
  ...{ title: 512, relation: 1024, town: 2048, verb: 4096, listed: 8192 },
} as const;

/** Hashed features of a word alone, for the token at each distance from it: −2, −1, 0, +1, +2. */
export type WordFeatures = readonly (readonly number[])[];

export interface Words {
  /** The number of a word as written. */
  id(raw: string): number;
  /** The number of its small form. */
  small(id: number): number;
  /** The number of the form that it would have in running text, where its own capitals tell nothing. */
  recased(id: number): number;
  readonly value: (id: number) => number;
  readonly shape: (id: number) => number;
  /** Shape and lists in one number, coarser than the word. */
  readonly kind: (id: number) => number;
  readonly isTitle: (id: number) => boolean;
  readonly isName: (id: number) => boolean;
  /** On a list of common words, learned or written; names that are words too count as common. */
  readonly isCommon: (id: number) => boolean;
  readonly length: (id: number) => number;
  features(id: number): WordFeatures;
  readonly size: () => number;
  /** Forgets all words: a long-lived process stays small. */
  clear(): void;
}

interface Entry {
  readonly raw: string;
  readonly value: number;
  readonly shape: number;
  readonly flags: number;
  readonly kind: number;
  small: number;
  recased: number;
}

function shapeOf(raw: string): number {
  const first = raw.charAt(0);
  if (/\p{Nd}/u.test(first)) return SHAPE.digits;
  if (!/[\p{L}\p{M}]/u.test(first)) return SHAPE.sign;
  const upper = raw.toUpperCase();
  const lower = raw.toLowerCase();
  if (upper === lower || raw === lower) return SHAPE.small;
  if (raw === upper) return raw.length === 1 ? SHAPE.letter : SHAPE.capitals;
  return first !== first.toLowerCase() && raw.slice(1) === lower.slice(1) ? SHAPE.capital : SHAPE.mixed;
}

/** Numbers count by their form: years by their century, others by their length. */
function valueOf(raw: string, shape: number): number {
  if (shape !== SHAPE.digits) return hashText(raw.toLowerCase());
  if (/^(?:19|20)\d\d$/.test(raw)) return hashText(`year${raw.slice(0, 2)}`);
  if (raw.length <= 2) return hashText(Number(raw) <= 12 ? '12' : Number(raw) <= 31 ? '31' : '99');
  return hashText(`number${Math.min(raw.length, 9)}`);
}

function flagsOf(raw: string, lists: Lists): number {
  const lower = raw.toLowerCase();
  const key = fold(raw);
  const hash = hashText(lower);
  return (
    (has(lists.names, hash) ? FLAG.name : 0) |
    (has(lists.rareNames, hash) ? FLAG.rareName : 0) |
    (isForename(key) ? FLAG.forename : 0) |
    (isCommon(key) ? FLAG.common : 0) |
    (has(lists.small, hash) ? FLAG.listed : 0) |
    (WORD_NAMES.has(key) ? FLAG.wordName : 0) |
    (isMonth(key) ? FLAG.month : 0) |
    (STREET_WORDS.has(key) ? FLAG.street : 0) |
    (BODY_WORDS.has(key) ? FLAG.body : 0) |
    (PARTICLES.has(key) ? FLAG.particle : 0) |
    (sexOfTitle(key) !== undefined || isRank(key) ? FLAG.title : 0) |
    (relationOf(key) !== undefined ? FLAG.relation : 0) |
    (TOWNS.has(lower) || TOWNS.has(raw) ? FLAG.town : 0) |
    (PERSON_VERBS.has(key) ? FLAG.verb : 0)
  );
}

// Families of features of a word alone; the numbers keep them apart in the hash.
const VALUE = 1;
const SHAPES = 2;
const FLAGS = 3;
const FLAG_SHAPE = 4;
const ENDS = 5;
const STARTS = 6;
const ONE_FLAG = 7;

/** A fresh table of words. */
export function wordTable(lists: Lists): Words {
  let entries: Entry[] = [];
  let ids = new Map<string, number>();
  let known: (WordFeatures | undefined)[] = [];
  const id = (raw: string): number => {
    const there = ids.get(raw);
    if (there !== undefined) return there;
    const shape = shapeOf(raw);
    const flags = shape === SHAPE.sign || shape === SHAPE.digits ? 0 : flagsOf(raw, lists);
    const length = Math.min(raw.length, shape === SHAPE.digits ? 6 : 3);
    const kind = mix(shape * 8 + length, flags & ~(FLAG.verb | FLAG.rareName));
    entries.push({ raw, value: valueOf(raw, shape), shape, flags, kind, small: -1, recased: -1 });
    ids.set(raw, entries.length - 1);
    return entries.length - 1;
  };
  const entry = (no: number): Entry => entries[no] as Entry;
  return {
    id,
    small(no) {
      const one = entry(no);
      if (one.small < 0) one.small = id(one.raw.toLowerCase());
      return one.small;
    },
    recased(no) {
      const one = entry(no);
      if (one.recased < 0) {
        const plain = one.shape === SHAPE.sign || one.shape === SHAPE.digits || one.raw.length === 1;
        const lower = one.raw.toLowerCase();
        const common = (one.flags & (FLAG.listed | FLAG.common)) !== 0;
        one.recased = plain ? no : id(common ? lower : lower.charAt(0).toUpperCase() + lower.slice(1));
      }
      return one.recased;
    },
    value: (no) => entry(no).value,
    shape: (no) => entry(no).shape,
    kind: (no) => entry(no).kind,
    isTitle: (no) => (entry(no).flags & FLAG.title) !== 0,
    isName: (no) => (entry(no).flags & (FLAG.name | FLAG.forename)) !== 0,
    isCommon: (no) => (entry(no).flags & (FLAG.common | FLAG.listed | FLAG.wordName | FLAG.title)) !== 0,
    length: (no) => entry(no).raw.length,
    features(no) {
      const there = known[no];
      if (there !== undefined) return there;
      const { raw, value, shape, flags } = entry(no);
      const lower = raw.toLowerCase();
      const word = shape !== SHAPE.sign && shape !== SHAPE.digits;
      const tail = (n: number): number => (word && lower.length > n ? hashText(lower.slice(-n)) : 0);
      const all = [-2, -1, 0, 1, 2].map((distance) => {
        const found = [mix(VALUE * 8 + distance, value), mix(SHAPES * 8 + distance, shape * 16 + Math.min(raw.length, 8)), mix(FLAGS * 8 + distance, flags)]; // prettier-ignore
        if (Math.abs(distance) > 1) return found;
        found.push(mix(FLAG_SHAPE * 8 + distance, flags * 8 + shape));
        for (let bit = 1; bit <= FLAG.listed; bit *= 2)
          if ((flags & bit) !== 0) found.push(mix(ONE_FLAG * 8 + distance, bit * 8 + shape));
        for (const n of distance === 0 ? [1, 2, 3, 4] : [2, 3])
          if (tail(n) !== 0) found.push(mix(ENDS * 8 + distance, tail(n) + shape));
        if (distance === 0 && word)
          for (const n of [2, 3, 4])
            if (lower.length > n) found.push(mix(STARTS * 8, hashText(lower.slice(0, n)) + shape));
        return found;
      });
      known[no] = all;
      return all;
    },
    size: () => entries.length,
    clear() {
      entries = [];
      ids = new Map();
      known = [];
    },
  };
}
