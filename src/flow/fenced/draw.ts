// Pages as pixels for people to look at, drawn behind the fence. What comes back is plain pixels of a checked size: the file
// that a browser opens is written by whoever asked (casework), never by what has opened a stranger's document.
import { drawGrey, withPdf, type GreyPage } from '../../pdf/index.ts';
import { LONGEST_SIDE } from './tasks.ts';

const POINTS_PER_INCH = 72;

/** The pages (numbers from 1) of `pdf` as pixels at `dpi`, on white; null for a page that cannot be drawn. */
export async function drawPages(pdf: Uint8Array, pages: readonly number[], dpi: number): Promise<(GreyPage | null)[]> {
  const sizes = await withPdf(pdf, (engine, doc) =>
    pages.map((no): readonly [number, number] | null => {
      const page = engine.FPDF_LoadPage(doc, no - 1);
      if (!page) return null;
      const size = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)] as const;
      engine.FPDF_ClosePage(page);
      return size;
    }),
  );
  const drawn: (GreyPage | null)[] = [];
  for (const [i, no] of pages.entries()) {
    const size = sizes[i] ?? null;
    if (size === null || !(size[0] > 0 && size[1] > 0)) {
      drawn.push(null);
      continue;
    }
    const scale = Math.min(dpi / POINTS_PER_INCH, LONGEST_SIDE / Math.max(...size));
    const [width, height] = size.map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
    drawn.push(await drawGrey(pdf, no - 1, width, height));
  }
  return drawn;
}
