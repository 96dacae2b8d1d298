// The pages of a prepared case as pictures, both sides: as they came in, and as the recipient would see them.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Documents, Prepared, PreparedDocument } from '../../flow/index.ts';
import { DOTS_PER_INCH, type Side } from '../casework.ts';
import { pngOf } from './png.ts';
import type { PictureFile } from './task.ts';

/** Pages that stand in the copy, as numbered in the original; the copy's own numbers are their places in this list. */
function keptPages({ judged }: PreparedDocument): number[] {
  const dropped = new Set(judged.dropPages.map(({ page }) => page));
  return judged.document.pages.map(({ no }) => no).filter((no) => !dropped.has(no));
}

/** Draws every page and writes the pictures into `out`. What cannot be drawn has none. `drawn`: told after each document. */
export async function drawCase(
  { documents }: Prepared,
  apart: Documents,
  out: string,
  drawn: (file: string, no: number, of: number) => void,
): Promise<PictureFile[]> {
  const pictures: PictureFile[] = [];
  const draw = async (pdf: Uint8Array, file: string, pages: readonly { page: number; at: number }[], side: Side): Promise<void> => {
    const rasters = await apart.draw(pdf, pages.map(({ at }) => at), DOTS_PER_INCH);
    for (const [i, { page }] of pages.entries()) {
      const raster = rasters[i] ?? null;
      if (raster === null) continue;
      const name = `${pictures.length}.png`;
      await writeFile(path.join(out, name), pngOf(raster, DOTS_PER_INCH), { mode: 0o600 });
      pictures.push({ file, page, side, name });
    }
  }; // prettier-ignore
  for (const [i, document] of documents.entries()) {
    const { file, pages } = document.judged.document;
    if (document.opened.pdf !== null)
      await draw(document.opened.pdf, file, pages.map(({ no }) => ({ page: no, at: no })), 'original'); // prettier-ignore
    if (document.copy !== null)
      await draw(document.copy, file, keptPages(document).map((page, at) => ({ page, at: at + 1 })), 'draft'); // prettier-ignore
    drawn(file, i + 1, documents.length);
  }
  return pictures;
}
