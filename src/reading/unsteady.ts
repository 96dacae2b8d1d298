// Is a line written by hand? Print stands on one line, and its letters of one kind are equally high; a hand is unsteady, and joins
// letters. Measured on the marks of the straightened line, with the letters that were read as their names. What looks written is
// never called read, whatever the readers say. Not here: reading.
import type { Raster } from './pixels.ts';
import { level } from './strips.ts';

/** Shades darker than this, once levelled, are ink. */
const INK = 120;
/** A mark lower than this share of the line is a dot or dirt. */
const LOW = 0.2;
/** Letters that stand on the line, and those as high as capitals, without those whose small form looks the same. */
const STANDING = /[a-fhik-or-xzA-IK-PR-Z0-9]/;
const CAPITAL = /[ABD-IK-NPRTY1-9]/;
/** So many letters are looked at together; so many of them may be odd: misread, touched by a rule, of another kind. */
const WINDOW = 8;
const ODD = 2;
const FEW = 4;
/** Pixels by which the same letter may differ in a scan. */
const GRID = 1;

/** A mark that is one letter: the letter, where it stands and how high it is, pixels. */
interface Mark {
  readonly letter: string;
  readonly x: number;
  readonly foot: number;
  readonly high: number;
}

export interface Steadiness {
  /** How far letters stand off their line, as a share of their height: the worst stretch. */
  readonly sway: number;
  /** How unequal letters of one kind are, as a share of their height: the worst stretch. */
  readonly uneven: number;
  /** Share of letters that hang together with others: the worst stretch. */
  readonly joined: number;
}

/** Beyond these a line looks written by hand: print has none of the first two, and letters of it that touch are few. */
const SWAY = 0.007;
const UNEVEN = 0.02;
const JOINED = 0.5;
/** Heights of smaller letters than this (pixels) say nothing. */
const FINE = 14;
/** So many letters in one mark hang together; where letters are small, print that touches does too. */
const HANGING = { usual: 3, fine: 5 } as const;

/** Does a straightened line look written by hand? */
export function looksWritten(strip: Raster, text: string, at: readonly number[]): boolean {
  const { sway, uneven, joined } = steadinessOf(strip, text, at);
  return sway > SWAY || uneven > UNEVEN || joined >= JOINED;
}

type Box = [x0: number, y0: number, x1: number, y1: number];

/** Connected stretches of ink. */
function stretches({ width, height, data }: Raster): Box[] {
  const seen = new Uint8Array(width * height);
  const boxes: Box[] = [];
  const stack: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (data[start] as number) >= INK) continue;
    const box: Box = [width, height, 0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1), Math.max(box[3], y + 1)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 1 || (data[next] as number) >= INK) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    boxes.push(box);
  }
  return boxes;
} // prettier-ignore

/** What is left of a difference once a pixel is granted to the scanner's grid. */
const beyond = (difference: number): number => Math.max(0, Math.abs(difference) - GRID);

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The root of the mean square of `values`, the worst over stretches of WINDOW; of each stretch its ODD largest are left out. */
function worst(values: readonly number[]): number {
  let most = 0;
  for (let from = 0; from === 0 || from + WINDOW <= values.length; from++) {
    const squares = values.slice(from, from + WINDOW).map((value) => value * value).sort((a, b) => a - b);
    const own = squares.slice(0, Math.max(2, squares.length - ODD));
    most = Math.max(most, Math.sqrt(own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length)));
  }
  return most;
} // prettier-ignore

/** The largest share of letters that hang together in a stretch of WINDOW. */
function mostTogether(together: readonly boolean[]): number {
  let most = 0;
  for (let from = 0; from === 0 || from + WINDOW <= together.length; from++) {
    const own = together.slice(from, from + WINDOW);
    most = Math.max(most, own.filter(Boolean).length / Math.max(WINDOW / 2, own.length));
  }
  return most;
}

/** How steady the letters of a straightened line are. `at`: where each letter of `text` stands, as a share of the line. */
export function steadinessOf(strip: Raster, text: string, at: readonly number[]): Steadiness {
  const levelled = level(strip);
  const [upper, lower] = [0.6 * strip.height, 0.4 * strip.height];
  const boxes = stretches(levelled).filter(([, y0, , y1]) => y1 - y0 > LOW * strip.height && y0 < upper && y1 > lower);
  const letters = [...text].map((letter, i) => ({ letter, x: (at[i] ?? 0) * strip.width })).filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter));
  const marks: Mark[] = [];
  const many = median(boxes.map((box) => box[3] - box[1])) < FINE ? HANGING.fine : HANGING.usual;
  const together = letters.map(() => false);
  for (const [x0, y0, x1, y1] of boxes) {
    const own = [...letters.keys()].filter((i) => (letters[i]?.x ?? -1) >= x0 && (letters[i]?.x ?? -1) <= x1);
    const only = letters[own[0] ?? -1];
    if (own.length >= many) for (const i of own) together[i] = true;
    else if (only && own.length === 1) marks.push({ letter: only.letter, x: (x0 + x1) / 2, foot: y1, high: y1 - y0 });
  }
  const standing = marks.filter(({ letter }) => STANDING.test(letter)).sort((a, b) => a.x - b.x);
  const joined = mostTogether(together);
  if (standing.length < 4) return { sway: 0, uneven: 0, joined };
  // The line on which letters stand, by the median of the slopes of pairs (Theil 1950).
  const slopes = standing.flatMap((a, i) => standing.slice(i + 3).filter((b) => b.x - a.x > 20).map((b) => (b.foot - a.foot) / (b.x - a.x)));
  const slope = median(slopes);
  const base = median(standing.map(({ x, foot }) => foot - slope * x));
  const size = median(standing.map(({ high }) => high));
  const sway = worst(standing.map(({ x, foot }) => beyond(foot - slope * x - base) / size));
  const kinds = size < FINE ? [] : [CAPITAL].flatMap((kind) => {
    const own = standing.filter(({ letter }) => kind.test(letter));
    const usual = median(own.map(({ high }) => high)) || 1;
    return own.length < FEW ? [] : [worst(own.map(({ high }) => beyond(high - usual) / usual))];
  });
  return { sway, uneven: Math.max(0, ...kinds), joined };
} // prettier-ignore
