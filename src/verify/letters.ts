// What the codes of a font can mean, by every means that it has of its own: its map to Unicode, its encoding and the names
// of its glyphs, the tables of its font program. These may be missing, and they may lie. Not here: what is shown (runs.ts).
import { letterNamed } from './glyph-names.ts';
import { isDict, isList, isName, isReference, nameOf, type Dict, type Value } from './parse.ts';
import { latin, type Scan } from './scan.ts';
import { glyphLetters } from './truetype.ts';

/** Code → text, by one means. */
export type Letters = ReadonlyMap<number, string>;

export interface FontLetters {
  /** The map that readers believe first; null where there is none. */
  readonly told: Letters | null;
  /** Glyph names of the encoding. */
  readonly named: Letters;
  /** Tables of the font program, as far as the codes lead there. */
  readonly drawn: Letters;
  /** Codes stand for letters by a published encoding. */
  readonly standard: boolean;
  /** Shapes are procedures of the file: they can look like anything. */
  readonly free: boolean;
}

/** Every reading of the codes of `font`. */
export function lettersOf(scanned: Scan, font: Dict): FontLetters {
  const objects = new Map(scanned.objects.map((object) => [object.no, object]));
  const resolve = (value: Value | undefined): Value | undefined =>
    isReference(value) ? objects.get(value.ref)?.value : value;
  const dataOf = (value: Value | undefined): Uint8Array | null =>
    isReference(value) ? (objects.get(value.ref)?.stream?.decoded ?? null) : null;
  const unicode = dataOf(font.get('ToUnicode'));
  const encoding = resolve(font.get('Encoding'));
  const subtype = nameOf(resolve(font.get('Subtype')));
  const children = resolve(font.get('DescendantFonts'));
  const child = isList(children) ? resolve(children[0]) : undefined;
  const inner = isDict(child) ? child : font;
  const descriptor = resolve(inner.get('FontDescriptor'));
  const program = isDict(descriptor) ? dataOf(descriptor.get('FontFile2')) : null;
  const embedded = isDict(descriptor) && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
  const wide = subtype === 'Type0';
  return {
    told: unicode ? readMap(latin(unicode)) : null,
    named: namesIn(encoding, resolve),
    drawn: program && wide ? byGlyph(glyphLetters(program), dataOf(inner.get('CIDToGIDMap'))) : new Map(),
    standard: !wide && subtype !== 'Type3' && isStandard(encoding, embedded, resolve),
    free: subtype === 'Type3',
  };
}

function isStandard(
  encoding: Value | undefined,
  embedded: boolean,
  resolve: (value: Value | undefined) => Value | undefined,
) {
  const base = nameOf(encoding) ?? (isDict(encoding) ? nameOf(resolve(encoding.get('BaseEncoding'))) : undefined);
  return base !== undefined ? /^(?:WinAnsi|MacRoman|Standard)Encoding$/.test(base) : !embedded;
}

function namesIn(encoding: Value | undefined, resolve: (value: Value | undefined) => Value | undefined): Letters {
  const letters = new Map<number, string>();
  const list = isDict(encoding) ? resolve(encoding.get('Differences')) : undefined;
  let code = 0;
  if (isList(list))
    for (const one of list) {
      if (typeof one === 'number') code = one;
      else if (isName(one)) {
        const letter = letterNamed(one.name);
        if (letter !== undefined) letters.set(code, letter);
        code++;
      }
    }
  return letters;
}

function byGlyph(glyphs: Letters, map: Uint8Array | null): Letters {
  if (!map) return glyphs;
  const letters = new Map<number, string>();
  for (let code = 0; 2 * code + 1 < map.length; code++) {
    const letter = glyphs.get(((map[2 * code] as number) << 8) | (map[2 * code + 1] as number));
    if (letter !== undefined) letters.set(code, letter);
  }
  return letters;
}

const ENTRY = /<([0-9A-Fa-f\s]*)>|\[|\]|\b(?:begin|end)bf(?:char|range)\b/g;

/** A map to Unicode (9.10.3). */
export function readMap(text: string): Letters {
  const letters = new Map<number, string>();
  const utf16 = (hex: string): string =>
    Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(4, '0'), 'hex')
      .swap16()
      .toString('utf16le');
  let items: (string | string[])[] = [];
  let list: string[] | null = null;
  const put = (code: number, hex: string): void => {
    if (hex !== '' && hex.length % 4 === 0) letters.set(code, utf16(hex));
  };
  for (const [token, digits] of text.replace(/%[^\r\n]*/g, '').matchAll(ENTRY)) {
    const hex = digits?.replace(/\s/g, '') ?? '';
    if (token.startsWith('begin')) [items, list] = [[], null];
    else if (token === '[') list = [];
    else if (token === ']') {
      if (list) items.push(list);
      list = null;
    } else if (token === 'endbfchar')
      for (let i = 0; i + 1 < items.length; i += 2) put(parseInt(String(items[i]), 16), String(items[i + 1]));
    else if (token === 'endbfrange')
      for (let i = 0; i + 2 < items.length; i += 3) {
        const from = parseInt(String(items[i]), 16);
        const to = Math.min(parseInt(String(items[i + 1]), 16), from + 65535);
        const target = items[i + 2];
        for (let code = from; code <= to; code++)
          if (Array.isArray(target)) put(code, target[code - from] ?? '');
          else if (target !== undefined && target.length >= 4) {
            const last = (parseInt(target.slice(-4), 16) + code - from) & 0xffff;
            put(code, target.slice(0, -4) + last.toString(16).padStart(4, '0'));
          }
      }
    else (list ?? items).push(hex);
  }
  return letters;
}
