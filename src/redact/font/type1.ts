// A Type 1 font program (Adobe Type 1 Font Format), read as far as cutting it needs. It is a PostScript program; what
// is read is the form that the format prescribes (chapter 2), never its execution. Not here: writing one
// (type1-cut.ts), glyph programs (type1-glyph.ts).
import { broken, latin } from './bytes.ts';
import { nameAt } from './glyph-names.ts';
import { flatten, type Glyph } from './type1-glyph.ts';

export interface Type1 {
  readonly kind: 'type1';
  readonly matrix: readonly number[];
  /** The font's own encoding: glyph name by code. */
  readonly encoding: ReadonlyMap<number, string>;
  /** Hints of the whole typeface, by key, as PostScript. */
  readonly hints: ReadonlyMap<string, string>;
  /** Glyph by name; numbers are the order in which they stand. */
  readonly names: ReadonlyMap<string, number>;
  readonly nameOf: (glyph: number) => string;
  readonly glyph: (glyph: number) => Glyph;
  /** A subroutine that changes hints, on its own. */
  readonly hintChange: (subr: number) => Glyph;
}

const KEY = { program: 55665, charstring: 4330 } as const;

/** Undoes or makes the format's encryption (7.1), which keeps nothing secret. */
export function decrypt(bytes: Uint8Array, key: number, skip: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let r = key;
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i] ?? 0;
    out[i] = c ^ (r >> 8);
    r = ((c + r) * 52845 + 22719) & 65535;
  }
  return out.subarray(Math.min(skip, out.length));
}

/** Segments of a PFB file put together; any other bytes as they are. */
function withoutSegments(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (bytes[at] === 0x80 && (bytes[at + 1] === 1 || bytes[at + 1] === 2)) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 2, at + 6);
    const length = a + b * 256 + c * 65536 + d * 16777216;
    parts.push(bytes.subarray(at + 6, at + 6 + length));
    at += 6 + length;
  }
  return parts.length === 0 ? bytes : new Uint8Array(Buffer.concat(parts));
}

function privatePart(bytes: Uint8Array, from: number): Uint8Array {
  let at = from;
  while ([9, 10, 13, 32].includes(bytes[at] ?? 0)) at++;
  const binary = [0, 1, 2, 3].some((i) => !/[0-9A-Fa-f\s]/.test(String.fromCharCode(bytes[at + i] ?? 0)));
  if (binary) return decrypt(bytes.subarray(at), KEY.program, 4);
  const hex = latin(bytes.subarray(at)).replace(/[^0-9A-Fa-f]/g, '');
  return decrypt(Uint8Array.from(Buffer.from(hex, 'hex')), KEY.program, 4);
}

const HINTS = ['BlueValues', 'OtherBlues', 'FamilyBlues', 'FamilyOtherBlues', 'BlueScale', 'BlueShift', 'BlueFuzz', 'StdHW', 'StdVW', 'StemSnapH', 'StemSnapV', 'ForceBold', 'LanguageGroup', 'ExpansionFactor']; // prettier-ignore
const VALUE = /^\s*(?:[[{]([-\d.eE\s]*)[\]}]|([-\d.eE]+|true|false)(?=[\s/]))/;

