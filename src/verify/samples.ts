// The samples of one picture as the other engine decodes them, and where they lie on the page. Not here: what is looked for.
import type { Box } from '../model/index.ts';
import type { Placed } from './walk.ts';

/** Decoded samples: `parts` of them (0 to 255) a pixel, rows from the top. The fourth part is opacity. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly parts: 1 | 3 | 4;
  readonly at: (x: number, y: number, part: number) => number;
}

/** Samples out of what pdf.js holds for a picture; null where it holds none. */
export function readSamples(value: unknown, samples: (data: unknown) => unknown): Samples | null {
  if (typeof value !== 'object' || value === null || !('width' in value) || !('height' in value) || !('data' in value))
    return null;
  const { width, height, data } = value;
  if (typeof width !== 'number' || typeof height !== 'number') return null;
  if (typeof data === 'string') return readSamples(samples(data), samples);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  // pdf.js: 1 = one bit, 2 = RGB, 3 = RGBA; missing for stencils, which are one bit.
  const kind = 'kind' in value && typeof value.kind === 'number' ? value.kind : 1;
  if (kind === 1) {
    const row = Math.ceil(width / 8);
    const at = (x: number, y: number): number => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255;
    return { width, height, parts: 1, at };
  }
  const parts = kind === 2 ? 3 : 4;
  return { width, height, parts, at: (x, y, part) => data[(y * width + x) * parts + part] ?? 0 };
}

/** Brightness of a colour, 0 to 255. */
export const grey = (r: number, g: number, b: number): number => Math.round(0.299 * r + 0.587 * g + 0.114 * b);

/** Brightness of one pixel on white paper. */
export function shadeOf({ at, parts }: Samples, x: number, y: number): number {
  if (parts === 1) return at(x, y, 0);
  const shade = grey(at(x, y, 0), at(x, y, 1), at(x, y, 2));
  if (parts === 3) return shade;
  const opacity = at(x, y, 3) / 255;
  return Math.round(shade * opacity + 255 * (1 - opacity));
}

type Point = (x: number, y: number) => readonly [number, number];

/** Ways between the unit square of a picture (y up) and the page; `toUnit` is null for a picture without an area. */
export function pictureAt({ matrix: m }: Placed): { readonly toPage: Point; readonly toUnit: Point | null } {
  const d = m[0] * m[3] - m[1] * m[2];
  const toPage: Point = (x, y) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  if (Math.abs(d) < 1e-12) return { toPage, toUnit: null };
  const toUnit: Point = (x, y) => {
    const [dx, dy] = [x - m[4], y - m[5]];
    return [(m[3] * dx - m[2] * dy) / d, (m[0] * dy - m[1] * dx) / d];
  };
  return { toPage, toUnit };
}

/** The upright box around a picture that `m` places. */
export function frameOf(m: Placed['matrix']): Box {
  const xs = [m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]];
  const ys = [m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
