// One line set anew around its holes, so that neither a hole's width nor the place of any word behind it tells what was
// taken out (redaction.md 4; Lopresti & Spitz; Bland et al., "Story Beyond the Eye"). Everything is worked out from what
// stays and from widths on a coarse grid. Not here: finding lines (lines.ts), moving glyphs (glyphs.ts).
//
//   before   Statement by |Ann Lee| made on oath          the hole is 7.31 em wide: one name of the twenty fits
//   after    Statement by |       8 em       | made on oath          all of them fit
import type { Box, BoxWidth } from '../../model/index.ts';
import { intoFrame } from './frame.ts';
import { isJustified, standingOf, type Habits, type Standing } from './habits.ts';
import type { HolePart, HolePiece, Line, Piece, WordPiece } from './lines.ts';

/**
 * `free`: words may move either way and a box may become narrower than what was under it. `anchored`: every place that a
 * target covered is black in the result too, so that a check which knows the plan alone still finds its boxes.
 */
export type Manner = 'free' | 'anchored';

export interface LayRequest {
  readonly targets: readonly Box[];
  /** The first so many targets are boxes that are drawn as they are; the rest are mentions, as thin as their letters. */
  readonly drawn: number;
  readonly widthOf: (target: number) => BoxWidth;
  /** Lines on which only mentions were found are always set freely: nobody named their places. */
  readonly manner: Manner;
  readonly habits: Habits;
  /** The part of the page that can be seen. */
  readonly visible: Box;
}

/** A word that moved: `by` points along the line. */
export interface MovedWord extends WordPiece {
  readonly by: number;
}

/** A hole in its new place; parts that share a label may be drawn as one box. */
export interface SetHole {
  readonly parts: readonly HolePart[];
  /** Where it was. */
  readonly was: readonly [number, number];
  readonly low: number;
  readonly high: number;
}

