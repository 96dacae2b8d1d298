// Many expressions searched in one text: one pass tells where each of them may begin at all, and only there it is tried.
// Gives what `text.matchAll(pattern)` gives. Most expressions begin nowhere in most texts, and then cost nothing.
import { holds, openingsOf, SYMBOLS } from './openings.ts';

/** An expression with what the pass needs to know of it. */
interface Known {
  readonly no: number;
  /** Tried at one place. */
  readonly here: RegExp;
  readonly before: Uint32Array;
  readonly points: boolean;
}

const known = new WeakMap<RegExp, Known | null>();
/** For each pair of letters the expressions that may begin with it. */
let pairs: (Known[] | undefined)[] = new Array<Known[] | undefined>(SYMBOLS * SYMBOLS);
let count = 0;

/** Learns an expression; null where it cannot be told how it begins. */
function learn(pattern: RegExp): Known | null {
  const learnt = known.get(pattern);
  if (learnt !== undefined) return learnt;
  const openings = openingsOf(pattern);
  if (openings === null) {
    known.set(pattern, null);
    return null;
  }
  const one: Known = {
    no: count++,
    here: new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`),
    before: openings.before,
    points: /[uv]/.test(pattern.flags),
  };
  known.set(pattern, one);
  const add = (a: number, b: number): void => {
    const list = (pairs[a * SYMBOLS + b] ??= []);
    if (list.at(-1) !== one) list.push(one);
  };
  for (let a = 0; a < SYMBOLS; a++) {
    const seconds = openings.two.get(a);
    const alone = holds(openings.one, a);
    if (seconds === undefined && !alone) continue;
    for (let b = 0; b < SYMBOLS; b++) if (alone || (seconds !== undefined && holds(seconds, b))) add(a, b);
  }
  return one;
}

/** Where each expression may begin in one text, by its number. */
interface Scanned {
  readonly text: string;
  readonly upTo: number;
  readonly places: (number[] | undefined)[];
}

/** The texts scanned last: a document is searched as it is and in one or two other readings in turn. */
const scanned: Scanned[] = [];
const KEPT = 4;

function scan(text: string): Scanned {
  const places: (number[] | undefined)[] = new Array<number[] | undefined>(count);
  let before = 0;
  let now = symbol(text, 0);
  for (let at = 0; at < text.length; at++) {
    // The end of the text may stand for any second letter: an expression of two letters fails there by itself.
    const next = at + 1 < text.length ? symbol(text, at + 1) : 0;
    const list = pairs[now * SYMBOLS + next];
    if (list !== undefined)
      for (const one of list) {
        if (at > 0 && holds(one.before, before)) continue;
        const own = places[one.no];
        if (own === undefined) places[one.no] = [at];
        else own.push(at);
      }
    before = now;
    now = next;
  }
  return { text, upTo: count, places };
}

function symbol(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < SYMBOLS - 1 ? code : SYMBOLS - 1;
}

function scannedOf(text: string, no: number): Scanned {
  let at = scanned.findIndex((one) => one.text === text);
  if (at >= 0 && (scanned[at]?.upTo ?? 0) <= no) {
    scanned.splice(at, 1);
    at = -1;
  }
  if (at === 0) return scanned[0] as Scanned;
  const one = at > 0 ? (scanned.splice(at, 1)[0] as Scanned) : scan(text);
  scanned.unshift(one);
  if (scanned.length > KEPT) scanned.pop();
  return one;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** All matches of `pattern` (which is global) in `text`, in order: what `text.matchAll(pattern)` gives. */
export function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  const one = learn(pattern);
  if (one === null) {
    yield* text.matchAll(pattern) as Iterable<RegExpExecArray>;
    return;
  }
  const places = scannedOf(text, one.no).places[one.no];
  if (places === undefined) return;
  const { here, points } = one;
  let from = 0;
  for (const at of places) {
    if (at < from || (points && at > 0 && isLow(text.charCodeAt(at)))) continue;
    here.lastIndex = at;
    const found = here.exec(text);
    if (found === null) continue;
    from = at + found[0].length;
    yield found;
  }
}
