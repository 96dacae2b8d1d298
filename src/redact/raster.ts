// A page that cannot be rewritten safely, as a picture: rendered at 200 dpi, boxes burnt into its pixels, words moved where
// a line was set anew, and the words that survive written back invisibly. Not here: deciding which pages need this (page.ts)
// and where words move to (widths/).
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import { writeNumber } from './write.ts';
import { pictureOf } from './images.ts';
import { survivingWords, writeWords } from './invisible.ts';
import type { SourcePage } from './page.ts';
import { blacken, pack, pixelsOf, render, renderParts, type Part, type Raster } from './pixels.ts';
import { addSection, looseLeaf, opening, startTags, type PageTags } from './sections.ts';
import { lettersOfPage } from './source.ts';
import type { SetLetter } from './values.ts';
import { moveWords } from './widths/pixels.ts';
import { ALONG } from './widths/frame.ts';
import type { Moves } from './widths/moves.ts';

const DPI = 200;
const LONGEST = 6000;

export interface Pictured {
  readonly tags: PageTags;
  readonly content: string;
  readonly xobjects: Readonly<Record<string, PDFObject>>;
  readonly fonts: Readonly<Record<string, PDFObject>>;
}

/** A page as the eye sees it, with the letters that stand on it. */
export interface Photograph {
  readonly raster: Raster;
  readonly letters: readonly SetLetter[];
  /** The pixels of a box of the page, as pixelsOf gives them. */
  readonly pixels: (box: Box) => Box;
  /** Pixels per point. */
  readonly scale: number;
  /** Draws stretches of the page again, moved: see renderParts. */
  readonly draw: (parts: readonly Part[]) => Promise<readonly Raster[]>;
}

/** Renders page `index` (from 0) of `plain`, unturned, so that the picture lies in the page's user space. */
export async function photograph(plain: Uint8Array, index: number, page: SourcePage): Promise<Photograph> {
  const [x0, y0, x1, y1] = page.visible;
  const [wide, high] = [x1 - x0, y1 - y0];
  const scale = Math.min((DPI / 72) * page.unit, LONGEST / Math.max(wide, high));
  const size = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))] as const;
  // Undo the page's own turn, so that the picture lies in the page's user space like everything else.
  const turn = ((4 - page.rotate / 90) % 4) as 0 | 1 | 2 | 3;
  const raster = await render(plain, index, size[0], size[1], { turn });
  const pixels = (box: Box): Box =>
    pixelsOf(
      [(box[0] - x0) / wide, (box[1] - y0) / high, (box[2] - x0) / wide, (box[3] - y0) / high],
      size[0],
      size[1],
    );
  const shape = { width: size[0], height: size[1], rotate: page.rotate };
  const draw = (parts: readonly Part[]) => renderParts(plain, index, shape, parts);
  return { raster, letters: await lettersOfPage(plain, index), pixels, scale, draw };
}

/** The page as a picture without what is under `targets`, with `boxes` burnt in (both in page space) and lines set anew. */
export async function developPage(
  to: PDFContext,
  { raster, letters, pixels, scale, draw }: Photograph,
  page: SourcePage,
  {
    boxes,
    targets,
    moves,
    unseen,
  }: {
    readonly boxes: readonly Box[];
    readonly targets: readonly Box[];
    readonly moves: Moves;
    readonly unseen: Float32Array | undefined;
  },
): Promise<Pictured> {
  const [x0, y0, x1, y1] = page.visible;
  await moveWords(raster, moves, pixels, scale, draw);
  blacken(raster, boxes.map(pixels));
  const turns = new Map(
    moves.lines.flatMap(({ line, words }) => words.flatMap(({ nos }) => nos.map((no) => [no, line.turn]))),
  );
  const by = (no: number): readonly [number, number] => {
    const [ux, uy] = ALONG[turns.get(no) ?? 0] as readonly [number, number];
    const way = moves.offsets.get(no) ?? 0;
    return [ux * way, uy * way];
  };
  const words = survivingWords(letters, targets, page.visible, unseen, by);
  const tags = startTags(undefined);
  const text = writeWords(to, words, tags);
  const n = writeNumber;
  const drawing = `q ${n(x1 - x0)} 0 0 ${n(y1 - y0)} ${n(x0)} ${n(y0)} cm /X0 Do Q`;
  const content = [...pictureSection(tags, words.length > 0, drawing), text.content].join('\n');
  const picture = pictureOf(to, raster.width, raster.height, await pack(raster, true));
  return { tags, content, xobjects: { X0: picture }, fonts: text.fonts };
}

/** The picture of a page is what its words stand on; where there are none, it is all that can be told. */
function pictureSection(tags: PageTags, worded: boolean, drawing: string): string[] {
  const start = worded ? '/Artifact BMC' : opening('Figure', addSection(tags, looseLeaf(tags, 'Figure')));
  return [start, drawing, 'EMC'];
}
