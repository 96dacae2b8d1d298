// Glyphs become fragments: stretches of one line of type with no wide gap and no ruled line in them (a line of prose, a
// table cell's line, one part of a heading). Not here: which fragment is read after which (order.ts).
import type { Glyphs } from './glyphs.ts';
import { BROKEN } from './glyphs.ts';

/** Glyphs `from`–`to` (of the page's arrays), drawn one after the other on one baseline. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly u0: number;
  readonly u1: number;
  readonly v: number;
  readonly size: number;
}

/** One or more pieces side by side, read left to right. */
export interface Fragment {
  readonly pieces: readonly Piece[];
  readonly u0: number;
  readonly u1: number;
  /** Baseline. */
  readonly v: number;
  readonly size: number;
  /** When the page draws it: place of its first piece. */
  readonly order: number;
}

/** A ruled line in the frame of the text: upright ones part cells, level ones part rows. */
export interface Rule {
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

/** Gaps in em. A wider one than WIDE parts cells; a narrower one than TIGHT parts nothing. */
const WIDE = 1.5;
const TIGHT = 0.16;

/** Does an upright ruled line stand between `from` and `to` at height `v`? */
const isRuled = (from: number, to: number, v: number, upright: readonly Rule[]): boolean =>
  upright.some((rule) => rule.u0 > from - 1 && rule.u1 < to + 1 && rule.v0 < v && rule.v1 > v);

/** Cuts `picked` glyphs (one direction, drawing order) into pieces. */
export function cutPieces(glyphs: Glyphs, picked: readonly number[], upright: readonly Rule[]): Piece[] {
  const { u0, u1, v, run, runs } = glyphs;
  const pieces: Piece[] = [];
  const sizeOf = (i: number): number => runs[run[i] as number]?.size ?? 1;
  let start = 0;
  const close = (end: number): void => {
    const from = picked[start] as number;
    const to = (picked[end - 1] as number) + 1;
    let low = Infinity;
    let high = -Infinity;
    let size = 0;
    let base = 0;
    for (let k = start; k < end; k++) {
      const i = picked[k] as number;
      low = Math.min(low, u0[i] as number);
      high = Math.max(high, u1[i] as number);
      size = Math.max(size, sizeOf(i));
      base += v[i] as number;
    }
    pieces.push({ from, to, u0: low, u1: high, v: base / (end - start), size });
    start = end;
  };
  for (let k = 1; k < picked.length; k++) {
    const i = picked[k] as number;
    const j = picked[k - 1] as number;
    const size = Math.max(sizeOf(i), sizeOf(j));
    const gap = (u0[i] as number) - (u1[j] as number);
    const shift = Math.abs((v[i] as number) - (v[j] as number));
    // A ruled line between two text objects parts cells, however narrow the gap.
    const ruled = gap > size * 0.12 && run[i] !== run[j] && isRuled(u1[j] as number, u0[i] as number, (v[i] as number) + size * 0.25, upright); // prettier-ignore
    if (i !== j + 1 || gap > size * 0.6 || gap < -size * 0.6 || shift > size * 0.45 || ruled) close(k);
  }
  if (picked.length > 0) close(picked.length);
  return pieces;
}

/** Visual rows: pieces of nearly the same baseline, each row from left to right, rows from the top down. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => b.v - a.v || a.u0 - b.u0);
  const rows: { v: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row && row.v - piece.v <= 0.45 * Math.min(Math.max(row.size, piece.size), 3 * Math.min(row.size, piece.size))) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ v: piece.v, size: piece.size, pieces: [piece] });
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.u0 - b.u0));
}

const sameLetters = (glyphs: Glyphs, a: Piece, b: Piece): boolean => {
  if (a.to - a.from !== b.to - b.from) return false;
  for (let i = 0; i < a.to - a.from; i++) if (glyphs.code[a.from + i] !== glyphs.code[b.from + i]) return false;
  return true;
};

/** Bold made by drawing twice: the second copy is dropped (its boxes are those of the first). */
const isEcho = (glyphs: Glyphs, a: Piece, b: Piece): boolean =>
  Math.abs(a.u0 - b.u0) < 0.25 * a.size && Math.abs(a.v - b.v) < 0.25 * a.size && sameLetters(glyphs, a, b);

/** How wide the gaps between the words of a row usually are, in em; 0 where it has none. */
function usualGap(glyphs: Glyphs, pieces: readonly Piece[]): number {
  const gaps: number[] = [];
  for (const piece of pieces) {
    for (let i = piece.from + 1; i < piece.to; i++) {
      if (glyphs.space[i] === 0) continue;
      const gap = ((glyphs.u0[i] as number) - (glyphs.u1[i - 1] as number)) / piece.size;
      if (gap > TIGHT) gaps.push(gap);
    }
  }
  for (let k = 1; k < pieces.length; k++) {
    const [a, b] = [pieces[k - 1] as Piece, pieces[k] as Piece];
    const gap = (b.u0 - a.u1) / Math.min(a.size, b.size);
    if (gap > TIGHT && gap < 1.2) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? 0;
}

/**
 * Joins the pieces of each visual row into fragments.
 *
 *   Name ␣ HOLT        Age ␣ 26     |  Leeds
 *   └─ fragment ┘ gap └ fragment ┘ rule └ fragment
 */
export function joinFragments(glyphs: Glyphs, pieces: readonly Piece[], upright: readonly Rule[]): Fragment[] {
  const place = new Map(pieces.map((piece, i) => [piece, i]));
  const fragments: Fragment[] = [];
  for (const row of rowsOf(pieces)) {
    const usual = usualGap(glyphs, row);
    let open: Piece[] = [];
    const close = (): void => {
      const [first] = open;
      if (!first) return;
      const wide = open.reduce((a, b) => (b.u1 - b.u0 > a.u1 - a.u0 ? b : a));
      fragments.push({
        pieces: open,
        u0: first.u0,
        u1: Math.max(...open.map((p) => p.u1)),
        v: wide.v,
        size: Math.max(...open.map((p) => p.size)),
        order: Math.min(...open.map((p) => place.get(p) ?? 0)),
      });
      open = [];
    };
    for (const piece of row) {
      if (open.some((other) => isEcho(glyphs, other, piece))) continue;
      const last = open.at(-1);
      if (last && parted(last, piece, usual, upright, pieces, place)) close();
      open.push(piece);
    }
    close();
  }
  return fragments;
}

/** Does a cell end between two neighbours of one row? */
function parted(
  a: Piece,
  b: Piece,
  usual: number,
  upright: readonly Rule[],
  drawn: readonly Piece[],
  place: ReadonlyMap<Piece, number>,
): boolean {
  const size = Math.min(a.size, b.size);
  const gap = (b.u0 - a.u1) / size;
  // One cell's text runs over its edge into the next.
  if (gap < -0.6) return true;
  if (gap < 0.12) return false;
  const middle = (a.v + b.v) / 2 + size * 0.25;
  if (isRuled(a.u1, b.u0, middle, upright)) return true;
  // Inside one cell of a ruled table a wide gap is a justified line's, unless it is very wide.
  if (inRuledCell(a, b, middle, upright)) return gap > 5;
  // A justified line has wide gaps everywhere; a cell's edge is wider than its neighbours.
  if (gap > WIDE) return !(usual > 0.5 && gap < 1.5 * usual && gap < 4);
  // Three spaces or more in a row are how a typist parts columns.
  if (gap > 0.7 && usual > 0 && gap > 2.6 * usual) return true;
  // Drawn apart: after the one the page goes down to another line, and comes up again for the other, as it does when it
  // goes through the cells of a row.
  const next = drawn[(place.get(a) ?? 0) + 1];
  const before = drawn[(place.get(b) ?? 0) - 1];
  const elsewhere = (other: Piece | undefined): boolean => other !== undefined && Math.abs(other.v - a.v) > 0.5 * size;
  return next !== b && elsewhere(next) && elsewhere(before);
}

/** Do both pieces lie between the same two lines of a table ruled into at least two columns here? */
function inRuledCell(a: Piece, b: Piece, v: number, upright: readonly Rule[]): boolean {
  const crossing = upright.filter((rule) => rule.v0 < v && rule.v1 > v).map((rule) => (rule.u0 + rule.u1) / 2);
  if (!crossing.some((u) => u < a.u0 + 1) || !crossing.some((u) => u > b.u1 - 1)) return false;
  return new Set(crossing.map((u) => Math.round(u / 3))).size > 2;
}

/** Is a space to be read before glyph `i` of a piece, `gap` em after the glyph before it? `letterspaced`: usual gap. */
export function isSpaced(space: number, gap: number, letterspaced: number): boolean {
  if (space === 2 || (space === BROKEN && gap > 0.02)) return true;
  if (letterspaced > 0) return gap > letterspaced + 0.25;
  return gap > 0.24 || (space === 1 && gap > 0.1);
}

/** The gap between the letters of a letter-spaced piece ("W I T N E S S"), in em; 0 for ordinary type. */
export function letterspacing(glyphs: Glyphs, piece: Piece): number {
  const n = piece.to - piece.from - 1;
  // OCR does not set type: a gap in its layer is a gap on the paper.
  if (n < 3 || glyphs.runs[glyphs.run[piece.from] as number]?.unpainted === true) return 0;
  let wide = 0;
  for (let i = piece.from + 1; i < piece.to; i++) {
    if ((glyphs.u0[i] as number) - (glyphs.u1[i - 1] as number) > 0.09 * piece.size) wide++;
  }
  if (wide < n * 0.5) return 0;
  const gaps: number[] = [];
  for (let i = piece.from + 1; i < piece.to; i++) {
    if (glyphs.space[i] === 2) continue;
    gaps.push(((glyphs.u0[i] as number) - (glyphs.u1[i - 1] as number)) / piece.size);
  }
  gaps.sort((a, b) => a - b);
  const low = gaps[Math.floor(gaps.length * 0.35)] ?? 0;
  return gaps.length > 3 && low > 0.09 ? (gaps[gaps.length >> 1] ?? 0) : 0;
}
