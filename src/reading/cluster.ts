// Lines that stand together: a label, a wristband, a card. And the straightened, enlarged piece of picture that holds one.
import { directionOf } from './direction.ts';
import {
  heightOf,
  hullOf,
  rectangleAround,
  growQuad,
  distance,
  turnCorners,
  angleOf,
  type Point,
  type Quad,
} from './shape.ts';

/** Lines nearer than this many line heights belong together. */
const NEAR = 1.6;
/** Letters are enlarged to this height, at most so many times, and no piece is larger than the reader looks at. */
const HEIGHT = 36;
const MOST_ZOOM = 4;
const LONGEST = 1600;

/** The shortest way between two rectangles, by points along their sides. */
function gap(a: Quad, b: Quad): number {
  const along = (quad: Quad): Point[] =>
    quad.flatMap((p, i) => {
      const q = quad[(i + 1) % 4] as Point;
      return [0, 0.2, 0.4, 0.6, 0.8].map((t): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
    });
  let least = Infinity;
  const other = along(b);
  for (const p of along(a)) for (const q of other) least = Math.min(least, distance(p, q));
  return least;
}

/** Groups of indices into `quads`, the largest first. */
export function clustersOf(quads: readonly Quad[]): number[][] {
  const group = quads.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at] as number;
    return at;
  };
  quads.forEach((quad, i) => {
    for (let k = 0; k < i; k++) {
      const other = quads[k] as Quad;
      if (find(i) === find(k)) continue;
      const high = Math.max(heightOf(quad), heightOf(other));
      if (gap(quad, other) < NEAR * high) group[find(i)] = find(k);
    }
  });
  const groups = Map.groupBy(quads.keys(), find);
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** The smallest turned rectangle around all of `quads`. */
export const around = (quads: readonly Quad[]): Quad => rectangleAround(hullOf(quads.flat()));

export interface Piece {
  readonly quad: Quad;
  /** Pixels of the straightened piece. */
  readonly width: number;
  readonly height: number;
  /** From pixels of the piece to pixels of the picture. */
  readonly back: (point: Point) => Point;
}

/** The piece of a picture around a cluster, along the direction of its text. */
export function pieceOf(quads: readonly Quad[]): Piece {
  const high = quads.map(heightOf).sort((a, b) => a - b)[Math.floor(quads.length / 2)] ?? HEIGHT;
  const { angle } = directionOf(quads);
  const grown = growQuad(around(quads), high);
  const off = (by: number): number => Math.abs(((((angleOf(turnCorners(grown, by)) - angle) % 360) + 540) % 360) - 180);
  const quad = turnCorners(grown, [0, 1, 2, 3].sort((a, b) => off(a) - off(b))[0] ?? 0);
  const [w, h] = [distance(quad[0], quad[1]), distance(quad[0], quad[3])];
  const zoom = Math.min(MOST_ZOOM, HEIGHT / Math.max(4, high * 0.75), LONGEST / Math.max(w, h));
  const [width, height] = [Math.max(32, Math.round(w * zoom)), Math.max(32, Math.round(h * zoom))];
  const back = ([x, y]: Point): Point => {
    const [u, v] = [x / width, y / height];
    return [
      quad[0][0] + (quad[1][0] - quad[0][0]) * u + (quad[3][0] - quad[0][0]) * v,
      quad[0][1] + (quad[1][1] - quad[0][1]) * u + (quad[3][1] - quad[0][1]) * v,
    ];
  };
  return { quad, width, height, back };
}
