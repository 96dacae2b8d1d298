// Pictures as samples: painting over them, rendering by the engine, and packing again. Not here: the PDF around them.
import { BlotterError, type Box } from '../model/index.ts';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { rawOf, withMemory, withPdf } from '../pdf/index.ts';
import type { Matrix } from './matrix.ts';

/** Red, green, blue and a byte without meaning for every pixel, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture packed for a PDF. `codec` DCTDecode needs no packing; null means plain samples. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly codec: 'DCTDecode' | null;
  readonly space: 'DeviceGray' | 'DeviceRGB';
  readonly bits: 1 | 8;
}

const PIXELS = 64e6;
const NO_SMOOTH_IMAGE = 0x2000;
const REVERSE_BYTE_ORDER = 0x10;

/**
 * Renders page `index` (from 0) of a PDF at `width` × `height` pixels on white, without annotations. `turn` = quarter
 * turns clockwise on top of the page's own; `exact` = one sample of a picture per pixel, unsmoothed. Throws B-DOC-xx.
 */
export async function render(
  pdf: Uint8Array,
  index: number,
  width: number,
  height: number,
  { turn = 0, exact = false }: { readonly turn?: 0 | 1 | 2 | 3; readonly exact?: boolean } = {},
): Promise<Raster> {
  if (width * height > PIXELS || width < 1 || height < 1)
    throw new BlotterError('B-REDACT-01', { failed: 'a picture is too large' });
  return withPdf(pdf, (engine, doc) => {
    const page = engine.FPDF_LoadPage(doc, index);
    if (!page) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'a page cannot be opened' });
    const bitmap = engine.FPDFBitmap_Create(width, height, 0);
    try {
      engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      // Red first, as everything here has it: no pixel need be turned round afterwards.
      const flags = REVERSE_BYTE_ORDER | (exact ? NO_SMOOTH_IMAGE : 0);
      engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, flags);
      return readBitmap(engine, bitmap, width, height);
    } finally {
      engine.FPDFBitmap_Destroy(bitmap);
      engine.FPDF_ClosePage(page);
    }
  });
}

function readBitmap(engine: WrappedPdfiumModule, bitmap: number, width: number, height: number): Raster {
  const stride = engine.FPDFBitmap_GetStride(bitmap);
  const at = engine.FPDFBitmap_GetBuffer(bitmap);
  const heap = (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) data.set(heap.subarray(at + y * stride, at + y * stride + width * 4), y * width * 4);
  return { width, height, data };
}

/** A stretch of a picture (pixels, [x0, y0, x1, y1)) as it would look if the page lay `dx`, `dy` pixels further on. */
export interface Part {
  readonly box: Box;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Renders stretches of page `index` (from 0), unturned, each moved by a fraction of a pixel if need be, so that letters look
 * as if they had always stood there: copied pixels would still show in their soft edges where they came from.
 */
export async function renderParts(
  pdf: Uint8Array,
  index: number,
  { width, height, rotate }: { readonly width: number; readonly height: number; readonly rotate: 0 | 90 | 180 | 270 },
  parts: readonly Part[],
): Promise<Raster[]> {
  if (parts.length === 0) return [];
  return withPdf(pdf, (engine, doc) => {
    const page = engine.FPDF_LoadPage(doc, index);
    if (!page) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'a page cannot be opened' });
    const raw = rawOf(engine);
    // The engine lays the page out on whole points before it applies the matrix.
    const wide = Math.trunc(engine.FPDF_GetPageWidthF(page));
    const high = Math.trunc(engine.FPDF_GetPageHeightF(page));
    try {
      return parts.map(({ box: [x0, y0, x1, y1], dx, dy }) => {
        const [w, h] = [x1 - x0, y1 - y0];
        const bitmap = engine.FPDFBitmap_Create(w, h, 0);
        try {
          engine.FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff);
          const matrix = unturned(rotate, wide, high, width, height);
          withMemory(raw, 40, (at) => {
            const [a, b, c, d, e, f] = matrix;
            raw.HEAPF32.set([a, b, c, d, e + dx - x0, f + dy - y0, 0, 0, w, h], at >> 2);
            raw._FPDF_RenderPageBitmapWithMatrix(bitmap, page, at, at + 24, REVERSE_BYTE_ORDER);
          });
          return readBitmap(engine, bitmap, w, h);
        } finally {
          engine.FPDFBitmap_Destroy(bitmap);
        }
      });
    } finally {
      engine.FPDF_ClosePage(page);
    }
  });
}

