// A page as the other engine draws it. Not here: what is looked for in it.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';

/** A page as pixels (RGBA, rows from the top), and where a box of its user space lies among them. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  /** Pixels per point, along both axes. */
  readonly scale: number;
  readonly place: (box: Box, grow: number) => Box;
  /** A step in user space (points) as a step in pixels. */
  readonly step: (dx: number, dy: number) => readonly [number, number];
}

interface Surface {
  readonly canvas: unknown;
  readonly context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}
interface Factory {
  create(width: number, height: number): Surface;
  destroy(surface: Surface): void;
}

/** A plan of a room is 100 million pixels at 150 dpi; what is larger is drawn smaller. */
const PIXELS = 40e6;

/**
 * Draws page `no` (from 1) at `dpi`, coarser where it is very large; null where this machine has nothing to draw on.
 * Rejects where the page cannot be drawn.
 */
export async function drawPage(document: PDFDocumentProxy, no: number, dpi: number): Promise<Sheet | null> {
  const page = await document.getPage(no);
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(dpi / 72, Math.sqrt(PIXELS / Math.max(plain.width * plain.height, 1)));
  const viewport = page.getViewport({ scale });
  // A size that two files write in different digits is one size.
  const whole = (length: number): number => Math.max(1, Math.ceil(length - 1e-3));
  const [width, height] = [whole(viewport.width), whole(viewport.height)];
  const factory = document.canvasFactory as unknown as Factory;
  let surface: Surface;
  try {
    surface = factory.create(width, height);
  } catch {
    return null;
  }
  try {
    await page.render({ canvas: surface.canvas, viewport, annotationMode: 0 }).promise;
    const { data } = surface.context.getImageData(0, 0, width, height);
    const point = (x: number, y: number) => viewport.convertToViewportPoint(x, y) as [number, number];
    const [ox, oy] = point(0, 0);
    return {
      width,
      height,
      data,
      scale: scale * page.userUnit,
      place: (box, grow) => {
        const [ax, ay] = point(box[0], box[1]);
        const [bx, by] = point(box[2], box[3]);
        return [Math.min(ax, bx) - grow, Math.min(ay, by) - grow, Math.max(ax, bx) + grow, Math.max(ay, by) + grow];
      },
      step: (dx, dy) => {
        const [x, y] = point(dx, dy);
        return [x - ox, y - oy];
      },
    };
  } finally {
    factory.destroy(surface);
    page.cleanup();
  }
}
