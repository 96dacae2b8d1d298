// A CFF program of some glyphs of another: charstrings without subroutines, names or CIDs given anew, private
// dictionaries by list of entries. Not here: reading one.
import { be16, broken, joined } from './bytes.ts';
import { writeDict, writeIndex, type Dict } from './cff-parts.ts';
import { accentsOf, type Cff } from './cff.ts';
import { nameAt, STANDARD_STRINGS } from './glyph-names.ts';

/** What shapes the drawing of a whole typeface: alignment zones, stem widths and the like (5176, table 23). */
const HINTS = [6, 7, 8, 9, 10, 11, 1209, 1210, 1211, 1212, 1213, 1214, 1217, 1218] as const;
const FONT_MATRIX = 1207;
/** A box that says nothing: as large as letters get, in thousandths of an em. */
export const BOX = [-500, -300, 1500, 1100] as const;

const NAMES = new Map(STANDARD_STRINGS.map((name, id) => [name, id]));

/** Glyphs by the name they get: `glyphs` in order, then those that accented letters among them are put together of. */
export function withAccents(
  font: Cff,
  glyphs: readonly (readonly [glyph: number, name: string])[],
): [number, string][] {
  const all = glyphs.map(([glyph, name]): [number, string] => [glyph, name]);
  const names = new Set(all.map(([, name]) => name));
  for (const [glyph] of glyphs) {
    const { accent } = font.glyph(glyph);
    if (!accent) continue;
    accentsOf(font, accent).forEach((part, i) => {
      const name = nameAt('StandardEncoding', accent[i] ?? 0) ?? '';
      if (!names.has(name)) all.push([part, name]);
      names.add(name);
    });
  }
  return all;
}

/** A name-keyed program of `glyphs` under the names given; glyph 0 stays what it is. */
export function cutNamed(font: Cff, glyphs: readonly (readonly [glyph: number, name: string])[]): Uint8Array {
  const all = withAccents(font, glyphs);
  const strings: string[] = [];
  const ids = all.map(([, name]) => {
    const known = NAMES.get(name);
    if (known !== undefined) return known;
    strings.push(name);
    return STANDARD_STRINGS.length + strings.length - 1;
  });
  return write(font, [0, ...all.map(([glyph]) => glyph)], ids, strings, false);
}

/** A CID-keyed program of `glyphs` under the CIDs given; glyph 0 stays what it is. */
export function cutByCid(font: Cff, glyphs: readonly (readonly [glyph: number, cid: number])[]): Uint8Array {
  if (glyphs.some(([glyph]) => font.glyph(glyph).accent)) throw broken('accented letter by name');
  const order = [0, ...glyphs.map(([glyph]) => glyph)];
  return write(font, order, glyphs.map(([, cid]) => cid), ['Adobe', 'Identity'], true); // prettier-ignore
}

function write(
  font: Cff,
  order: readonly number[],
  ids: readonly number[],
  strings: readonly string[],
  byCid: boolean,
) {
  const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
  const used: number[] = [];
  const select = order.map((glyph) => {
    const part = font.partOf(glyph);
    if (!used.includes(part)) used.push(part);
    return used.indexOf(part);
  });
  const charset = Uint8Array.from([0, ...ids.flatMap(be16)]);
  const choice = byCid ? Uint8Array.from([0, ...select]) : new Uint8Array(0);
  const charstrings = writeIndex(order.map((glyph) => font.glyph(glyph).bytes));
  const parts = used.map((part) => font.parts[part] ?? font.parts[0]);
  const hints = parts.map((part) => writeHints(part?.hints ?? new Map<number, number[]>()));
  const fontDict = (at: number, i: number) =>
    // A font keyed by name has one matrix, which stands at the top already.
    writeDict([...(font.keyedBy === 'cid' ? matrix(parts[i]?.font) : []), [18, [hints[i]?.length ?? 0, at], 'long']]);
  const fonts = (at: number): Uint8Array => {
    let from = at;
    return writeIndex(
      parts.map((_, i) => {
        const dict = fontDict(from, i);
        from += hints[i]?.length ?? 0;
        return dict;
      }),
    );
  };
  const scale = ((font.top.get(FONT_MATRIX) ?? parts[0]?.font.get(FONT_MATRIX))?.[0] ?? 0.001) * 1000;
  const box = BOX.map((n) => Math.round(n / (scale > 0 ? scale : 1)));
  const topDict = (places: readonly number[]) =>
    writeIndex([
      writeDict([
        ...(byCid ? ([[1230, [391, 392, 0]]] as const) : []),
        ...matrix(font.top),
        [5, box],
        ...(byCid ? ([[1234, [Math.max(0, ...ids) + 1]]] as const) : []),
        [15, [places[0] ?? 0], 'long'],
        [17, [places[2] ?? 0], 'long'],
        ...(byCid
          ? ([
              [1237, [places[1] ?? 0], 'long'],
              [1236, [places[3] ?? 0], 'long'],
            ] as const)
          : ([[18, [hints[0]?.length ?? 0, places[4] ?? 0], 'long']] as const)),
      ]),
    ]);
  const head = Uint8Array.of(1, 0, 4, 4);
  const name = writeIndex([latin('F')]);
  const rest = joined([writeIndex(strings.map(latin)), writeIndex([])]);
  const list = byCid ? fonts(0) : new Uint8Array(0);
  let at = head.length + name.length + topDict([]).length + rest.length;
  const places = [charset, choice, charstrings, list].map((piece) => {
    const here = at;
    at += piece.length;
    return here;
  });
  places.push(at);
  return joined([head, name, topDict(places), rest, charset, choice, charstrings, byCid ? fonts(at) : list, ...hints]);
}

function matrix(dict: Dict | undefined): readonly (readonly [number, readonly number[]])[] {
  const numbers = dict?.get(FONT_MATRIX);
  return numbers?.length === 6 ? [[FONT_MATRIX, numbers]] : [];
}

const writeHints = (hints: Dict): Uint8Array =>
  writeDict(HINTS.flatMap((op) => (hints.has(op) ? [[op, hints.get(op) ?? []] as const] : [])));
