// What the eye sees, by the other engine: each box must be black all over but for its label, and outside the boxes the page
// must look as it did. Not here: text and bytes.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import type { Glyph } from './request.ts';

const BOX_SCALE = 150 / 72;
const PAGE_SCALE = 1;
/** Brighter than this is not black; further apart than that is not the same. */
const BLACK = 24;
const SAME = 64;

interface Sheet {
  readonly canvas: unknown;
  readonly context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}
interface Factory {
  create(width: number, height: number): Sheet;
  destroy(sheet: Sheet): void;
}

/** A page as pixels (RGBA), and where a box of its user space lies among them. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly place: (box: Box, grow: number) => Box;
}

/** Renders page `no` (from 1); null where this machine has nothing to draw on. Rejects where the page cannot be drawn. */
async function draw(document: PDFDocumentProxy, no: number, scale: number): Promise<Picture | null> {
  const page = await document.getPage(no);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = document.canvasFactory as unknown as Factory;
  let sheet: Sheet;
  try {
    sheet = factory.create(width, height);
  } catch {
    return null;
  }
  try {
    await page.render({ canvas: sheet.canvas, viewport, annotationMode: 0 }).promise;
    const { data } = sheet.context.getImageData(0, 0, width, height);
    const place = (box: Box, grow: number): Box => {
      const [ax = 0, ay = 0] = viewport.convertToViewportPoint(box[0], box[1]) as number[];
      const [bx = 0, by = 0] = viewport.convertToViewportPoint(box[2], box[3]) as number[];
      return [Math.min(ax, bx) - grow, Math.min(ay, by) - grow, Math.max(ax, bx) + grow, Math.max(ay, by) + grow];
    };
    return { width, height, data, place };
  } finally {
    factory.destroy(sheet);
    page.cleanup();
  }
}

const holds = (box: Box, x: number, y: number): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** How many of `boxes` of page `no` show anything but black outside the cells of `labels`; null where nothing can be rendered here. */
export async function litBoxes(
  document: PDFDocumentProxy,
  no: number,
  boxes: readonly Box[],
  labels: readonly Glyph[],
): Promise<number | null> {
  const picture = await draw(document, no, BOX_SCALE);
  if (!picture) return null;
  const { width, height, data, place } = picture;
  const spared = labels.map(({ box }) => place(box, 2));
  let lit = 0;
  for (const box of boxes) {
    const [x0, y0, x1, y1] = place(box, -1);
    let bad = false;
    for (let y = Math.max(0, Math.ceil(y0)); y < Math.min(height, Math.floor(y1)) && !bad; y++)
      for (let x = Math.max(0, Math.ceil(x0)); x < Math.min(width, Math.floor(x1)) && !bad; x++) {
        const i = (y * width + x) * 4;
        const bright = Math.max(data[i] ?? 255, data[i + 1] ?? 255, data[i + 2] ?? 255) > BLACK;
        bad = bright && !spared.some((one) => holds(one, x, y));
      }
    if (bad) lit++;
  }
  return lit;
}

/** Share of the pixels of a page that differ from the source's outside `boxes` and `extra`; null where nothing can be rendered here. */
export async function changedShare(
  source: PDFDocumentProxy,
  sourceNo: number,
  output: PDFDocumentProxy,
  no: number,
  boxes: readonly Box[],
  extra: readonly Glyph[],
): Promise<number | null> {
  const before = await draw(source, sourceNo, PAGE_SCALE);
  const after = await draw(output, no, PAGE_SCALE);
  if (!before || !after) return null;
  if (before.width !== after.width || before.height !== after.height) return 1;
  const { width, height, place } = after;
  const known = new Uint8Array(width * height);
  for (const box of [...boxes, ...extra.map((glyph) => glyph.box)]) {
    const [x0, y0, x1, y1] = place(box, 3);
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++)
      known.fill(1, y * width + Math.max(0, Math.floor(x0)), y * width + Math.max(0, Math.min(width, Math.ceil(x1))));
  }
  let changed = 0;
  for (let i = 0; i < known.length; i++) {
    if (known[i] === 1) continue;
    let most = 0;
    for (let k = i * 4; k < i * 4 + 3; k++)
      most = Math.max(most, Math.abs((before.data[k] ?? 0) - (after.data[k] ?? 0)));
    if (most > SAME) changed++;
  }
  return changed / Math.max(known.length, 1);
}
