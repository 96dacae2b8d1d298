// The letters that a TrueType program gives its glyphs in its own tables (OpenType: cmap, post), which a subset often keeps
// when the PDF around it says nothing. Not here: shapes.
import { letterNamed } from './glyph-names.ts';

/** Glyph number → text. Empty where the program is no TrueType or has no such tables. */
export function glyphLetters(program: Uint8Array): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  try {
    const tables = tablesOf(view);
    const post = tables.get('post');
    if (post !== undefined) readNames(view, program, post, letters);
    const cmap = tables.get('cmap');
    if (cmap !== undefined) readCmap(view, cmap, letters);
  } catch {
    // A table that ends too early: what was read until there stands.
  }
  return letters;
}

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let i = 0, count = view.getUint16(4); i < count; i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return tables;
}

function readCmap(view: DataView, cmap: number, letters: Map<number, string>): void {
  for (let i = 0, count = view.getUint16(cmap + 2); i < count; i++) {
    const platform = view.getUint16(cmap + 4 + 8 * i);
    // Codes of platform 1 are bytes of its own; those of the others are Unicode.
    if (platform !== 0 && platform !== 3) continue;
    const at = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(at);
    const put = (point: number, glyph: number): void => {
      const letter = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
      // One glyph may serve several letters: the plain one is what a name is written in.
      const better = letter < 128 || !letters.has(glyph);
      if (glyph > 0 && letter > 32 && letter <= 0x10ffff && better) letters.set(glyph, String.fromCodePoint(letter));
    };
    if (format === 4) readSegments(view, at, put);
    else if (format === 12)
      for (let g = 0, groups = Math.min(view.getUint32(at + 12), 20_000); g < groups; g++) {
        const [from, to, glyph] = [0, 4, 8].map((k) => view.getUint32(at + 16 + 12 * g + k)) as [
          number,
          number,
          number,
        ];
        for (let point = from; point <= Math.min(to, from + 65_535); point++) put(point, glyph + point - from);
      }
    else if (format === 6)
      for (let k = 0, size = view.getUint16(at + 8); k < size; k++)
        put(view.getUint16(at + 6) + k, view.getUint16(at + 10 + 2 * k));
  }
}

function readSegments(view: DataView, at: number, put: (point: number, glyph: number) => void): void {
  const size = view.getUint16(at + 6);
  for (let s = 0; s < size; s += 2) {
    const to = view.getUint16(at + 14 + s);
    const from = view.getUint16(at + 16 + size + s);
    const delta = view.getUint16(at + 16 + 2 * size + s);
    const place = at + 16 + 3 * size + s;
    const offset = view.getUint16(place);
    for (let point = from; point <= to && point < 0xffff; point++) {
      const glyph = offset === 0 ? point : view.getUint16(place + offset + 2 * (point - from));
      if (glyph !== 0 || offset === 0) put(point, (glyph + delta) & 0xffff);
    }
  }
}

/** Names of format 2; the first 258 are a fixed list of which the letters and figures stand in the order of ASCII. */
function readNames(view: DataView, program: Uint8Array, post: number, letters: Map<number, string>): void {
  if (view.getUint32(post) !== 0x0002_0000) return;
  const count = view.getUint16(post + 32);
  const own: string[] = [];
  for (let at = post + 34 + 2 * count; at < program.length && own.length < 65_536;) {
    const length = program[at] as number;
    own.push(Buffer.from(program.subarray(at + 1, at + 1 + length)).toString('latin1'));
    at += 1 + length;
  }
  for (let glyph = 0; glyph < count; glyph++) {
    const index = view.getUint16(post + 34 + 2 * glyph);
    const letter =
      index >= 258
        ? letterNamed(own[index - 258] ?? '')
        : index >= 3 && index <= 97
          ? String.fromCharCode(index + 29)
          : undefined;
    if (letter !== undefined) letters.set(glyph, letter);
  }
}
