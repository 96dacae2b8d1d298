// The samples of every picture that lies under a box: covered is not gone, so the data itself must be one colour there.
// Not here: what the page looks like (render.ts).
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import { withPictures, type Placed } from './reader.ts';

/** JPEG rings at the edge of what was painted over: that far from the colour of the whole is still one colour. */
const RINGING = 72;
const SHARE = 0.01;

interface Samples {
  readonly width: number;
  readonly height: number;
  /** pdf.js: 1 = one bit, 2 = RGB, 3 = RGBA; missing for stencils, which are one bit. */
  readonly kind?: number;
  readonly data: Uint8Array;
}

/** How many pictures of page `no` (from 1) still show something under a box; null where one cannot be looked at. */
export async function uncoveredPictures(
  document: PDFDocumentProxy,
  no: number,
  boxes: readonly Box[],
): Promise<number | null> {
  return withPictures(document, no, (pictures, samples) => {
    let bad = 0;
    for (const picture of pictures) {
      const near = boxes.map((box) => inUnit(picture, box)).filter((box) => box !== null);
      if (near.length === 0) continue;
      const found = readSamples(samples(picture.data), samples);
      if (!found) return null;
      if (near.some((box) => !isPlain(found, box))) bad++;
    }
    return bad;
  });
}

/** The part of the picture's unit square under `box`; null where they do not meet. */
function inUnit({ matrix: m }: Placed, box: Box): Box | null {
  const d = m[0] * m[3] - m[1] * m[2];
  if (Math.abs(d) < 1e-12) return null;
  const upright = Math.abs(m[1]) + Math.abs(m[2]) < 1e-6 || Math.abs(m[0]) + Math.abs(m[3]) < 1e-6;
  const point = (x: number, y: number) => {
    const [dx, dy] = [x - m[4], y - m[5]];
    return [(m[3] * dx - m[2] * dy) / d, (m[0] * dy - m[1] * dx) / d] as const;
  };
  const corners = [point(box[0], box[1]), point(box[2], box[1]), point(box[0], box[3]), point(box[2], box[3])];
  const xs = corners.map((p) => p[0]).sort((a, b) => a - b);
  const ys = corners.map((p) => p[1]).sort((a, b) => a - b);
  // A slanted picture is looked at in the middle of the box only: its corners reach beyond what the box covers.
  const [i, k] = upright ? [0, 3] : [1, 2];
  const part: Box = [
    Math.max(xs[i] ?? 0, 0),
    Math.max(ys[i] ?? 0, 0),
    Math.min(xs[k] ?? 0, 1),
    Math.min(ys[k] ?? 0, 1),
  ];
  return part[2] > part[0] && part[3] > part[1] ? part : null;
}

function readSamples(value: unknown, samples: (data: unknown) => unknown): Samples | null {
  if (typeof value !== 'object' || value === null || !('width' in value) || !('height' in value) || !('data' in value))
    return null;
  const { width, height, data } = value;
  if (typeof width !== 'number' || typeof height !== 'number') return null;
  if (typeof data === 'string') return readSamples(samples(data), samples);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return {
    width,
    height,
    data: bytes,
    ...('kind' in value && typeof value.kind === 'number' ? { kind: value.kind } : {}),
  };
}

/** Is the picture one colour within `box` (unit square), an edge of two pixels aside? */
function isPlain(picture: Samples, box: Box): boolean {
  const { width, height, data } = picture;
  const [x0, x1] = [Math.ceil(box[0] * width) + 2, Math.floor(box[2] * width) - 2];
  const [y0, y1] = [Math.ceil((1 - box[3]) * height) + 2, Math.floor((1 - box[1]) * height) - 2];
  if (x1 <= x0 || y1 <= y0) return true;
  const kind = picture.kind ?? 1;
  const parts = kind === 1 ? 1 : kind + 1;
  const row = Math.ceil(width / 8);
  const at = (x: number, y: number, k: number): number =>
    kind === 1
      ? (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255
      : (data[(y * width + x) * parts + k] ?? 0);
  const sum = Array.from({ length: Math.min(parts, 3) }, () => new Uint32Array(256));
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum.forEach((counts, k) => counts[at(x, y, k)]!++);
  const total = (x1 - x0) * (y1 - y0);
  return sum.every((counts) => {
    let middle = 0;
    for (let seen = 0; middle < 255; middle++) if ((seen += counts[middle] ?? 0) * 2 >= total) break;
    let off = 0;
    counts.forEach((count, value) => (off += Math.abs(value - middle) > RINGING ? count : 0));
    return off <= total * SHARE;
  });
}
