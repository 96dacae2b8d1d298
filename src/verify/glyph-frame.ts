// Where a glyph lies on the page, from the matrices in force and its font's measures. Not here: which are in force (walk.ts).
import type { Box } from '../model/index.ts';
import type { Glyph } from './request.ts';

export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

export interface FontFacts {
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly vertical: boolean;
}
export const PLAIN_FONT: FontFacts = { scale: 0.001, low: -0.22, high: 0.76, vertical: false };

export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** In vertical fonts: how far the pen moves, and where the glyph's origin lies from it (9.7.4.3). */
  readonly vmetric?: readonly number[] | null;
}
/** What the glyphs of one string share: their matrix, and how far they reach from the base line in page space. */
export interface Frame {
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly f: number;
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  readonly middle: readonly [number, number];
  readonly size: number;
}

export function frameOf([a, b, c, d, e, f]: Matrix, { low, high }: FontFacts): Frame {
  const middle = low + (high - low) * 0.48;
  return {
    a,
    b,
    e,
    f,
    low: [Math.min(c * low, c * high), Math.min(d * low, d * high)],
    high: [Math.max(c * low, c * high), Math.max(d * low, d * high)],
    middle: [c * middle, d * middle],
    size: Math.hypot(c, d),
  };
}

export function place(shown: ShownGlyph, width: number, frame: Frame, dx: number, dy: number): Glyph {
  const { low, high, middle, size } = frame;
  const left = frame.e + dx;
  const base = frame.f + dy;
  const wx = frame.a * width;
  const wy = frame.b * width;
  const box: Box = [
    left + Math.min(0, wx) + low[0],
    base + Math.min(0, wy) + low[1],
    left + Math.max(0, wx) + high[0],
    base + Math.max(0, wy) + high[1],
  ];
  const [x, y] = [left + wx / 2 + middle[0], base + wy / 2 + middle[1]];
  return { text: shown.unicode, x, y, box, size };
}
