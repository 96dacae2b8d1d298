// What a reader of pixels is asked and what it answers: plain data and one interface. A second reader, or two that must
// agree, fit behind the same interface. Not here: any reader (tesseract.ts).
import type { Box } from '../model/index.ts';
import type { Unsure } from './apart.ts';

/** A picture in shades of grey: one byte per pixel, 0 = black, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Red, green, blue of each pixel, where the picture has colours. */
  readonly colour?: Uint8Array;
}

/** One word as a reader saw it. */
export interface ReadWord {
  readonly text: string;
  /** Pixels of the raster from the top left: x0, y0 (top), x1, y1 (bottom). */
  readonly box: Box;
  /** 0 to 1, by the reader's own judgement: high is no proof. */
  readonly confidence: number;
  /** Words with the same number stand on one line, in reading order. */
  readonly line: number;
}

/** What came of one picture. `unsure` is a result of its own: nothing may be concluded from it, least of all "no text". */
export type PixelReading =
  { readonly kind: 'read'; readonly words: readonly ReadWord[] } | { readonly kind: 'unsure'; readonly why: Unsure };

/** How a picture is laid out: a page whose blocks must be found, or lines of text one below the other. */
export type Layout = 'page' | 'lines';

/** Something that reads pixels. */
export interface PixelReader {
  /**
   * Words of one picture, by default of a page. Never rejects, and never takes the caller down: what goes wrong is `unsure`.
   * One picture at a time.
   */
  readPixels(raster: Raster, layout?: Layout): Promise<PixelReading>;
  /** Ends whatever runs. A reader can be used again afterwards: it starts anew. */
  close(): void;
}
