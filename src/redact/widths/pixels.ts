// Lines set anew on a page that became a picture: the same measures as in the walk, taken from the engine's letters, and the
// words drawn in their new places. Not here: where words move to (lay.ts).
import type { Box } from '../../model/index.ts';
import { fateOf } from '../invisible.ts';
import type { Part, Raster } from '../pixels.ts';
import type { Spot } from '../state.ts';
import type { SetLetter } from '../values.ts';
import { ALONG, intoFrame, outOfFrame, pointIntoFrame, turnOf } from './frame.ts';
import type { Measured } from './lines.ts';
import { reachOf, type Moves } from './moves.ts';

/** A loose cell reaches from the font's descent to its ascent: about so much more than an em. */
const CELL = 1.12;

/** The letters of a page as the walk would measure them; numbers are their places in the list. */
export function measureLetters(
  letters: readonly SetLetter[],
  targets: readonly Box[],
  visible: Box,
): { readonly measured: Measured[]; readonly kept: Spot[] } {
  const measured: Measured[] = [];
  const kept: Spot[] = [];
  for (const [no, letter] of letters.entries()) {
    const { target, blank, seen } = fateOf(letter, targets, visible);
    const { box, origin, angle, made } = letter;
    if (!seen || made) continue;
    if (target < 0) kept.push({ middle: [(box[0] + box[2]) / 2, box[1] + (box[3] - box[1]) * 0.45], blank });
    const turn = turnOf(Math.cos(angle), -Math.sin(angle));
    if (turn === null) continue;
    const [from, low, to, high] = intoFrame(turn, box);
    const [, base] = pointIntoFrame(turn, origin[0], origin[1]);
    measured.push({ no, turn, from, to, base, low, high, em: (high - low) / CELL, target, blank, inked: true });
  }
  return { measured, kept };
}

/** So much of a stretch must be of one colour for words to be lifted off it. */
const PLAIN = 0.55;
const SAME = 28;

/** The most frequent colour of a stretch (pixels), and its share. */
function groundOf(
  { width, data }: Raster,
  [x0, y0, x1, y1]: Box,
): { colour: readonly [number, number, number]; share: number } {
  const counts = new Map<number, number>();
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const i = (y * width + x) * 4;
      const key = (((data[i] ?? 0) >> 3) << 10) | (((data[i + 1] ?? 0) >> 3) << 5) | ((data[i + 2] ?? 0) >> 3);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const [most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const colour = [most >> 10, (most >> 5) & 31, most & 31].map((five) => (five === 31 ? 255 : five * 8)) as [
    number,
    number,
    number,
  ];
  let near = 0;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const i = (y * width + x) * 4;
      if (colour.every((part, k) => Math.abs((data[i + k] ?? 0) - part) < SAME)) near++;
    }
  return { colour, share: near / Math.max(1, (x1 - x0) * (y1 - y0)) };
}

/** Can words be lifted off this stretch (pixels) without a patch being seen? */
export const isPlainGround = (raster: Raster, place: Box): boolean => groundOf(raster, place).share >= PLAIN;

function lay(raster: Raster, patch: Raster, x: number, y: number): void {
  for (let row = 0; row < patch.height; row++)
    raster.data.set(
      patch.data.subarray(row * patch.width * 4, (row + 1) * patch.width * 4),
      ((y + row) * raster.width + x) * 4,
    );
}

function fill({ width, data }: Raster, [x0, y0, x1, y1]: Box, colour: readonly number[]): void {
  for (let y = y0; y < y1; y++)
    for (let i = (y * width + x0) * 4; i < (y * width + x1) * 4; i += 4) {
      for (let k = 0; k < 3; k++) data[i + k] = colour[k] ?? 255;
      data[i + 3] = 255;
    }
}

/** Letters this close (pixels) to a hole share pixels with what was in it. */
const TOUCHING = 3;

/**
 * Sets the lines of a page anew in its picture: clears each line and all that was taken out of it, and draws its words in
 * their new places, by `draw`. In place. `pixels` gives the pixels of a box of the page, `scale` the pixels of a point.
 */
export async function moveWords(
  raster: Raster,
  moves: Moves,
  pixels: (box: Box) => Box,
  scale: number,
  draw: (parts: readonly Part[]) => Promise<readonly Raster[]>,
): Promise<void> {
  for (const set of moves.lines) {
    const { line, words, holes } = set;
    const [ux, uy] = ALONG[line.turn] as readonly [number, number];
    const place = reachOf(set);
    const [, low, , high] = intoFrame(line.turn, place);
    const parts = words.map(({ from, to, by }): Part => {
      // Where a hole touches the word, its edge pixels go with the hole.
      const touches = (u: number, sides: 0 | 1) =>
        holes.some(({ was }) => Math.abs(u - was[sides]) * scale < TOUCHING) ? TOUCHING / scale / 2 : 0;
      const [first, last] = [from + touches(from, 1), Math.max(from + touches(from, 1), to - touches(to, 0))];
      const box = pixels(outOfFrame(line.turn, [first + by, low, last + by, high]));
      return { box, dx: ux * by * scale, dy: -uy * by * scale };
    });
    const drawn = await draw(parts.filter(({ box }) => box[2] > box[0] && box[3] > box[1]));
    const reach = pixels(place);
    const { colour } = groundOf(raster, reach);
    // Tall letters reach out of the line's band: what was taken out is cleared at its full height.
    for (const { was, low: bottom, high: top } of holes)
      fill(raster, pixels(outOfFrame(line.turn, [was[0], bottom, was[1], top])), colour);
    fill(raster, reach, colour);
    const shown = parts.filter(({ box }) => box[2] > box[0] && box[3] > box[1]);
    drawn.forEach((patch, i) => {
      const box = shown[i]?.box;
      if (box) lay(raster, patch, box[0], box[1]);
    });
  }
}
