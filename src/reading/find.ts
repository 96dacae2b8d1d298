// One picture read by the first reader: regions, their direction, what stands in them; photographs a second time, straightened
// and enlarged piece by piece. All readings are kept. Runs only in the child process (paddle-child.ts).
import { clustersOf, pieceOf } from './cluster.ts';
import { findCodes, type FoundCode } from './codes.ts';
import { along, directionOf } from './direction.ts';
import { colouredShare, layersOf, type Layer, type Layers } from './layers.ts';
import { SURE, type FoundLine } from './line.ts';
import type { LineReading } from './letters.ts';
import { isPaper } from './paper.ts';
import type { Cut, Paddle } from './paddle.ts';
import { LOOK_SIDE } from './paddle.ts';
import type { Raster } from './pixels.ts';
import { straighten } from './resample.ts';
import { stitch } from './stitch.ts';
import { centreOf, heightOf, mapQuad, partOf, turnCorners, widthOf, type Point, type Quad } from './shape.ts';

export interface Found {
  readonly lines: readonly FoundLine[];
  /** Is the picture anything but a sheet of paper? */
  readonly photograph: boolean;
  /** Barcodes and QR codes. */
  readonly codes: readonly FoundCode[];
}

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

/** Readings that are at hand already, by the index of their line. */
type Known = ReadonlyMap<number, LineReading>;

/** Lines read in the better of both directions, doubtful ones also cut closely; the other readings are kept. */
async function readBothWays(
  paddle: Paddle,
  raster: Raster,
  quads: readonly Quad[],
  cut: Cut,
  known: Known = new Map(),
): Promise<FoundLine[]> {
  const lines: FoundLine[] = [];
  for (const [i, quad] of quads.entries()) {
    const read = async (way: Quad, as: Cut): Promise<FoundLine> => {
      const [reading] = await paddle.readLines(raster, [way], as);
      return { ...(reading as LineReading), quad: way, others: [], layer: 'grey' };
    };
    const first = known.get(i);
    const tries: FoundLine[] = [first ? { ...first, quad, others: [], layer: 'grey' } : await read(quad, cut)];
    if ((tries[0]?.confidence ?? 0) < SURE) {
      if (cut === 'loose') tries.push(await read(quad, 'close'));
      tries.push(await read(turnCorners(quad, 2), 'close'));
    }
    lines.push(tries.reduce(surer));
  }
  return lines;
}

/** The surer of two readings of one line; the way up that was taken first has a little in its favour. */
function surer(one: FoundLine, two: FoundLine): FoundLine {
  const ahead = one.quad === two.quad ? 0 : 0.1;
  const [best, rest] = two.confidence > one.confidence + ahead ? [two, one] : [one, two];
  const turned = best.quad !== rest.quad && best === one;
  const others = [...one.others, ...two.others, ...(turned ? [] : [rest.text])];
  return { ...best, others: [...new Set(others)].filter((text) => text !== best.text && text !== '') };
}

/** A sheet that stands on its head is read from the other end. The lines read on the way are kept. */
async function upright(paddle: Paddle, raster: Raster, quads: readonly Quad[], cut: Cut): Promise<{ quads: Quad[]; known: Known }> {
  const asked = [...quads.keys()].sort((a, b) => widthOf(quads[b] as Quad) - widthOf(quads[a] as Quad)).slice(0, ASKED);
  const readAll = (way: (quad: Quad) => Quad): Promise<LineReading[]> =>
    paddle.readLines(raster, asked.map((i) => way(quads[i] as Quad)), cut);
  const knowing = (readings: readonly LineReading[]): Known => new Map(asked.map((i, k) => [i, readings[k] as LineReading]));
  const one = await readAll((quad) => quad);
  if (mean(one) >= SURE) return { quads: [...quads], known: knowing(one) };
  const two = await readAll((quad) => turnCorners(quad, 2));
  if (mean(two) <= mean(one)) return { quads: [...quads], known: knowing(one) };
  return { quads: quads.map((quad) => turnCorners(quad, 2)), known: knowing(two) };
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
  const lines = await readOnce(paddle, raster, photograph);
  const layers = layersOf(raster);
  if (!layers) return { lines, photograph, codes };
  return { lines: await readLayers(paddle, layers, lines, photograph), photograph, codes };
}

