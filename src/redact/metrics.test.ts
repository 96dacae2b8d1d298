import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFContext } from '@cantoo/pdf-lib';
import { measure } from './metrics.ts';
import { makeArray, makeDict, makeName, makeNumber, makeStream } from './objects.ts';

const font = (context: PDFContext, map?: string) =>
  makeDict(context, {
    Subtype: makeName('TrueType'),
    FirstChar: makeNumber(0),
    Widths: makeArray(
      context,
      Array.from({ length: 64 }, () => 500),
    ),
    ToUnicode: map === undefined ? undefined : makeStream(context, {}, `begincmap ${map} endcmap`),
  });

// a font's own map to Unicode, a code, is it a space?
const ROWS: readonly (readonly [string | undefined, number, boolean])[] = [
  [undefined, 32, true],
  [undefined, 33, false],
  ['1 beginbfchar <08> <0020> endbfchar', 8, true],
  ['1 beginbfchar <08> <00A0> endbfchar', 8, true],
  // A subset font in which code 32 is the figure 2: read as a space, it stayed behind when its number moved.
  ['2 beginbfchar <08> <0020> <20> <0032> endbfchar', 32, false],
  ['1 beginbfchar <08> <0020> endbfchar', 32, true],
  ['1 beginbfchar <09> <00200041> endbfchar', 9, false],
];

test('what a code shows is told by the font first', () => {
  for (const [map, code, expected] of ROWS) {
    const context = PDFContext.create();
    assert.equal(measure(context, font(context, map)).blank(code), expected, `code ${code} of ${map ?? 'no map'}`);
  }
});
