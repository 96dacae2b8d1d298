// How a font cuts a string into codes and how far each code moves the pen (ISO 32000-2, 9.2.4, 9.6–9.7). Enough to say
// where each glyph stands. Not here: which letters the codes mean, or what the glyphs look like.
import { PDFRawStream, type PDFContext } from '@cantoo/pdf-lib';
import { Encodings, Font, FontNames } from '@cantoo/pdf-lib/standard-fonts';
import { decodePlain } from './filters.ts';
import { entry, entriesOf, itemsOf, nameOf, numberOf, numbersOf, type Found } from './objects.ts';
import { readToUnicode } from './tounicode.ts';

/** The measures of one font. Lengths are in text space for a font size of 1. */
export interface Metrics {
  readonly kind: 'simple' | 'composite' | 'type3';
  readonly bytesPerCode: 1 | 2;
  readonly width: (code: number) => number;
  /** Does the code show nothing (a space)? By its meaning, as far as the font tells it. */
  readonly blank: (code: number) => boolean;
  /** Bottom and top of what a line of it covers, and the height at which a glyph is said to stand. */
  readonly low: number;
  readonly high: number;
  readonly middle: number;
  /** Why its glyphs cannot be placed with certainty; null for most fonts. */
  readonly doubt: string | null;
}

const LINE = { low: -0.22, high: 0.76, middle: 0.25 } as const;

/** Names under which the 14 standard fonts go (ISO 32000-1, 9.6.2.2, and what Word and PDFium accept). */
export function standardName(base: string): FontNames | null {
  const name = base
    .replace(/^[A-Z]{6}\+/, '')
    .replace(/[ ,-]/g, '')
    .toLowerCase();
  const bold = name.includes('bold');
  const slant = /italic|oblique/.test(name);
  const pick = <T>(plain: T, oblique: T, heavy: T, both: T): T =>
    bold ? (slant ? both : heavy) : slant ? oblique : plain;
  if (/^(helvetica|arial)/.test(name))
    return pick(
      FontNames.Helvetica,
      FontNames.HelveticaOblique,
      FontNames.HelveticaBold,
      FontNames.HelveticaBoldOblique,
    );
  if (/^times/.test(name))
    return pick(
      FontNames.TimesRoman,
      FontNames.TimesRomanItalic,
      FontNames.TimesRomanBold,
      FontNames.TimesRomanBoldItalic,
    );
  if (/^courier/.test(name))
    return pick(FontNames.Courier, FontNames.CourierOblique, FontNames.CourierBold, FontNames.CourierBoldOblique);
  if (name === 'symbol') return FontNames.Symbol;
  return name === 'zapfdingbats' ? FontNames.ZapfDingbats : null;
}

/** Glyph names of WinAnsiEncoding by code. */
const WIN_ANSI: ReadonlyMap<number, string> = new Map(
  Encodings.WinAnsi.supportedCodePoints.map((point) => {
    const { code, name } = Encodings.WinAnsi.encodeUnicodeCodePoint(point);
    return [code, name];
  }),
);

/** /Differences as code → glyph name. */
export function differencesOf(context: PDFContext, encoding: Found): Map<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const item of itemsOf(context, entry(context, encoding, 'Differences')) ?? []) {
    const number = numberOf(item);
    if (number !== undefined) code = number;
    else {
      const name = nameOf(item);
      if (name !== undefined) names.set(code, name);
      code++;
    }
  }
  return names;
}

function standardWidth(context: PDFContext, font: Found): ((code: number) => number) | null {
  const name = standardName(nameOf(entry(context, font, 'BaseFont')) ?? '');
  if (!name) return null;
  const metrics = Font.load(name);
  const own =
    name === FontNames.Symbol ? Encodings.Symbol : name === FontNames.ZapfDingbats ? Encodings.ZapfDingbats : null;
  const base = own
    ? new Map(
        own.supportedCodePoints.map((p) => [own.encodeUnicodeCodePoint(p).code, own.encodeUnicodeCodePoint(p).name]),
      )
    : WIN_ANSI;
  const encoding = entry(context, font, 'Encoding');
  const differences = differencesOf(context, encoding);
  const standard = !own && encoding === undefined;
  return (code) => {
    const quote = standard && code === 39 ? 'quoteright' : standard && code === 96 ? 'quoteleft' : undefined;
    const glyph = differences.get(code) ?? quote ?? base.get(code);
    return ((glyph === undefined ? undefined : metrics.getWidthOfGlyph(glyph)) ?? 500) / 1000;
  };
}

