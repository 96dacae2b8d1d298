// A page of a PDF as pixels, as it is shown: grey, with its colours where it has any. Not here: anything that is written.
import { withPdf } from './engine.ts';
import { rawOf } from './raw.ts';

/** One byte per pixel, 0 = black, rows from the top. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Red, green, blue of each pixel; only for a page that shows more than shades of grey. */
  readonly colour?: Uint8Array;
}

/** So many pixels whose channels differ by so much make a page coloured. */
const COLOURED = { pixels: 150, by: 40 } as const;

/** Draws page `index` (from 0) at `width` × `height` pixels on white, without annotations. Throws B-DOC-02/03; null for a page that cannot be drawn. */
export const drawGrey = (pdf: Uint8Array, index: number, width: number, height: number): Promise<GreyPage | null> =>
  withPdf(pdf, (engine, doc) => {
    const raw = rawOf(engine);
    const page = raw._FPDF_LoadPage(doc, index);
    if (page === 0) return null;
    const bitmap = raw._FPDFBitmap_Create(width, height, 0);
    try {
      if (bitmap === 0) return null;
      raw._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      raw._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
      const stride = raw._FPDFBitmap_GetStride(bitmap);
      const at = raw._FPDFBitmap_GetBuffer(bitmap);
      const data = new Uint8Array(width * height);
      let coloured = 0;
      for (let y = 0; y < height; y++) {
        const row = raw.HEAPU8.subarray(at + y * stride, at + y * stride + width * 4);
        for (let x = 0, i = 0; x < width; x++, i += 4) {
          const [b, g, r] = [row[i] as number, row[i + 1] as number, row[i + 2] as number];
          data[y * width + x] = (b * 29 + g * 150 + r * 77) >> 8;
          if (Math.abs(r - g) > COLOURED.by || Math.abs(b - g) > COLOURED.by) coloured++;
        }
      }
      if (coloured < COLOURED.pixels) return { width, height, data };
      const colour = new Uint8Array(width * height * 3);
      for (let y = 0, to = 0; y < height; y++) {
        const row = raw.HEAPU8.subarray(at + y * stride, at + y * stride + width * 4);
        for (let i = 0; i < row.length; i += 4, to += 3) {
          colour[to] = row[i + 2] as number;
          colour[to + 1] = row[i + 1] as number;
          colour[to + 2] = row[i] as number;
        }
      }
      return { width, height, data, colour };
    } finally {
      if (bitmap !== 0) raw._FPDFBitmap_Destroy(bitmap);
      raw._FPDF_ClosePage(page);
    }
  }); // prettier-ignore
