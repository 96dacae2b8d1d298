// The font program inside a PDF font, and what the PDF says about it: which glyph a code draws, under which name, meaning
// which letter (ISO 32000-2, 9.6.5, 9.7.4). Read once per font. Not here: cutting the program (cut.ts).
import type { PDFContext } from '@cantoo/pdf-lib';
import { decodePlain } from '../filters.ts';
import { differencesOf, type Metrics } from '../metrics.ts';
import { entry, itemsOf, nameOf, numberOf, type Found } from '../objects.ts';
import { readToUnicode } from '../tounicode.ts';
import { broken, latin } from './bytes.ts';
import { checkGlyph as checkCff, needsNames, readCff, type Cff } from './cff.ts';
import { isUsual, letterOf, nameAt, type EncodingName } from './glyph-names.ts';
import { readTables } from './sfnt.ts';
import { compose, readTrueType, type TrueType } from './truetype.ts';
import { checkGlyph as checkType1, readType1, type Type1 } from './type1.ts';

export type Program = TrueType | Cff | Type1;

/** What is known of a font beside its measures. */
export interface Embedded {
  /** Null where the font brings no program: viewers draw with one of their own. */
  readonly program: Program | null;
  /** The glyph of a code in the program; 0 where there is none. */
  readonly glyphOf: (code: number) => number;
  /** Does the font have an encoding of its own beside that of its program? */
  readonly encoded: boolean;
  /** The glyph's name by the font's encoding. */
  readonly nameOf: (code: number) => string | undefined;
  /** What the font says that its codes mean: UTF-16BE as hex. */
  readonly letters: ReadonlyMap<number, string>;
}

const FILES = ['FontFile', 'FontFile2', 'FontFile3'] as const;

/**
 * Reads the program by its first bytes, as viewers do. One that is not of the kind that its entry is for is drawn by some
 * viewers and not by others (ISO 32000-2, table 124): nobody can say what the page shows.
 */
function readProgram(from: PDFContext, descriptor: Found): Program | null {
  const key = FILES.find((one) => entry(from, descriptor, one) !== undefined);
  if (key === undefined) return null;
  const bytes = decodePlain(from, entry(from, descriptor, key));
  if (!bytes) throw broken('data');
  const start = latin(bytes.subarray(0, 4));
  if (key === 'FontFile') {
    if (start.startsWith('%!') || bytes[0] === 0x80) return readType1(bytes);
  } else if (start === '\0\x01\0\0' || start === 'true') return readTrueType(bytes);
  else if (key === 'FontFile3' && start === 'OTTO') {
    const cff = readTables(bytes).get('CFF ');
    if (cff) return readCff(cff);
  } else if (key === 'FontFile3' && bytes[0] === 1) return readCff(bytes);
  throw broken('kind of file');
}

/** Reads what a font dictionary says of itself. Throws Uncopyable where its program cannot be read. */
export function readEmbedded(from: PDFContext, font: Found, metrics: Metrics): Embedded {
  const map = decodePlain(from, entry(from, font, 'ToUnicode'));
  const letters = map ? readToUnicode(map) : new Map<number, string>();
  if (metrics.kind === 'composite') {
    const [child] = itemsOf(from, entry(from, font, 'DescendantFonts')) ?? [];
    const program = readProgram(from, entry(from, child, 'FontDescriptor'));
    return { program, encoded: true, glyphOf: byCid(from, child, program), nameOf: () => undefined, letters };
  }
  if (metrics.kind === 'type3') {
    const names = differencesOf(from, entry(from, font, 'Encoding'));
    return { program: null, encoded: true, glyphOf: () => 0, nameOf: (code) => names.get(code), letters };
  }
  const program = readProgram(from, entry(from, font, 'FontDescriptor'));
  const symbolic = ((numberOf(entry(from, entry(from, font, 'FontDescriptor'), 'Flags')) ?? 0) & 4) !== 0;
  const outlines = program?.kind === 'glyf' && !symbolic;
  const encoding = readEncoding(from, font, outlines ? 'StandardEncoding' : undefined);
  if (program?.kind === 'glyf') {
    const glyphOf = byCodeTable(program, encoding, symbolic);
    return { program, encoded: encoding !== undefined, glyphOf, nameOf: (code) => encoding?.(code), letters };
  }
  const own = program?.encoding;
  const nameOf = (code: number): string | undefined => encoding?.(code) ?? own?.get(code);
  if (program?.kind === 'cff' && program.keyedBy === 'cid') throw broken('keyed by number in a simple font');
  const glyphOf = (code: number): number => {
    const name = nameOf(code);
    const glyph = name === undefined ? undefined : program?.names.get(name);
    // Type 1 glyphs are numbered as they stand; 0 has to mean "none" there too.
    return glyph === undefined ? 0 : program?.kind === 'type1' ? glyph + 1 : glyph;
  };
  return { program, encoded: encoding !== undefined, glyphOf, nameOf, letters };
}

/**
 * Code → name by the font's /Encoding, as far as it says; undefined where it has none. `otherwise` names what a list of
 * differences leaves out.
 */
