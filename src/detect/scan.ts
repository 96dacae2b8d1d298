// Many expressions searched in one text: one pass tells where each of them may begin at all, and only there it is tried.
// Gives what `text.matchAll(pattern)` gives. Most expressions begin nowhere in most texts, and then cost nothing.
import { holds, openingsOf, SYMBOLS } from './openings.ts';

/** An expression with what the pass needs to know of it. */
interface Known {
  readonly no: number;
  /** Tried at one place. */
  readonly here: RegExp;
  /** For each mark: 1 where it never stands before a match. */
  readonly before: Uint8Array;
  readonly edge: boolean;
  readonly must: string;
  readonly folded: boolean;
  readonly points: boolean;
}

const known = new WeakMap<RegExp, Known | null>();
const all: Known[] = [];
/** For each pair of letters the expressions that may begin with it. */
const pairs = new Array<Known[] | undefined>(SYMBOLS * SYMBOLS).fill(undefined);
const WORD = Uint8Array.from({ length: SYMBOLS }, (_, i) =>
  /\w/.test(String.fromCharCode(i)) && i < SYMBOLS - 1 ? 1 : 0,
);

/** Learns an expression; null where it cannot be told how it begins. */
function learn(pattern: RegExp): Known | null {
  const learnt = known.get(pattern);
  if (learnt !== undefined) return learnt;
  const openings = openingsOf(pattern);
  if (openings === null) {
    known.set(pattern, null);
    return null;
  }
  const { one: single, two, before, edge, must, folded } = openings;
  const one: Known = {
    no: all.length,
    here: new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`),
    before: Uint8Array.from({ length: SYMBOLS }, (_, i) => (holds(before, i) ? 1 : 0)),
    edge,
    must,
    folded,
    points: /[uv]/.test(pattern.flags),
  };
  known.set(pattern, one);
  all.push(one);
  for (let a = 0; a < SYMBOLS; a++) {
    const seconds = two.get(a);
    const alone = holds(single, a);
    if (seconds === undefined && !alone) continue;
    for (let b = 0; b < SYMBOLS; b++)
      if (alone || (seconds !== undefined && holds(seconds, b))) (pairs[a * SYMBOLS + b] ??= []).push(one);
  }
  return one;
}

/** Where each expression may begin in one text, by its number. */
interface Scanned {
  readonly text: string;
  readonly upTo: number;
  readonly places: readonly (readonly number[])[];
}

/** The texts scanned last: a document is searched as it is and in one or two other readings in turn. */
const scanned: Scanned[] = [];
const KEPT = 3;
const NOWHERE: readonly number[] = [];

function scan(text: string): Scanned {
  const small = text.toLowerCase();
  // Where nothing stands that a match must hold, the expression is not looked for.
  const places = all.map(({ must, folded }): number[] | null => must === '' || (folded ? small : text).includes(must) ? [] : null); // prettier-ignore
  let before = 0;
  let now = symbol(text, 0);
  for (let at = 0; at < text.length; at++) {
    // Behind the end any letter may be thought: an expression of two letters fails there by itself.
    const next = at + 1 < text.length ? symbol(text, at + 1) : 0;
    const list = pairs[now * SYMBOLS + next];
    if (list !== undefined) {
      const inside = WORD[before] === 1 && WORD[now] === 1;
      for (const one of list) {
        if ((at > 0 && one.before[before] === 1) || (inside && one.edge)) continue;
        places[one.no]?.push(at);
      }
    }
    before = now;
    now = next;
  }
  return { text, upTo: all.length, places: places.map((own) => own ?? NOWHERE) };
}

function symbol(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < SYMBOLS - 1 ? code : SYMBOLS - 1;
}

function placesOf(text: string, no: number): readonly number[] {
  let at = scanned.findIndex((one) => one.text === text);
  if (at >= 0 && (scanned[at]?.upTo ?? 0) <= no) {
    scanned.splice(at, 1);
    at = -1;
  }
  if (at !== 0) {
    const one = at > 0 ? scanned.splice(at, 1)[0] : scan(text);
    if (one !== undefined) scanned.unshift(one);
    if (scanned.length > KEPT) scanned.pop();
  }
  return scanned[0]?.places[no] ?? NOWHERE;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/**
 * All matches of `pattern` in `text`, in order: what `text.matchAll(pattern)` gives. The pattern is global and lives as long
 * as the program, because it is remembered.
 */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const one = learn(pattern);
  if (one === null) return [...text.matchAll(pattern)];
  const places = placesOf(text, one.no);
  if (places.length === 0) return [];
  const { here, points } = one;
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (const at of places) {
    if (at < from || (points && at > 0 && isLow(text.charCodeAt(at)))) continue;
    here.lastIndex = at;
    const match = here.exec(text);
    if (match === null) continue;
    from = at + match[0].length;
    found.push(match);
  }
  return found;
}
