// Nothing lost, nothing moved, nothing added: the source and the clean copy, glyph by glyph, as the other engine reads them.
// Not here: what stands under the boxes (covered.ts).
import type { Box } from '../model/index.ts';
import { wordsOf } from './lines.ts';
import type { Glyph, ReadPage } from './request.ts';

/** How far a glyph may have moved, in points. */
const MOVED = 0.5;
/** How far from the edge of a box a glyph must stand for its loss to count: the box decides by middles, and engines differ a little. */
const EDGE = 0.6;

export interface Differences {
  /** Glyphs of the source that are missing or elsewhere. */
  readonly lost: number;
  /** Glyphs of the copy that the source does not have there. */
  readonly added: number;
  readonly total: number;
}

const BLANK = /^[\s\p{C}]*$/u;
/** Codes without a known letter get one that depends on the engine's mood: any of them will do for any other. */
const letterOf = (glyph: Glyph): string => (/^[\p{Co}\p{Cn}\ufffd]/u.test(glyph.text) ? '\ufffd' : glyph.text);
const within = (box: Box, glyph: Glyph, by: number): boolean =>
  glyph.x > box[0] - by && glyph.x < box[2] + by && glyph.y > box[1] - by && glyph.y < box[3] + by;

const keyOf = (letter: string, x: number, y: number): string => `${letter} ${x} ${y}`;

/** A glyph finder by letter and place. */
function indexOf(glyphs: readonly Glyph[]): (glyph: Glyph) => boolean {
  const cells = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const key = keyOf(letterOf(glyph), Math.floor(glyph.x), Math.floor(glyph.y));
    const cell = cells.get(key);
    if (cell) cell.push(glyph);
    else cells.set(key, [glyph]);
  }
  return (glyph) => {
    const letter = letterOf(glyph);
    for (let x = Math.floor(glyph.x - MOVED); x <= Math.floor(glyph.x + MOVED); x++)
      for (let y = Math.floor(glyph.y - MOVED); y <= Math.floor(glyph.y + MOVED); y++)
        for (const other of cells.get(keyOf(letter, x, y)) ?? [])
          if (Math.abs(other.x - glyph.x) <= MOVED && Math.abs(other.y - glyph.y) <= MOVED) return true;
    return false;
  };
}

/** Compares one page. `extra` are glyphs of the copy that are known to be new (labels, stamp). */
export function comparePages(
  source: ReadPage,
  output: ReadPage,
  boxes: readonly Box[],
  extra: ReadonlySet<Glyph>,
): Differences {
  const ink = (glyph: Glyph) => !BLANK.test(glyph.text) && glyph.size > 0;
  const before = source.glyphs.filter(ink);
  const after = output.glyphs.filter((glyph) => ink(glyph) && !extra.has(glyph));
  const inOutput = indexOf(after);
  const inSource = indexOf(before);
  const [x0, y0, x1, y1] = output.view;
  const inView = (glyph: Glyph) => glyph.x > x0 && glyph.x < x1 && glyph.y > y0 && glyph.y < y1;
  const mustStay = before.filter((glyph) => inView(glyph) && !boxes.some((box) => within(box, glyph, EDGE)));
  return {
    lost: mustStay.filter((glyph) => !inOutput(glyph)).length,
    added: after.filter((glyph) => !inSource(glyph)).length,
    total: mustStay.length,
  };
}

/** Share of the source's words outside the boxes that a page made into a picture still has in its text layer. */
export function keptWords(
  source: ReadPage,
  output: ReadPage,
  boxes: readonly Box[],
  extra: ReadonlySet<Glyph>,
): number {
  const [x0, y0, x1, y1] = output.view;
  const outside = source.glyphs.filter(
    (glyph) =>
      glyph.x > x0 && glyph.x < x1 && glyph.y > y0 && glyph.y < y1 && !boxes.some((box) => within(box, glyph, EDGE)),
  );
  const wanted = wordsOf(outside).map(letters);
  const have = letters(wordsOf(output.glyphs.filter((glyph) => !extra.has(glyph))).join(''));
  const kept = wanted.filter((word) => word === '' || have.includes(word)).length;
  return wanted.length === 0 ? 1 : kept / wanted.length;
}

const letters = (word: string): string => word.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
