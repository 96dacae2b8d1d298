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
  readonly context: {
    reset(): void;
    getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray<ArrayBuffer> };
  };
}
interface Factory {
  create(width: number, height: number): Surface;
  destroy(surface: Surface): void;
}

/** A plan of a room is 100 million pixels at 150 dpi; what is larger is drawn smaller. */
const PIXELS = 40e6;

/** Rows that are read out at once: small enough that their memory is had and given back without asking the system. */
const BAND = 64;

/**
 * Draws pages one after the other on the same canvas and into the same memory: a page at 150 dpi is 9 MB of pixels, and
 * asking the system for them anew costs more than most pages take to draw. Close it when done.
 */
export class Easel {
  #factory: Factory | null = null;
  #surface: Surface | null = null;
  #size = '';
  readonly #pixels = new Map<string, Uint8ClampedArray<ArrayBuffer>>();

  /**
   * Draws page `no` (from 1) at `dpi`, coarser where it is very large; null where this machine has nothing to draw on.
   * The sheet holds until the next one is drawn under the same `name`. Rejects where the page cannot be drawn.
   */
  async draw(document: PDFDocumentProxy, no: number, dpi: number, name: string): Promise<Sheet | null> {
    const page = await document.getPage(no);
    const plain = page.getViewport({ scale: 1 });
    const scale = Math.min(dpi / 72, Math.sqrt(PIXELS / Math.max(plain.width * plain.height, 1)));
    const viewport = page.getViewport({ scale });
    // A size that two files write in different digits is one size.
    const whole = (length: number): number => Math.max(1, Math.ceil(length - 1e-3));
    const [width, height] = [whole(viewport.width), whole(viewport.height)];
    const surface = this.#surfaceOf(document, width, height);
    if (!surface) return null;
    try {
      await page.render({ canvas: surface.canvas as HTMLCanvasElement | null, viewport, annotationMode: 0 }).promise;
      const data = this.#readOut(surface, width, height, name);
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
    } catch (error) {
      // What was begun on it may not be ended.
      this.#drop();
      throw error;
    } finally {
      page.cleanup();
    }
  }

  close(): void {
    this.#drop();
    this.#pixels.clear();
  }

  #drop(): void {
    const surface = this.#surface;
    this.#surface = null;
    this.#size = '';
    try {
      if (surface) this.#factory?.destroy(surface);
    } catch {
      // A surface of extreme size may refuse to become an empty one. It is let go all the same.
    }
  }

  #surfaceOf(document: PDFDocumentProxy, width: number, height: number): Surface | null {
    if (this.#surface && this.#size === `${width}x${height}`) {
      this.#surface.context.reset();
      return this.#surface;
    }
    this.#drop();
    this.#factory = document.canvasFactory as unknown as Factory;
    try {
      this.#surface = this.#factory.create(width, height);
    } catch {
      return null;
    }
    this.#size = `${width}x${height}`;
    return this.#surface;
  }

  #readOut({ context }: Surface, width: number, height: number, name: string): Uint8ClampedArray {
    const length = width * height * 4;
    let data = this.#pixels.get(name);
    if (data?.length !== length) this.#pixels.set(name, (data = new Uint8ClampedArray(length)));
    for (let y = 0; y < height; y += BAND) {
      const band = context.getImageData(0, y, width, Math.min(BAND, height - y)).data;
      data.set(band, y * width * 4);
      // Given back at once: waiting for the collector would keep hundreds of them.
      band.buffer.transfer(0);
    }
    return data;
  }
}