/** One layer of a picture: regions, their direction, what stands in them. */
async function readOnce(paddle: Paddle, raster: Raster, photograph: boolean): Promise<FoundLine[]> {
  let quads = (await paddle.look(raster)).map(({ quad }) => quad);
  if (photograph && raster.width * raster.height > LARGE) {
    const close = await lookClosely(paddle, raster);
    quads = [...quads, ...close.filter((quad) => !quads.some((known) => holds(known, centreOf(quad))))];
  }
  if (quads.length === 0) return [];
  const direction = directionOf(quads);
  const turned = quads.map((quad) => along(quad, direction));
  const cut = photograph ? 'close' : 'loose';
  const placed = direction.common ? await upright(paddle, raster, turned, cut) : { quads: turned, known: undefined };
  const lines = await readBothWays(paddle, raster, placed.quads, cut, placed.known);
  if (!photograph) return lines;
  const closely = await readClosely(paddle, raster, lines);
  return stitch(closely, async (quad) => (await paddle.readLines(raster, [quad], 'close'))[0] as LineReading);
}

/** Ink of a line is mixed between these shares of coloured ink: something coloured lies over print. */
const MIXED = [0.03, 0.9] as const;
/** A region is accounted for where so much of it lies in others. */
const ACCOUNTED = 0.8;

/**
 * Lines over which something coloured lies give way to those of the two layers, each with its own reading; where the layers do not
 * account for all of such a line it stays as well. Lines in colours that grey does not show are added.
 */
async function readLayers(paddle: Paddle, layers: Layers, lines: readonly FoundLine[], photograph: boolean): Promise<FoundLine[]> {
  const of = async (layer: Exclude<Layer, 'grey'>): Promise<FoundLine[]> =>
    (await readOnce(paddle, layers[layer], photograph)).map((line) => ({ ...line, layer }));
  const hued = await of('hue');
  if (photograph) return join(lines, hued);
  const mixed = lines.filter(({ quad }) => {
    const share = colouredShare(layers, quad);
    return share > MIXED[0] && share < MIXED[1];
  });
  const meets = (one: Quad, two: Quad): boolean => pointsOf(one).some((point) => holds(two, point));
  const printed = mixed.length === 0 ? [] : (await of('dark')).filter(({ quad }) => mixed.some((line) => meets(quad, line.quad)));
  const inked = hued.filter(({ quad }) => mixed.some((line) => meets(quad, line.quad)));
  const parted = [...printed, ...inked];
  const accounted = ({ quad }: FoundLine): boolean => {
    const points = pointsOf(quad);
    return points.filter((point) => parted.some((line) => holds(line.quad, point))).length >= ACCOUNTED * points.length;
  };
  const kept = lines.filter((line) => !mixed.includes(line) || !accounted(line));
  return [...join(kept, hued.filter((line) => !inked.includes(line))), ...parted.map((line) => withReadings(line, mixed))];
} // prettier-ignore

/** Points spread over a quad. */
const pointsOf = (quad: Quad): Point[] =>
  Array.from({ length: 48 }, (_, i) => {
    const [x, y] = [((i % 16) + 0.5) / 16, (Math.floor(i / 16) + 0.5) / 3];
    const [top, low] = [partOf(quad, x, x)[0], partOf(quad, x, x)[3]];
    return [top[0] + (low[0] - top[0]) * y, top[1] + (low[1] - top[1]) * y];
  });

/** A line of a layer keeps what was read there before the layers were parted. */
function withReadings(line: FoundLine, mixed: readonly FoundLine[]): FoundLine {
  const before = mixed.filter(({ quad }) => holds(quad, centreOf(line.quad))).flatMap(({ text, others }) => [text, ...others]);
  return { ...line, others: [...new Set([...line.others, ...before])].filter((text) => text !== line.text && text !== '') };
} // prettier-ignore

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
    const fresh = await readBothWays(paddle, image, seen.map((quad) => along(quad, direction)), 'close');
    all = join(all, fresh.map((line) => ({ ...line, quad: mapQuad(line.quad, piece.back) })));
  }
  return all;
} // prettier-ignore
