// From places in a page's text to places on the page.
import type { Page } from './casefile.ts';
import { union, type Box } from './geometry.ts';
import type { Passage } from './finding.ts';

/** A word of a page: a run of characters without white space. */
export interface Word {
  readonly text: string;
  /** UTF-16 offsets into `Page.text`. */
  readonly from: number;
  readonly to: number;
  readonly box: Box;
}

/** The box of one code unit of `page.text`, or null for a separator. */
export function boxAt(page: Page, offset: number): Box | null {
  const i = offset * 4;
  const b = page.boxes;
  const box: Box = [b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0, b[i + 3] ?? 0];
  return box[0] === 0 && box[1] === 0 && box[2] === 0 && box[3] === 0 ? null : box;
}

/** Letters read off pixels may climb or fall: one box holds them while it is no thicker than so many of them. */
const THICK = 1.4;
const thickness = ([x0, y0, x1, y1]: Box): number => Math.min(x1 - x0, y1 - y0);
const length = ([x0, y0, x1, y1]: Box): number => Math.max(x1 - x0, y1 - y0);

/** Boxes of a stretch that was read off pixels: along a tilted line, one after the other. */
function tiltedBoxes(page: Page, from: number, to: number): Box[] {
  const letters: Box[] = [];
  for (let at = from; at < to; at++) {
    const box = boxAt(page, at);
    if (box) letters.push(box);
  }
  const high = Math.max(0, ...letters.map(length));
  const boxes: Box[] = [];
  for (const letter of letters) {
    const last = boxes.at(-1);
    const both = last ? (union([last, letter]) as Box) : letter;
    if (last && thickness(both) <= THICK * high) boxes[boxes.length - 1] = both;
    else boxes.push(letter);
  }
  return boxes;
}

/** One box per line that `from`–`to` touches, in reading order; more where a line is tilted. Empty where the stretch has no ink. */
export function boxesOf(page: Page, from: number, to: number): Box[] {
  const pixels = page.pixels?.from ?? Infinity;
  if (from >= pixels) return page.text.slice(from, to).split(/[\n\t]/).flatMap((line, i, lines) => {
    const start = from + lines.slice(0, i).reduce((sum, { length: long }) => sum + long + 1, 0);
    return tiltedBoxes(page, start, start + line.length);
  }); // prettier-ignore
  const boxes: Box[] = [];
  let now: [number, number, number, number] | null = null;
  for (let at = from; at < to; at++) {
    const mark = page.text[at];
    if (mark === '\n' || mark === '\t') {
      if (now) boxes.push(now);
      now = null;
      continue;
    }
    const box = boxAt(page, at);
    if (!box) continue;
    if (!now) now = [...box];
    else now = [Math.min(now[0], box[0]), Math.min(now[1], box[1]), Math.max(now[2], box[2]), Math.max(now[3], box[3])];
  }
  if (now) boxes.push(now);
  return boxes;
}

/** The words of a page in reading order. */
export function* wordsOf(page: Page): Generator<Word> {
  for (const hit of page.text.matchAll(/\S+/g)) {
    const from = hit.index;
    const to = from + hit[0].length;
    const [box] = boxesOf(page, from, to);
    if (box) yield { text: hit[0], from, to, box };
  }
}

/** A passage of `page` from UTF-16 offsets. */
export function passageOf(file: string, page: Page, from: number, to: number): Passage {
  return { file, page: page.no, from, to, boxes: boxesOf(page, from, to) };
}

/** A page that is text and nothing else: no place on it has a box. */
export const barePage = (no: number, text: string): Page => ({
  no,
  size: [0, 0],
  crop: [0, 0, 0, 0],
  rotate: 0,
  text,
  boxes: new Float32Array(0),
  role: 'body',
  unread: [],
});

/** Edit distance of two short words, with swapped neighbours counted once. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
} // prettier-ignore
