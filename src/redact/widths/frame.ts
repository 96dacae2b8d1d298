// The line's own frame: u runs along the writing, v across it, for text in any of the four directions of a page.
// Not here: text that leans (it is never moved).
//
//   turn 0  →  u = x, v = y        turn 1  ↑  u = y, v = −x
//   turn 2  ←  u = −x, v = −y      turn 3  ↓  u = −y, v = x
import type { Box } from '../../model/index.ts';

export type Turn = 0 | 1 | 2 | 3;

/** Unit vectors of u in page space. */
export const ALONG: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** The quarter turn of a writing direction (dx, dy); null where it leans. */
export function turnOf(dx: number, dy: number): Turn | null {
  const length = Math.hypot(dx, dy);
  if (!(length > 0)) return null;
  for (const turn of [0, 1, 2, 3] as const) {
    const [x, y] = ALONG[turn] as readonly [number, number];
    if ((dx * x + dy * y) / length > 0.99999) return turn;
  }
  return null;
}

/** A box of the page as [u0, v0, u1, v1]. */
export function intoFrame(turn: Turn, box: Box): Box {
  if (turn === 0) return box;
  const [x0, y0, x1, y1] = box;
  if (turn === 1) return [y0, -x1, y1, -x0];
  if (turn === 2) return [-x1, -y1, -x0, -y0];
  return [-y1, x0, -y0, x1];
}

/** The other way round. */
export function outOfFrame(turn: Turn, [u0, v0, u1, v1]: Box): Box {
  if (turn === 0) return [u0, v0, u1, v1];
  if (turn === 1) return [-v1, u0, -v0, u1];
  if (turn === 2) return [-u1, -v1, -u0, -v0];
  return [v0, -u1, v1, -u0];
}

/** A point of the page as [u, v]. */
export function pointIntoFrame(turn: Turn, x: number, y: number): readonly [number, number] {
  const [ux, uy] = ALONG[turn] as readonly [number, number];
  return [x * ux + y * uy, -x * uy + y * ux];
}

/** The other way round. */
export function pointOutOfFrame(turn: Turn, u: number, v: number): readonly [number, number] {
  const [ux, uy] = ALONG[turn] as readonly [number, number];
  return [u * ux - v * uy, u * uy + v * ux];
}
