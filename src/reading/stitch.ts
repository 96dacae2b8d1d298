// Pieces of one line: where letters are large or stand far apart, the finder sees each word as a line of its own, and two such pieces
// may share a letter. Those that follow one another on one line are read once more as one. Not here: finding, the rule.
import { SURE, type FoundLine } from './line.ts';
import type { LineReading } from './letters.ts';
import { angleOf, distance, heightOf, hullOf, rectangleAround, turnCorners, type Point, type Quad } from './shape.ts';

/** Pieces of one line differ by no more degrees, and in height by no more than this factor. */
const TILT = 15;
const TALLER = 1.6;
/** From the end of a piece to the start of the next: along the line and off it, in line heights. */
const OVERLAP = -0.8;
const GAP = 1.5;
const OFF = 0.35;

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** How far `next` begins after `one` ends, pixels, if it goes on with the same line; null where it does not. */
function gapTo(one: Quad, next: Quad): number | null {
  const [h1, h2] = [heightOf(one), heightOf(next)];
  if (apart(angleOf(one), angleOf(next)) > TILT || Math.max(h1, h2) > TALLER * Math.min(h1, h2)) return null;
  // The longer piece knows the direction better.
  const long = distance(one[0], one[1]) >= distance(next[0], next[1]) ? one : next;
  const turn = (angleOf(long) * Math.PI) / 180;
  const [from, to, high] = [middle(one[1], one[2]), middle(next[0], next[3]), Math.max(h1, h2)];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [along, off] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)];
  const [start, end] = [middle(one[0], one[3]), middle(next[1], next[2])];
  const ahead = (from: Point, to: Point): boolean => (to[0] - from[0]) * Math.cos(turn) + (to[1] - from[1]) * Math.sin(turn) > 0; // prettier-ignore
  const goesOn = ahead(start, to) && ahead(from, end);
  return goesOn && along > OVERLAP * high && along < GAP * high && Math.abs(off) < OFF * high ? along : null;
}

/** Indices of the pieces of each line that is in pieces, from its start to its end. */
export function chainsOf(quads: readonly Quad[]): number[][] {
  const pairs = quads.flatMap((one, a) =>
    quads.flatMap((other, b) => {
      const gap = a === b ? null : gapTo(one, other);
      return gap === null ? [] : [{ a, b, gap: Math.abs(gap) }];
    }),
  );
  const [after, before] = [new Map<number, number>(), new Map<number, number>()];
  for (const { a, b } of pairs.sort((one, two) => one.gap - two.gap)) {
    if (after.has(a) || before.has(b)) continue;
    after.set(a, b);
    before.set(b, a);
  }
  return [...quads.keys()].filter((i) => after.has(i) && !before.has(i)).map((first) => {
    const chain: number[] = [];
    for (let i: number | undefined = first; i !== undefined; i = after.get(i)) chain.push(i);
    return chain;
  });
} // prettier-ignore

/** The rectangle around the pieces of a line, read as its longest piece is. */
export function wholeOf(quads: readonly Quad[]): Quad {
  const angle = angleOf(quads.reduce((a, b) => (distance(b[0], b[1]) > distance(a[0], a[1]) ? b : a)));
  const box = rectangleAround(hullOf(quads.flat()));
  const ways = [0, 1, 2, 3].map((by) => turnCorners(box, by));
  return ways.reduce((best, way) => (apart(angleOf(way), angle) < apart(angleOf(best), angle) ? way : best));
}

/** Lines of which those in pieces are whole, where `read` is sure of the whole. What the pieces were read as is kept. */
export async function stitch(lines: readonly FoundLine[], read: (quad: Quad) => Promise<LineReading>): Promise<FoundLine[]> {
  const all: (FoundLine | null)[] = [...lines];
  for (const chain of chainsOf(lines.map(({ quad }) => quad))) {
    const pieces = chain.map((i) => lines[i] as FoundLine);
    const quad = wholeOf(pieces.map((piece) => piece.quad));
    const reading = await read(quad);
    if (reading.confidence < SURE) continue;
    const before = [pieces.map(({ text }) => text).join(' '), ...pieces.flatMap(({ text, others }) => [text, ...others])];
    const others = [...new Set(before)].filter((text) => text !== '' && text !== reading.text);
    for (const i of chain) all[i] = null;
    all[chain[0] as number] = { ...reading, quad, others, layer: (pieces[0] as FoundLine).layer };
  }
  return all.filter((line) => line !== null);
} // prettier-ignore
