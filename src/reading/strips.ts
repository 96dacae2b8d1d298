// The second reader gets each line that the first has found, straightened, on white, one below the other. So it needs no opinion
// of its own on where lines are, and reads turned pages and tilted labels as it reads print. Not here: who is right (agree.ts).
import type { Raster, ReadWord } from './pixels.ts';
import { straighten } from './resample.ts';
import { heightOf, widthOf, type Quad } from './shape.ts';

/** Lines of these heights stay as they are; others are brought to `USUAL`. */
const HEIGHTS = [28, 64] as const;
const USUAL = 44;
const WIDEST = 4000;
const MARGIN = 16;
/** A sheet of lines is no higher than this. */
const HIGHEST = 3200;
/** Shades darker than this (after levelling) are ink. */
const INK = 150;

/** One line on a sheet: its place there, in pixels. */
interface Place {
  readonly line: number;
  readonly y: number;
  readonly strip: Raster;
}

export interface Sheet {
  readonly raster: Raster;
  readonly places: readonly Place[];
}

/** Ground to white, ink to black; light ink on dark ground is turned round. */
export function level({ width, height, data }: Raster): Raster {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade] = (counts[shade] as number) + 1;
  const at = (share: number): number => {
    let sum = 0;
    for (let shade = 0; shade < 256; shade++) {
      sum += counts[shade] as number;
      if (sum >= share * data.length) return shade;
    }
    return 255;
  };
  const [low, middle, high] = [at(0.02), at(0.5), at(0.98)];
  const dark = middle - low < high - middle;
  const [ground, ink] = dark ? [at(0.3), high] : [at(0.7), low];
  const span = ground - ink || 1;
  const out = data.map((shade) => Math.min(255, Math.max(0, Math.round(((shade - ink) / span) * 255))));
  return { width, height, data: out };
}

/** A line and the picture, or the layer of it, on which it stands. */
export interface Strip {
  readonly raster: Raster;
  readonly quad: Quad;
}

/** Sheets that hold every line once. */
export function layStrips(lines: readonly Strip[]): Sheet[] {
  const strips = lines.map(({ raster, quad }) => {
    const high = heightOf(quad);
    const by = high >= HEIGHTS[0] && high <= HEIGHTS[1] ? 1 : USUAL / Math.max(1, high);
    const [width, height] = [Math.min(WIDEST, Math.max(8, Math.round(widthOf(quad) * by))), Math.max(8, Math.round(high * by))];
    return level(straighten(raster, quad, width, height));
  });
  const sheets: Sheet[] = [];
  let [places, y]: [Place[], number] = [[], MARGIN];
  const close = (): void => {
    if (places.length === 0) return;
    const width = Math.max(...places.map(({ strip }) => strip.width)) + 2 * MARGIN;
    const data = new Uint8Array(width * y).fill(255);
    for (const { y: top, strip } of places)
      for (let row = 0; row < strip.height; row++)
        data.set(strip.data.subarray(row * strip.width, (row + 1) * strip.width), (top + row) * width + MARGIN);
    sheets.push({ raster: { width, height: y, data }, places });
    [places, y] = [[], MARGIN];
  };
  strips.forEach((strip, line) => {
    if (y + strip.height + MARGIN > HIGHEST) close();
    places.push({ line, y, strip });
    y += strip.height + MARGIN;
  });
  close();
  return sheets;
} // prettier-ignore

/** A word of a line: from and to as shares of its length. */
export interface LineWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words read on a sheet, by line; their edges lie in the gaps between the ink. */
export function takeWords({ places }: Sheet, words: readonly ReadWord[]): Map<number, LineWord[]> {
  const found = new Map<number, LineWord[]>();
  for (const { line, y, strip } of places) {
    const own = words
      .filter(({ box, text }) => text.trim() !== '' && (box[1] + box[3]) / 2 >= y && (box[1] + box[3]) / 2 < y + strip.height)
      .map(({ text, box }) => ({ text, x0: box[0] - MARGIN, x1: box[2] - MARGIN }))
      .toSorted((a, b) => a.x0 - b.x0);
    const gaps = own.slice(1).map((word, i) => gapBetween(strip, own[i]?.x1 ?? 0, word.x0));
    found.set(line, own.map(({ text }, i) => ({
      text,
      from: Math.max(0, (gaps[i - 1] ?? 0) / strip.width),
      to: Math.min(1, (gaps[i] ?? strip.width) / strip.width),
    })));
  }
  return found;
} // prettier-ignore

/** The middle of the widest stretch of columns without ink near the gap `left`–`right`; their middle where there is none. */
function gapBetween({ width, height, data }: Raster, left: number, right: number): number {
  const reach = height * 0.35;
  const [from, to] = [Math.max(0, Math.floor(Math.min(left, right) - reach)), Math.min(width, Math.ceil(Math.max(left, right) + reach))];
  let [best, at, run] = [0, (left + right) / 2, 0];
  for (let x = from; x <= to; x++) {
    let inked = x === to;
    for (let y = Math.floor(height * 0.12); !inked && y < height * 0.88; y++) inked = (data[y * width + x] as number) < INK;
    if (!inked) run++;
    else {
      if (run > best) [best, at] = [run, x - run / 2];
      run = 0;
    }
  }
  return at;
} // prettier-ignore
