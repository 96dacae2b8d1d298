// Font descriptors in the new file, and under which names fonts go there. Not here: font dictionaries (fontcopy.ts).
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { i16, u16 } from './font/bytes.ts';
import { BOX } from './font/cff-cut.ts';
import type { FontFile } from './font/cut.ts';
import type { Embedded } from './font/embedded.ts';
import type { FontUse } from './fontuse.ts';
import { standardName } from './metrics.ts';
import {
  entry,
  entriesOf,
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

const numberEntry = (from: PDFContext, holder: Found, key: string): PDFObject | undefined => {
  const n = numberOf(entry(from, holder, key));
  return n === undefined ? undefined : makeNumber(n);
};
const listEntry = (from: PDFContext, to: PDFContext, holder: Found, key: string): PDFObject | undefined => {
  const list = numbersOf(from, entry(from, holder, key));
  return list && makeArray(to, list);
};
/** Standard names stay, since viewers draw by them; any other name is replaced by one of the same manner. */
export function familyName(from: PDFContext, use: FontUse, descriptor: Found): string {
  const base = nameOf(entry(from, use.font, 'BaseFont')) ?? '';
  const standard = standardName(base);
  if (standard) return standard;
  const flags = numberOf(entry(from, descriptor, 'Flags')) ?? 0;
  const bold = /bold|black|heavy/i.test(base);
  if (flags & 1) return bold ? 'Courier-Bold' : 'Courier';
  if (flags & 2) return bold ? 'Times-Bold' : 'Times-Roman';
  return bold ? 'Helvetica-Bold' : 'Helvetica';
}

/** A name that says nothing but the order in which the new file's fonts are used. */
export const neutralName = (use: FontUse): string => `BLOTTR+F${use.place}`;

function writeProgram(to: PDFContext, { key, bytes, subtype, lengths }: FontFile): Record<string, PDFObject> {
  const [first, second, third] = lengths ?? [];
  const length = (n: number | undefined) => (n === undefined ? undefined : makeNumber(n));
  const entries = {
    Length1: length(first),
    Length2: length(second),
    Length3: length(third),
    Subtype: subtype && makeName(subtype),
  };
  return { [key]: to.register(makeStream(to, entries, bytes)) };
}

const NUMBERS = [
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

/** The descriptor of a font that the viewer has to stand in for: it tells which one fits. */
export function copyDescriptor(from: PDFContext, to: PDFContext, found: Found, name: string): PDFObject | undefined {
  if (entriesOf(from, found).length === 0) return undefined;
  return to.register(
    makeDict(to, {
      Type: makeName('FontDescriptor'),
      FontName: makeName(name),
      FontBBox: listEntry(from, to, found, 'FontBBox'),
      ...Object.fromEntries(NUMBERS.map((key) => [key, numberEntry(from, found, key)])),
    }),
  );
}

const FLAG = { serif: 2, symbolic: 4, nonsymbolic: 32, italic: 64, bold: 262144 } as const;

/** How far the lines of a typeface reach; only TrueType programs say it of the whole typeface. */
function heightOf({ program }: Embedded): readonly [number, number] {
  const head = program?.kind === 'glyf' ? program.tables.get('head') : undefined;
  const hhea = program?.kind === 'glyf' ? program.tables.get('hhea') : undefined;
  const unit = head ? u16(head, 18) : 0;
  if (!hhea || unit === 0) return [750, -250];
  return [Math.round((i16(hhea, 4) * 1000) / unit), Math.round((i16(hhea, 6) * 1000) / unit)];
}

/**
 * The descriptor of an embedded font. Ghostscript and others work out box, heights, stems and flags ("all capitals", "fixed
 * width") from the letters that a document uses, so none of these is copied.
 */
export function writeDescriptor(
  from: PDFContext,
  to: PDFContext,
  found: Found,
  use: FontUse,
  file: FontFile,
): PDFObject {
  const flags = numberOf(entry(from, found, 'Flags')) ?? 0;
  const bySymbol = file.key === 'FontFile2' || use.metrics.kind === 'composite';
  const kept = flags & (FLAG.serif | FLAG.italic | FLAG.bold);
  const [ascent, descent] = heightOf(use.embedded());
  return to.register(
    makeDict(to, {
      Type: makeName('FontDescriptor'),
      FontName: makeName(neutralName(use)),
      Flags: makeNumber(kept | (bySymbol ? FLAG.symbolic : FLAG.nonsymbolic)),
      FontBBox: makeArray(to, BOX),
      ItalicAngle: numberEntry(from, found, 'ItalicAngle') ?? makeNumber(0),
      Ascent: makeNumber(ascent),
      Descent: makeNumber(descent),
      CapHeight: makeNumber(700),
      StemV: makeNumber(80),
      ...writeProgram(to, file),
    }),
  );
}
