// Fonts in the new file: dictionaries by list of keys under neutral names, around programs that hold only the glyphs still
// drawn. Whatever a subsetting program worked out from all letters of the source (boxes, heights, flags) is left out or
// said in one way for every font. Not here: measuring (metrics.ts), cutting programs (font/).
import { PDFRawStream, PDFString, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { copyDescriptor, familyName, neutralName, writeDescriptor } from './descriptor.ts';
import { cutForCids, cutForCodes, nameCodes } from './font/cut.ts';
import type { FontUse } from './fontuse.ts';
import { letterOf } from './font/glyph-names.ts';
import { differencesOf } from './metrics.ts';
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
} from './objects.ts';
import { writeToUnicode } from './tounicode.ts';

const ENCODINGS = new Set(['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding', 'StandardEncoding']);
const GLYPH = /^[A-Za-z0-9._]{1,40}$/;

const inOrder = (use: FontUse): [before: number, now: number][] => [...use.codes].sort(([, a], [, b]) => a - b);

const hexOf = (letter: string | undefined): string | undefined =>
  letter === undefined ? undefined : Buffer.from(letter, 'utf16le').swap16().toString('hex');

/** What the codes mean, as far as the font says it; `byName` also as far as the glyph names of its encoding do. */
function copyToUnicode(to: PDFContext, use: FontUse, byName: boolean): PDFObject | undefined {
  const { letters, encoded, nameOf: nameAt } = use.embedded();
  const kept = new Map<number, string>();
  for (const [before, now] of inOrder(use)) {
    const letter = byName ? letterOf(nameAt(before) ?? '') : undefined;
    // A map that leaves a code out makes viewers take the code itself for the letter, unless an encoding names it.
    const bare =
      letters.size > 0 && !encoded && use.metrics.kind === 'simple' ? String.fromCharCode(before) : undefined;
    const hex = letters.get(before) ?? hexOf(letter ?? bare);
    if (hex !== undefined) kept.set(now, hex);
  }
  if (kept.size === 0) return undefined;
  return to.register(makeStream(to, {}, writeToUnicode(kept, use.metrics.bytesPerCode === 2 ? 4 : 2)));
}

function writeEncoding(to: PDFContext, names: ReadonlyMap<number, string>): PDFObject {
  const listed = [...names].filter(([, name]) => GLYPH.test(name));
  return makeDict(to, {
    Type: makeName('Encoding'),
    Differences: makeArray(
      to,
      listed.flatMap(([code, name]) => [code, makeName(name)]),
    ),
  });
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
  const missing = numberOf(entry(from, entry(from, use.font, 'FontDescriptor'), 'MissingWidth')) ?? 0;
  const order = inOrder(use);
  const low = order[0]?.[1] ?? 0;
  const high = order.at(-1)?.[1] ?? 0;
  const kept = new Array<number>(high - low + 1).fill(0);
  for (const [before, now] of order) kept[now - low] = widths[before - first] ?? missing;
  return { FirstChar: makeNumber(low), LastChar: makeNumber(high), Widths: makeArray(to, kept) };
}

function copySimple(from: PDFContext, to: PDFContext, use: FontUse): Record<string, PDFObject | undefined> {
  const descriptor = entry(from, use.font, 'FontDescriptor');
  const subtype = nameOf(entry(from, use.font, 'Subtype'));
  if (use.embedded().program) {
    const { file, names } = cutForCodes(use.embedded(), use.codes);
    return {
      Subtype: makeName(names ? 'Type1' : 'TrueType'),
      BaseFont: makeName(neutralName(use)),
      FontDescriptor: writeDescriptor(from, to, descriptor, use, file),
      Encoding: names ? writeEncoding(to, names) : undefined,
      ToUnicode: copyToUnicode(to, use, names === null),
      ...copyWidths(from, to, use),
    };
  }
  const name = familyName(from, use, descriptor);
  return {
    Subtype: makeName(subtype === 'TrueType' ? 'TrueType' : subtype === 'MMType1' ? 'MMType1' : 'Type1'),
    BaseFont: makeName(name),
    FontDescriptor: copyDescriptor(from, to, descriptor, name),
    Encoding: copyEncoding(from, to, use),
    ToUnicode: copyToUnicode(to, use, false),
    ...copyWidths(from, to, use),
  };
}

