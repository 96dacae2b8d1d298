// The text of one page with a box for each code unit, from its glyphs. The only place that writes separators.
import type { Box } from '../../model/index.ts';
import type { Fragment, Rule } from './fragments.ts';
import { cutPieces, isSpaced, joinFragments, letterspacing } from './fragments.ts';
import type { Glyphs, Run } from './glyphs.ts';
import type { Group } from './order.ts';
import { orderFragments } from './order.ts';

export interface Composed {
  readonly text: string;
  /** Four numbers per UTF-16 code unit of `text`, zeros for separators. */
  readonly boxes: Float32Array;
}

/** A page with more ruled lines than this is a plan or a map, not a table. */
const MOST_RULES = 6000;

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;

/** A growing text with its boxes. */
interface Sheet {
  units: Uint16Array;
  boxes: Float32Array;
  length: number;
}

function put(sheet: Sheet, unit: number, box?: Float32Array, at = 0): void {
  if (sheet.length === sheet.units.length) {
    const units = new Uint16Array(sheet.units.length * 2);
    units.set(sheet.units);
    const boxes = new Float32Array(sheet.boxes.length * 2);
    boxes.set(sheet.boxes);
    sheet.units = units;
    sheet.boxes = boxes;
  }
  sheet.units[sheet.length] = unit;
  if (box) {
    const to = sheet.length * 4;
    for (let k = 0; k < 4; k++) sheet.boxes[to + k] = box[at + k] as number;
  }
  sheet.length++;
}

function putGlyph(sheet: Sheet, glyphs: Glyphs, i: number): void {
  const code = glyphs.code[i] as number;
  if (code < 0x10000) return put(sheet, code, glyphs.box, i * 4);
  put(sheet, 0xd800 + ((code - 0x10000) >> 10), glyphs.box, i * 4);
  put(sheet, 0xdc00 + ((code - 0x10000) & 0x3ff), glyphs.box, i * 4);
}

/**
 * OCR lays its words over the picture one by one, in type that is often too wide for them: there a new text object is a new
 * word, however near it stands (unless every letter is an object of its own).
 */
function isScannedWord(glyphs: Glyphs, i: number): boolean {
  const run = glyphs.run[i] as number;
  if (run === glyphs.run[i - 1] || glyphs.runs[run]?.unpainted !== true) return false;
  const before = i >= 2 && glyphs.run[i - 2] === glyphs.run[i - 1];
  const after = i + 1 < glyphs.count && glyphs.run[i + 1] === run;
  return before || after;
}

function putFragment(sheet: Sheet, glyphs: Glyphs, fragment: Fragment): void {
  fragment.pieces.forEach((piece, k) => {
    const last = fragment.pieces[k - 1];
    // Between pieces a raised "st" or an initial stands close; everything else is a new word.
    const gap = last ? (piece.u0 - last.u1) / Math.min(piece.size, last.size) : 0;
    if (last && (isSpaced(glyphs.space[piece.from] as number, gap, 0) || isScannedWord(glyphs, piece.from))) {
      put(sheet, SPACE);
    }
    const letters = letterspacing(glyphs, piece);
    for (let i = piece.from; i < piece.to; i++) {
      if (i > piece.from) {
        const gap = ((glyphs.u0[i] as number) - (glyphs.u1[i - 1] as number)) / piece.size;
        if (isSpaced(glyphs.space[i] as number, gap, letters) || isScannedWord(glyphs, i)) put(sheet, SPACE);
      }
      putGlyph(sheet, glyphs, i);
    }
  });
} // prettier-ignore

/** Lines of a column that stand far apart are blocks of their own. `usual`: the page's line step in em. */
const isBreak = (step: number, size: number, usual: number): boolean =>
  step > size * Math.max(1.35 * usual, usual + 0.35);

/** The step from line to line that is commonest on the page, in em. */
function usualStep(groups: readonly Group[]): number {
  const steps: number[] = [];
  const add = (step: number): void => {
    if (step > 0.8 && step < 2.3) steps.push(step);
  };
  groups.forEach((group, i) => {
    const next = groups[i + 1];
    if (next) add((group.bottom - next.top) / Math.max(1, next.size));
    for (const lines of group.columns) {
      lines.forEach((line, k) => {
        const below = lines[k + 1];
        if (below) add((line.v - below.v) / Math.max(1, below.size));
      });
    }
  });
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.4)] ?? 1.2;
}

