// Which letters of a page a reader does not see because of what is painted around them: type on its own colour, type
// under something that is laid over it, what a scanner read. Not here: what the type itself says (glyphs.ts).
import type { Box } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { coverOf, isOnItsOwnColour } from './covers.ts';
import type { Paint } from './covers.ts';
import type { Glyphs } from './glyphs.ts';
import { shownShares } from './seen.ts';
import { MANY_OUTLINES } from './shapes.ts';
import type { Shapes } from './shapes.ts';

/** A letter shows where more than this share of its box changes when it is taken away: ink fills 15 to 25 %. */
const SHOWN = 0.02;

const area = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);

/** Pictures so small are ornaments: no scanner read them. */
const LEAST_SCAN = 20;

const centreOf = (glyphs: Glyphs, i: number): readonly [number, number] => [
  ((glyphs.box[i * 4] as number) + (glyphs.box[i * 4 + 2] as number)) / 2,
  ((glyphs.box[i * 4 + 1] as number) + (glyphs.box[i * 4 + 3] as number)) / 2,
];

/** Glyphs `from` … `to` (exclusive) of one run, with the box around them. */
function* stretches(glyphs: Glyphs): Generator<{ from: number; to: number; box: Box }> {
  for (let from = 0; from < glyphs.count;) {
    let to = from;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (; to < glyphs.count && glyphs.run[to] === glyphs.run[from]; to++) {
      x0 = Math.min(x0, glyphs.box[to * 4] as number);
      y0 = Math.min(y0, glyphs.box[to * 4 + 1] as number);
      x1 = Math.max(x1, glyphs.box[to * 4 + 2] as number);
      y1 = Math.max(y1, glyphs.box[to * 4 + 3] as number);
    }
    yield { from, to, box: [x0, y0, x1, y1] };
    from = to;
  }
}

/** Marks what geometry takes for hidden, and gives the glyphs that were so marked with the thing that covers them. */
function propose(glyphs: Glyphs, paints: readonly Paint[]): Map<number, Paint | null> {
  const proposed = new Map<number, Paint | null>();
  for (const { from, to, box } of stretches(glyphs)) {
    const run = glyphs.runs[glyphs.run[from] as number];
    if (!run || run.drawn < 0) continue;
    const near = paints.filter((paint) => overlaps(paint.box, box));
    const pale = run.rgb?.every((channel) => channel > 249) === true;
    if (near.length === 0 && !pale) continue;
    for (let i = from; i < to; i++) {
      if (glyphs.concealed[i] !== null) continue;
      const [x, y] = centreOf(glyphs, i);
      const cover = coverOf(near, run.drawn, x, y);
      if (cover) glyphs.concealed[i] = 'covered-text';
      else if (run.rgb && isOnItsOwnColour(near, run.drawn, run.rgb, x, y)) {
        glyphs.concealed[i] = pale ? 'white-text' : 'same-colour-text';
      } else continue;
      proposed.set(i, cover);
    }
  }
  return proposed;
}

/**
 * Completes `glyphs.concealed` for an open page. What geometry proposes is believed only where the page looks the same
 * without those letters. `raw` renders; nothing of the page is changed when this returns.
 */
export function conceal(raw: RawEngine, page: number, glyphs: Glyphs, shapes: Shapes, crop: Box, rotate: number): void {
  const proposed = propose(glyphs, shapes.paints);
  const shown = proposed.size === 0 ? new Map<number, number>() : shownShares(raw, page, glyphs, [...proposed.keys()], crop, rotate);
  for (const [i, cover] of proposed) {
    const share = shown.get(i);
    if (share === undefined || share > SHOWN) glyphs.concealed[i] = null;
    // A scanner's words under the picture of their page ("text under image").
    else if (cover?.picture && area(cover.box) > area(crop) / 2) glyphs.concealed[i] = 'ocr-layer';
  }
  const scans = shapes.pictures.filter(
    ({ box }) => box[2] - box[0] >= LEAST_SCAN && box[3] - box[1] >= LEAST_SCAN,
  );
  // Type turned into drawings, with its words kept beside it: no picture, and yet the same.
  const drawn = shapes.outlines >= MANY_OUTLINES && !glyphs.concealed.includes(null) ? shapes.outlined : null;
  if (scans.length === 0 && !drawn) return;
  for (let i = 0; i < glyphs.count; i++) {
    if (glyphs.concealed[i] !== 'invisible-text' || !glyphs.runs[glyphs.run[i] as number]?.unpainted) continue;
    const [x, y] = centreOf(glyphs, i);
    const holds = (box: Box): boolean => x > box[0] && x < box[2] && y > box[1] && y < box[3];
    const scanned = scans.some(({ box }) => holds(box) || area(box) > area(crop) / 2);
    if (scanned || (drawn && holds(drawn))) glyphs.concealed[i] = 'ocr-layer';
  }
} // prettier-ignore