/** From the page as shown (points, y down, turned by /Rotate, `wide` × `high`) to the unturned picture of `width` × `height` pixels. */
function unturned(rotate: 0 | 90 | 180 | 270, wide: number, high: number, width: number, height: number): Matrix {
  if (rotate === 0) return [width / wide, 0, 0, height / high, 0, 0];
  if (rotate === 90) return [0, -height / wide, width / high, 0, 0, height];
  if (rotate === 180) return [-width / wide, 0, 0, -height / high, width, height];
  return [0, height / wide, -width / high, 0, width, 0];
}

/** The pixels that a box in the unit square (y up) touches, one more on each side; [x0, y0, x1, y1) with rows from the top. */
export function pixelsOf(box: Box, width: number, height: number): Box {
  const clamp = (n: number, top: number) => Math.min(Math.max(n, 0), top);
  return [
    clamp(Math.floor(box[0] * width) - 1, width),
    clamp(Math.floor((1 - box[3]) * height) - 1, height),
    clamp(Math.ceil(box[2] * width) + 1, width),
    clamp(Math.ceil((1 - box[1]) * height) + 1, height),
  ];
}

/** Paints `boxes` (pixels) black. */
export function blacken(raster: Raster, boxes: readonly Box[]): void {
  for (const [x0, y0, x1, y1] of boxes)
    for (let y = y0; y < y1; y++)
      for (let i = (y * raster.width + x0) * 4; i < (y * raster.width + x1) * 4; i += 4) {
        raster.data[i] = raster.data[i + 1] = raster.data[i + 2] = 0;
        raster.data[i + 3] = 255;
      }
}

/** Sets the samples under `boxes` (pixels) to `value` in place; `bits` per sample, `parts` samples per pixel, rows on bytes. */
export function blankSamples(
  samples: Uint8Array,
  shape: { readonly width: number; readonly parts: number; readonly bits: number },
  boxes: readonly Box[],
  value: 0 | 1,
): void {
  const row = Math.ceil((shape.width * shape.parts * shape.bits) / 8);
  const fill = value === 0 ? 0 : 255;
  for (const [x0, y0, x1, y1] of boxes) {
    const from = x0 * shape.parts * shape.bits;
    const to = x1 * shape.parts * shape.bits;
    for (let y = y0; y < y1; y++) {
      for (let bit = from; bit < to;) {
        const at = y * row + (bit >> 3);
        if (at >= samples.length) break;
        const inByte = bit & 7;
        const count = Math.min(8 - inByte, to - bit);
        const mask = (0xff >> inByte) & (0xff << (8 - inByte - count)) & 255;
        samples[at] = ((samples[at] as number) & ~mask) | (fill & mask);
        bit += count;
      }
    }
  }
}

/** Quality of a packed JPEG: what rings at the edge of a box must stay far from what the box is. */
const QUALITY = 92;

/** Packs a raster: one bit where it is black and white, grey where it has no colour, JPEG where `photo`. */
export async function pack(raster: Raster, photo: boolean): Promise<Packed> {
  const { width, height, data } = raster;
  let grey = true;
  let twoTone = true;
  for (let i = 0; i < data.length && grey; i += 4) {
    const r = data[i] as number;
    if (r !== data[i + 1] || r !== data[i + 2]) grey = false;
    else if (r !== 0 && r !== 255) twoTone = false;
  }
  if (grey && twoTone) return { bytes: packBits(raster), codec: null, space: 'DeviceGray', bits: 1 };
  const channels = grey ? 1 : 3;
  const bytes = new Uint8Array(width * height * channels);
  for (let i = 0, to = 0; i < data.length; i += 4) {
    bytes[to++] = data[i] as number;
    if (grey) continue;
    bytes[to++] = data[i + 1] as number;
    bytes[to++] = data[i + 2] as number;
  }
  const space = grey ? 'DeviceGray' : 'DeviceRGB';
  if (!photo) return { bytes, codec: null, space, bits: 8 };
  // Loaded where there is something to pack: most documents have nothing.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const jpeg = await sharp(bytes, { raw: { width, height, channels }, limitInputPixels: PIXELS })
    .toColourspace(grey ? 'b-w' : 'srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { bytes: new Uint8Array(jpeg), codec: 'DCTDecode', space, bits: 8 };
}

function packBits({ width, height, data }: Raster): Uint8Array {
  const row = Math.ceil(width / 8);
  const out = new Uint8Array(row * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * row + (x >> 3);
      if (data[(y * width + x) * 4] === 255) out[at] = (out[at] as number) | (0x80 >> (x & 7));
    }
  return out;
}
