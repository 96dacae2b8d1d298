// Which code is which glyph, in a TrueType font (OpenType, "cmap"). Read in the formats that embedded fonts use; written
// as the two tables that every viewer looks at in a symbolic font (ISO 32000-2, 9.6.5.4). Not here: which table counts.
import { be16, be32, i16, joined, u16, u32 } from './bytes.ts';

/** One subtable: platform and encoding, and glyph by code. */
export interface CodeTable {
  readonly platform: number;
  readonly encoding: number;
  readonly glyphs: ReadonlyMap<number, number>;
}

const GLYPHS = 65536;

/** The subtables of `cmap`; those in a format of no use here are left out. */
export function readCodeTables(cmap: Uint8Array): CodeTable[] {
  const tables: CodeTable[] = [];
  const count = Math.min(u16(cmap, 2), 32);
  for (let i = 0; i < count; i++) {
    const at = 4 + i * 8;
    const from = u32(cmap, at + 4);
    if (from + 8 > cmap.length) continue;
    const glyphs = readTable(cmap.subarray(from));
    if (glyphs) tables.push({ platform: u16(cmap, at), encoding: u16(cmap, at + 2), glyphs });
  }
  return tables;
}

function readTable(table: Uint8Array): Map<number, number> | null {
  const glyphs = new Map<number, number>();
  const put = (code: number, glyph: number): void => {
    if (glyph !== 0) glyphs.set(code, glyph);
  };
  switch (u16(table, 0)) {
    case 0:
      for (let code = 0; code < 256; code++) put(code, table[6 + code] ?? 0);
      return glyphs;
    case 4:
      readSegments(table, put);
      return glyphs;
    case 6: {
      const first = u16(table, 6);
      const count = u16(table, 8);
      for (let i = 0; i < count && 12 + i * 2 <= table.length; i++) put(first + i, u16(table, 10 + i * 2));
      return glyphs;
    }
    case 12: {
      const groups = u32(table, 12);
      for (let i = 0; i < groups && 28 + i * 12 <= table.length && glyphs.size < GLYPHS; i++) {
        const at = 16 + i * 12;
        const first = u32(table, at);
        const last = Math.min(u32(table, at + 4), first + GLYPHS);
        for (let code = first; code <= last; code++) put(code, (u32(table, at + 8) + code - first) & 65535);
      }
      return glyphs;
    }
    default:
      return null;
  }
}

/** Format 4: segments of codes, by difference or by a list. */
function readSegments(table: Uint8Array, put: (code: number, glyph: number) => void): void {
  const count = u16(table, 6) >> 1;
  const ends = 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const offsets = deltas + count * 2;
  for (let i = 0; i < count && offsets + i * 2 + 2 <= table.length; i++) {
    const end = u16(table, ends + i * 2);
    const start = u16(table, starts + i * 2);
    const delta = i16(table, deltas + i * 2);
    const offset = u16(table, offsets + i * 2);
    for (let code = start; code <= end && code < 65535; code++) {
      if (offset === 0) {
        put(code, (code + delta) & 65535);
        continue;
      }
      const at = offsets + i * 2 + offset + (code - start) * 2;
      if (at + 2 > table.length) break;
      const glyph = u16(table, at);
      put(code, glyph === 0 ? 0 : (glyph + delta) & 65535);
    }
  }
}

/** A `cmap` for one-byte codes: (1, 0) by the code itself, (3, 0) from 0xF000 on. */
export function writeCodeTables(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const codes = [...glyphs.keys()].sort((a, b) => a - b);
  const first = codes[0] ?? 0;
  const count = codes.length === 0 ? 0 : (codes.at(-1) ?? 0) - first + 1;
  const list = Array.from({ length: count }, (_, i) => glyphs.get(first + i) ?? 0);
  const plain = [6, 10 + count * 2, 0, first, count, ...list].flatMap(be16);
  const segments = count === 0 ? 1 : 2;
  const search = segments === 2 ? [4, 1, 0] : [2, 0, 0];
  const ends = count === 0 ? [65535] : [0xf000 + first + count - 1, 65535];
  const starts = count === 0 ? [65535] : [0xf000 + first, 65535];
  const symbol = [
    ...[4, 16 + segments * 8 + count * 2, 0, segments * 2, ...search],
    ...[...ends, 0, ...starts],
    ...(count === 0 ? [1] : [0, 1]),
    ...(count === 0 ? [0] : [4, 0]),
    ...list,
  ].flatMap(be16);
  const places = [...be16(1), ...be16(0), ...be32(20), ...be16(3), ...be16(0), ...be32(20 + plain.length)];
  return joined([[...be16(0), ...be16(2)], places, plain, symbol]);
}
