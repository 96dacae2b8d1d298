// Outside the boxes a page must look as it did. Not here: the boxes themselves (boxes-drawn.ts).
import type { Box, Shift } from '../model/index.ts';
import type { Glyph } from './request.ts';
import type { Sheet } from './sheet.ts';

/** Further apart than this (of 255, in any colour) is not the same: below it lies what smoothing at edges does. */
const SAME = 64;
/** Around a box and a glyph that was added, in pixels: their edges are blends. */
const AROUND = 3;

/** The share of pixels that may differ. */
export const CHANGED = 0.001;

/**
 * The same for a page that became a picture: two engines and a change of resolution smooth every edge in another way, so
 * each pixel needs its like only within one pixel around, from the source to the copy and back.
 */
export function changedSharePicture(
  before: Sheet,
  after: Sheet,
  boxes: readonly Box[],
  added: readonly Glyph[],
): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  const { width, height } = after;
  const known = spotsOf(after, boxes, added);
  const changed = countFar(before, after, known, (x, y) => {
    const i = (y * width + x) * 4;
    return !isBetween(before, x, y, after.data, i) || !isBetween(after, x, y, before.data, i);
  });
  return changed / Math.max(width * height, 1);
}

/**
 * Share of the pixels of a page that differ from the source's outside `boxes`, the glyphs `added` and what was shifted;
 * what was shifted is compared at its new place, one pixel to and fro. 1 where the two are not of one size.
 */
export function changedShare(
  before: Sheet,
  after: Sheet,
  boxes: readonly Box[],
  added: readonly Glyph[],
  shifts: readonly Shift[] = [],
): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  const { width, height } = after;
  const boxed = spotsOf(after, boxes, added);
  const known = [...boxed];
  const moved: { readonly to: Box; readonly dx: number; readonly dy: number }[] = [];
  for (const { box, dx, dy } of shifts) {
    const [px, py] = after.step(dx, dy);
    const from = after.place(box, 0);
    const to: Box = [from[0] + px, from[1] + py, from[2] + px, from[3] + py];
    // The old place may hold anything now; the new one is compared with it below.
    known.push(from, to);
    moved.push({ to, dx: Math.round(px), dy: Math.round(py) });
  }
  let changed = countFar(before, after, known, () => true);
  for (const { to, dx, dy } of moved) changed += changedAfterMove(before, after, to, dx, dy, boxed);
  return changed / Math.max(width * height, 1);
}

/** Boxes and glyphs that were added, in pixels, with what blends around them. */
const spotsOf = (sheet: Sheet, boxes: readonly Box[], added: readonly Glyph[]): Box[] =>
  [...boxes, ...added.map((glyph) => glyph.box)].map((box) => sheet.place(box, AROUND));

/** How many pixels outside `known` are far from their like in the other sheet, and `counts` says count. */
function countFar(
  before: Sheet,
  after: Sheet,
  known: readonly Box[],
  counts: (x: number, y: number) => boolean,
): number {
  const { width, height } = after;
  const [rowsA, rowsB] = [asBytes(before.data), asBytes(after.data)];
  const [a, b] = [asWords(before.data), asWords(after.data)];
  const mask = new Uint8Array(width);
  let changed = 0;
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * width * 4, (y + 1) * width * 4];
    // Most rows are alike to the byte.
    if (rowsA.compare(rowsB, from, to, from, to) === 0) continue;
    markRow(mask, y, known);
    for (let x = 0, i = y * width; x < width; x++, i++)
      if (mask[x] === 0 && a[i] !== b[i] && isFar(before.data, i * 4, after.data, i * 4) && counts(x, y)) changed++;
  }
  return changed;
}

const asBytes = (data: Uint8ClampedArray): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
const asWords = (data: Uint8ClampedArray): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);

function isFar(a: Uint8ClampedArray, i: number, b: Uint8ClampedArray, k: number): boolean {
  for (let c = 0; c < 3; c++) if (Math.abs((a[i + c] as number) - (b[k + c] as number)) > SAME) return true;
  return false;
}

/** Marks in `mask` the pixels of row `y` that lie in one of `spots`, and no others. */
function markRow(mask: Uint8Array, y: number, spots: readonly Box[]): void {
  mask.fill(0);
  for (const [x0, y0, x1, y1] of spots)
    if (y >= Math.floor(y0) && y < y1)
      mask.fill(1, Math.max(0, Math.floor(x0)), Math.max(0, Math.min(mask.length, Math.ceil(x1))));
}

/** Pixels of `to` that look like none of the nine around their old place: a shift is seldom a whole number of pixels. */
function changedAfterMove(before: Sheet, after: Sheet, to: Box, dx: number, dy: number, boxed: readonly Box[]): number {
  const { width, height } = after;
  const mask = new Uint8Array(width);
  let changed = 0;
  for (let y = Math.max(0, Math.floor(to[1])); y < Math.min(height, to[3]); y++) {
    markRow(mask, y, boxed);
    for (let x = Math.max(0, Math.floor(to[0])); x < Math.min(width, to[2]); x++)
      if (mask[x] === 0 && !isBetween(before, x - dx, y - dy, after.data, (y * width + x) * 4)) changed++;
  }
  return changed;
}

/** Does the pixel lie between the darkest and the brightest of those around (x, y) of `before`, colour by colour? */
function isBetween({ width, height, data }: Sheet, x: number, y: number, other: Uint8ClampedArray, i: number): boolean {
  for (let c = 0; c < 3; c++) {
    let [low, high] = [255, 0];
    for (let ny = y - 1; ny <= y + 1; ny++)
      for (let nx = x - 1; nx <= x + 1; nx++) {
        const inside = nx >= 0 && ny >= 0 && nx < width && ny < height;
        const value = inside ? (data[(ny * width + nx) * 4 + c] as number) : 255;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    const mine = other[i + c] as number;
    if (mine < low - SAME || mine > high + SAME) return false;
  }
  return true;
}
