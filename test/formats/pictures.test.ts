// Pictures from the file to the clean copy: what is shown, how it is turned, what a box takes away, what does not open.
// Colours at the corners tell where each pixel went, by an engine that made none of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import type { OverlayOptions, Sharp } from 'sharp';
import sharp from 'sharp';
import { openDocument, placeOnPdf } from '../../src/intake/index.ts';
import { redactPdf } from '../../src/redact/index.ts';
import { isFit, verifyPdf } from '../../src/verify/index.ts';
import { pagePixels, type PagePixels } from '../fixtures/page-pixels.ts';

const [RED, GREEN, BLUE, WHITE] = ['#e02020', '#20c020', '#2020e0', '#f0f0f0'];

/** 240 × 160 pixels: red top left, green top right, blue bottom left, white bottom right. */
function quarters(): Sharp {
  const part = (left: number, top: number, background: string): OverlayOptions => ({
    input: { create: { width: 120, height: 80, channels: 3, background } },
    left,
    top,
  });
  const sheet = sharp({ create: { width: 240, height: 160, channels: 3, background: '#000' } });
  return sheet.composite([part(0, 0, RED), part(120, 0, GREEN), part(0, 80, BLUE), part(120, 80, WHITE)]);
}
const flat = await quarters().png().toBuffer();

const nameOf = ([r, g, b]: readonly [number, number, number]): string => {
  if (Math.max(r, g, b) < 60) return 'black';
  if (Math.min(r, g, b) > 170) return 'white';
  return r > 120 && g < 130 && b < 130 ? 'red' : g > 100 && r < 130 && b < 130 ? 'green' : b > 110 ? 'blue' : `${r},${g},${b}`;
}; // prettier-ignore
/** The colours at the four corners, from the top left, row by row. */
const cornersOf = (page: PagePixels | undefined): string =>
  [0.2, 0.8].flatMap((y) => [0.2, 0.8].map((x) => (page ? nameOf(page.at(x, y)) : 'no page'))).join(' ');

async function opened(bytes: Uint8Array, file: string): ReturnType<typeof openDocument> {
  const read = await openDocument(bytes, file);
  assert.equal(read.document.failure, undefined, JSON.stringify(read.document.failure));
  return read;
}
const failureOf = async (bytes: Uint8Array, file: string): Promise<string | undefined> =>
  (await openDocument(bytes, file)).document.failure?.code;