/** A line set anew. `before` and `after` are matching places along it, in order: what is drawn along the line follows them. */
export interface SetLine {
  readonly line: Line;
  readonly words: readonly MovedWord[];
  readonly holes: readonly SetHole[];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Letters this close (ems) to a hole touch it; everything further off stands one plain space away. */
const TOUCH = 0.14;
const TOUCHING = 0.06;
/** Where there is no room for a step of the grid, every hole of the line gets this width (ems), whatever was in it. */
const NARROWEST = 1.5;
/** How far a line may run beyond the right edge of the page's text, in ems. */
const OVERHANG = 3;
/** Space kept free at the edge of the page, in points. */
const MARGIN = 12;
/** A box higher than this (ems) was drawn around more than one line: its width is no word's. */
const TALL = 2.3;

/** Sets a line anew; null where it must stay as it is, with the true widths of its holes. */
export function layLine(line: Line, given: LayRequest): SetLine | null {
  const named = line.pieces.some((one) => one.kind === 'hole' && one.parts.some(({ target }) => target < given.drawn));
  const request: LayRequest = named ? given : { ...given, manner: 'free' };
  const frames = request.targets.map((box) => intoFrame(line.turn, box));
  const pieces = line.pieces.map((piece) => (piece.kind === 'hole' ? withDrawn(piece, frames, request.drawn) : piece));
  const holes = pieces.filter((piece) => piece.kind === 'hole');
  for (const { parts } of holes)
    for (const { target } of parts) {
      const box = frames[target];
      if (request.widthOf(target).grid <= 0) return null;
      if (target < request.drawn && box && box[3] - box[1] > TALL * line.em) return null;
    }
  if (request.manner === 'anchored' && holes.length > 1) return null;
  const gaps = gapsOf(pieces, line, request);
  const kept = pieces.reduce((sum, piece) => sum + (piece.kind === 'word' ? piece.to - piece.from : 0), 0);
  const from = pieces[0]?.from ?? 0;
  const to = pieces.at(-1)?.to ?? 0;
  const { how, at }: Standing = standingOf(line, request.habits);
  const seen = intoFrame(line.turn, request.visible);
  // Text may run a little into the margin; only where a box must not become narrower than its plan, up to the page's edge.
  const column = (request.habits.right.get(line.turn) ?? to) + OVERHANG * line.em;
  const edge = request.manner === 'anchored' ? seen[2] - MARGIN : Math.min(seen[2] - MARGIN, column);
  const right = Math.max(Math.min(line.rightLimit, edge), to);
  const left = Math.min(Math.max(line.leftLimit, seen[0] + MARGIN), from);
  const space = gaps.reduce((sum, gap) => sum + gap, 0);
  const reach = how === 'left' ? right - at : how === 'right' ? at - left : 2 * Math.min(right - at, at - left);
  const widths = widthsFor(holes, line, request, reach - kept - space);
  if (!widths) return null;
  const total = kept + space + widths.flat().reduce((sum, width) => sum + width, 0);
  const start = how === 'left' ? at : how === 'right' ? at - total : at - total / 2;
  return place(line, pieces, gaps, widths, start, frames, request);
}

/** A hole reaches as far as the boxes that are drawn over it. */
function withDrawn(hole: HolePiece, frames: readonly Box[], drawn: number): HolePiece {
  const parts = hole.parts.map((part): HolePart => {
    const box = frames[part.target];
    if (!box || part.target >= drawn) return part;
    return { ...part, from: Math.min(part.from, box[0]), to: Math.max(part.to, box[2]) };
  });
  return {
    ...hole,
    parts,
    from: Math.min(...parts.map((part) => part.from)),
    to: Math.max(...parts.map((part) => part.to)),
  };
}

/** The gap before each piece but the first. */
function gapsOf(pieces: readonly Piece[], line: Line, { habits, manner }: LayRequest): number[] {
  const space = habits.space * line.em;
  const justified = isJustified(line, habits);
  return pieces.slice(1).map((piece, i) => {
    const before = pieces[i] as Piece;
    const gap = piece.from - before.to;
    if (piece.kind === 'word' && before.kind === 'word') return justified ? space : gap;
    // In front of an anchored hole nothing moves unless the whole line does.
    if (manner === 'anchored' && piece.kind === 'hole' && !justified) return gap;
    return gap < TOUCH * line.em ? TOUCHING * line.em : space;
  });
}

const naturalOf = (part: HolePart): number => part.to - part.from;

/** Widths of all parts, by hole; null where no choice fits. What is chosen depends on the room and the grid alone. */
function widthsFor(
  holes: readonly HolePiece[],
  line: Line,
  request: LayRequest,
  room: number,
): readonly (readonly number[])[] | null {
  const { em } = line;
  const wanted = holes.map(({ parts }) =>
    parts.map((part) => {
      const { grid, least = 0 } = request.widthOf(part.target);
      const steps = Math.max(1, Math.ceil(naturalOf(part) / (grid * em) - 1e-6));
      const own = steps * grid;
      const common = Math.ceil(least / grid - 1e-6) * grid;
      return { grid, width: Math.max(own, common), natural: naturalOf(part) / em };
    }),
  );
  const total = () => wanted.flat().reduce((sum, { width }) => sum + width * em, 0);
  const done = () => wanted.map((parts) => parts.map(({ width }) => width * em));
  const all = wanted.flat();
  const floor = (part: { grid: number; natural: number }) =>
    request.manner === 'anchored' ? part.natural : Math.min(part.grid, 4);
  while (total() > room) {
    const widest = all
      .filter((part) => part.width - part.grid >= floor(part) - 1e-6)
      .sort((a, b) => b.width - a.width)[0];
    if (!widest) break;
    widest.width -= widest.grid;
  }
  if (total() <= room) return done();
  if (request.manner === 'anchored') {
    // A finer grid tells a little more, and far less than the true width.
    for (const part of all) part.width = Math.ceil(part.natural - 1e-6);
    return total() <= room ? done() : null;
  }
  for (const part of all) part.width = Math.min(part.width, NARROWEST);
  return total() <= room ? done() : null;
}

function place(
  line: Line,
  pieces: readonly Piece[],
  gaps: readonly number[],
  widths: readonly (readonly number[])[],
  start: number,
  frames: readonly Box[],
  request: LayRequest,
): SetLine | null {
  const words: MovedWord[] = [];
  const holes: SetHole[] = [];
  const before: number[] = [];
  const after: number[] = [];
  let at = start;
  let holeNo = 0;
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) at += gaps[i - 1] ?? 0;
    before.push(piece.from, piece.to);
    if (piece.kind === 'word') {
      words.push({ ...piece, by: at - piece.from });
      after.push(at, at + piece.to - piece.from);
      at += piece.to - piece.from;
      continue;
    }
    let own = widths[holeNo++] ?? [];
    const anchor = frames[piece.parts.at(-1)?.target ?? -1];
    const reach = (piece.parts.at(-1)?.target ?? Infinity) < request.drawn && anchor ? anchor[2] : piece.to;
    if (request.manner === 'anchored') {
      const short = Math.max(reach, piece.to) - (at + own.reduce((sum, width) => sum + width, 0));
      if (at > piece.from + 0.01) return null;
      const more = Math.ceil(short / line.em) * line.em;
      if (short > 0) own = own.map((width, k) => (k === own.length - 1 ? width + more : width));
    }
    after.push(at);
    const parts = piece.parts.map((part, k): HolePart => {
      const from = at;
      at += own[k] ?? 0;
      return { target: part.target, from, to: at };
    });
    after.push(at);
    holes.push({ parts, was: [piece.from, piece.to], low: piece.low, high: piece.high });
  }
  return { line, words, holes, before, after };
}
