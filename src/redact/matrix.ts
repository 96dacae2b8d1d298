// Affine matrices as PDF writes them (ISO 32000-2, 8.3.3) and boxes under them. Nothing here knows what is drawn.
import type { Box } from '../model/index.ts';

/** `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n` (the order of the `cm` operator: new = m × ctm). */
export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** The matrix that undoes `m`; null where `m` flattens the plane. */
export function inverse(m: Matrix): Matrix | null {
  const d = m[0] * m[3] - m[1] * m[2];
  if (!Number.isFinite(d) || Math.abs(d) < 1e-12) return null;
  return [m[3] / d, -m[1] / d, -m[2] / d, m[0] / d, (m[2] * m[5] - m[3] * m[4]) / d, (m[1] * m[4] - m[0] * m[5]) / d];
}

/** Where `m` puts the point. */
export function apply(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** The upright box around where `m` puts `box`. */
export function applyToBox(m: Matrix, box: Box): Box {
  // Its four corners, without a list for each: this runs once for every letter of a page.
  const [a, b, c, d, e, f] = m;
  const [x0, y0, x1, y1] = box;
  const px = a * x0 + c * y0 + e;
  const py = b * x0 + d * y0 + f;
  const qx = a * x1 + c * y0 + e;
  const qy = b * x1 + d * y0 + f;
  const rx = a * x0 + c * y1 + e;
  const ry = b * x0 + d * y1 + f;
  const sx = a * x1 + c * y1 + e;
  const sy = b * x1 + d * y1 + f;
  return [Math.min(px, qx, rx, sx), Math.min(py, qy, ry, sy), Math.max(px, qx, rx, sx), Math.max(py, qy, ry, sy)];
}

/** What both boxes cover; a box of no size where they do not meet. */
export function meet(a: Box, b: Box): Box {
  const x0 = Math.max(a[0], b[0]);
  const y0 = Math.max(a[1], b[1]);
  return [x0, y0, Math.max(x0, Math.min(a[2], b[2])), Math.max(y0, Math.min(a[3], b[3]))];
}

/** Six finite numbers as a matrix; null otherwise. */
export function toMatrix(numbers: readonly number[]): Matrix | null {
  if (numbers.length < 6 || numbers.slice(0, 6).some((n) => !Number.isFinite(n))) return null;
  return numbers.slice(0, 6) as unknown as Matrix;
}
