// Was a planted identifier read, is its place known, and would its box cover it? For tests and bench/read.ts.
import { align, boxAround, fold, partOf, type PictureReading, type Point, type Quad } from '../../src/reading/index.ts';
import type { MadePicture } from './make.ts';

export interface Judged {
  readonly strict: boolean;
  readonly tolerant: boolean;
  readonly cover: boolean;
  /** Neither read nor covered by a region: nobody would know. */
  readonly silent: boolean;
  /** Misread where its line counts as read. */
  readonly wrong: boolean;
  /** Share of its ink's box that the boxes of its words cover; −1 where it was not read. */
  readonly ink: number;
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

/** Every planted identifier of a picture against what was read. */
export function judgePlanted(picture: MadePicture, reading: PictureReading): Judged[] {
  return picture.planted.map(({ text, quad }) => {
    if (reading.kind !== 'read') return { strict: false, tolerant: false, cover: true, silent: false, wrong: false, ink: -1 };
    const points = spread(quad);
    const own = reading.lines.filter((line) => points.some((point) => inside(line.quad, point)));
    const readings = own.flatMap((line) => line.readings).join('\n');
    const strict = plain(readings).includes(plain(text));
    const tolerant = strict || own.some((line) => line.readings.some((one) => holdsAlike(one, text)));
    const covered = points.filter((point) => own.some((line) => inside(line.quad, point))).length / points.length;
    const loose = reading.loose.some((place) => points.some((point) => inside(place, point)));
    const cover = covered >= 0.8 || loose;
    const wrong = !tolerant && !reading.person && own.length > 0 && own.every((line) => line.read);
    const boxes = own.flatMap((line) => line.words.filter((word) => plain(text).includes(plain(word.text)) || plain(word.text).includes(plain(text))).map((word) => boxAround(partOf(line.quad, word.from, word.to))));
    const hit = ([x, y]: Point): boolean => boxes.some(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
    const whole = strict && boxes.length > 0 && own.every((line) => line.read);
    return { strict, tolerant, cover, silent: !tolerant && !cover, wrong, ink: whole ? points.filter(hit).length / points.length : -1 };
  });
} // prettier-ignore
