// Type 1 and CFF programs as real papers hold them: cut, read again, cut again; and broken ones, which are refused.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { Uncopyable } from '../copy.ts';
import { latin } from './bytes.ts';
import { cutByCid, cutNamed } from './cff-cut.ts';
import { checkGlyph as checkCff, readCff } from './cff.ts';
import { cutType1 } from './type1-cut.ts';
import { checkGlyph as checkType1, readType1 } from './type1.ts';

async function programOf(file: string, key: 'FontFile' | 'FontFile3'): Promise<Uint8Array> {
  const url = new URL(`../../../test/fixtures/files/fonts/${file}.pdf`, import.meta.url);
  const { context } = await PDFDocument.load(new Uint8Array(readFileSync(url)));
  for (const [, object] of context.enumerateIndirectObjects()) {
    const stream = object instanceof PDFDict ? context.lookup(object.get(PDFName.of(key))) : undefined;
    if (stream instanceof PDFRawStream) return new Uint8Array(inflateSync(stream.contents));
  }
  throw new Error('no font program in the sample');
}

/** Reads and cuts; any error but a refusal fails the test. */
function refusedOrDone(work: () => void): void {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Uncopyable);
  }
}

const WANTED = ['S', 'h', 'e'];

describe('a CFF program', () => {
  it('keeps the glyphs asked for under the names given, and no other string', async () => {
    const font = readCff(await programOf('ghostscript-type1c-a', 'FontFile3'));
    const glyphs = WANTED.map((name, i) => [font.names.get(name) ?? 0, i === 2 ? 'g3' : name] as const);
    const bytes = cutNamed(font, glyphs);
    const again = readCff(bytes);
    assert.deepEqual([...again.names.keys()].sort(), ['.notdef', 'S', 'g3', 'h']);
    glyphs.forEach(([glyph], i) => assert.deepEqual(again.glyph(i + 1), font.glyph(glyph)));
    const twice = cutNamed(again, [[1, 'S'], [2, 'h'], [3, 'g3']]); // prettier-ignore
    assert.deepEqual(twice, bytes);
    assert.ok(!/nimbus|copyright|urw/i.test(latin(bytes)));
  });

  it('keeps the glyphs of a font keyed by number', async () => {
    const font = readCff(await programOf('ghostscript-cff-a', 'FontFile3'));
    assert.equal(font.keyedBy, 'cid');
    const glyphs = [...font.cids.values()].slice(1, 4).map((glyph, i) => [glyph, i + 1] as const);
    const bytes = cutByCid(font, glyphs);
    const again = readCff(bytes);
    assert.deepEqual([...again.cids], [[0, 0], [1, 1], [2, 2], [3, 3]]); // prettier-ignore
    glyphs.forEach(([glyph], i) => assert.deepEqual(again.glyph(i + 1), font.glyph(glyph)));
    assert.deepEqual(cutByCid(again, [[1, 1], [2, 2], [3, 3]]), bytes); // prettier-ignore
  });

  it('is refused where it is broken, and never fails in another way', async () => {
    const programs = [
      await programOf('ghostscript-type1c-a', 'FontFile3'),
      await programOf('ghostscript-cff-a', 'FontFile3'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), fc.nat(255), fc.nat(9), (program, place, value, cut) => {
        const bytes = Uint8Array.from(program);
        bytes[place % bytes.length] = value;
        refusedOrDone(() => {
          const font = readCff(cut === 0 ? bytes.subarray(0, place % bytes.length) : bytes);
          const glyphs = Array.from({ length: Math.min(font.count, 6) }, (_, i) => i);
          for (const glyph of glyphs) checkCff(font, glyph);
          cutByCid(font, glyphs.map((glyph) => [glyph, glyph] as const)); // prettier-ignore
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a Type 1 program', () => {
  it('keeps the glyphs asked for under the names given, and nothing of the old text', async () => {
    const font = readType1(await programOf('pdftex-type1-a', 'FontFile'));
    const glyphs = WANTED.map((name, i) => [font.names.get(name) ?? 0, i === 2 ? 'g3' : name] as const);
    const { bytes, lengths } = cutType1(font, glyphs);
    assert.equal(lengths[0] + lengths[1] + lengths[2], bytes.length);
    const again = readType1(bytes);
    assert.deepEqual([...again.names.keys()], ['.notdef', 'S', 'h', 'g3']);
    assert.deepEqual(again.hints, font.hints);
    const twice = cutType1(again, [[1, 'S'], [2, 'h'], [3, 'g3']]); // prettier-ignore
    assert.deepEqual(twice.bytes, bytes);
    assert.ok(!/cmr|copyright|ams|uniqueid/i.test(latin(bytes)));
  });

  it('is refused where it is broken, and never fails in another way', async () => {
    const program = await programOf('pdftex-type1-a', 'FontFile');
    fc.assert(
      fc.property(fc.nat(program.length - 1), fc.nat(255), fc.nat(9), (place, value, cut) => {
        const bytes = Uint8Array.from(program);
        bytes[place] = value;
        refusedOrDone(() => {
          const font = readType1(cut === 0 ? bytes.subarray(0, place) : bytes);
          const glyphs = [...font.names].slice(0, 6);
          for (const [, glyph] of glyphs) checkType1(font, glyph);
          cutType1(font, glyphs.map(([name, glyph]) => [glyph, name] as const)); // prettier-ignore
        });
      }),
      { numRuns: 200 },
    );
  });
});
