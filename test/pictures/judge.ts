// Was a planted identifier read, is its place known, and would its box cover it? For tests and bench/read.ts.
import {
  align,
  angleOf,
  boxAround,
  centreOf,
  fold,
  heightOf,
  partOf,
  widthOf,
  type PictureReading,
  type Point,
  type Quad,
} from '../../src/reading/index.ts';
import type { MadePicture } from './make.ts';

export interface Judged {
  readonly strict: boolean;
  readonly tolerant: boolean;
  readonly cover: boolean;
  /** Neither read nor covered by a region: nobody would know. */
  readonly silent: boolean;
  /** Misread where its line counts as read. */
  readonly wrong: boolean;
  /** Written by hand. */
  readonly hand: boolean;
  /** All that is known of its place counts as read. */
  readonly cleared: boolean;
  /** Share of the rectangle of its ink that the boxes of its words cover; −1 where it was not read. */
  readonly ink: number;
  /** How many times that rectangle those boxes are. */
  readonly times: number;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
/** Edits that a reading of so many characters may have. */
const edits = (length: number): number => (length <= 5 ? 0 : length <= 9 ? 1 : 2);

const inside = (quad: Quad, [x, y]: Point, slack = 0): boolean =>
  quad.every((a, i) => {
    const b = quad[(i + 1) % 4] as Point;
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / long >= -slack;
  });

/** Points spread over a quad. */
const spread = (quad: Quad): Point[] =>
  Array.from({ length: 120 }, (_, i) => {
    const [u, v] = [((i % 20) + 0.5) / 20, (Math.floor(i / 20) + 0.5) / 6];
    const [top, low] = [partOf(quad, u, u)[0], partOf(quad, u, u)[3]];
    return [top[0] + (low[0] - top[0]) * v, top[1] + (low[1] - top[1]) * v];
  });

/** Does `text` hold `wanted`, look-alikes folded, within its edits? */
function holdsAlike(text: string, wanted: string): boolean {
  const [hay, needle] = [fold(text).folded, fold(wanted).folded];
  const slack = edits(needle.length);
  for (let at = 0; at + needle.length - slack <= hay.length; at++)
    for (let more = -slack; more <= slack; more++)
      if (align(needle, hay.slice(at, at + needle.length + more)).edits <= slack) return true;
  return false;
}

const areaOf = ([x0, y0, x1, y1]: readonly [number, number, number, number]): number => (x1 - x0) * (y1 - y0);

/** Every planted identifier of a picture against what was read. */
export function judgePlanted(picture: MadePicture, reading: PictureReading): Judged[] {
  const hand = picture.kind === 'handwriting' || picture.kind === 'form';
  return picture.planted.map(({ text, quad, ink }) => {
    if (reading.kind !== 'read') return { strict: false, tolerant: false, cover: true, silent: false, wrong: false, hand, cleared: false, ink: -1, times: 0 };
    const [points, inked] = [spread(quad), spread(ink)];
    const own = reading.lines.filter((line) => points.some((point) => inside(line.quad, point)));
    const readings = own.flatMap((line) => line.readings).join('\n');
    const strict = plain(readings).includes(plain(text));
    const tolerant = strict || own.some((line) => line.readings.some((one) => holdsAlike(one, text)));
    const covered = points.filter((point) => own.some((line) => inside(line.quad, point))).length / points.length;
    const loose = reading.loose.some((place) => points.some((point) => inside(place, point)));
    const cover = covered >= 0.8 || loose;
    const cleared = !reading.person && own.length > 0 && own.every((line) => line.read);
    const wrong = !tolerant && cleared;
    const boxes = own.flatMap((line) => line.words.filter((word) => plain(text).includes(plain(word.text)) || plain(word.text).includes(plain(text))).map((word) => boxAround(partOf(line.quad, word.from, word.to))));
    const hit = ([x, y]: Point): boolean => boxes.some(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
    const whole = strict && boxes.length > 0 && own.every((line) => line.read);
    return { strict, tolerant, cover, silent: !tolerant && !cover, wrong, hand, cleared, ink: whole ? inked.filter(hit).length / inked.length : -1, times: boxes.reduce((sum, box) => sum + areaOf(box), 0) / areaOf(boxAround(ink)) };
  });
} // prettier-ignore

/** The lines of a picture one below the other, those side by side from left to right, as they are trusted for reading. */
export function textOf(reading: Extract<PictureReading, { kind: 'read' }>): string {
  const long = reading.lines.toSorted((a, b) => widthOf(b.quad) - widthOf(a.quad))[0];
  const turn = ((long ? angleOf(long.quad) : 0) * Math.PI) / 180;
  const placed = reading.lines.map(({ quad, words }) => {
    const [x, y] = centreOf(quad);
    return { u: x * Math.cos(turn) + y * Math.sin(turn), v: y * Math.cos(turn) - x * Math.sin(turn), high: heightOf(quad), text: words.map(({ text }) => text).join(' ') };
  }).sort((a, b) => a.v - b.v);
  const rows: (typeof placed)[] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    if (row && one.v - (row[0]?.v ?? 0) < 0.5 * one.high) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.u - b.u).map(({ text }) => text).join(' ')).join('\n');
} // prettier-ignore

/** Edits a letter from the truth to `text`, white space aside; NaN where there is no truth. */
export function errorsIn(lines: readonly string[], text: string): number {
  const [truth, got] = [lines.join('').replace(/\s/g, ''), text.replace(/\s/g, '')];
  return truth === '' ? NaN : align(truth, got).edits / truth.length;
}
