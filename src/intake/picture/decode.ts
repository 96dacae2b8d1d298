// Decodes pictures to plain pixels, one page at a time, as they are shown: turned by their orientation, on white, sRGB or
// grey of eight bits. Not here: what becomes of the pixels (pack.ts).
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { BlotterError } from '../../model/index.ts';
import { MAX_PAGES, MAX_PIXELS } from '../limits.ts';
import { decodeHeic } from './heic.ts';
import { readPictureHeader } from './header.ts';
import type { PictureKind } from './kind.ts';
import type { Pixels } from './pixels.ts';
import { fromRgba } from './pixels.ts';

// Only the loaders that we name, and none that draws other files (SVG) or calls other programs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    ...[
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
      'VipsForeignLoadTiffBuffer',
    ],
    ...['VipsForeignLoadNsgifBuffer', 'VipsForeignLoadHeifBuffer'],
  ],
});
// Every picture is seen once: a cache would only keep it in memory.
sharp.cache(false);

const named = (kind: PictureKind): string => `${kind.toUpperCase()} picture`;
const damaged = (kind: PictureKind, reason: string): BlotterError =>
  new BlotterError('B-DOC-03', { format: named(kind), reason });

/** Throws B-DOC-09 where a picture has more pixels than are taken in. */
function checkSize(width: number, height: number): void {
  if (width * height <= MAX_PIXELS) return;
  throw new BlotterError('B-DOC-09', { pixels: Math.ceil(width * height / 1e6), limit: MAX_PIXELS / 1e6 });
} // prettier-ignore

/** What libvips gives, as grey or colour on white. */
async function drawn(image: Sharp): Promise<Pixels> {
  const shown = image.flatten({ background: '#ffffff' }).toColourspace('srgb').raw({ depth: 'uchar' });
  const { data, info } = await shown.toBuffer({ resolveWithObject: true });
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  if (info.channels === 1) return { width: info.width, height: info.height, parts: 1, data: bytes };
  return { width: info.width, height: info.height, parts: 3, data: bytes };
}

/** BMP, which libvips does not read, by Skia. */
async function decodeBmp(bytes: Uint8Array): Promise<Pixels> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(Buffer.from(bytes));
  checkSize(image.width, image.height);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  return fromRgba(image.width, image.height, context.getImageData(0, 0, image.width, image.height).data);
}

/**
 * The pages of a picture, decoded one after the other. Only TIFF has several; of an animation the first frame is given.
 * Throws B-DOC-03 (damaged), B-DOC-04 (HEIC without its decoder), B-DOC-05 (too many pages) or B-DOC-09 (too many pixels).
 */
export async function* decodePicture(bytes: Uint8Array, kind: PictureKind): AsyncGenerator<Pixels> {
  const { size } = readPictureHeader(bytes, kind);
  if (size) {
    if (size[0] < 1 || size[1] < 1) throw damaged(kind, 'its header gives no size');
    checkSize(size[0], size[1]);
  }
  if (kind === 'heic') {
    yield await decodeHeic(bytes, checkSize);
    return;
  }
  try {
    if (kind === 'bmp') {
      yield await decodeBmp(bytes);
      return;
    }
    const options = { limitInputPixels: MAX_PIXELS, failOn: 'truncated' } as const;
    const whole = await sharp(bytes, options).metadata();
    const pages = kind === 'tiff' ? (whole.pages ?? 1) : 1;
    if (pages > MAX_PAGES) throw new BlotterError('B-DOC-05', { pages, limit: MAX_PAGES });
    for (let page = 0; page < pages; page++) {
      const image = sharp(bytes, { ...options, page, pages: 1 });
      if (kind === 'tiff') {
        const { width, height } = await image.metadata();
        checkSize(width, height);
      }
      yield await drawn(image.autoOrient());
    }
  } catch (error) {
    if (error instanceof BlotterError) throw error;
    // The decoder's own words may quote the file.
    throw damaged(kind, 'its pixels cannot be decoded');
  }
}
