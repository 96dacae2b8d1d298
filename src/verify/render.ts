// What the eye sees: every page with a box is rendered by the other engine, and each box must be black all over but for
// its label. Not here: text and bytes.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import type { Glyph } from './request.ts';

const SCALE = 150 / 72;
const BLACK = 24;

interface Sheet {
  readonly canvas: unknown;
  readonly context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}
interface Factory {
  create(width: number, height: number): Sheet;
  destroy(sheet: Sheet): void;
}

/** How many of `boxes` of page `no` (from 1) show anything but black outside the cells of `labels`; null where nothing can be rendered here. */
export async function litBoxes(
  document: PDFDocumentProxy,
  no: number,
  boxes: readonly Box[],
  labels: readonly Glyph[],
): Promise<number | null> {
  const page = await document.getPage(no);
  const viewport = page.getViewport({ scale: SCALE });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  let sheet: Sheet;
  const factory = document.canvasFactory as unknown as Factory;
  try {
    sheet = factory.create(width, height);
  } catch {
    return null;
  }
  try {
    await page.render({ canvas: sheet.canvas, viewport, annotationMode: 0 }).promise;
    const { data } = sheet.context.getImageData(0, 0, width, height);
    const pixels = (box: Box, grow: number) => {
      const [ax = 0, ay = 0] = viewport.convertToViewportPoint(box[0], box[1]) as number[];
      const [bx = 0, by = 0] = viewport.convertToViewportPoint(box[2], box[3]) as number[];
      return [
        Math.min(ax, bx) - grow,
        Math.min(ay, by) - grow,
        Math.max(ax, bx) + grow,
        Math.max(ay, by) + grow,
      ] as const;
    };
    const spared = labels.map(({ box }) => pixels(box, 2));
    let lit = 0;
    for (const box of boxes) {
      const [x0, y0, x1, y1] = pixels(box, -1);
      let bad = false;
      for (let y = Math.max(0, Math.ceil(y0)); y < Math.min(height, Math.floor(y1)) && !bad; y++)
        for (let x = Math.max(0, Math.ceil(x0)); x < Math.min(width, Math.floor(x1)) && !bad; x++) {
          const i = (y * width + x) * 4;
          const bright = Math.max(data[i] ?? 255, data[i + 1] ?? 255, data[i + 2] ?? 255) > BLACK;
          bad = bright && !spared.some((s) => x >= s[0] && x <= s[2] && y >= s[1] && y <= s[3]);
        }
      if (bad) lit++;
    }
    return lit;
  } finally {
    factory.destroy(sheet);
    page.cleanup();
  }
}
