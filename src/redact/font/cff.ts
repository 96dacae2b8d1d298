// A CFF font program (Adobe Technical Note 5176), read as far as cutting it needs: charstrings, who they are, and the
// dictionaries that shape them. Not here: writing one (cff-cut.ts), glyph programs (type2.ts).
import { broken, latin, slice, u16, u8 } from './bytes.ts';
import { readDict, readIndex, type Dict } from './cff-parts.ts';
import { ISO_ADOBE_COUNT, nameAt, STANDARD_STRINGS } from './glyph-names.ts';
import { flatten, type Charstring, type Surroundings } from './type2.ts';

/** One private dictionary and the font dictionary above it. */
export interface Part {
  readonly font: Dict;
  readonly hints: Dict;
  readonly around: Surroundings;
}

export interface Cff {
  readonly kind: 'cff';
  readonly top: Dict;
  readonly keyedBy: 'name' | 'cid';
  readonly count: number;
  readonly parts: readonly Part[];
  readonly partOf: (glyph: number) => number;
  /** Glyph by name, or by CID. */
  readonly names: ReadonlyMap<string, number>;
  readonly cids: ReadonlyMap<number, number>;
  readonly nameOf: (glyph: number) => string;
  /** The font's own encoding: glyph name by code. */
  readonly encoding: ReadonlyMap<number, string>;
  /** The glyph on its own, with those that it is put together of. */
  readonly glyph: (glyph: number) => Charstring;
}

const OP = { charset: 15, encoding: 16, charstrings: 17, private: 18, subrs: 19, type: 1206, ros: 1230, fonts: 1236, select: 1237 }; // prettier-ignore

/** Reads a font program; throws Uncopyable where it cannot be cut safely. */
export function readCff(bytes: Uint8Array): Cff {
  const names = readIndex(bytes, u8(bytes, 2));
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const global = readIndex(bytes, strings.end).items;
  const [first] = tops.items;
  if (!first || tops.items.length !== 1) throw broken('not one font');
  const top = readDict(first);
  const offset = (dict: Dict, op: number): number => dict.get(op)?.[0] ?? 0;
  if (offset(top, OP.charstrings) === 0 || (top.get(OP.type)?.[0] ?? 2) !== 2) throw broken('kind of charstrings');
  const { items: charstrings } = readIndex(bytes, offset(top, OP.charstrings));
  const count = charstrings.length;
  if (count === 0) throw broken('no glyphs');
  const byCid = top.has(OP.ros);
  const fonts = byCid ? readIndex(bytes, offset(top, OP.fonts)).items.map(readDict) : [top];
  if (fonts.length === 0) throw broken('font dictionaries');
  const parts = fonts.map((font) => readPart(bytes, font, global));
  const select = byCid ? readSelect(bytes, offset(top, OP.select), count) : new Uint8Array(count);
  const ids = readCharset(bytes, offset(top, OP.charset), count, byCid);
  const nameOf = (glyph: number): string => {
    const id = ids[glyph] ?? 0;
    const own = strings.items[id - STANDARD_STRINGS.length];
    return STANDARD_STRINGS[id] ?? (own ? latin(own) : '.notdef');
  };
  const byName = new Map<string, number>();
  if (!byCid) for (let i = count - 1; i >= 0; i--) byName.set(nameOf(i), i);
  const flat = new Map<number, Charstring>();
  return {
    kind: 'cff',
    top,
    keyedBy: byCid ? 'cid' : 'name',
    count,
    parts,
    partOf: (glyph) => select[glyph] ?? 0,
    names: byName,
    cids: new Map(byCid ? ids.map((cid, glyph) => [cid, glyph]) : []),
    nameOf,
    encoding: byCid ? new Map() : readEncoding(bytes, offset(top, OP.encoding), nameOf, (id) => STANDARD_STRINGS[id] ?? latin(strings.items[id - STANDARD_STRINGS.length] ?? new Uint8Array(0))), // prettier-ignore
    glyph: (glyph) => {
      const known = flat.get(glyph);
      if (known) return known;
      const part = parts[select[glyph] ?? 0];
      const charstring = charstrings[glyph];
      if (!part || !charstring) throw broken('a glyph is missing');
      const made = flatten(charstring, part.around);
      flat.set(glyph, made);
      return made;
    },
  };
}

