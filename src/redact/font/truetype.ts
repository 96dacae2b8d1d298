// A TrueType program (OpenType with glyf outlines), read as far as cutting it needs: its glyphs, what they are put
// together of, and their measures. Not here: writing one (truetype-cut.ts), and which code is which glyph (cmap.ts).
import { broken, i16, slice, u16, u32, u8 } from './bytes.ts';
import { readCodeTables, type CodeTable } from './cmap.ts';
import { readTables } from './sfnt.ts';

/** One glyph: its data without what may follow it, and what the tables say about all glyphs together. */
export interface Outline {
  readonly data: Uint8Array;
  readonly points: number;
  readonly contours: number;
  readonly instructions: number;
  /** Where in `data` the numbers of its parts stand, and which glyphs they are. */
  readonly parts: readonly { readonly at: number; readonly glyph: number }[];
}

export interface TrueType {
  readonly kind: 'glyf';
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly codeTables: readonly CodeTable[];
  readonly count: number;
  readonly outline: (glyph: number) => Outline;
  /** Glyphs whose parts have been looked through. */
  readonly composed: Map<number, Composed>;
  /** Width and left bearing in font units. */
  readonly measure: (glyph: number) => readonly [number, number];
}

const EMPTY: Outline = { data: new Uint8Array(0), points: 0, contours: 0, instructions: 0, parts: [] };
const DEPTH = 8;

/** Reads a font program; throws Uncopyable where it cannot be cut safely. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const tables = readTables(bytes);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw broken('a table is missing');
    return found;
  };
  const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map(table) as [
    Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array,
  ]; // prettier-ignore
  slice(head, 0, 54);
  slice(hhea, 0, 36);
  const long = i16(head, 50) !== 0;
  const count = Math.min(u16(maxp, 4), Math.floor(loca.length / (long ? 4 : 2)) - 1);
  if (count < 1) throw broken('no glyphs');
  const full = u16(hhea, 34);
  const place = (i: number): number => (long ? u32(loca, i * 4) : u16(loca, i * 2) * 2);
  const known = new Map<number, Outline>();
  const cmap = tables.get('cmap');
  return {
    kind: 'glyf',
    tables,
    codeTables: cmap ? readCodeTables(cmap) : [],
    count,
    composed: new Map(),
    outline: (glyph) => {
      const before = known.get(glyph);
      if (before) return before;
      if (glyph >= count) return EMPTY;
      const [from, to] = [place(glyph), Math.min(place(glyph + 1), glyf.length)];
      const made = to - from < 10 ? EMPTY : readOutline(glyf.subarray(from, to));
      known.set(glyph, made);
      return made;
    },
    measure: (glyph) => {
      if (full === 0) return [0, 0];
      const last = Math.min(glyph, full - 1);
      const width = last * 4 + 2 <= hmtx.length ? u16(hmtx, last * 4) : 0;
      const at = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2;
      return [width, at + 2 <= hmtx.length ? i16(hmtx, at) : 0];
    },
  };
}

function readOutline(bytes: Uint8Array): Outline {
  const contours = i16(bytes, 0);
  return contours < 0 ? readParts(bytes) : readContours(bytes, contours);
}

function readContours(bytes: Uint8Array, contours: number): Outline {
  if (contours === 0) return EMPTY;
  const points = u16(bytes, 10 + (contours - 1) * 2) + 1;
  let at = 10 + contours * 2;
  const instructions = u16(bytes, at);
  at += 2 + instructions;
  let coordinates = 0;
  for (let seen = 0; seen < points;) {
    const flag = u8(bytes, at++);
    const times = flag & 8 ? u8(bytes, at++) + 1 : 1;
    seen += times;
    // Two bits an axis: one byte, two bytes, or the same as before (OpenType, "glyf", simple glyph flags).
    coordinates += times * ((flag & 2 ? 1 : flag & 16 ? 0 : 2) + (flag & 4 ? 1 : flag & 32 ? 0 : 2));
  }
  return { data: slice(bytes, 0, at + coordinates), points, contours, instructions, parts: [] };
}

function readParts(bytes: Uint8Array): Outline {
  const parts: { at: number; glyph: number }[] = [];
  let at = 10;
  for (;;) {
    const flags = u16(bytes, at);
    parts.push({ at: at + 2, glyph: u16(bytes, at + 2) });
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    if (parts.length > 256) throw broken('a glyph of too many parts');
    if (flags & 32) continue;
    const instructions = flags & 256 ? u16(bytes, at) : 0;
    const end = flags & 256 ? at + 2 + instructions : at;
    return { data: slice(bytes, 0, end), points: 0, contours: 0, instructions, parts };
  }
}

/** How large a glyph is with all its parts put together. */
export interface Composed {
  readonly depth: number;
  readonly points: number;
  readonly contours: number;
}

/** Reads a glyph and all its parts; throws where they are endless or broken. */
export function compose(font: TrueType, glyph: number, above = 0): Composed {
  const before = font.composed.get(glyph);
  if (before) return before;
  if (above > DEPTH) throw broken('parts within parts without end');
  const { parts, points, contours } = font.outline(glyph);
  const inner = parts.map((part) => compose(font, part.glyph, above + 1));
  const made: Composed = {
    depth: Math.max(0, ...inner.map(({ depth }) => depth + 1)),
    points: inner.reduce((sum, one) => sum + one.points, points),
    contours: inner.reduce((sum, one) => sum + one.contours, contours),
  };
  font.composed.set(glyph, made);
  return made;
}
