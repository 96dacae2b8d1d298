// A page that cannot be rewritten safely, as a picture: rendered at 200 dpi, boxes burnt into its pixels, and the words
// that survive written back invisibly. Not here: deciding which pages need this (page.ts).
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import { writeNumber } from './content.ts';
import { pictureOf } from './images.ts';
import { survivingWords, writeWords } from './invisible.ts';
import type { SourcePage } from './page.ts';
import { blacken, pack, pixelsOf, render } from './pixels.ts';
import { lettersOfPage } from './source.ts';

const DPI = 200;
const LONGEST = 6000;

export interface Pictured {
  readonly content: string;
  readonly xobjects: Readonly<Record<string, PDFObject>>;
  readonly fonts: Readonly<Record<string, PDFObject>>;
}

/** Page `index` (from 0) of `plain` as a picture without what is under `boxes` (page space). */
export async function picturePage(
  to: PDFContext,
  plain: Uint8Array,
  index: number,
  page: SourcePage,
  boxes: readonly Box[],
): Promise<Pictured> {
  const [x0, y0, x1, y1] = page.visible;
  const [wide, high] = [x1 - x0, y1 - y0];
  const scale = Math.min((DPI / 72) * page.unit, LONGEST / Math.max(wide, high));
  const size = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))] as const;
  // Undo the page's own turn, so that the picture lies in the page's user space like everything else.
  const turn = ((4 - page.rotate / 90) % 4) as 0 | 1 | 2 | 3;
  const raster = await render(plain, index, size[0], size[1], { turn });
  const unit = boxes.map((box): Box => [
    (box[0] - x0) / wide,
    (box[1] - y0) / high,
    (box[2] - x0) / wide,
    (box[3] - y0) / high,
  ]);
  blacken(
    raster,
    unit.map((box) => pixelsOf(box, size[0], size[1])),
  );
  const words = survivingWords(await lettersOfPage(plain, index), boxes, page.visible);
  const text = writeWords(to, words);
  const n = writeNumber;
  const content = `q ${n(wide)} 0 0 ${n(high)} ${n(x0)} ${n(y0)} cm /X0 Do Q\n${text.content}`;
  return { content, xobjects: { X0: pictureOf(to, size[0], size[1], await pack(raster, true)) }, fonts: text.fonts };
}
