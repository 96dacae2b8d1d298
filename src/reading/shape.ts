// Quadrilaterals on a picture: hulls, the smallest turned rectangle, and places along a line of text. Pixels, origin top left.
//
//   a ───────────── b      a line of text is read from the side a-d to the side b-c;
//   d ───────────── c      `along` is the share of the way from a to b

/** A point: x to the right, y down. */
export type Point = readonly [number, number];
/** Corners clockwise as the text is read: its top left first. */
export type Quad = readonly [Point, Point, Point, Point];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The convex hull of points, clockwise on the screen (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of list) {
      for (;;) {
        const [o, a] = [chain.at(-2), chain.at(-1)];
        if (!o || !a || (a[0] - o[0]) * (p[1] - o[1]) - (a[1] - o[1]) * (p[0] - o[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** The smallest rectangle, turned as it must be, that holds a convex hull; its first side is the longer. */
export function rectangleAround(hull: readonly Point[]): Quad {
  let best: Quad = [[0, 0], [0, 0], [0, 0], [0, 0]];
  let least = Infinity;
  hull.forEach((from, i) => {
    const to = hull[(i + 1) % hull.length] as Point;
    const long = distance(from, to) || 1;
    const [ux, uy] = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
    let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of hull) {
      const [u, v] = [x * ux + y * uy, y * ux - x * uy];
      [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
    }
    const size = (u1 - u0) * (v1 - v0);
    if (size >= least) return;
    least = size;
    const at = (u: number, v: number): Point => [u * ux - v * uy, u * uy + v * ux];
    best = [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)];
  });
  return distance(best[0], best[1]) >= distance(best[1], best[2]) ? best : turnCorners(best, 1);
} // prettier-ignore

/** The same corners, begun `by` corners later. */
export const turnCorners = (quad: Quad, by: number): Quad =>
  [0, 1, 2, 3].map((i) => quad[(i + by + 4) % 4]) as unknown as Quad;

export const widthOf = (quad: Quad): number => (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2;
export const heightOf = (quad: Quad): number => (distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2;
export const centreOf = (quad: Quad): Point => [
  (quad[0][0] + quad[1][0] + quad[2][0] + quad[3][0]) / 4,
  (quad[0][1] + quad[1][1] + quad[2][1] + quad[3][1]) / 4,
];
/** Degrees by which the reading direction falls to the right of level: −180 … 180. */
export const angleOf = (quad: Quad): number =>
  (Math.atan2(quad[1][1] + quad[2][1] - quad[0][1] - quad[3][1], quad[1][0] + quad[2][0] - quad[0][0] - quad[3][0]) * 180) / Math.PI; // prettier-ignore

/** A rectangle pushed out by `by` pixels on every side. */
export function growQuad(quad: Quad, by: number): Quad {
  const long = distance(quad[0], quad[1]) || 1;
  const high = distance(quad[0], quad[3]) || 1;
  const u: Point = [((quad[1][0] - quad[0][0]) / long) * by, ((quad[1][1] - quad[0][1]) / long) * by];
  const v: Point = [((quad[3][0] - quad[0][0]) / high) * by, ((quad[3][1] - quad[0][1]) / high) * by];
  const move = (p: Point, a: number, b: number): Point => [p[0] + a * u[0] + b * v[0], p[1] + a * u[1] + b * v[1]];
  return [move(quad[0], -1, -1), move(quad[1], 1, -1), move(quad[2], 1, 1), move(quad[3], -1, 1)];
}

/** A line made higher by `by` of its height on both sides. */
export const raiseQuad = ([a, b, c, d]: Quad, by: number): Quad => {
  const from = (p: Point, q: Point): Point => [p[0] + (p[0] - q[0]) * by, p[1] + (p[1] - q[1]) * by];
  return [from(a, d), from(b, c), from(c, b), from(d, a)];
};

/** The part of a line between two shares of its length. */
export function partOf(quad: Quad, from: number, to: number): Quad {
  const on = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  return [on(quad[0], quad[1], from), on(quad[0], quad[1], to), on(quad[3], quad[2], to), on(quad[3], quad[2], from)];
}

/** Every corner through `place`. */
export const mapQuad = (quad: Quad, place: (point: Point) => Point): Quad => [
  place(quad[0]),
  place(quad[1]),
  place(quad[2]),
  place(quad[3]),
];

/** The box around a quad: x0, y0, x1, y1. */
export function boxAround(quad: Quad): readonly [number, number, number, number] {
  const xs = quad.map((point) => point[0]);
  const ys = quad.map((point) => point[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