describe('what is shown', () => {
  test('EXIF orientations 1 to 8: the page is the picture as a person sees it', async () => {
    // What stands where, after the turn that each orientation asks for (EXIF 2.32, 4.6.4 A).
    const seen = [
      'red green blue white',
      'green red white blue',
      'white blue green red',
      'blue white red green',
      'red blue green white',
      'blue red white green',
      'white green blue red',
      'green white red blue',
    ];
    for (const [i, corners] of seen.entries()) {
      const bytes = await sharp(flat)
        .withMetadata({ orientation: i + 1 })
        .jpeg()
        .toBuffer();
      const { document, pdf } = await opened(bytes, 'a.jpg');
      assert.deepEqual(document.pages[0]?.size, i < 4 ? [240, 160] : [160, 240]);
      assert.equal(cornersOf((await pagePixels(pdf as Uint8Array))[0]), corners, `orientation ${i + 1}`);
    }
  });

  const kinds: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['grey.jpg', () => sharp(flat).greyscale().jpeg().toBuffer()],
    ['cmyk.jpg', () => sharp(flat).toColourspace('cmyk').jpeg().toBuffer()],
    ['cmyk.tif', () => sharp(flat).toColourspace('cmyk').tiff().toBuffer()],
    ['16 bit.png', () => sharp(flat).toColourspace('rgb16').png().toBuffer()],
    ['palette.png', () => sharp(flat).png({ palette: true }).toBuffer()],
    ['a.gif', () => sharp(flat).gif().toBuffer()],
    ['a.webp', () => sharp(flat).webp({ lossless: true }).toBuffer()],
    ['a.avif', () => sharp(flat).avif({ quality: 70 }).toBuffer()],
    ['a.bmp', () => Promise.resolve(bmp())],
    ['lzw.tif', () => sharp(flat).tiff({ compression: 'lzw' }).toBuffer()],
    ['tiled.tif', () => sharp(flat).tiff({ tile: true, tileWidth: 64, tileHeight: 64, compression: 'deflate' }).toBuffer()],
  ]; // prettier-ignore
  /** The quarters as an uncompressed 24-bit BMP, rows from the bottom. */
  function bmp(): Buffer {
    const bytes = Buffer.alloc(54 + 240 * 160 * 3);
    bytes.write('BM', 0, 'latin1');
    bytes.writeUInt32LE(bytes.length, 2);
    bytes.writeUInt32LE(54, 10);
    bytes.writeUInt32LE(40, 14);
    bytes.writeInt32LE(240, 18);
    bytes.writeInt32LE(160, 22);
    bytes.writeUInt16LE(1, 26);
    bytes.writeUInt16LE(24, 28);
    for (let y = 0; y < 160; y++)
      for (let x = 0; x < 240; x++) {
        const colour = y >= 80 ? (x < 120 ? RED : GREEN) : x < 120 ? BLUE : WHITE;
        bytes.writeUIntLE(Number.parseInt((colour ?? '').slice(1), 16), 54 + (y * 240 + x) * 3, 3);
      }
    return bytes;
  }
  for (const [file, make] of kinds)
    test(`${file} opens, keeps its pixels, loses what is under its box, and passes its check`, async () => {
      const bytes = await make();
      const read = await opened(bytes, file);
      const source = read.pdf as Uint8Array;
      const before = cornersOf((await pagePixels(source))[0]);
      if (!file.startsWith('grey')) assert.equal(before, 'red green blue white');
      const redactions = placeOnPdf(read, [{ page: 1, box: [20, 10, 100, 60] as const, code: '' }]);
      const { bytes: output, ...known } = await redactPdf(source, { redactions, values: [], dropPages: [] });
      const verdicts = await verifyPdf({ ...known, output, source, values: [], render: true });
      assert.ok(isFit(verdicts), JSON.stringify(verdicts.filter(({ result }) => result !== 'pass')));
      assert.equal(cornersOf((await pagePixels(output))[0]), before.replace(/^\S+/, 'black'));
      assert.doesNotMatch(Buffer.from(output).toString('latin1'), /Exif|JFIF|http|Adobe Photoshop/);
    });

  test('one bit stays one bit, a scan has the size of its sheet, and transparency is white paper', async () => {
    const ink = { input: { create: { width: 300, height: 90, channels: 3, background: '#000' } }, left: 200, top: 300 } as const;
    const sheet = await sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#fff' } }).composite([ink]).ensureAlpha().png().toBuffer();
    const scan = await sharp(sheet)
      .flatten()
      .greyscale()
      .threshold(128)
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'ccittfax4', xres: 200 / 25.4, yres: 200 / 25.4 })
      .toBuffer();
    const { pdf, document } = await opened(scan, 'scan.tif');
    assert.match(Buffer.from(pdf as Uint8Array).toString('latin1'), /\/BitsPerComponent 1\b/);
    const [page] = await pagePixels(pdf as Uint8Array);
    assert.deepEqual(page?.size.map(Math.round), [595, 842]);
    assert.equal(document.pages[0]?.unread.length, 1);
    const clear = await sharp({ create: { width: 60, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const [shown] = await pagePixels((await opened(clear, 'clear.png')).pdf as Uint8Array);
    assert.deepEqual(shown?.at(0.5, 0.5), [255, 255, 255]);
  }); // prettier-ignore

  test('a fax whose dots are wider than high is as high as its sheet', async () => {
    const fax = await sharp({ create: { width: 1728, height: 1145, channels: 3, background: '#fff' } })
      .tiff({ compression: 'lzw', xres: 204 / 25.4, yres: 98 / 25.4 })
      .toBuffer();
    const [page] = await pagePixels((await opened(fax, 'fax.tif')).pdf as Uint8Array);
    assert.deepEqual(page?.size.map(Math.round), [610, 841]);
  });

  test('a TIFF of three sheets of their own sizes: page n is sheet n, and so are its boxes', async () => {
    const pages = Buffer.concat(['#ff0000', '#00ff00', '#0000ff'].map((colour) => {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      return Buffer.concat(Array.from({ length: 90 * 60 }, () => Buffer.from([r ?? 0, g ?? 0, b ?? 0])));
    }));
    const bytes = await sharp(pages, { raw: { width: 90, height: 180, channels: 3, pageHeight: 60 } }).tiff({ compression: 'lzw' }).toBuffer();
    const read = await opened(bytes, 'three.tif');
    assert.deepEqual(read.document.pages.map((page) => page.no), [1, 2, 3]);
    const redactions = placeOnPdf(read, [{ page: 2, box: [0, 0, 45, 60] as const, code: '' }]);
    const { bytes: output } = await redactPdf(read.pdf as Uint8Array, { redactions, values: [], dropPages: [] });
    const corners = (await pagePixels(output)).map(cornersOf);
    assert.deepEqual(corners, ['red red red red', 'black green black green', 'blue blue blue blue']);
  }); // prettier-ignore

  test('of an animation the first frame is shown, and the others are told', async () => {
    const frames = Buffer.concat([Buffer.alloc(60 * 40 * 3, 250), Buffer.alloc(60 * 40 * 3, 30)]);
    const bytes = await sharp(frames, { raw: { width: 60, height: 80, channels: 3, pageHeight: 40 } }).gif({ delay: [99, 99] }).toBuffer();
    const { document, pdf } = await opened(bytes, 'moving.gif');
    assert.equal(document.pages.length, 1);
    assert.ok(document.hidden.some(({ kind, where }) => kind === 'animation' && where.startsWith('2 frames')));
    assert.equal(cornersOf((await pagePixels(pdf as Uint8Array))[0]), 'white white white white');
  }); // prettier-ignore
});

