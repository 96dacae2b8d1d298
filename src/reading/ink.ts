// Ink that no line accounts for: marks of the size of letters, side by side, outside every region. What the first reader never
// saw still raises a flag. For sheets of paper only: a photograph has texture everywhere, and is looked at by a person anyway.
import type { Raster } from './pixels.ts';
import { resize } from './resample.ts';
import { growQuad, heightOf, type Quad } from './shape.ts';

/** The sheet is looked at with its long side this many pixels: about 140 dots per inch on A4. */
const SIDE = 1600;
/** A pixel is ink where it is darker than the mean around it by this much. */
const DARKER = 38;
const AROUND = 12;
/** Heights and widths of marks that may be letters, and how much of their box is ink. */
const HEIGHTS = [6, 60] as const;
const WIDEST = 90;
const FILL = [0.08, 0.85] as const;
/** So many marks in a row, no further apart than this many of their heights. */
const ROW = 4;
const APART = 1.3;

type Mark = [number, number, number, number];

/** Rows of letter-like marks outside `known`, as upright quads in pixels of `raster`. */
export function looseInk(raster: Raster, known: readonly Quad[]): Quad[] {
  const by = Math.min(1, SIDE / Math.max(raster.width, raster.height));
  const [w, h] = [Math.max(1, Math.round(raster.width * by)), Math.max(1, Math.round(raster.height * by))];
  const ink = inkOf(resize(raster, w, h));
  for (const quad of known) erase(ink, w, h, growQuad(quad, heightOf(quad) * 0.35).map(([x, y]) => [x * by, y * by] as const));
  const marks = marksOf(ink, w, h).sort((a, b) => a[0] - b[0]);
  const rows: Mark[][] = [];
  for (const mark of marks) {
    const high = mark[3] - mark[1];
    const row = rows.find((one) => {
      const last = one.at(-1) as Mark;
      const size = Math.max(high, last[3] - last[1]);
      const overlap = Math.min(mark[3], last[3]) - Math.max(mark[1], last[1]);
      return mark[0] - last[2] < APART * size && mark[0] - last[2] > -size && overlap > 0.4 * Math.min(high, last[3] - last[1]) && size < 2.6 * Math.min(high, last[3] - last[1]);
    });
    if (row) row.push(mark);
    else rows.push([mark]);
  }
  return rows.filter((row) => row.length >= ROW).map((row): Quad => {
    const box = [Math.min(...row.map((m) => m[0])), Math.min(...row.map((m) => m[1])), Math.max(...row.map((m) => m[2])), Math.max(...row.map((m) => m[3]))].map((n) => n / by) as unknown as Mark;
    return [[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]];
  });
} // prettier-ignore

/** 1 where a pixel is darker than its surroundings (by an integral image). */
function inkOf({ width, height, data }: Raster): Uint8Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] as number;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [y0, y1] = [Math.max(0, y - AROUND), Math.min(height, y + AROUND + 1)];
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [Math.max(0, x - AROUND), Math.min(width, x + AROUND + 1)];
      const at = (px: number, py: number): number => sums[py * (width + 1) + px] as number;
      const mean = (at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)) / ((x1 - x0) * (y1 - y0));
      if ((data[y * width + x] as number) < mean - DARKER) ink[y * width + x] = 1;
    }
  }
  return ink;
}

function erase(ink: Uint8Array, width: number, height: number, quad: readonly (readonly [number, number])[]): void {
  const ys = quad.map((p) => p[1]);
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= Math.min(height - 1, Math.ceil(Math.max(...ys))); y++) {
    const cuts: number[] = [];
    quad.forEach((a, i) => {
      const b = quad[(i + 1) % quad.length] as readonly [number, number];
      if ((a[1] <= y && b[1] > y) || (b[1] <= y && a[1] > y)) cuts.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    });
    if (cuts.length < 2) continue;
    const [from, to] = [Math.max(0, Math.floor(Math.min(...cuts))), Math.min(width, Math.ceil(Math.max(...cuts)) + 1)];
    if (to > from) ink.fill(0, y * width + from, y * width + to);
  }
} // prettier-ignore

/** Connected stretches of ink that may be letters. */
function marksOf(ink: Uint8Array, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  const stack: number[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1) continue;
    let [x0, y0, x1, y1, count] = [width, height, 0, 0, 0];
    ink[start] = 2;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      count++;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          const next = ny * width + nx;
          if (nx < 0 || ny < 0 || nx >= width || ny >= height || ink[next] !== 1) continue;
          ink[next] = 2;
          stack.push(next);
        }
    }
    const [w, h] = [x1 - x0, y1 - y0];
    const fill = count / (w * h);
    if (h >= HEIGHTS[0] && h <= HEIGHTS[1] && w >= 2 && w <= WIDEST && fill >= FILL[0] && fill <= FILL[1]) marks.push([x0, y0, x1, y1]);
  }
  return marks;
} // prettier-ignore