/** Reads a font program; throws Uncopyable where it cannot be cut safely. */
export function readType1(file: Uint8Array): Type1 {
  const bytes = withoutSegments(file);
  const all = latin(bytes);
  const eexec = all.search(/\beexec[\s]/);
  if (eexec < 0) throw broken('no encrypted part');
  const open = all.slice(0, eexec).replace(/%[^\r\n]*/g, '');
  const hidden = privatePart(bytes, eexec + 5);
  const text = latin(hidden);
  const glyphsAt = text.search(/\/CharStrings\b/);
  if (glyphsAt < 0 || /\/(?:WeightVector|BlendDesignPositions)\b/.test(open)) throw broken('kind of font');
  const subrsAt = text.search(/\/Subrs\b/);
  const head = text.slice(0, subrsAt >= 0 && subrsAt < glyphsAt ? subrsAt : glyphsAt);
  const skip = Number(/\/lenIV\s+(-?\d+)/.exec(head)?.[1] ?? 4);
  const decode = (one: Uint8Array): Uint8Array => (skip < 0 ? one : decrypt(one, KEY.charstring, skip));
  const subrs: (Uint8Array | undefined)[] = [];
  if (subrsAt >= 0)
    for (const [index, code] of readEntries(hidden, text, subrsAt, /dup\s+(\d+)\s+(\d+)\s+\S+ /y, /\/CharStrings\b/y))
      if (Number(index) < 65536) subrs[Number(index)] = decode(code);
  const names: string[] = [];
  const charstrings: Uint8Array[] = [];
  const known = new Map<string, number>();
  for (const [name, code] of readEntries(hidden, text, glyphsAt + 12, /\/(\S+)\s+(\d+)\s+\S+ /y, /\bend\b/y)) {
    known.set(name, charstrings.length);
    names.push(name);
    charstrings.push(decode(code));
  }
  if (charstrings.length === 0) throw broken('no glyphs');
  const flat = new Map<number, Glyph>();
  const changes = new Map<number, Glyph>();
  const remember = (
    list: Map<number, Glyph>,
    i: number,
    from: readonly (Uint8Array | undefined)[],
    ending: 14 | 11,
  ) => {
    const code = from[i];
    if (!code) throw broken('a glyph is missing');
    const made = list.get(i) ?? flatten(code, subrs, ending);
    list.set(i, made);
    return made;
  };
  return {
    kind: 'type1',
    matrix: matrixOf(open),
    encoding: readEncoding(open),
    hints: readHints(head),
    names: known,
    nameOf: (glyph) => names[glyph] ?? '.notdef',
    glyph: (glyph) => remember(flat, glyph, charstrings, 14),
    hintChange: (subr) => remember(changes, subr, subrs, 11),
  };
}

/** Entries of binary data: `pattern` gives key and length just before the bytes; ends where `until` stands. */
function* readEntries(
  bytes: Uint8Array,
  text: string,
  from: number,
  pattern: RegExp,
  until: RegExp,
): Generator<[string, Uint8Array]> {
  for (let at = from; at < text.length;) {
    pattern.lastIndex = until.lastIndex = at;
    const found = pattern.exec(text);
    if (found) {
      const start = at + found[0].length;
      const length = Number(found[2]);
      if (start + length > bytes.length) throw broken('cut short');
      yield [found[1] ?? '', bytes.subarray(start, start + length)];
      at = start + length;
    } else if (until.test(text)) return;
    else at++;
  }
}

function matrixOf(open: string): number[] {
  const numbers = /\/FontMatrix\s*[[{]([^\]}]*)[\]}]/.exec(open)?.[1]?.trim().split(/\s+/).map(Number);
  return numbers?.length === 6 && numbers.every(Number.isFinite) ? numbers : [0.001, 0, 0, 0.001, 0, 0];
}

function readEncoding(open: string): Map<number, string> {
  const codes = new Map<number, string>();
  if (/\/Encoding\s+StandardEncoding\b/.test(open)) {
    for (let code = 0; code < 256; code++) {
      const name = nameAt('StandardEncoding', code);
      if (name !== undefined) codes.set(code, name);
    }
    return codes;
  }
  for (const [, code, name = ''] of open.matchAll(/\bdup\s+(8#\d+|16#[0-9A-Fa-f]+|\d+)\s*\/(\S+)\s+put\b/g)) {
    const [base, digits] = code?.includes('#') ? code.split('#') : ['10', code];
    codes.set(parseInt(digits ?? '', Number(base)), name);
  }
  return codes;
}

function readHints(head: string): Map<string, string> {
  const hints = new Map<string, string>();
  for (const key of HINTS) {
    const at = head.search(new RegExp(`/${key}\\b`));
    const value = at < 0 ? null : VALUE.exec(head.slice(at + key.length + 1, at + 400));
    if (!value) continue;
    const [, list, single] = value;
    hints.set(key, list === undefined ? (single ?? '') : `[${list.trim().replace(/\s+/g, ' ')}]`);
  }
  return hints;
}

/** The two glyphs of an accented letter. */
export function accentsOf(font: Type1, codes: readonly [number, number]): number[] {
  return codes.map((code) => {
    const glyph = font.names.get(nameAt('StandardEncoding', code) ?? '');
    if (glyph === undefined) throw broken('half of an accented letter is missing');
    return glyph;
  });
}

/** Reads a glyph with all that it calls; throws where something is broken. */
export function checkGlyph(font: Type1, glyph: number): void {
  const { pieces, accent } = font.glyph(glyph);
  for (const piece of pieces)
    if (typeof piece === 'number' && font.hintChange(piece).pieces.length !== 1) throw broken('hints within hints');
  if (!accent) return;
  for (const part of accentsOf(font, accent)) {
    if (font.glyph(part).accent) throw broken('accents on accents');
    checkGlyph(font, part);
  }
}
