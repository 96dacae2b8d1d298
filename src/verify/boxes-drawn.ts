// Every box as the eye sees it: one colour all over, but for its label. Not here: what is under it (covered.ts, pictures.ts).
import type { Box } from '../model/index.ts';
import type { Glyph } from './request.ts';
import type { Sheet } from './sheet.ts';

/** Red, green, blue, each 0 to 255; `any` = whatever it is, as long as it is one. */
export type BoxColour = readonly [number, number, number] | 'any';
export const BLACK: BoxColour = [0, 0, 0];

/** A colour whose parts go from 0 to 1, as pages write it. */
export const colourOf = ([red, green, blue]: readonly [number, number, number]): BoxColour => [
  Math.round(red * 255),
  Math.round(green * 255),
  Math.round(blue * 255),
];

/** So far from the colour is still the colour: engines round. */
const SAME = 24;
/** Boxes are written to a hundredth of a point: a pixel that is inside by less may be a blend. */
const ROUNDING = 0.05;

const holds = (box: Box, x: number, y: number): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/**
 * How many of `boxes` show more than one colour, or another one than `colour`, in a pixel that lies wholly inside.
 *
 *     ┌ ─ ─ ┬ ─ ─ ┬ ─ ─ ┐
 *        ╔══╪═════╪══╗          ╔ box: the pixels that it cuts are blends, the one in the middle is its own
 *     ├ ─║─ ┼─────┼ ─║─ ┤
 *        ║  │ own │  ║
 *     ├ ─║─ ┼─────┼ ─║─ ┤
 *
 * `labels` are the glyphs drawn on boxes on purpose: their cells are spared.
 */
export function countUneven(
  sheet: Sheet,
  boxes: readonly Box[],
  labels: readonly Glyph[],
  colour: BoxColour = BLACK,
): number {
  const { width, height, data, place } = sheet;
  const spared = labels.map(({ box }) => place(box, 2));
  let uneven = 0;
  for (const box of boxes) {
    const [x0, y0, x1, y1] = place(box, -ROUNDING);
    const mine = spared.filter((one) => one[0] < x1 && one[2] > x0 && one[1] < y1 && one[3] > y0);
    let wanted = colour === 'any' ? null : colour;
    let bad = false;
    for (let y = Math.max(0, Math.ceil(y0)); y + 1 <= Math.min(height, y1) && !bad; y++)
      for (let x = Math.max(0, Math.ceil(x0)); x + 1 <= Math.min(width, x1) && !bad; x++) {
        const i = (y * width + x) * 4;
        const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]];
        if (wanted && isNear(wanted, r, g, b)) continue;
        if (mine.some((one) => holds(one, x, y))) continue;
        if (wanted) bad = true;
        else wanted = [r, g, b];
      }
    if (bad) uneven++;
  }
  return uneven;
}

const isNear = (colour: readonly [number, number, number], r: number, g: number, b: number): boolean =>
  Math.abs(r - colour[0]) <= SAME && Math.abs(g - colour[1]) <= SAME && Math.abs(b - colour[2]) <= SAME;
