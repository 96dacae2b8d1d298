// All that is moved on one page: which glyph goes how far along its line, where the boxes are drawn, and what the check
// must be told of it. Not here: how one line is set (lay.ts).
import { overlaps, type Box, type Shift } from '../../model/index.ts';
import { intoFrame, outOfFrame, pointIntoFrame, pointOutOfFrame, ALONG } from './frame.ts';
import { layLine, type LayRequest, type SetLine } from './lay.ts';
import { findLines, type Measured } from './lines.ts';
import { habitsOf } from './habits.ts';
import type { Spot } from '../state.ts';

/** A box in its new place, with the targets that it stands for. */
export interface MovedBox {
  readonly box: Box;
  readonly target: number;
  /** Its width in ems of its line. */
  readonly ems: number;
}

export interface Moves {
  /** Points along its line, by glyph number; glyphs that stay are missing. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Spaces at the edge of a hole, which would tell where the hole ended. */
  readonly dropped: ReadonlySet<number>;
  readonly boxes: readonly MovedBox[];
  /** Targets whose every hole is among `boxes`. */
  readonly settled: ReadonlySet<number>;
  /** What is drawn along a line goes with it: gives the way of a thing's points, or null where it stays. */
  readonly carry: (around: Box) => ((x: number, y: number) => readonly [number, number]) | null;
  readonly shifts: readonly Shift[];
  /** Where the holes of the lines set anew were, in page space. */
  readonly taken: readonly Box[];
  readonly lines: readonly SetLine[];
}

export interface MovesRequest extends Omit<LayRequest, 'habits'> {
  readonly rules: readonly Box[];
  /** Pictures on the page: what stands on one is moved by nobody. */
  readonly pictures: readonly Box[];
  /** Says of a stretch of the page whether what stands there can be moved at all; everything can where missing. */
  readonly mayMove?: (place: Box) => boolean;
  /** The middles of all letters that stay, whatever their direction. */
  readonly kept: readonly Spot[];
}

/** A page on which nothing moves. */
export const NO_MOVES: Moves = {
  offsets: new Map(),
  dropped: new Set(),
  boxes: [],
  settled: new Set(),
  carry: () => null,
  shifts: [],
  taken: [],
  lines: [],
};

/** Sets every line of a page that lost letters anew. Pure. */
export function planMoves(glyphs: readonly Measured[], request: MovesRequest): Moves {
  const { holed, whole } = findLines(glyphs, request);
  if (holed.length === 0) return NO_MOVES;
  const habits = habitsOf(whole);
  const invisible = new Set(glyphs.filter((glyph) => !glyph.inked).map((glyph) => glyph.no));
  const lines: SetLine[] = [];
  const unsettled = new Set<number>();
  for (const line of holed) {
    const place = outOfFrame(line.turn, [line.pieces[0]?.from ?? 0, line.low, line.pieces.at(-1)?.to ?? 0, line.high]);
    const onPicture = request.pictures.some((picture) => overlaps(picture, place));
    const unseen = line.pieces.some((piece) => piece.kind === 'word' && piece.nos.some((no) => invisible.has(no)));
    const set = onPicture || unseen ? null : layLine(line, { ...request, habits });
    if (set && isAlone(set, request.kept) && request.mayMove?.(reachOf(set)) !== false) lines.push(set);
    else
      for (const piece of line.pieces)
        if (piece.kind === 'hole') for (const { target } of piece.parts) unsettled.add(target);
  }
  const free = withoutShared(lines, unsettled);
  const boxes = free.flatMap(boxesOf);
  const settled = new Set(boxes.map(({ target }) => target));
  const taken = free.flatMap(({ line, holes }) =>
    holes.map(({ was, low, high }) => outOfFrame(line.turn, [was[0], low, was[1], high])),
  );
  return {
    ...offsetsOf(free),
    boxes,
    settled,
    carry: carrying(free),
    shifts: free.flatMap(shiftsOf),
    taken,
    lines: free,
  };
}

/** Band of a line in which the middles of its own letters lie, and those of its neighbours do not, in ems from its base line. */
const BAND = [-0.35, 0.9] as const;

/** Engines differ a little in where they see the middle of a letter. */
const LEEWAY = 0.15;

const bandOf = ({ turn, base, em }: SetLine['line'], from: number, to: number, leeway = 0): Box =>
  outOfFrame(turn, [from, base + (BAND[0] - leeway) * em, to, base + (BAND[1] + leeway) * em]);

