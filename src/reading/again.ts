// Lines of a sheet that the readers doubt are read once more by the first: cut at their very edges, and with everything lighter
// than print washed out, which takes a grey stamp off. The closer reading may settle the line by rule R; the washed one is only kept
// beside the others, since what was washed out was read by nobody. Not here: the rule (agree.ts).
import { judgeLine, type JudgedLine } from './agree.ts';
import type { FoundLine } from './find.ts';
import type { LineReading } from './letters.ts';
import type { Paddle } from './paddle.ts';
import type { Raster } from './pixels.ts';
import { straighten } from './resample.ts';
import { heightOf, widthOf, type Quad } from './shape.ts';
import { level, type LineWord, type Strip } from './strips.ts';

/** More doubtful lines than this on a sheet are not read again: a person reads it anyway. */
export const MOST_AGAIN = 40;
const LONGEST = 4000;
/** Once levelled, print is darker than this share of the way to the ground; the ink of a stamp is not. */
const WASHED = 80;

/** What the first reader makes of one strip. */
export interface ReadAgain {
  readonly close: LineReading;
  readonly washed: LineReading;
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

/** Reads strips in the child process. */
export async function readAgain(paddle: Paddle, strips: readonly Raster[]): Promise<ReadAgain[]> {
  const all: ReadAgain[] = [];
  for (const strip of strips) {
    const { width, height } = strip;
    const whole: Quad = [[0, 0], [width, 0], [width, height], [0, height]]; // prettier-ignore
    const [close] = await paddle.readLines(strip, [whole], 'close');
    const [washed] = await paddle.readLines(wash(strip), [whole], 'close');
    all.push({ close: close as LineReading, washed: washed as LineReading });
  }
  return all;
}

/** The line judged anew with what was read again. */
export function settle(line: FoundLine, before: JudgedLine, words: readonly LineWord[], { close, washed }: ReadAgain): JudgedLine {
  const others = [...before.readings, washed.text];
  const after = judgeLine({ ...line, ...close, others }, words);
  if (after.read) return after;
  const readings = [...new Set([...before.readings, close.text, washed.text])].filter((text) => text.trim() !== '');
  return { ...before, readings };
} // prettier-ignore
