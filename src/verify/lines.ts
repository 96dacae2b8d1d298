// Glyphs put together as text: in the order in which they are drawn, and in the order in which they stand on the page.
// A value that was cut into pieces for drawing is whole in one of the two. Not here: looking for anything.
import type { Glyph } from './request.ts';

/** Text of `glyphs` in the given order; a gap becomes a space, a change of line a line end. */
export function textOf(glyphs: readonly Glyph[]): string {
  let text = '';
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    if (last) {
      const size = Math.max(glyph.size, last.size, 0.1);
      const newLine = Math.abs(glyph.y - last.y) > size * 0.5;
      const gap = glyph.box[0] - last.box[2];
      if (newLine) text += '\n';
      else if (gap > size * 0.18 || gap < -size * 1.5) text += ' ';
    }
    text += glyph.text;
    last = glyph;
  }
  return text;
}

/** The glyphs line by line from the top, each line from the left. */
export function inPlace(glyphs: readonly Glyph[]): Glyph[] {
  const rows = new Map<number, Glyph[]>();
  const sorted = [...glyphs].sort((a, b) => b.y - a.y);
  let y = Infinity;
  for (const glyph of sorted) {
    if (y - glyph.y > Math.max(glyph.size * 0.3, 1)) y = glyph.y;
    const row = rows.get(y);
    if (row) row.push(glyph);
    else rows.set(y, [glyph]);
  }
  return [...rows.values()].flatMap((row) => row.sort((a, b) => a.x - b.x));
}

/** The words of a page in drawing order. */
export const wordsOf = (glyphs: readonly Glyph[]): string[] =>
  textOf(glyphs)
    .split(/\s+/)
    .filter((word) => word !== '');