function readEncoding(
  from: PDFContext,
  font: Found,
  otherwise?: EncodingName,
): ((code: number) => string | undefined) | undefined {
  const found = entry(from, font, 'Encoding');
  const name = nameOf(found) ?? nameOf(entry(from, found, 'BaseEncoding'));
  const base = (['WinAnsiEncoding', 'MacRomanEncoding', 'StandardEncoding'] as const).find((one) => one === name);
  const differences = differencesOf(from, found);
  if (base === undefined && differences.size === 0) return undefined;
  const under = base ?? otherwise;
  return (code) => differences.get(code) ?? (under === undefined ? undefined : nameAt(under, code));
}

/**
 * Glyphs of a simple TrueType font (9.6.5.4): by the name's letter in a (3, 1) table, by its Mac code in a (1, 0) table, or
 * by the code itself. Viewers do not agree which comes first: where the answers differ, nobody can say what is drawn.
 */
function byCodeTable(
  font: TrueType,
  encoding: ((code: number) => string | undefined) | undefined,
  symbolic: boolean,
): (code: number) => number {
  const table = (platform: number, kind: number) =>
    font.codeTables.find((one) => one.platform === platform && one.encoding === kind)?.glyphs;
  const [symbols, roman] = [table(3, 0), table(1, 0)];
  const unicode = table(3, 1) ?? table(3, 10) ?? font.codeTables.find(({ platform }) => platform === 0)?.glyphs;
  if (!symbols && !roman && !unicode) throw broken('no table of codes');
  const byName = (code: number): number => {
    const name = encoding?.(code);
    if (name === undefined) return 0;
    const letter = letterOf(name)?.codePointAt(0);
    const found = letter === undefined ? undefined : unicode?.get(letter);
    if (found !== undefined) return found;
    for (let mac = 0; roman && mac < 256; mac++)
      if (nameAt('MacRomanEncoding', mac) === name) return roman.get(mac) ?? 0;
    return 0;
  };
  const byCode = (code: number): number => {
    for (const page of [0xf000, 0, 0xf100, 0xf200]) {
      const found = symbols?.get(page + code);
      if (found !== undefined) return found;
    }
    return roman?.get(code) ?? 0;
  };
  return (code) => {
    const [named, plain] = [byName(code), byCode(code)];
    if (named !== 0 && plain !== 0 && named !== plain && (symbolic || encoding === undefined))
      throw broken('two tables of codes disagree');
    const first = encoding && !symbolic ? named || plain : plain || named;
    return first || (encoding ? 0 : (unicode?.get(code) ?? unicode?.get(0xf000 + code) ?? 0));
  };
}

/** Glyphs of a composite font whose codes are CIDs (9.7.4.2). */
function byCid(from: PDFContext, child: Found, program: Program | null): (cid: number) => number {
  if (program?.kind === 'type1') throw broken('kind of file');
  const entryFound = entry(from, child, 'CIDToGIDMap');
  const map = nameOf(entryFound) === undefined ? decodePlain(from, entryFound) : null;
  const byGlyph = nameOf(entry(from, child, 'Subtype')) === 'CIDFontType2' || program?.kind === 'glyf';
  if (byGlyph && map) return (cid) => ((map[cid * 2] ?? 0) << 8) | (map[cid * 2 + 1] ?? 0);
  if (!byGlyph && program?.kind === 'cff' && program.keyedBy === 'cid') return (cid) => program.cids.get(cid) ?? 0;
  return (cid) => cid;
}

/** Reads the glyph of a code with all that it is made of; throws Uncopyable where it cannot be cut out safely. */
export function checkCode(embedded: Embedded, code: number, composite: boolean): void {
  const { program } = embedded;
  const glyph = embedded.glyphOf(code);
  if (program?.kind === 'glyf') {
    compose(program, glyph);
    compose(program, 0);
    // Without names in the new font, its letter has to be known.
    const name = embedded.nameOf(code);
    if (!composite && !embedded.letters.has(code) && name !== undefined && letterOf(name) === undefined)
      throw broken('a letter that nobody can name');
  } else if (program?.kind === 'cff') {
    program.glyph(0);
    checkCff(program, glyph < program.count ? glyph : 0);
    if (composite && needsNames(program, glyph < program.count ? glyph : 0)) throw broken('accented letter by name');
  } else if (program?.kind === 'type1') {
    const notdef = program.names.get('.notdef');
    if (notdef !== undefined) checkType1(program, notdef);
    if (glyph > 0) checkType1(program, glyph - 1);
  }
}

/** Does the code say no more than its letter, as everybody knows it? Then it may stay as it is. */
export function isUsualCode(embedded: Embedded, code: number): boolean {
  const name = embedded.nameOf(code);
  return name !== undefined && isUsual(name, code);
}

/** Is the letter known by the font or by the glyph's name? Where it is not, the code itself is what viewers fall back to. */
export function isLetterKnown(embedded: Embedded, code: number): boolean {
  if (embedded.letters.has(code)) return true;
  const name = embedded.nameOf(code);
  return name !== undefined && letterOf(name) !== undefined;
}
