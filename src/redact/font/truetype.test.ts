// TrueType programs cut: the glyphs asked for, unchanged, and nothing of any other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import fontkit from '@pdf-lib/fontkit';
import fc from 'fast-check';
import { Uncopyable } from '../copy.ts';
import { u32 } from './bytes.ts';
import { readCodeTables, writeCodeTables } from './cmap.ts';
import { readTables } from './sfnt.ts';
import { cutTrueType } from './truetype-cut.ts';
import { compose, readTrueType } from './truetype.ts';

const require = createRequire(import.meta.url);
const whole = new Uint8Array(readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')));
const font = readTrueType(whole);
const glyphOf = (letter: string): number =>
  font.codeTables
    .find(({ platform, encoding }) => platform === 3 && encoding === 1)
    ?.glyphs.get(letter.charCodeAt(0)) ?? 0;
const glyphsOf = (letters: string): number[] => [...letters].map(glyphOf);
const cut = (letters: string): Uint8Array =>
  cutTrueType(font, glyphsOf(letters), new Map([...letters].map((_, i) => [i + 1, i + 1])));

const letters = fc.string({ unit: fc.constantFrom(...'abcdefgSTÅéÿŁ½'), minLength: 1, maxLength: 8 });

describe('a TrueType program', () => {
  it('keeps the outlines and widths of its letters, composed ones too', () => {
    const before = fontkit.create(whole);
    const after = fontkit.create(cut('Sé½Å'));
    [...'Sé½Å'].forEach((letter, i) => {
      const [old, now] = [before.getGlyph(glyphOf(letter)), after.getGlyph(i + 1)];
      assert.equal(now.path.toSVG(), old.path.toSVG());
      assert.equal(now.advanceWidth, old.advanceWidth);
    });
  });

  it('has the tables that drawing needs, and sums that are right', () => {
    const file = cut('Sé½Å');
    const tags = [...readTables(file).keys()];
    assert.deepEqual(tags, ['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);
    let sum = 0;
    for (let at = 0; at < file.length; at += 4) sum = (sum + u32(file, at)) >>> 0;
    assert.equal(sum, 0xb1b0afba);
  });

  it('is the same whether or not the font had other letters', () => {
    fc.assert(
      fc.property(letters, letters, (kept, removed) => {
        const once = cut(kept);
        const subset = readTrueType(cut(removed + kept));
        const twice = cutTrueType(
          subset,
          [...kept].map((_, i) => removed.length + i + 1),
          new Map([...kept].map((_, i) => [i + 1, i + 1])),
        );
        assert.ok(Buffer.from(once).equals(Buffer.from(twice)));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused where it is cut short, and never fails in another way', () => {
    const small = cut('Sé½Å');
    fc.assert(
      fc.property(fc.nat(small.length - 1), fc.nat(255), fc.nat(small.length), (at, value, end) => {
        const bytes = Uint8Array.from(small);
        bytes[at] = value;
        try {
          const broken = readTrueType(bytes.subarray(0, end));
          const glyphs = Array.from({ length: Math.min(broken.count, 8) }, (_, i) => i);
          for (const glyph of glyphs) compose(broken, glyph);
          cutTrueType(broken, glyphs, null);
        } catch (error) {
          assert.ok(error instanceof Uncopyable);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table of codes', () => {
  const cases: readonly (readonly [string, Map<number, number>])[] = [
    ['nothing', new Map()],
    ['one code', new Map([[32, 1]])],
    ['codes with gaps', new Map([[1, 1], [2, 2], [200, 3], [255, 4]])], // prettier-ignore
  ];
  for (const [what, codes] of cases)
    it(`is read as it was written: ${what}`, () => {
      const [roman, symbol] = readCodeTables(writeCodeTables(codes));
      assert.deepEqual([roman?.platform, roman?.encoding, symbol?.platform, symbol?.encoding], [1, 0, 3, 0]);
      assert.deepEqual(roman?.glyphs, codes);
      assert.deepEqual(symbol?.glyphs, new Map([...codes].map(([code, glyph]) => [0xf000 + code, glyph])));
    });
});