/** Which codes stand for white space: by the font's own map to Unicode, else code 32 of a one-byte font. Read at first use. */
function blankCodes(context: PDFContext, font: Found, bytesPerCode: 1 | 2): (code: number) => boolean {
  let known: ReadonlyMap<number, string> | null = null;
  return (code) => {
    if (known === null) {
      const bytes = decodePlain(context, entry(context, font, 'ToUnicode'));
      known = bytes ? readToUnicode(bytes) : new Map();
    }
    const meaning = known.get(code);
    // A subset font may give code 32 to any letter: what the font says of it comes first.
    return meaning === undefined ? bytesPerCode === 1 && code === 32 : BLANK.test(meaning);
  };
}
/** UTF-16 in hexadecimal: spaces, no-break and fixed spaces, tabs and line ends. */
const BLANK = /^(?:0020|00a0|0009|000a|000d|200[0-9a]|202f|3000)+$/;

function simple(context: PDFContext, font: Found): Metrics {
  const widths = itemsOf(context, entry(context, font, 'Widths'))?.map(numberOf);
  const first = numberOf(entry(context, font, 'FirstChar')) ?? 0;
  const missing = numberOf(entry(context, entry(context, font, 'FontDescriptor'), 'MissingWidth')) ?? 0;
  const standard = widths ? null : standardWidth(context, font);
  const width = standard ?? ((code: number) => (widths?.[code - first] ?? missing) / 1000);
  const doubt = widths || standard ? null : 'font without widths';
  return { kind: 'simple', bytesPerCode: 1, width, blank: blankCodes(context, font, 1), ...LINE, doubt };
}

function type3(context: PDFContext, font: Found): Metrics {
  const widths = itemsOf(context, entry(context, font, 'Widths'))?.map(numberOf) ?? [];
  const first = numberOf(entry(context, font, 'FirstChar')) ?? 0;
  const matrix = numbersOf(context, entry(context, font, 'FontMatrix')) ?? [0.001, 0, 0, 0.001, 0, 0];
  const [, bottom = 0, , top = 0] = numbersOf(context, entry(context, font, 'FontBBox')) ?? [];
  const [scale = 0.001, skew = 0, slant = 0, rise = 0.001] = matrix;
  const low = top > bottom ? bottom * rise : LINE.low;
  const high = top > bottom ? top * rise : LINE.high;
  return {
    kind: 'type3',
    bytesPerCode: 1,
    width: (code) => (widths[code - first] ?? 0) * scale,
    blank: blankCodes(context, font, 1),
    low: Math.min(low, high),
    high: Math.max(low, high),
    middle: (low + high) / 2,
    doubt: skew !== 0 || slant !== 0 ? 'slanted type 3 font' : null,
  };
}

function composite(context: PDFContext, font: Found): Metrics {
  const [descendant] = itemsOf(context, entry(context, font, 'DescendantFonts')) ?? [];
  const encoding = entry(context, font, 'Encoding');
  const widths = new Map<number, number>();
  const list = itemsOf(context, entry(context, descendant, 'W')) ?? [];
  for (let i = 0; i < list.length;) {
    const from = numberOf(list[i]);
    const run = itemsOf(context, list[i + 1]);
    if (from === undefined) break;
    if (run) {
      run.forEach((w, k) => widths.set(from + k, numberOf(w) ?? 0));
      i += 2;
    } else {
      const to = Math.min(numberOf(list[i + 1]) ?? from, from + 65535);
      const w = numberOf(list[i + 2]) ?? 0;
      for (let cid = from; cid <= to; cid++) widths.set(cid, w);
      i += 3;
    }
  }
  const otherwise = numberOf(entry(context, descendant, 'DW')) ?? 1000;
  const identity = nameOf(encoding) === 'Identity-H';
  const descriptor = entry(context, descendant, 'FontDescriptor');
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(context, descriptor, key) !== undefined);
  const unsure = encoding instanceof PDFRawStream ? 'embedded CMap' : 'CMap other than Identity-H';
  const doubt = !identity ? unsure : embedded ? null : 'composite font that is not embedded';
  const width = (cid: number): number => (widths.get(cid) ?? otherwise) / 1000;
  return { kind: 'composite', bytesPerCode: 2, width, blank: blankCodes(context, font, 2), ...LINE, doubt };
}

/** The same function with its answers kept: a page asks for the same hundred codes thousands of times. */
function remembered<T>(of: (code: number) => T): (code: number) => T {
  const known: (T | undefined)[] = [];
  return (code) => (known[code] ??= of(code));
}

/** The measures of a font dictionary. A broken one gets a doubt, never an error. */
export function measure(context: PDFContext, font: Found): Metrics {
  const metrics = measuresOf(context, font);
  return { ...metrics, width: remembered(metrics.width), blank: remembered(metrics.blank) };
}

function measuresOf(context: PDFContext, font: Found): Metrics {
  const subtype = nameOf(entry(context, font, 'Subtype'));
  if (subtype === 'Type0') return composite(context, font);
  if (subtype === 'Type3') return type3(context, font);
  const metrics = simple(context, font);
  return entriesOf(context, font).length === 0 ? { ...metrics, doubt: 'font that is missing' } : metrics;
}
