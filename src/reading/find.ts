// One picture read by the first reader: regions, their direction, what stands in them; photographs a second time, straightened
// and enlarged piece by piece. All readings are kept. Runs only in the child process (paddle-child.ts).
import { clustersOf, pieceOf } from './cluster.ts';
import { findCodes, type FoundCode } from './codes.ts';
import { along, directionOf } from './direction.ts';
import type { LineReading } from './letters.ts';
import { isPaper } from './paper.ts';
import type { Paddle } from './paddle.ts';
import { LOOK_SIDE } from './paddle.ts';
import type { Raster } from './pixels.ts';
import { straighten } from './resample.ts';
import { centreOf, heightOf, mapQuad, turnCorners, widthOf, type Quad } from './shape.ts';

/** A line as the first reader sees it. */
export interface FoundLine extends LineReading {
  /** In pixels of the picture, in reading order of its corners. */
  readonly quad: Quad;
  /** Whatever else was read there. */
  readonly others: readonly string[];
}

export interface Found {
  readonly lines: readonly FoundLine[];
  /** Is the picture anything but a sheet of paper? */
  readonly photograph: boolean;
  /** Barcodes and QR codes. */
  readonly codes: readonly FoundCode[];
}

/** Below this a line is read the other way round too. */
const SURE = 0.9;
/** Lines asked to say which end of a sheet is up. */
const ASKED = 8;
/** Larger photographs are looked at in pieces at their own size too. */
const LARGE = 6e6;
const OVERLAP = 200;
/** Smaller letters are enlarged. */
const SMALL = 20;
const MOST_PIECES = 16;

const mean = (lines: readonly LineReading[]): number =>
  lines.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, lines.length);

/** Lines read in the better of both directions; the other reading is kept where it was asked for. */
async function readBothWays(paddle: Paddle, raster: Raster, quads: readonly Quad[]): Promise<FoundLine[]> {
  const first = await paddle.readLines(raster, quads);
  const doubtful = quads.flatMap((quad, i) => ((first[i]?.confidence ?? 0) < SURE ? [{ i, quad: turnCorners(quad, 2) }] : []));
  const again = await paddle.readLines(raster, doubtful.map(({ quad }) => quad));
  const other = new Map(doubtful.map(({ i, quad }, k) => [i, { quad, reading: again[k] as LineReading }]));
  return quads.map((quad, i): FoundLine => {
    const one = first[i] as LineReading;
    const two = other.get(i);
    if (!two || two.reading.confidence <= one.confidence + 0.1) return { ...one, quad, others: [] };
    return { ...two.reading, quad: two.quad, others: one.text === '' ? [] : [one.text] };
  });
} // prettier-ignore

/** A sheet that stands on its head is read from the other end. */
async function upright(paddle: Paddle, raster: Raster, quads: readonly Quad[]): Promise<Quad[]> {
  const asked = quads.toSorted((a, b) => widthOf(b) - widthOf(a)).slice(0, ASKED);
  const one = await paddle.readLines(raster, asked);
  if (mean(one) >= SURE) return [...quads];
  const two = await paddle.readLines(raster, asked.map((quad) => turnCorners(quad, 2)));
  return mean(two) > mean(one) ? quads.map((quad) => turnCorners(quad, 2)) : [...quads];
} // prettier-ignore

const holds = (quad: Quad, [x, y]: readonly [number, number]): boolean =>
  quad.every((a, i) => {
    const b = quad[(i + 1) % 4] as readonly [number, number];
    return (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0;
  });

/** New lines among the old: the surer reading leads, the other is kept; what stands nowhere yet is added. */
export function join(old: readonly FoundLine[], fresh: readonly FoundLine[]): FoundLine[] {
  const all = [...old];
  for (const line of fresh) {
    const centre = centreOf(line.quad);
    const i = all.findIndex(({ quad }) => holds(quad, centre) || holds(line.quad, centreOf(quad)));
    const known = all[i];
    if (!known) all.push(line);
    else if (line.confidence > known.confidence && widthOf(line.quad) > 0.9 * widthOf(known.quad))
      all[i] = { ...line, others: [...new Set([...line.others, known.text, ...known.others])].filter((text) => text !== line.text && text !== '') };
    else all[i] = { ...known, others: [...new Set([...known.others, line.text, ...line.others])].filter((text) => text !== known.text && text !== '') };
  }
  return all;
} // prettier-ignore

/** Regions of a large photograph, piece by piece at its own size. */
async function lookClosely(paddle: Paddle, raster: Raster): Promise<Quad[]> {
  const found: Quad[] = [];
  const step = LOOK_SIDE - OVERLAP;
  for (let y = 0; y === 0 || y + OVERLAP < raster.height; y += step)
    for (let x = 0; x === 0 || x + OVERLAP < raster.width; x += step) {
      const [w, h] = [Math.min(LOOK_SIDE, raster.width - x), Math.min(LOOK_SIDE, raster.height - y)];
      const piece = straighten(raster, [[x, y], [x + w, y], [x + w, y + h], [x, y + h]], w, h);
      for (const { quad } of await paddle.look(piece)) found.push(mapQuad(quad, ([px, py]) => [px + x, py + y]));
    }
  return found;
} // prettier-ignore

/** Reads one picture. */
export async function find(paddle: Paddle, raster: Raster): Promise<Found> {
  const photograph = !isPaper(raster);
  const codes = await findCodes(raster);
  let quads = (await paddle.look(raster)).map(({ quad }) => quad);
  if (photograph && raster.width * raster.height > LARGE) {
    const close = await lookClosely(paddle, raster);
    quads = [...quads, ...close.filter((quad) => !quads.some((known) => holds(known, centreOf(quad))))];
  }
  if (quads.length === 0) return { lines: [], photograph, codes };
  const direction = directionOf(quads);
  const turned = quads.map((quad) => along(quad, direction));
  const placed = direction.common ? await upright(paddle, raster, turned) : turned;
  const lines = await readBothWays(paddle, raster, placed);
  if (!photograph) return { lines, photograph, codes };
  return { lines: await readClosely(paddle, raster, lines), photograph, codes };
}

/** The second pass: each cluster of doubtful, small or tilted lines straightened and enlarged. */
async function readClosely(paddle: Paddle, raster: Raster, lines: readonly FoundLine[]): Promise<FoundLine[]> {
  let all = [...lines];
  for (const cluster of clustersOf(lines.map(({ quad }) => quad)).slice(0, MOST_PIECES)) {
    const own = cluster.map((i) => lines[i] as FoundLine);
    if (own.every(({ confidence, quad }) => confidence >= SURE && heightOf(quad) >= SMALL)) continue;
    const piece = pieceOf(own.map(({ quad }) => quad));
    const image = straighten(raster, piece.quad, piece.width, piece.height);
    const seen = (await paddle.look(image)).map(({ quad }) => quad);
    const direction = directionOf(seen);
    const fresh = await readBothWays(paddle, image, seen.map((quad) => along(quad, direction)));
    all = join(all, fresh.map((line) => ({ ...line, quad: mapQuad(line.quad, piece.back) })));
  }
  return all;
} // prettier-ignore