function readPart(bytes: Uint8Array, font: Dict, global: readonly Uint8Array[]): Part {
  const [size = 0, at = 0] = font.get(OP.private) ?? [];
  const hints = size > 0 ? readDict(slice(bytes, at, size)) : new Map<number, number[]>();
  const subrs = hints.get(OP.subrs)?.[0] ?? 0;
  const local = subrs > 0 ? readIndex(bytes, at + subrs).items : [];
  const around = { global, local, defaultWidth: hints.get(20)?.[0] ?? 0, nominalWidth: hints.get(21)?.[0] ?? 0 };
  return { font, hints, around };
}

/** Which private dictionary each glyph goes by (5176, 19). */
function readSelect(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const format = u8(bytes, at);
  if (format === 0) return slice(bytes, at + 1, count);
  if (format !== 3) throw broken('choice of dictionaries');
  const out = new Uint8Array(count);
  const ranges = u16(bytes, at + 1);
  for (let i = 0; i < ranges; i++) {
    const from = at + 3 + i * 3;
    out.fill(u8(bytes, from + 2), u16(bytes, from), u16(bytes, from + 3));
  }
  return out;
}

/** The name number or CID of each glyph (5176, 13). */
function readCharset(bytes: Uint8Array, at: number, count: number, byCid: boolean): number[] {
  if (at === 0 && !byCid) return Array.from({ length: count }, (_, i) => (i < ISO_ADOBE_COUNT ? i : 0));
  if (at <= 2) {
    if (!byCid) throw broken('expert charset');
    return Array.from({ length: count }, (_, i) => i);
  }
  const ids = [0];
  const format = u8(bytes, at);
  if (format > 2) throw broken('charset');
  for (let from = at + 1; ids.length < count;) {
    const first = u16(bytes, from);
    const more = format === 0 ? 0 : format === 1 ? u8(bytes, from + 2) : u16(bytes, from + 2);
    for (let i = 0; i <= more && ids.length < count; i++) ids.push(first + i);
    from += 2 + format;
  }
  return ids;
}

/** The font's own encoding (5176, 12). Expert encodings are never relied on in PDF and count as none. */
function readEncoding(
  bytes: Uint8Array,
  at: number,
  nameOf: (glyph: number) => string,
  string: (id: number) => string,
): Map<number, string> {
  const codes = new Map<number, string>();
  if (at <= 1) {
    if (at === 0)
      for (let code = 0; code < 256; code++) {
        const name = nameAt('StandardEncoding', code);
        if (name !== undefined) codes.set(code, name);
      }
    return codes;
  }
  const format = u8(bytes, at);
  const count = u8(bytes, at + 1);
  let from = at + 2;
  let glyph = 1;
  for (let i = 0; i < count; i++) {
    const first = u8(bytes, from);
    const more = format & 1 ? u8(bytes, from + 1) : 0;
    for (let k = 0; k <= more; k++) codes.set(first + k, nameOf(glyph++));
    from += format & 1 ? 2 : 1;
  }
  if (format & 128) {
    const extra = u8(bytes, from++);
    for (let i = 0; i < extra; i++, from += 3) codes.set(u8(bytes, from), string(u16(bytes, from + 1)));
  }
  return codes;
}

/** Reads a glyph and, where it is an accented letter made of two, both; throws where one is broken. */
export function checkGlyph(font: Cff, glyph: number): void {
  const { accent } = font.glyph(glyph);
  if (!accent) return;
  for (const part of accentsOf(font, accent)) if (font.glyph(part).accent) throw broken('accents on accents');
}

/** Is this letter drawn as two others by name, which a font without names cannot do? */
export const needsNames = (font: Cff, glyph: number): boolean => font.glyph(glyph).accent !== null;

/** The two glyphs of an accented letter. */
export function accentsOf(font: Cff, codes: readonly [number, number]): number[] {
  return codes.map((code) => {
    const glyph = font.names.get(nameAt('StandardEncoding', code) ?? '');
    if (glyph === undefined) throw broken('half of an accented letter is missing');
    return glyph;
  });
}