function copyComposite(from: PDFContext, to: PDFContext, use: FontUse): Record<string, PDFObject | undefined> {
  const [child] = itemsOf(from, entry(from, use.font, 'DescendantFonts')) ?? [];
  const name = neutralName(use);
  const { file, map } = cutForCids(use.embedded(), use.codes);
  const outlines = file.key === 'FontFile2' ? 'CIDFontType2' : 'CIDFontType0';
  const descendant = makeDict(to, {
    Type: makeName('Font'),
    Subtype: makeName(outlines),
    BaseFont: makeName(name),
    CIDSystemInfo: makeDict(to, {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: makeNumber(0),
    }),
    FontDescriptor: writeDescriptor(from, to, entry(from, child, 'FontDescriptor'), use, file),
    W: makeArray(
      to,
      inOrder(use).flatMap(([before, cid]) => [
        makeNumber(cid),
        makeArray(to, [Math.round(use.metrics.width(before) * 1e6) / 1e3]),
      ]),
    ),
    CIDToGIDMap:
      outlines === 'CIDFontType0' ? undefined : map ? to.register(makeStream(to, {}, map)) : makeName('Identity'),
  });
  return {
    Subtype: makeName('Type0'),
    BaseFont: makeName(name),
    Encoding: makeName('Identity-H'),
    DescendantFonts: makeArray(to, [to.register(descendant)]),
    ToUnicode: copyToUnicode(to, use, false),
  };
}

/** The glyph procedures of a Type 3 font, as [glyph name, stream]. */
export function proceduresOf(from: PDFContext, use: FontUse): [string, PDFRawStream][] {
  const procedures = entry(from, use.font, 'CharProcs');
  return entriesOf(from, procedures).flatMap(([name]) => {
    const stream = entry(from, procedures, name);
    return GLYPH.test(name) && stream instanceof PDFRawStream ? [[name, stream] as [string, PDFRawStream]] : [];
  });
}

const matrixOf = (from: PDFContext, use: FontUse): readonly number[] =>
  numbersOf(from, entry(from, use.font, 'FontMatrix')) ?? [0.001, 0, 0, 0.001, 0, 0];

/**
 * The box of a Type 3 font. How wide it is nobody asks, and it would tell of the widest letter. How high it is has to stay
 * about the same, because readers work out from it where a line stands; it is rounded to 1/64 em, which is a quarter of
 * a point in the largest headings.
 */
function boxOfType3(from: PDFContext, use: FontUse): readonly number[] {
  const [, a = 0, , b = 0] = numbersOf(from, entry(from, use.font, 'FontBBox')) ?? [];
  const [scale = 0, , , rise = 0] = matrixOf(from, use);
  if (a === b || scale === 0 || rise === 0) return [0, 0, 0, 0];
  const rounded = (y: number): number => Math.round((Math.round(y * rise * 64) / 64 / rise) * 1e6) / 1e6;
  const em = Math.round(1e6 / scale) / 1e6;
  return [-em, rounded(a), 2 * em, rounded(b)];
}

/** A Type 3 font: the procedures that are still drawn, under names that say no more than their codes. */
function copyType3(
  from: PDFContext,
  to: PDFContext,
  use: FontUse,
  glyphs: Readonly<Record<string, PDFObject>>,
): Record<string, PDFObject | undefined> {
  const names = nameCodes(use.embedded(), use.codes);
  const procedures: Record<string, PDFObject> = {};
  for (const [before, now] of inOrder(use)) {
    const glyph = glyphs[use.embedded().nameOf(before) ?? ''];
    const name = names.get(now);
    if (glyph && name !== undefined) procedures[name] = glyph;
  }
  return {
    Subtype: makeName('Type3'),
    FontBBox: makeArray(to, boxOfType3(from, use)),
    FontMatrix: makeArray(to, matrixOf(from, use)),
    Encoding: writeEncoding(to, names),
    CharProcs: makeDict(to, procedures),
    Resources: makeDict(to, {}),
    ToUnicode: copyToUnicode(to, use, false),
    ...copyWidths(from, to, use),
  };
}

/** The new font dictionary; `glyphs` are a Type 3 font's procedures, already rewritten. */
export function copyFont(from: PDFContext, to: PDFContext, use: FontUse, glyphs: Record<string, PDFObject>): PDFObject {
  const entries =
    use.metrics.kind === 'composite'
      ? copyComposite(from, to, use)
      : use.metrics.kind === 'simple'
        ? copySimple(from, to, use)
        : copyType3(from, to, use, glyphs);
  return makeDict(to, { Type: makeName('Font'), ...entries });
}
