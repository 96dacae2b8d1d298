// From places in a page's text to places on the page.
import type { Page } from './casefile.ts';
import type { Box } from './geometry.ts';
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

/** One box per line that `from`–`to` touches, in reading order. Empty where the stretch has no ink. */
export function boxesOf(page: Page, from: number, to: number): Box[] {
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
