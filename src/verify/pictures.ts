// The samples of every picture that lies under a box: covered is not gone, so the data itself must be one colour there,
// transparency included. Not here: what the page looks like (boxes-drawn.ts).
import { overlaps, type Box } from '../model/index.ts';
import { frameOf, pictureAt, readSamples, type Samples } from './samples.ts';
import type { Placed } from './walk.ts';

/** Samples at the edge of what was painted over are blends, this many of them. */
const EDGE = 2;
/** JPEG works on cells of at most 16 samples: so deep inside what was painted over, nothing of the rest is left. */
const DEEP = 17;
/** Deep inside nothing may differ; nearer the edge JPEG rings, by so much of 255 in so small a share of the samples. */
const PLAIN = 8;
const RINGING = 72;
const SHARE = 0.01;

/** How many of `pictures` still show something under a box; null where one cannot be looked at. */
export function countUncovered(
  pictures: readonly Placed[],
  boxes: readonly Box[],
  samples: (data: unknown) => unknown,
): number | null {
  let bad = 0;
  for (const picture of pictures) {
    const near = boxes.filter((box) => overlaps(frameOf(picture.matrix), box));
    if (near.length === 0) continue;
    const found = readSamples(samples(picture.data), samples);
    if (!found) return null;
    if (near.some((box) => !isPlain(found, picture, box))) bad++;
  }
  return bad;
}

/** Is the picture one colour under `box`, an edge aside? Goes through the samples, so that slanted ones are seen whole too. */
function isPlain(found: Samples, picture: Placed, box: Box): boolean {
  const { width, height } = found;
  const { toPage, toUnit } = pictureAt(picture);
  if (!toUnit) return true;
  const corners = [toUnit(box[0], box[1]), toUnit(box[2], box[1]), toUnit(box[0], box[3]), toUnit(box[2], box[3])];
  const xs = corners.map(([x]) => x * width);
  const ys = corners.map(([, y]) => (1 - y) * height);
  const from = [Math.max(0, Math.floor(Math.min(...xs))), Math.max(0, Math.floor(Math.min(...ys)))] as const;
  const to = [Math.min(width, Math.ceil(Math.max(...xs))), Math.min(height, Math.ceil(Math.max(...ys)))] as const;
  // How far one step of a sample reaches on the page, at most: `EDGE` of them keep away from every side of the box.
  const reach = (n: number): readonly [number, number] => [
    n * Math.max(Math.abs(picture.matrix[0]) / width, Math.abs(picture.matrix[2]) / height),
    n * Math.max(Math.abs(picture.matrix[1]) / width, Math.abs(picture.matrix[3]) / height),
  ];
  const [edgeX, edgeY] = reach(EDGE);
  const [deepX, deepY] = reach(DEEP);
  const counts = (): Uint32Array[] => Array.from({ length: found.parts }, () => new Uint32Array(256));
  const [rim, deep] = [counts(), counts()];
  for (let y = from[1]; y < to[1]; y++)
    for (let x = from[0]; x < to[0]; x++) {
      const [px, py] = toPage((x + 0.5) / width, 1 - (y + 0.5) / height);
      const inX = Math.min(px - box[0], box[2] - px);
      const inY = Math.min(py - box[1], box[3] - py);
      if (inX < edgeX || inY < edgeY) continue;
      const list = inX >= deepX && inY >= deepY ? deep : rim;
      for (let k = 0; k < found.parts; k++) (list[k] as Uint32Array)[found.at(x, y, k)]!++;
    }
  return rim.every((values, k) => {
    const inner = deep[k] as Uint32Array;
    const middle = medianOf(values, inner);
    return awayFrom(inner, middle, PLAIN) === 0 && awayFrom(values, middle, RINGING) <= total(values) * SHARE;
  });
}

const total = (counts: Uint32Array): number => counts.reduce((sum, n) => sum + n, 0);

/** How many values are further than `by` from `middle`. */
const awayFrom = (counts: Uint32Array, middle: number, by: number): number =>
  counts.reduce((sum, n, value) => sum + (Math.abs(value - middle) > by ? n : 0), 0);

function medianOf(a: Uint32Array, b: Uint32Array): number {
  const half = (total(a) + total(b)) / 2;
  let seen = 0;
  for (let value = 0; value < 256; value++)
    if ((seen += (a[value] as number) + (b[value] as number)) >= half) return value;
  return 255;
}
