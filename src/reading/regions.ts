// From a map of "here is text" (DBNet, arXiv 1911.08947) to turned rectangles around lines of text. Keeps every region: none is
// dropped for what is later read in it. Not here: the network.
import { distance, growQuad, hullOf, rectangleAround, type Point, type Quad } from './shape.ts';

/** A pixel of the map counts as text from here; a region from the mean of its pixels on. */
const THRESHOLD = 0.3;
const LEAST_SCORE = 0.5;
/** The network is taught shrunk regions: they grow back by area × this / circumference. */
const UNCLIP = 1.6;
const LEAST_SIDE = 3;
/** More regions than this on one picture is noise, and all of it is unread. */
export const MOST_REGIONS = 3000;

export interface Region {
  readonly quad: Quad;
  /** 0 to 1: the mean of the map over the region. */
  readonly score: number;
}

/** Regions of a map of `width` × `height` values of 0 to 1, in pixels of the map. */
export function findRegions(map: Float32Array, width: number, height: number): Region[] {
  const seen = new Uint8Array(width * height);
  const regions: Region[] = [];
  const queue = new Int32Array(width * height);
  for (let start = 0; start < map.length; start++) {
    if (seen[start] === 1 || (map[start] as number) <= THRESHOLD) continue;
    let [head, tail, sum] = [0, 0, 0];
    const left = new Map<number, number>();
    const right = new Map<number, number>();
    queue[tail++] = start;
    seen[start] = 1;
    while (head < tail) {
      const at = queue[head++] as number;
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] as number;
      left.set(y, Math.min(left.get(y) ?? x, x));
      right.set(y, Math.max(right.get(y) ?? x, x));
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] === 1 || (map[next] as number) <= THRESHOLD) continue;
          seen[next] = 1;
          queue[tail++] = next;
        }
    }
    const points: Point[] = [];
    for (const [y, x] of left) points.push([x, y], [x, y + 1], [(right.get(y) ?? x) + 1, y], [(right.get(y) ?? x) + 1, y + 1]);
    const quad = rectangleAround(hullOf(points));
    const [long, short] = [distance(quad[0], quad[1]), distance(quad[1], quad[2])];
    const score = sum / tail;
    if (short < LEAST_SIDE || score < LEAST_SCORE) continue;
    if (regions.length >= MOST_REGIONS) break;
    regions.push({ quad: growQuad(quad, (long * short * UNCLIP) / (2 * (long + short))), score });
  }
  return regions;
} // prettier-ignore
