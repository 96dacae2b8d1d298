// Tesseract behind the interface of a reader, in a process of its own. Not here: the reading itself (tesseract-child.ts).
import { standApart } from './apart.ts';
import type { Layout, PixelReader, Raster, ReadWord } from './pixels.ts';

export interface TesseractOptions {
  /** Milliseconds for one picture, start of the process included. */
  readonly timeLimit?: number;
  /** Resident memory of the child in MB. */
  readonly memoryLimit?: number;
  /** So many pictures, then a fresh process. */
  readonly renewAfter?: number;
}

/** A dense A4 page at 200 dpi takes 2 to 8 s on one core; a machine that is busy with other work takes a few times that. */
const TIME = 90_000;
/** About 260 MB are usual. */
const MEMORY = 900;
const RENEW = 25;
/** A4 at 600 dpi is 35 million pixels. */
const PIXELS = 40e6;

/** What the child is asked. */
export interface Look {
  readonly raster: Raster;
  readonly layout: Layout;
}

/** A reader by Tesseract with the English data that is installed. Starts its process with the first picture. */
export function startTesseract(options: TesseractOptions = {}): PixelReader {
  const { timeLimit = TIME, memoryLimit = MEMORY, renewAfter = RENEW } = options;
  const limits = { time: timeLimit, memory: memoryLimit, renewAfter };
  const apart = standApart<Look, readonly ReadWord[]>('tesseract-child.ts', limits);
  return {
    readPixels: async (raster, layout = 'page') => {
      if (raster.width < 3 || raster.height < 3) return { kind: 'read', words: [] };
      if (raster.width * raster.height > PIXELS || raster.data.length !== raster.width * raster.height)
        return { kind: 'unsure', why: 'size' };
      const outcome = await apart.ask({ raster, layout });
      return outcome.ok ? { kind: 'read', words: outcome.answer } : { kind: 'unsure', why: outcome.why };
    },
    close: () => apart.close(),
  };
}
