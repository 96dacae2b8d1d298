// Is a picture to be seen as it is stored? What is painted over, clipped or hangs over the edge of the page is still in the
// data, for everybody who takes the picture out. Not here: reading it (read-pixels.ts).
import type { Box } from '../model/index.ts';
import type { Placed } from './walk.ts';
import { grey, pictureAt, shadeOf, type Samples } from './samples.ts';
import type { Sheet } from './sheet.ts';

/** How many cells across a picture is compared with the page, and what share of them may look different. */
const CELLS = 64;
const UNLIKE = 0.03;
const APART = 56;

/**
 * Is the picture to be seen on the page as it is stored? Not where something is painted over it, or it is clipped, or
 * reaches over the edge of the page. What is under a box is left aside: other checks look there.
 */
export function isSeen(picture: Placed, samples: Samples, sheet: Sheet, boxes: readonly Box[]): boolean {
  const { toPage } = pictureAt(picture);
  let unlike = 0;
  let unlikeReversed = 0;
  for (let v = 0; v < CELLS; v++)
    for (let u = 0; u < CELLS; u++) {
      const [px, py] = toPage((u + 0.5) / CELLS, 1 - (v + 0.5) / CELLS);
      if (boxes.some((box) => px > box[0] - 2 && px < box[2] + 2 && py > box[1] - 2 && py < box[3] + 2)) continue;
      const [x, y] = sheet.place([px, py, px, py], 0);
      const stored = average(samples.width, samples.height, u, v, (sx, sy) => shadeOf(samples, sx, sy));
      const shown = shownAt(sheet, x, y, picture);
      if (Math.abs(shown - stored) > APART) unlike++;
      if (Math.abs(shown - (255 - stored)) > APART) unlikeReversed++;
    }
  // A stencil paints its zeros or its ones, in any colour.
  const most = samples.parts === 1 ? Math.min(unlike, unlikeReversed) : unlike;
  return most <= CELLS * CELLS * UNLIKE;
}

/** Mean shade of the samples of cell (u, v), by at most 8 × 8 of them. */
function average(width: number, height: number, u: number, v: number, at: (x: number, y: number) => number): number {
  let sum = 0;
  const n = 8;
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const x = Math.min(width - 1, Math.floor(((u + (i + 0.5) / n) / CELLS) * width));
      const y = Math.min(height - 1, Math.floor(((v + (j + 0.5) / n) / CELLS) * height));
      sum += at(x, y);
    }
  return sum / (n * n);
}

/** Mean shade of the page over one cell of the picture around pixel (x, y); white off the page. */
function shownAt(sheet: Sheet, x: number, y: number, { matrix: m }: Placed): number {
  const [across, down] = [sheet.step(m[0], m[1]), sheet.step(m[2], m[3])];
  const reachX = Math.max(0.5, (Math.abs(across[0]) + Math.abs(down[0])) / CELLS / 2);
  const reachY = Math.max(0.5, (Math.abs(across[1]) + Math.abs(down[1])) / CELLS / 2);
  let sum = 0;
  const n = 8;
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const px = Math.floor(x + reachX * ((2 * i + 1) / n - 1));
      const py = Math.floor(y + reachY * ((2 * j + 1) / n - 1));
      const k = (py * sheet.width + px) * 4;
      const inside = px >= 0 && py >= 0 && px < sheet.width && py < sheet.height;
      sum += inside ? grey(sheet.data[k] ?? 255, sheet.data[k + 1] ?? 255, sheet.data[k + 2] ?? 255) : 255;
    }
  return sum / (n * n);
}
