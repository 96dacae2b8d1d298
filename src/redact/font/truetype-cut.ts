// A TrueType program of some glyphs of another: numbered afresh, with the tables that drawing needs and no other, and
// every figure about "all glyphs" worked out from those that are left. Not here: reading one.
import { be16, be32, i16, joined, u16 } from './bytes.ts';
import { writeCodeTables } from './cmap.ts';
import { writeTables } from './sfnt.ts';
import { compose, type Outline, type TrueType } from './truetype.ts';

/** Hinting programs and values of the whole typeface: they are the same whatever letters a document uses. */
const WHOLE = ['cvt ', 'fpgm', 'prep'] as const;

/**
 * The program of `glyphs` (numbers in `font`), which get the numbers 1, 2, 3 … in that order; 0 stays what it is, parts
 * of composed glyphs follow. `codes` (one-byte code → new number) is written as a symbolic cmap where it is given.
 */
export function cutTrueType(
  font: TrueType,
  glyphs: readonly number[],
  codes: ReadonlyMap<number, number> | null,
): Uint8Array {
  const order = [0, ...glyphs];
  const extra = new Map<number, number>();
  for (let i = 0; i < order.length; i++)
    for (const { glyph } of font.outline(order[i] ?? 0).parts)
      if (!extra.has(glyph)) {
        extra.set(glyph, order.length);
        order.push(glyph);
      }
  const outlines = order.map((glyph) => font.outline(glyph));
  const data = outlines.map((outline) => renumber(outline, extra));
  const tables = new Map<string, Uint8Array>();
  for (const tag of WHOLE) {
    const table = font.tables.get(tag);
    if (table) tables.set(tag, table);
  }
  const offsets: number[] = [0];
  for (const one of data) offsets.push((offsets.at(-1) ?? 0) + one.length);
  tables.set('glyf', joined(data));
  tables.set('loca', Uint8Array.from(offsets.flatMap(be32)));
  tables.set('head', makeHead(font, outlines));
  const measures = order.map((glyph) => font.measure(glyph));
  tables.set('hmtx', Uint8Array.from(measures.flatMap(([width, bearing]) => [...be16(width), ...be16(bearing)])));
  tables.set('hhea', makeHhea(font, measures));
  tables.set('maxp', makeMaxp(font, order, outlines));
  if (codes) tables.set('cmap', writeCodeTables(codes));
  return writeTables(tables);
}

function renumber(outline: Outline, numbers: ReadonlyMap<number, number>): Uint8Array {
  const data = new Uint8Array(Math.ceil(outline.data.length / 4) * 4);
  data.set(outline.data);
  for (const { at, glyph } of outline.parts) data.set(be16(numbers.get(glyph) ?? 0), at);
  return data;
}

function makeHead(font: TrueType, outlines: readonly Outline[]): Uint8Array {
  const head = new Uint8Array(font.tables.get('head')?.subarray(0, 54) ?? new Uint8Array(54));
  head.set([0, 1, 0, 0], 4); // revision
  head.fill(0, 20, 36); // made, changed
  const drawn = outlines
    .filter(({ data }) => data.length > 0)
    .map(({ data }) => [2, 4, 6, 8].map((at) => i16(data, at)));
  const edge = (i: number, pick: (...n: number[]) => number) =>
    drawn.length === 0 ? 0 : pick(...drawn.map((b) => b[i] ?? 0));
  head.set(
    [...be16(edge(0, Math.min)), ...be16(edge(1, Math.min)), ...be16(edge(2, Math.max)), ...be16(edge(3, Math.max))],
    36,
  );
  head.set([...be16(1), ...be16(0)], 50); // long offsets
  return head;
}

function makeHhea(font: TrueType, measures: readonly (readonly [number, number])[]): Uint8Array {
  const hhea = new Uint8Array(font.tables.get('hhea')?.subarray(0, 36) ?? new Uint8Array(36));
  hhea.fill(0, 12, 18); // bearings and extent: nobody draws by them
  hhea.set(be16(Math.max(...measures.map(([width]) => width))), 10);
  hhea.set(be16(measures.length), 34);
  return hhea;
}

function makeMaxp(font: TrueType, order: readonly number[], outlines: readonly Outline[]): Uint8Array {
  const old = font.tables.get('maxp') ?? new Uint8Array(0);
  const kept = (at: number, otherwise: number): number =>
    at + 2 <= old.length && old.length >= 32 ? u16(old, at) : otherwise;
  const most = (list: readonly number[]): number => Math.min(Math.max(0, ...list), 65535);
  const composed = order.filter((_, i) => (outlines[i]?.parts.length ?? 0) > 0).map((glyph) => compose(font, glyph));
  const numbers = [
    order.length,
    most(outlines.map(({ points }) => points)),
    most(outlines.map(({ contours }) => contours)),
    most(composed.map(({ points }) => points)),
    most(composed.map(({ contours }) => contours)),
    ...[kept(14, 2), kept(16, 0), kept(18, 64), kept(20, 64), kept(22, 64), kept(24, 512)],
    most(outlines.map(({ instructions }) => instructions)),
    most(outlines.map(({ parts }) => parts.length)),
    most(composed.map(({ depth }) => depth)),
  ];
  return Uint8Array.from([0, 1, 0, 0, ...numbers.flatMap(be16)]);
}
