// A made-up page as something to look at: its words set in lines of one width, and the picture of it, on which stands that it
// is practice. No page of a case is set here, and no PDF comes of it: what cannot be a paper cannot be released. Pure.
import type { DrillPage } from './material.ts';
import type { Stroke } from './score.ts';

/** Of A4, in points. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 48;
/** Letters in a line. */
const COLUMNS = 88;
const ADVANCE = (WIDTH - 2 * MARGIN) / COLUMNS;
const SIZE = ADVANCE / 0.6;
const LEADING = SIZE * 1.35;
const TOP = 76;

/** A word where it stands; `from`: UTF-16 offset into the text of the page. From the top left, in points. */
export interface SetWord {
  readonly text: string;
  readonly from: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** A page, set. */
export interface Sheet {
  readonly size: readonly [number, number];
  readonly words: readonly SetWord[];
}

const placed = (text: string, from: number, column: number, line: number): SetWord => ({ text, from, x: MARGIN + column * ADVANCE, y: TOP + line * LEADING, w: text.length * ADVANCE, h: SIZE * 1.2 }); // prettier-ignore

/** Sets a page. A page of more lines than A4 has is longer. */
export function setSheet({ text }: DrillPage): Sheet {
  const words: SetWord[] = [];
  let [line, column, at] = [0, 0, 0];
  for (const piece of text.match(/\n|[^\S\n]+|\S+/g) ?? []) {
    if (piece === '\n') [line, column] = [line + 1, 0];
    else if (/^\s/.test(piece)) column += [...piece].reduce((wide, sign) => wide + (sign === '\t' ? 4 : 1), 0);
    else {
      if (column > 0 && column + piece.length > COLUMNS) [line, column] = [line + 1, 0];
      for (let cut = 0; cut < piece.length; cut += COLUMNS) {
        const part = piece.slice(cut, cut + COLUMNS);
        if (cut > 0) [line, column] = [line + 1, 0];
        words.push(placed(part, at + cut, column, line));
        column += part.length;
      }
    }
    at += piece.length;
  }
  return { size: [WIDTH, Math.max(HEIGHT, TOP + (line + 2) * LEADING + MARGIN)], words };
}

/** Where a stretch stands: one rectangle for each line. */
export function placesOn({ words }: Sheet, { from, to }: Stroke): Omit<SetWord, 'text' | 'from'>[] {
  const lines = new Map<number, { x: number; y: number; w: number; h: number }>();
  for (const word of words) {
    const end = word.from + word.text.length;
    if (word.from >= to || end <= from) continue;
    const left = word.x + Math.max(0, from - word.from) * ADVANCE;
    const right = word.x + (Math.min(end, to) - word.from) * ADVANCE;
    const known = lines.get(word.y);
    const x = Math.min(known?.x ?? left, left);
    lines.set(word.y, { x, y: word.y, w: Math.max((known?.x ?? 0) + (known?.w ?? 0), right) - x, h: word.h });
  }
  return [...lines.values()];
}

/** What a box touches, as one stretch; null where no word is. */
export function stretchIn({ words }: Sheet, [left, top, right, bottom]: readonly [number, number, number, number]): Stroke | null {
  const hit = words.filter(({ x, y, w, h }) => x < right && x + w > left && y + h * 0.2 < bottom && y + h * 0.8 > top);
  const [first, last] = [hit[0], hit.at(-1)];
  return first && last ? { from: first.from, to: last.from + last.text.length } : null;
} // prettier-ignore

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The picture of a page (SVG). Its first line says what it is, whoever keeps it. */
export function drawSheet({ size: [width, height], words }: Sheet): string {
  const said = words.map(({ text, x, y, w, h }) => `<text x="${x.toFixed(2)}" y="${(y + h * 0.8).toFixed(2)}" textLength="${w.toFixed(2)}" lengthAdjust="spacingAndGlyphs">${safe(text)}</text>`); // prettier-ignore
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height.toFixed(0)}" viewBox="0 0 ${width} ${height.toFixed(2)}">
<rect width="100%" height="100%" fill="#fff"/>
<rect x="${MARGIN}" y="28" width="${WIDTH - 2 * MARGIN}" height="22" fill="#eee"/><text x="${WIDTH / 2}" y="43" font-family="sans-serif" font-size="11" font-weight="bold" text-anchor="middle" fill="#444">PRACTICE. MADE UP: no paper of any case.</text>
<g font-family="'Courier New',Courier,'Liberation Mono','DejaVu Sans Mono',monospace" font-size="${SIZE.toFixed(2)}" fill="#111">${said.join('\n')}</g></svg>`;
}