function putGroup(sheet: Sheet, glyphs: Glyphs, group: Group, usual: number): void {
  // Columns of prose side by side are blocks; the cells of a row are cells.
  const tall = group.columns.filter((lines) => lines.length > 5).length > 1;
  group.columns.forEach((lines, c) => {
    if (c > 0 && tall) {
      put(sheet, NEWLINE);
      put(sheet, NEWLINE);
    } else if (c > 0) put(sheet, TAB);
    lines.forEach((line, k) => {
      const above = lines[k - 1];
      if (above) {
        put(sheet, NEWLINE);
        if (isBreak(above.v - line.v, Math.max(above.size, line.size), usual)) put(sheet, NEWLINE);
      }
      putFragment(sheet, glyphs, line);
    });
  });
}

/** Default user space to the frame of a direction. */
const framed = (box: Box, cos: number, sin: number): Rule => {
  const a = box[0] * cos + box[1] * sin;
  const b = box[2] * cos + box[3] * sin;
  const c = box[1] * cos - box[0] * sin;
  const d = box[3] * cos - box[2] * sin;
  return { u0: Math.min(a, b), u1: Math.max(a, b), v0: Math.min(c, d), v1: Math.max(c, d) };
};

/** The engine tells the glyphs of turned pages in an order of its own; cells are known by the order in which they are drawn. */
function inDrawingOrder(glyphs: Glyphs, picked: number[]): void {
  const drawn = (i: number): number => glyphs.runs[glyphs.run[i] as number]?.drawn ?? -1;
  let last = -1;
  for (const i of picked) {
    const now = drawn(i);
    if (now < 0) return;
    if (now < last) {
      picked.sort((a, b) => drawn(a) - drawn(b) || a - b);
      return;
    }
    last = now;
  }
}

/** Glyphs that are written in one direction, by index. */
interface Direction {
  readonly cos: number;
  readonly sin: number;
  readonly picked: number[];
}

/**
 * Composes the glyphs that `wanted` names (by index) into reading order. `rules`: thin boxes of ruled lines.
 * Directions of text are read one after the other, the commonest first.
 */
export function compose(glyphs: Glyphs, wanted: (i: number) => boolean, rules: readonly Box[]): Composed {
  const directions = new Map<string, Direction>();
  let last: Run | undefined;
  let known: Direction | undefined;
  for (let i = 0; i < glyphs.count; i++) {
    if (!wanted(i)) continue;
    const run = glyphs.runs[glyphs.run[i] as number];
    if (!run) continue;
    if (run !== last || known === undefined) {
      last = run;
      const key = `${run.cos.toFixed(1)},${run.sin.toFixed(1)}`;
      known = directions.get(key) ?? { cos: run.cos, sin: run.sin, picked: [] };
      directions.set(key, known);
    }
    known.picked.push(i);
  }
  const sheet: Sheet = { units: new Uint16Array(4096), boxes: new Float32Array(4 * 4096), length: 0 };
  const byWeight = [...directions.values()].sort((a, b) => b.picked.length - a.picked.length);
  for (const { cos, sin, picked } of byWeight) {
    inDrawingOrder(glyphs, picked);
    const straight = cos === 0 || sin === 0;
    const lines = straight && rules.length <= MOST_RULES ? rules.map((box) => framed(box, cos, sin)) : [];
    const upright = lines.filter((rule) => rule.v1 - rule.v0 > rule.u1 - rule.u0);
    const level = lines.filter((rule) => rule.v1 - rule.v0 <= rule.u1 - rule.u0);
    const groups = orderFragments(joinFragments(glyphs, cutPieces(glyphs, picked, upright), upright), level);
    const usual = usualStep(groups);
    groups.forEach((group, k) => {
      const above = groups[k - 1];
      if (above) {
        put(sheet, NEWLINE);
        const wraps = (g: Group): boolean => g.columns.length > 1 && g.columns.some((lines) => lines.length > 1);
        const step = above.bottom - group.top;
        const inTable = above.columns.length > 1 && group.columns.length > 1 && step < 2.6 * group.size;
        const parts = isBreak(step, Math.max(above.size, group.size), usual) && !inTable;
        if (parts || wraps(above) || wraps(group)) put(sheet, NEWLINE);
      } else if (sheet.length > 0) {
        put(sheet, NEWLINE);
        put(sheet, NEWLINE);
      }
      putGroup(sheet, glyphs, group, usual);
    });
  }
  const units = sheet.units.subarray(0, sheet.length);
  return { text: new TextDecoder('utf-16le').decode(units), boxes: sheet.boxes.slice(0, sheet.length * 4) };
}
