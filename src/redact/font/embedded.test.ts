// Which glyph a code draws in a simple TrueType font: by letter, by Mac code, by the code itself; and when nobody can say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { PDFContext, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { Uncopyable } from '../copy.ts';
import { measure } from '../metrics.ts';
import { checkCode, isLetterKnown, isUsualCode, readEmbedded, type Embedded } from './embedded.ts';
import { cutTrueType } from './truetype-cut.ts';
import { readTrueType } from './truetype.ts';

const require = createRequire(import.meta.url);
const whole = new Uint8Array(readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')));
const dejavu = readTrueType(whole);
const glyph = (letter: string): number => {
  const table = dejavu.codeTables.find(({ platform, encoding }) => platform === 3 && encoding === 1);
  return table?.glyphs.get(letter.charCodeAt(0)) ?? -1;
};
/** A subset whose codes 1 and 2 are its letters A and B, glyphs 1 and 2. */
const subset = cutTrueType(dejavu, [glyph('A'), glyph('B')], new Map([[1, 1], [2, 2]])); // prettier-ignore

function fontOf(program: Uint8Array, flags: number, encoding?: (context: PDFContext) => PDFObject): Embedded {
  const context = PDFContext.create();
  const file = context.register(PDFRawStream.of(context.obj({}), program));
  const descriptor = context.obj({ Flags: flags, FontFile2: file });
  const font = context.obj({ Subtype: 'TrueType', FirstChar: 0, LastChar: 0, Widths: [0], FontDescriptor: descriptor });
  if (encoding) font.set(PDFName.of('Encoding'), encoding(context));
  return readEmbedded(context, font, measure(context, font));
}

const SYMBOLIC = 4;
const PLAIN = 32;
const named = (name: string) => () => PDFName.of(name);
const differing = (from: number, name: string) => (context: PDFContext) =>
  context.obj({ Differences: [from, name] } as never);

describe('codes of a simple TrueType font', () => {
  const cases: readonly (readonly [string, Embedded, number, number])[] = [
    ['WinAnsi by letter', fontOf(whole, PLAIN, named('WinAnsiEncoding')), 0x92, glyph('’')],
    ['WinAnsi quote', fontOf(whole, PLAIN, named('WinAnsiEncoding')), 39, glyph("'")],
    ['MacRoman by letter', fontOf(whole, PLAIN, named('MacRomanEncoding')), 0x80, glyph('Ä')],
    ['a difference', fontOf(whole, PLAIN, differing(65, 'eacute')), 65, glyph('é')],
    ['what differences leave out is Standard', fontOf(whole, PLAIN, differing(65, 'eacute')), 39, glyph('’')],
    ['a subset by its codes', fontOf(subset, SYMBOLIC), 2, 2],
    ['a subset without that code', fontOf(subset, SYMBOLIC), 65, 0],
    ['a subset by its codes, whatever its encoding', fontOf(subset, SYMBOLIC, named('WinAnsiEncoding')), 1, 1],
  ];
  for (const [what, font, code, expected] of cases) it(what, () => assert.equal(font.glyphOf(code), expected));

  it('are in doubt where two tables disagree', () => {
    const font = fontOf(whole, SYMBOLIC, differing(65, 'eacute'));
    assert.throws(() => font.glyphOf(65), Uncopyable);
  });

  it('are usual or not, and known or not', () => {
    const win = fontOf(whole, PLAIN, named('WinAnsiEncoding'));
    assert.ok(isUsualCode(win, 65) && isLetterKnown(win, 65));
    const own = fontOf(whole, PLAIN, differing(1, 'A'));
    assert.ok(!isUsualCode(own, 1) && isLetterKnown(own, 1));
    const bare = fontOf(subset, SYMBOLIC);
    assert.ok(!isUsualCode(bare, 1) && !isLetterKnown(bare, 1));
  });

  it('cannot be copied where a name says nothing and no map does', () =>
    assert.throws(() => checkCode(fontOf(whole, PLAIN, differing(1, 'g36')), 1, false), Uncopyable));

  it('are refused where the file is of another kind', () =>
    assert.throws(() => fontOf(Uint8Array.of(1, 0, 4, 4, 0, 0), PLAIN), Uncopyable));
});
