// A page of a PDF as grey pixels, as it is shown. Not here: colour, and anything that is written.
import { withPdf } from './engine.ts';
import { rawOf } from './raw.ts';

/** One byte per pixel, 0 = black, rows from the top. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

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
      for (let y = 0; y < height; y++) {
        const row = raw.HEAPU8.subarray(at + y * stride, at + y * stride + width * 4);
        for (let x = 0, i = 0; x < width; x++, i += 4)
          data[y * width + x] = ((row[i] as number) * 29 + (row[i + 1] as number) * 150 + (row[i + 2] as number) * 77) >> 8;
      }
      return { width, height, data };
    } finally {
      if (bitmap !== 0) raw._FPDFBitmap_Destroy(bitmap);
      raw._FPDF_ClosePage(page);
    }
  }); // prettier-ignore
