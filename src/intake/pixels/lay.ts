// What was read off a picture becomes text with a box per letter, regions and unread places in the frame of its page.
// Not here: reading (reading/), and which pictures are read (read.ts).
import { grow } from '../../model/index.ts';
import type { Box, Hidden, PixelRegion, Unread } from '../../model/index.ts';
import {
  angleOf,
  boxAround,
  heightOf,
  mapQuad,
  partOf,
  widthOf,
  type PictureReading,
  type Point,
  type Quad,
} from '../../reading/index.ts';
import { orderLines } from './order.ts';

export const DOUBTED = 'the two readers do not agree on what stands here';
export const LOOSE = 'marks like writing that no reader could make out';
export const PERSON = 'the readers agree on too little of this page: a person must read it';
export const HAND = 'this page is written or filled in by hand: a person must read it';
export const CODE = 'a barcode or QR code: a machine reads more off it than the eye';
/** Why a picture could not be read at all, for a person. */
export const FAILED = {
  time: 'pixels not read: it took too long',
  memory: 'pixels not read: it took too much memory',
  size: 'pixels not read: the picture is too large',
  fault: 'pixels not read: the reader is not available or broke down',
} as const;

/** What one picture of a page comes to. */
export interface LaidPicture {
  readonly text: string;
  /** Four numbers per UTF-16 unit of `text`. */
  readonly boxes: readonly number[];
  readonly regions: readonly PixelRegion[];
  readonly unread: readonly Unread[];
  readonly looks: 'print' | 'handwriting' | 'photograph' | 'doubtful';
}

/** Tilted lines are covered in pieces so many heights long, so that no box reaches far beyond its line. */
const PIECE = 2;
const LEVEL = 2;
/** Codes are covered so far beyond their corners. */
const QUIET = 3;

/** What the codes of a picture say, for the detectors. */
export const hiddenCodes = (reading: Extract<PictureReading, { kind: 'read' }>, no: number): Hidden[] =>
  reading.codes.map(({ format, text }) => ({ kind: 'barcode', where: `page ${no}: ${format}`, text }));

/** Boxes that cover a quad and little else. */
function boxesOver(quad: Quad, place: (point: Point) => Point): Box[] {
  const [long, high] = [widthOf(quad), Math.max(1, heightOf(quad))];
  const tilt = Math.abs(angleOf(quad)) % 90;
  const count = Math.min(tilt, 90 - tilt) < LEVEL ? 1 : Math.max(1, Math.ceil(long / (PIECE * high)));
  return Array.from({ length: count }, (_, i) => boxAround(mapQuad(partOf(quad, i / count, (i + 1) / count), place)));
}

/** `place` takes pixels of the picture to the page's frame; `area` is the picture there; `labels` is what labels are numbered from. */
export function layPicture(
  reading: Extract<PictureReading, { kind: 'read' }>,
  place: (point: Point) => Point,
  area: Box,
  start: number,
  labels: number,
): LaidPicture {
  const { lines, photograph, person, hand, loose, codes } = reading;
  let text = '';
  const boxes: number[] = [];
  const regions: PixelRegion[] = [];
  const unread: Unread[] = person ? [{ box: area, why: hand ? HAND : PERSON }] : [];
  const put = (unit: string, box: Box = [0, 0, 0, 0]): void => {
    for (const one of unit.split('')) {
      text += one;
      boxes.push(...box);
    }
  };
  for (const { line: no, before } of orderLines(lines.map(({ quad }) => quad))) {
    const line = lines[no];
    if (!line) continue;
    if (line.words.length > 0 && text !== '') put(before);
    const from = start + text.length;
    line.words.forEach(({ text: word, from: left, to: right }, w) => {
      if (w > 0) put(' ');
      const units = word.split('');
      units.forEach((unit, i) => {
        const share = (k: number): number => left + ((right - left) * k) / units.length;
        put(unit, boxAround(mapQuad(partOf(line.quad, share(i), share(i + 1)), place)));
      });
    });
    regions.push({
      corners: mapQuad(line.quad, place),
      state: line.read && !person ? 'read' : 'unread',
      readings: line.readings,
      from,
      to: start + text.length,
      ...(photograph ? { label: labels + line.cluster } : {}),
    });
    if (!line.read && !person) for (const box of boxesOver(line.quad, place)) unread.push({ box, why: DOUBTED });
  }
  if (!person) for (const quad of loose) unread.push({ box: boxAround(mapQuad(quad, place)), why: LOOSE });
  if (!person) for (const { quad } of codes) unread.push({ box: grow(boxAround(mapQuad(quad, place)), QUIET), why: CODE });
  const looks = photograph ? 'photograph' : hand ? 'handwriting' : person ? 'doubtful' : 'print';
  return { text, boxes, regions, unread, looks };
} // prettier-ignore