/** The stretch of the page that a line took up and will take up. */
export function reachOf({ line, before, after }: SetLine, leeway = 0): Box {
  const from = Math.min(before[0] ?? 0, after[0] ?? 0);
  const to = Math.max(before.at(-1) ?? 0, after.at(-1) ?? 0);
  return bandOf(line, from, to, leeway);
}

/** Do only its own letters stand where the line lay and where it will lie? Lines that cross others are left alone. */
function isAlone(set: SetLine, kept: readonly Spot[]): boolean {
  const { words } = set;
  const reach = reachOf(set, LEEWAY);
  const own = words.reduce((sum, word) => sum + word.nos.length, 0);
  let found = 0;
  for (const { blank, middle } of kept)
    if (!blank && middle[0] > reach[0] && middle[0] < reach[2] && middle[1] > reach[1] && middle[1] < reach[3]) found++;
  return found === own;
}

const targetsOf = ({ holes }: SetLine): number[] => holes.flatMap(({ parts }) => parts.map(({ target }) => target));

/** A target with one hole in a line that stays as it is keeps all of its boxes: the other lines that it touches stay too. */
function withoutShared(lines: readonly SetLine[], unsettled: Set<number>): readonly SetLine[] {
  const free = lines.filter((line) => !targetsOf(line).some((target) => unsettled.has(target)));
  if (free.length === lines.length) return lines;
  for (const line of lines) if (!free.includes(line)) for (const target of targetsOf(line)) unsettled.add(target);
  return withoutShared(free, unsettled);
}

/** Less than this (points) is no move. */
const STILL = 0.005;

function offsetsOf(lines: readonly SetLine[]): Pick<Moves, 'offsets' | 'dropped'> {
  const offsets = new Map<number, number>();
  const dropped = new Set<number>();
  for (const { line, words, holes } of lines) {
    for (const { nos, by } of words) if (Math.abs(by) > STILL) for (const no of nos) offsets.set(no, by);
    for (const { no, from } of line.blanks) {
      // A space goes with the word before it; behind a hole there is none.
      const word = words.findLast((one) => one.from < from);
      const hole = holes.findLast((one) => one.was[0] < from);
      if (!word || (hole && hole.was[0] > word.from)) dropped.add(no);
      else if (Math.abs(word.by) > STILL) offsets.set(no, word.by);
    }
  }
  return { offsets, dropped };
}

function boxesOf({ line, holes }: SetLine): MovedBox[] {
  return holes.flatMap(({ parts, low, high }) =>
    parts.map(({ target, from, to }) => ({
      box: outOfFrame(line.turn, [from, low, to, high]),
      target,
      ems: (to - from) / line.em,
    })),
  );
}

/** Where the middles of a moved word's letters lay, as a box, and how far they went. */
function shiftsOf({ line, words }: SetLine): Shift[] {
  const [ux, uy] = ALONG[line.turn] as readonly [number, number];
  return words
    .filter(({ by }) => Math.abs(by) > STILL)
    .map(({ from, to, by }) => ({
      box: bandOf(line, from, to),
      dx: ux * by,
      dy: uy * by,
    }));
}

/** How far beyond its text a line's underline may reach, in ems; more makes it a rule of the page. */
const REACH = 0.35;

function carrying(lines: readonly SetLine[]): Moves['carry'] {
  return (around) => {
    for (const { line, before, after } of lines) {
      const { turn, em, base } = line;
      const [u0, v0, u1, v1] = intoFrame(turn, around);
      if (v0 < base - 0.4 * em || v1 > base + 1.1 * em) continue;
      const [first, last] = [before[0] ?? 0, before.at(-1) ?? 0];
      if (u0 < first - REACH * em || u1 > last + REACH * em || u1 - u0 < 0.2) continue;
      return (x, y) => {
        const [u, v] = pointIntoFrame(turn, x, y);
        return pointOutOfFrame(turn, along(u, before, after), v);
      };
    }
    return null;
  };
}

/** Where place `u` of the line has gone: between known places in proportion. */
function along(u: number, before: readonly number[], after: readonly number[]): number {
  const last = before.length - 1;
  if (u <= (before[0] ?? 0)) return u + (after[0] ?? 0) - (before[0] ?? 0);
  for (let i = 1; i <= last; i++) {
    const [a, b] = [before[i - 1] ?? 0, before[i] ?? 0];
    if (u > b) continue;
    const share = b > a ? (u - a) / (b - a) : 1;
    return (after[i - 1] ?? 0) + share * ((after[i] ?? 0) - (after[i - 1] ?? 0));
  }
  return u + (after[last] ?? 0) - (before[last] ?? 0);
}
