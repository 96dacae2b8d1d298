// What stands under a box: nothing but its label, which the request announces. Not here: the pixels (boxes-drawn.ts).
import type { Box } from '../model/index.ts';
import type { Glyph, ReadPage } from './request.ts';

/** Engines round differently: a glyph counts as covered from this far inside the edge, in points. */
const EDGE = 0.35;

const under = (box: Box, glyph: Glyph): boolean =>
  glyph.y > box[1] + EDGE && glyph.y < box[3] - EDGE && glyph.x > box[0] + EDGE && glyph.x < box[2] - EDGE;

/** Glyphs that were added on purpose, and the number of boxes with something else under them. */
export interface Covered {
  readonly labels: Set<Glyph>;
  readonly failed: number;
}

/**
 * Labels are drawn last, box after box, and are told apart by that: the last glyphs of the page that spell the label and
 * stand inside the box. Whatever else stands there is a leak.
 */
export function lookUnder(page: ReadPage, boxes: readonly Box[], names: readonly string[]): Covered {
  const labels = new Set<Glyph>();
  let failed = 0;
  boxes.forEach((box, i) => {
    const name = (names[i] ?? '').replace(/\s/g, '');
    const found = page.glyphs.filter((glyph) => under(box, glyph) && !/^\s*$/u.test(glyph.text) && !labels.has(glyph));
    const tail = name === '' ? [] : found.slice(-[...name].length);
    // A label in the middle of two boxes joined into one stands partly in each: a part of it is as good.
    const spelt = name.includes(tail.map(({ text }) => text).join('')) && tail.length > 0;
    if (spelt) for (const glyph of tail) labels.add(glyph);
    if (found.length > (spelt ? tail.length : 0)) failed++;
  });
  return { labels, failed };
}

/** The glyphs of the stamp: the last ones of the page that spell it. */
export function stampOf(page: ReadPage, stamp: string | null | undefined): Set<Glyph> {
  const name = (stamp ?? '').replace(/\s/g, '');
  const length = [...name].length;
  const tail: Glyph[] = [];
  for (let i = page.glyphs.length - 1; i >= 0 && tail.length < length; i--) {
    const glyph = page.glyphs[i] as Glyph;
    if (!/^\s*$/u.test(glyph.text)) tail.unshift(glyph);
  }
  return new Set(tail.map(({ text }) => text).join('') === name ? tail : []);
}
