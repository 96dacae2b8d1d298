// Lines of a sheet that the readers doubt are read once more by the first: cut at their very edges, and with everything lighter
// than print washed out, which takes a grey stamp off. The closer reading may settle the line by rule R; the washed one is only kept
// beside the others, since what was washed out was read by nobody. Where a stamp holds several lines together in one region, they are
// looked for anew once it is washed out. Not here: the rule (agree.ts).
import { judgeLine, type JudgedLine } from './agree.ts';
import { along, directionOf } from './direction.ts';
import { SURE, type FoundLine } from './line.ts';
import type { LineReading } from './letters.ts';
import type { Paddle } from './paddle.ts';
import type { Raster } from './pixels.ts';
import { straighten } from './resample.ts';
import { centreOf, heightOf, widthOf, type Quad } from './shape.ts';
import { level, type LineWord, type Strip } from './strips.ts';

/** More doubtful lines than this on a sheet are not read again: a person reads it anyway. */
export const MOST_AGAIN = 40;
const LONGEST = 4000;
/** Once levelled, print is darker than this share of the way to the ground; the ink of a stamp is not. */
const WASHED = 80;

/** A region so many times as high as the middle one of its sheet holds more than one line. */
const TALL = 1.6;
/** White around what is looked at anew, pixels. */
const MARGIN = 24;

/** A region to be read again. */
export interface Doubtful {
  readonly strip: Raster;
  /** Does it hold more than one line? */
  readonly tall: boolean;
}

/** What the first reader makes of one strip. */
export interface ReadAgain {
  readonly close: LineReading;
  readonly washed: LineReading;
  /** The lines that are seen in a tall one once it is washed. */
  readonly lines: readonly string[];
}

/** Which of the regions of a sheet are tall. */
export function tallOf(quads: readonly Quad[]): boolean[] {
  const heights = quads.map(heightOf);
  const usual = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
  return heights.map((high) => high > TALL * usual);
}

/** A line straightened, pixel for pixel. */
export const stripOf = ({ raster, quad }: Strip): Raster =>
  straighten(
    raster,
    quad,
    Math.min(LONGEST, Math.max(8, Math.round(widthOf(quad)))),
    Math.max(8, Math.round(heightOf(quad))),
  );

/** Only what is as dark as print. */
function wash(strip: Raster): Raster {
  const { width, height, data } = level(strip);
  return { width, height, data: data.map((shade) => Math.min(255, (shade * 255) / WASHED)) };
}

/** A picture with white around it. */
function framed({ width, height, data }: Raster): Raster {
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const out = new Uint8Array(w * h).fill(255);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), (y + MARGIN) * w + MARGIN);
  return { width: w, height: h, data: out };
}

/** The lines that are found on a picture, from the top, each as it is read best. */
async function linesOf(paddle: Paddle, raster: Raster): Promise<string[]> {
  const quads = (await paddle.look(raster)).map(({ quad }) => quad);
  const direction = directionOf(quads);
  const texts: string[] = [];
  for (const quad of quads.map((one) => along(one, direction)).sort((a, b) => centreOf(a)[1] - centreOf(b)[1])) {
    const [loose] = await paddle.readLines(raster, [quad], 'loose');
    if (loose && loose.text !== '') texts.push(loose.text);
    if (loose && loose.confidence >= SURE) continue;
    const [close] = await paddle.readLines(raster, [quad], 'close');
    if (close && close.text !== '') texts.push(close.text);
  }
  return texts;
}

/** Reads strips in the child process. */
export async function readAgain(paddle: Paddle, doubtful: readonly Doubtful[]): Promise<ReadAgain[]> {
  const all: ReadAgain[] = [];
  for (const { strip, tall } of doubtful) {
    const { width, height } = strip;
    const whole: Quad = [[0, 0], [width, 0], [width, height], [0, height]]; // prettier-ignore
    const clean = wash(strip);
    const [close] = await paddle.readLines(strip, [whole], 'close');
    const [washed] = await paddle.readLines(clean, [whole], 'close');
    const lines = tall ? await linesOf(paddle, framed(clean)) : [];
    all.push({ close: close as LineReading, washed: washed as LineReading, lines });
  }
  return all;
}

/** The line judged anew with what was read again. */
export function settle(line: FoundLine, before: JudgedLine, words: readonly LineWord[], { close, washed, lines }: ReadAgain): JudgedLine {
  const others = [...before.readings, washed.text, ...lines];
  const after = judgeLine({ ...line, ...close, others }, words);
  if (after.read) return after;
  const readings = [...new Set([...before.readings, close.text, washed.text, ...lines])].filter((text) => text.trim() !== '');
  return { ...before, readings };
} // prettier-ignore
