// Fonts in the new file: by list of keys, under neutral names, and cut down to the codes that are still drawn where a
// list of letters is kept beside the glyphs (ToUnicode, Differences, Widths, W). Not here: measuring (metrics.ts).
import { PDFRawStream, PDFString, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { decodePlain } from './filters.ts';
import { differencesOf, standardName, type Metrics } from './metrics.ts';
import {
  entry,
  entriesOf,
  itemsOf,
  makeArray,
  makeDict,
  makeName,
  makeNumber,
  makeStream,
  nameOf,
  numberOf,
  numbersOf,
  type Found,
} from './objects.ts';
import { readToUnicode, writeToUnicode } from './tounicode.ts';

/** A font that the new file draws with: where it will stand, and which of its codes are drawn. */
export interface FontUse {
  readonly font: Found;
  readonly metrics: Metrics;
  readonly codes: Set<number>;
  /** Its number in the new file, from 1 in order of first use: the only thing its neutral name says. */
  readonly no: number;
}

const ENCODINGS = new Set([
  'WinAnsiEncoding',
  'MacRomanEncoding',
  'MacExpertEncoding',
  'StandardEncoding',
  'Identity-H',
]);
const GLYPH = /^[A-Za-z0-9._]{1,40}$/;

const numberEntry = (from: PDFContext, holder: Found, key: string): PDFObject | undefined => {
  const n = numberOf(entry(from, holder, key));
  return n === undefined ? undefined : makeNumber(n);
};
const listEntry = (from: PDFContext, to: PDFContext, holder: Found, key: string): PDFObject | undefined => {
  const list = numbersOf(from, entry(from, holder, key));
  return list && makeArray(to, list);
};

/** Standard names stay, since viewers draw by them; any other name is replaced by one of the same manner. */
function neutralName(from: PDFContext, use: FontUse, descriptor: Found, embedded: boolean): string {
  if (embedded) return `BLOTTR+F${use.no}`;
  const base = nameOf(entry(from, use.font, 'BaseFont')) ?? '';
  const standard = standardName(base);
  if (standard) return standard;
  const flags = numberOf(entry(from, descriptor, 'Flags')) ?? 0;
  const bold = /bold|black|heavy/i.test(base);
  if (flags & 1) return bold ? 'Courier-Bold' : 'Courier';
  if (flags & 2) return bold ? 'Times-Bold' : 'Times-Roman';
  return bold ? 'Helvetica-Bold' : 'Helvetica';
}

const FILES = ['FontFile', 'FontFile2', 'FontFile3'] as const;

function copyFile(from: PDFContext, to: PDFContext, descriptor: Found): Record<string, PDFObject> {
  for (const key of FILES) {
    const file = entry(from, descriptor, key);
    const bytes = decodePlain(from, file);
    if (!bytes) continue;
    const subtype = nameOf(entry(from, file, 'Subtype'));
    const known = subtype !== undefined && ['Type1C', 'CIDFontType0C', 'OpenType'].includes(subtype);
    const entries = {
      Length1: key === 'FontFile2' ? makeNumber(bytes.length) : numberEntry(from, file, 'Length1'),
      Length2: numberEntry(from, file, 'Length2'),
      Length3: numberEntry(from, file, 'Length3'),
      Subtype: key === 'FontFile3' && known ? makeName(subtype) : undefined,
    };
    return { [key]: to.register(makeStream(to, entries, bytes)) };
  }
  return {};
}

function copyDescriptor(
  from: PDFContext,
  to: PDFContext,
  found: Found,
  file: Record<string, PDFObject>,
  name: string,
): PDFObject | undefined {
  if (entriesOf(from, found).length === 0) return undefined;
  const numbers = [
    'Flags',
    'ItalicAngle',
    'Ascent',
    'Descent',
    'Leading',
    'CapHeight',
    'XHeight',
    'StemV',
    'StemH',
    'AvgWidth',
    'MaxWidth',
    'MissingWidth',
  ];
  return to.register(
    makeDict(to, {
      Type: makeName('FontDescriptor'),
      FontName: makeName(name),
      FontBBox: listEntry(from, to, found, 'FontBBox'),
      ...Object.fromEntries(numbers.map((key) => [key, numberEntry(from, found, key)])),
      ...file,
    }),
  );
}

function copyToUnicode(from: PDFContext, to: PDFContext, use: FontUse): PDFObject | undefined {
  const bytes = decodePlain(from, entry(from, use.font, 'ToUnicode'));
  if (!bytes) return undefined;
  const kept = new Map([...readToUnicode(bytes)].filter(([code]) => use.codes.has(code)));
  return to.register(makeStream(to, {}, writeToUnicode(kept, use.metrics.bytesPerCode === 2 ? 4 : 2)));
}

function copyEncoding(from: PDFContext, to: PDFContext, use: FontUse): PDFObject | undefined {
  const found = entry(from, use.font, 'Encoding');
  const plain = nameOf(found);
  if (plain !== undefined) return ENCODINGS.has(plain) ? makeName(plain) : undefined;
  if (found === undefined) return undefined;
  const base = nameOf(entry(from, found, 'BaseEncoding'));
  const differences = [...differencesOf(from, found)].filter(([code, name]) => use.codes.has(code) && GLYPH.test(name));
  differences.sort(([a], [b]) => a - b);
  return makeDict(to, {
    Type: makeName('Encoding'),
    BaseEncoding: base !== undefined && ENCODINGS.has(base) ? makeName(base) : undefined,
    Differences: makeArray(
      to,
      differences.flatMap(([code, name]) => [code, makeName(name)]),
    ),
  });
}

/** Widths from the first to the last code drawn; 0 for those between that are not. */
function copyWidths(from: PDFContext, to: PDFContext, use: FontUse): Record<string, PDFObject> {
  const widths = itemsOf(from, entry(from, use.font, 'Widths'))?.map(numberOf);
  if (!widths) return {};
  const first = numberOf(entry(from, use.font, 'FirstChar')) ?? 0;
  const codes = [...use.codes].sort((a, b) => a - b);
  const low = codes[0] ?? first;
  const high = codes.at(-1) ?? first;
  const kept = Array.from({ length: high - low + 1 }, (_, i) =>
    use.codes.has(low + i) ? (widths[low + i - first] ?? 0) : 0,
  );
  return { FirstChar: makeNumber(low), LastChar: makeNumber(high), Widths: makeArray(to, kept) };
}

function copySimple(from: PDFContext, to: PDFContext, use: FontUse): Record<string, PDFObject | undefined> {
  const descriptor = entry(from, use.font, 'FontDescriptor');
  const file = copyFile(from, to, descriptor);
  const name = neutralName(from, use, descriptor, Object.keys(file).length > 0);
  const subtype = nameOf(entry(from, use.font, 'Subtype'));
  return {
    Subtype: makeName(subtype === 'TrueType' ? 'TrueType' : subtype === 'MMType1' ? 'MMType1' : 'Type1'),
    BaseFont: makeName(name),
    FontDescriptor: copyDescriptor(from, to, descriptor, file, name),
    Encoding: copyEncoding(from, to, use),
    ToUnicode: copyToUnicode(from, to, use),
    ...copyWidths(from, to, use),
  };
}

function copyComposite(from: PDFContext, to: PDFContext, use: FontUse): Record<string, PDFObject | undefined> {
  const [child] = itemsOf(from, entry(from, use.font, 'DescendantFonts')) ?? [];
  const descriptor = entry(from, child, 'FontDescriptor');
  const file = copyFile(from, to, descriptor);
  const name = neutralName(from, use, descriptor, Object.keys(file).length > 0);
  const cids = [...use.codes].sort((a, b) => a - b);
  const gids = entry(from, child, 'CIDToGIDMap');
  const map = decodePlain(from, gids);
  const descendant = makeDict(to, {
    Type: makeName('Font'),
    Subtype: makeName(nameOf(entry(from, child, 'Subtype')) === 'CIDFontType0' ? 'CIDFontType0' : 'CIDFontType2'),
    BaseFont: makeName(name),
    CIDSystemInfo: makeDict(to, {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: makeNumber(0),
    }),
    FontDescriptor: copyDescriptor(from, to, descriptor, file, name),
    DW: numberEntry(from, child, 'DW'),
    W: makeArray(
      to,
      cids.flatMap((cid) => [makeNumber(cid), makeArray(to, [Math.round(use.metrics.width(cid) * 1e6) / 1e3])]),
    ),
    CIDToGIDMap: map
      ? to.register(makeStream(to, {}, trimMap(map, use.codes)))
      : nameOf(gids) === 'Identity'
        ? makeName('Identity')
        : undefined,
  });
  return {
    Subtype: makeName('Type0'),
    BaseFont: makeName(name),
    Encoding: makeName('Identity-H'),
    DescendantFonts: makeArray(to, [to.register(descendant)]),
    ToUnicode: copyToUnicode(from, to, use),
  };
}

function trimMap(map: Uint8Array, used: ReadonlySet<number>): Uint8Array {
  const out = new Uint8Array(map.length);
  for (const cid of used) out.set(map.subarray(cid * 2, cid * 2 + 2), Math.min(cid * 2, map.length));
  return out;
}

/** The glyph procedures of a Type 3 font, as [glyph name, stream]. */
export function proceduresOf(from: PDFContext, use: FontUse): [string, PDFRawStream][] {
  const procedures = entry(from, use.font, 'CharProcs');
  return entriesOf(from, procedures).flatMap(([name]) => {
    const stream = entry(from, procedures, name);
    return GLYPH.test(name) && stream instanceof PDFRawStream ? [[name, stream] as [string, PDFRawStream]] : [];
  });
}

/** Of the rewritten procedures, those that are still drawn. */
function drawnOnly(
  from: PDFContext,
  use: FontUse,
  glyphs: Readonly<Record<string, PDFObject>>,
): Record<string, PDFObject> {
  const names = differencesOf(from, entry(from, use.font, 'Encoding'));
  const drawn = new Set([...use.codes].map((code) => names.get(code)));
  return Object.fromEntries(Object.entries(glyphs).filter(([name]) => drawn.has(name)));
}

/** The new font dictionary; `glyphs` are a Type 3 font's procedures, already rewritten. */
export function copyFont(from: PDFContext, to: PDFContext, use: FontUse, glyphs: Record<string, PDFObject>): PDFObject {
  const type = { Type: makeName('Font') };
  if (use.metrics.kind === 'composite') return makeDict(to, { ...type, ...copyComposite(from, to, use) });
  if (use.metrics.kind === 'simple') return makeDict(to, { ...type, ...copySimple(from, to, use) });
  return makeDict(to, {
    ...type,
    Subtype: makeName('Type3'),
    FontBBox: listEntry(from, to, use.font, 'FontBBox') ?? makeArray(to, [0, 0, 0, 0]),
    FontMatrix: listEntry(from, to, use.font, 'FontMatrix') ?? makeArray(to, [0.001, 0, 0, 0.001, 0, 0]),
    Encoding: copyEncoding(from, to, use),
    CharProcs: makeDict(to, drawnOnly(from, use, glyphs)),
    Resources: makeDict(to, {}),
    ToUnicode: copyToUnicode(from, to, use),
    ...copyWidths(from, to, use),
  });
}
