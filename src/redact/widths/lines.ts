// The lines of a page that lost letters, as runs of words and holes in reading direction: what the layout moves about.
// A line is cut where a column, a table's rule or a wide gap parts it. Not here: where things move to (lay.ts).
//
//   "lived at ▢▢▢▢ with her   │  mother"        word word hole word word │ word
import type { Box } from '../../model/index.ts';
import { intoFrame, type Turn } from './frame.ts';

/** One glyph as measured in the walk, in the frame of its line. Lengths in points. */
export interface Measured {
  /** Its number in the order of the walk: the same in every walk over the page. */
  readonly no: number;
  readonly turn: Turn;
  /** Along the line: where its cell starts and ends. */
  readonly from: number;
  readonly to: number;
  /** Across: the base line, and the bottom and top of its cell. */
  readonly base: number;
  readonly low: number;
  readonly high: number;
  readonly em: number;
  /** The target that takes it out (by its place in the list of targets), or −1. */
  readonly target: number;
  readonly blank: boolean;
  /** Drawn with ink; text over a scan is not. */
  readonly inked: boolean;
}

/** A stretch of letters that stay, without a gap. */
export interface WordPiece {
  readonly kind: 'word';
  readonly nos: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** What one target took out of the line. */
export interface HolePart {
  readonly target: number;
  readonly from: number;
  readonly to: number;
}

/** What was taken out between two words. */
export interface HolePiece {
  readonly kind: 'hole';
  readonly parts: readonly HolePart[];
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

export type Piece = WordPiece | HolePiece;

/** A stretch of one line between two borders, with at least one hole. */
export interface Line {
  readonly turn: Turn;
  readonly base: number;
  readonly em: number;
  readonly low: number;
  readonly high: number;
  readonly pieces: readonly Piece[];
  /** Blank glyphs that stay, by number and place: they go with the word behind them. */
  readonly blanks: readonly { readonly no: number; readonly from: number }[];
  /** How far it may reach at either end before it meets something else; infinite where only the page ends it. */
  readonly leftLimit: number;
  readonly rightLimit: number;
}

/** Where whole stretches of text without holes begin, end and lie: what alignment is told by. */
export interface Stretch {
  readonly turn: Turn;
  readonly from: number;
  readonly to: number;
  readonly em: number;
  /** Gaps between its words, in ems. */
  readonly gaps: readonly number[];
}

export interface Lines {
  readonly holed: readonly Line[];
  readonly whole: readonly Stretch[];
}

/** Letters closer than this (ems) make one word. */
const WORD = 0.12;
/** A gap as wide as this (ems) parts columns. */
const COLUMN = 2;
/** Base lines this close (ems) are one line: small capitals, superscripts. */
const SAME_LINE = 0.3;
/** Reach of a piece beyond its neighbours' limits, in ems. */
const CLEAR = { column: 0.5, rule: 0.15 } as const;

/** What the page holds beside its text, in page space. */
export interface Surroundings {
  /** Targets in the order of `Measured.target`. */
  readonly targets: readonly Box[];
  /** Rules and other thin lines along the axes. */
  readonly rules: readonly Box[];
}

/** Puts the measured glyphs of a page together as lines. Pure. */
export function findLines(glyphs: readonly Measured[], around: Surroundings): Lines {
  const holed: Line[] = [];
  const whole: Stretch[] = [];
  // In the frame of each turn once: a page of tables has thousands of rules.
  const framed = ([0, 1, 2, 3] as const).map((turn) => ({
    targets: around.targets.map((box) => intoFrame(turn, box)),
    rules: around.rules.map((box) => intoFrame(turn, box)).filter((rule) => rule[2] - rule[0] < 3),
  }));
  for (const row of rowsOf(glyphs)) {
    const { targets, rules } = framed[(row[0] as Measured).turn] ?? { targets: [], rules: [] };
    for (const { part, left, right } of cut(row, targets, rules)) {
      if (part.some(({ target }) => target >= 0)) holed.push(lineOf(part, targets, left, right));
      else whole.push(stretchOf(part));
    }
  }
  return { holed, whole };
}

/** Glyphs that share a base line, from left to right. */
function rowsOf(glyphs: readonly Measured[]): Measured[][] {
  const sorted = glyphs.filter((glyph) => glyph.em > 0).sort((a, b) => a.turn - b.turn || b.base - a.base);
  const rows: Measured[][] = [];
  let row: Measured[] = [];
  for (const glyph of sorted) {
    const first = row[0];
    const same =
      first && first.turn === glyph.turn && first.base - glyph.base <= SAME_LINE * Math.min(first.em, glyph.em);
    if (same) row.push(glyph);
    else {
      if (row.length > 0) rows.push(row);
      row = [glyph];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows.map((one) => one.sort((a, b) => a.from - b.from));
}

interface Cut {
  readonly part: readonly Measured[];
  readonly left: number;
  readonly right: number;
}

/** Cuts a row at rules and wide gaps; never inside what one target takes. */
function cut(row: readonly Measured[], targets: readonly Box[], rules: readonly Box[]): Cut[] {
  const low = Math.min(...row.map((glyph) => glyph.low));
  const high = Math.max(...row.map((glyph) => glyph.high));
  // Only what crosses the line from its foot to its head is a border; underlines and fraction bars are not.
  const borders = rules
    .filter((rule) => rule[1] < low + (high - low) * 0.4 && rule[3] > low + (high - low) * 0.6)
    .map((rule) => (rule[0] + rule[2]) / 2)
    .sort((a, b) => a - b);
  const parts: { part: Measured[]; left: number; right: number }[] = [];
  let now: Measured[] = [];
  let end = -Infinity;
  let left = borders.filter((border) => border <= (row[0] as Measured).from + 0.5).at(-1) ?? -Infinity;
  const ink = row.filter((glyph) => !glyph.blank);
  for (const glyph of ink) {
    if (now.length > 0) {
      const gap = glyph.from - end;
      const border = borders.find((at) => at >= end - 0.5 && at <= glyph.from + 0.5);
      const bridged = targets.some(
        (box) => box[0] < end && box[2] > glyph.from && glyph.base > box[1] - 1 && glyph.base < box[3],
      );
      if ((border !== undefined || gap > COLUMN * glyph.em) && !bridged) {
        const limit = border ?? glyph.from - CLEAR.column * glyph.em;
        parts.push({ part: now, left, right: border === undefined ? limit : border - CLEAR.rule * glyph.em });
        left = border === undefined ? end + CLEAR.column * glyph.em : border + CLEAR.rule * glyph.em;
        now = [];
      }
    }
    now.push(glyph);
    end = Math.max(end, glyph.to);
  }
  if (now.length > 0) {
    const em = (now[0] as Measured).em;
    const border = borders.find((at) => at >= end - 0.5);
    parts.push({ part: now, left, right: border === undefined ? Infinity : border - CLEAR.rule * em });
  }
  const blanks = row.filter((glyph) => glyph.blank);
  return parts.map(({ part, left: from, right }) => {
    const [start, stop] = [(part[0] as Measured).from, Math.max(...part.map((glyph) => glyph.to))];
    const own = blanks.filter((glyph) => glyph.from >= start - glyph.em && glyph.from <= stop + glyph.em);
    return { part: [...part, ...own].sort((a, b) => a.from - b.from), left: from, right };
  });
}

function stretchOf(part: readonly Measured[]): Stretch {
  const ink = part.filter((glyph) => !glyph.blank);
  const first = ink[0] as Measured;
  const gaps: number[] = [];
  let end = first.to;
  for (const glyph of ink) {
    const gap = (glyph.from - end) / glyph.em;
    if (gap >= WORD) gaps.push(gap);
    end = Math.max(end, glyph.to);
  }
  return { turn: first.turn, from: first.from, to: end, em: first.em, gaps };
}

function lineOf(part: readonly Measured[], targets: readonly Box[], left: number, right: number): Line {
  const ink = part.filter((glyph) => !glyph.blank);
  const first = ink[0] as Measured;
  const pieces: Piece[] = [];
  let word: { kind: 'word'; nos: number[]; from: number; to: number } | null = null;
  for (const glyph of ink) {
    const last = pieces.at(-1);
    if (glyph.target < 0) {
      if (word && glyph.from - word.to < WORD * glyph.em) {
        word.nos.push(glyph.no);
        word.to = Math.max(word.to, glyph.to);
      } else {
        word = { kind: 'word', nos: [glyph.no], from: glyph.from, to: glyph.to };
        pieces.push(word);
      }
      continue;
    }
    word = null;
    const box = targets[glyph.target];
    const [low, high] = box ? [Math.min(glyph.low, box[1]), Math.max(glyph.high, box[3])] : [glyph.low, glyph.high];
    const part = { target: glyph.target, from: glyph.from, to: glyph.to };
    if (last?.kind === 'hole') {
      const before = last.parts.at(-1);
      const same = before?.target === glyph.target;
      const parts = same
        ? [...last.parts.slice(0, -1), { ...before, to: Math.max(before.to, glyph.to) }]
        : [...last.parts, part];
      pieces[pieces.length - 1] = {
        ...last,
        parts,
        to: Math.max(last.to, glyph.to),
        low: Math.min(last.low, low),
        high: Math.max(last.high, high),
      };
    } else pieces.push({ kind: 'hole', parts: [part], from: glyph.from, to: glyph.to, low, high });
  }
  return {
    turn: first.turn,
    base: first.base,
    em: Math.max(...ink.map((glyph) => glyph.em)),
    low: Math.min(...ink.map((glyph) => glyph.low)),
    high: Math.max(...ink.map((glyph) => glyph.high)),
    pieces,
    blanks: part.filter((glyph) => glyph.blank && glyph.target < 0).map(({ no, from }) => ({ no, from })),
    leftLimit: left,
    rightLimit: right,
  };
}
