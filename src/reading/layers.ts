// The inks of a picture in colours, parted: what is dark in every colour (print, pencil), and what differs from the ground in hue
// (a stamp, a pen, writing as bright as its ground). Each is read by itself, so that a stamp no longer hides the line under it and
// writing that grey does not show is seen. Not here: reading.
import type { Raster } from './pixels.ts';
import { straighten } from './resample.ts';
import { heightOf, widthOf, type Quad } from './shape.ts';

/** A hue differs from the ground's from here on, in shades; less is what a camera or a lossy code makes of grey. */
const HUE = 40;
const NOISE = 12;
/** So many pixels of such a hue make a picture coloured: less than a short word at 100 dots per inch. */
const LEAST = 150;
/** A pixel of the dark layer is ink below this. */
const DARK = 140;

/** Which layer of a picture a line was read on. */
export type Layer = 'grey' | 'dark' | 'hue';

export interface Layers {
  /** Coloured ink is white here. */
  readonly dark: Raster;
  /** Everything of the ground's own hue is white here: print too. */
  readonly hue: Raster;
}

type Colour = readonly [number, number, number];

/** The commonest colour, by 16 steps a channel, as the mean of its pixels. */
function groundOf(colour: Uint8Array): Colour {
  const counts = new Uint32Array(4096);
  const sums = new Float64Array(4096 * 3);
  for (let at = 0; at < colour.length; at += 3 * 7) {
    const [r, g, b] = [colour[at] as number, colour[at + 1] as number, colour[at + 2] as number];
    const cell = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    counts[cell] = (counts[cell] as number) + 1;
    sums[cell * 3] = (sums[cell * 3] as number) + r;
    sums[cell * 3 + 1] = (sums[cell * 3 + 1] as number) + g;
    sums[cell * 3 + 2] = (sums[cell * 3 + 2] as number) + b;
  }
  let best = 0;
  for (let cell = 1; cell < counts.length; cell++) if ((counts[cell] as number) > (counts[best] as number)) best = cell;
  const mean = (k: number): number => (sums[best * 3 + k] as number) / Math.max(1, counts[best] as number);
  return [mean(0), mean(1), mean(2)];
}

/** The layers of a picture; null for one without colours. */
export function layersOf({ width, height, colour }: Raster): Layers | null {
  if (!colour) return null;
  const [gr, gg, gb] = groundOf(colour).map((part) => Math.max(24, part)) as unknown as Colour;
  const bright = (gr * 77 + gg * 150 + gb * 29) / 256;
  const [red, blue] = [(gr - bright) / bright, (gb - bright) / bright];
  const dark = new Uint8Array(width * height);
  const hue = new Uint8Array(width * height);
  let coloured = 0;
  for (let i = 0, at = 0; i < dark.length; i++, at += 3) {
    const [r, g, b] = [colour[at] as number, colour[at + 1] as number, colour[at + 2] as number];
    dark[i] = Math.min(255, 255 * Math.max(r / gr, g / gg, b / gb));
    const shade = (r * 77 + g * 150 + b * 29) / 256;
    // A shadow or black ink on coloured paper has the paper's hue in proportion to its brightness.
    const off = Math.max(Math.abs(r - shade - red * shade), Math.abs(b - shade - blue * shade));
    if (off > HUE) coloured++;
    hue[i] = Math.max(0, 255 - 3 * Math.max(0, off - NOISE));
  }
  return coloured < LEAST ? null : { dark: { width, height, data: dark }, hue: { width, height, data: hue } };
}

/** 0 to 1: how much of the ink under a line is coloured; 0 where there is none. */
export function colouredShare({ dark, hue }: Layers, quad: Quad): number {
  const [w, h] = [Math.max(8, Math.min(800, Math.round(widthOf(quad)))), Math.max(8, Math.min(60, Math.round(heightOf(quad))))];
  const [print, ink] = [straighten(dark, quad, w, h).data, straighten(hue, quad, w, h).data];
  const limit = 255 - 3 * (HUE - NOISE);
  let [coloured, all] = [0, 0];
  for (let i = 0; i < ink.length; i++) {
    const own = (ink[i] as number) < limit;
    if (own) coloured++;
    if (own || (print[i] as number) < DARK) all++;
  }
  return all === 0 ? 0 : coloured / all;
} // prettier-ignore