describe('what does not open says why', () => {
  test('cut short, empty, or of a size that no memory holds', async () => {
    const jpeg = await sharp(flat).jpeg().toBuffer();
    const tiff = await sharp(flat).tiff({ compression: 'lzw' }).toBuffer();
    const huge = Buffer.from(flat);
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    const vast = await sharp(flat).gif().toBuffer();
    vast.writeUInt16LE(50_000, 6);
    vast.writeUInt16LE(50_000, 8);
    const circle = Buffer.from(tiff);
    const first = circle.readUInt32LE(4);
    circle.writeUInt32LE(first, first + 2 + circle.readUInt16LE(first) * 12);
    const rows: readonly (readonly [string, Uint8Array, string])[] = [
      ['short.jpg', jpeg.subarray(0, jpeg.length - 400), 'B-DOC-03'],
      ['short.png', flat.subarray(0, flat.length / 2), 'B-DOC-03'],
      ['short.tif', tiff.subarray(0, 200), 'B-DOC-03'],
      ['head.png', flat.subarray(0, 20), 'B-DOC-03'],
      ['huge.png', huge, 'B-DOC-09'],
      ['vast.gif', vast, 'B-DOC-09'],
      ['a.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'B-DOC-10'],
      ['film.avif', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'B-DOC-04'],
    ];
    for (const [file, bytes, code] of rows) assert.equal(await failureOf(bytes, file), code, file);
    const looped = await openDocument(circle, 'circle.tif');
    const told = looped.document.hidden.some(({ kind }) => kind === 'not-inspected');
    assert.ok(looped.document.failure?.code === 'B-DOC-03' || (looped.document.pages.length === 1 && told));
  });

  test('HEIC with a decoder at hand is a page', async () => {
    const { decodeHeic } = await import('../../src/intake/picture/heic.ts');
    const canvas = createCanvas(4, 2).getContext('2d').getImageData(0, 0, 4, 2);
    const find = () => Promise.resolve(() => Promise.resolve({ width: 4, height: 2, data: canvas.data }));
    const pixels = await decodeHeic(new Uint8Array(0), () => undefined, find);
    assert.deepEqual([pixels.width, pixels.height, pixels.data[0]], [4, 2, 255]);
    const broken = () => Promise.resolve(() => Promise.reject(new Error('x')));
    await assert.rejects(
      decodeHeic(new Uint8Array(0), () => undefined, broken),
      /B-DOC-03/,
    );
  });
});
