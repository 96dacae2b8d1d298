// The check of a clean copy by other means than those that made it: another engine (pdf.js), and a scanner of our own over
// every byte. It knows nothing of how the copy was made. Unsure counts as failed wherever something is released.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Verdict } from '../model/index.ts';
import { startComparison } from './against-source.ts';
import { lookUnder, stampOf } from './covered.ts';
import { findLeaksInFile, findLeaksOnPage } from './leaks.ts';
import { open, readPage } from './reader.ts';
import { uncoveredPictures } from './pictures.ts';
import { changedShare, litBoxes } from './render.ts';
import { boxesOn, shiftsOn, type Glyph, type ReadPage, type VerifyRequest } from './request.ts';
import { scan } from './scan.ts';
import { prepare } from './search.ts';
import { readShapes } from './shapes.ts';
import { BOOKMARKS, strayBookmarks } from './bookmarks.ts';
import { checkStructure } from './structure.ts';

export { BOOKMARKS } from './bookmarks.ts';
export type { VerifyRequest } from './request.ts';

/** Is every verdict a pass? An empty list is not. */
export const isFit = (verdicts: readonly Verdict[]): boolean =>
  verdicts.length > 0 && verdicts.every(({ result }) => result === 'pass');

/**
 * Checks one clean copy. One verdict per check, and one per place where a check failed; never a value, only its number
 * in the request, a page or an object. Does not throw on a bad file: what cannot be opened is a failed verdict.
 */
export async function verifyPdf(request: VerifyRequest): Promise<Verdict[]> {
  const scanned = scan(request.output);
  const shapes = readShapes(scanned, request.labels ?? []);
  const verdicts = checkStructure(request.output, scanned, shapes);
  let output: PDFDocumentProxy;
  try {
    output = await open(request.output);
  } catch {
    return [...verdicts, { check: 'opens in another engine', result: 'fail', where: 'whole file' }];
  }
  const wanted = prepare(request.values);
  const boxes = checkBoxes(request, output.numPages);
  const comparison = request.source ? await startComparison(request, request.source, output.numPages, wanted) : null;
  try {
    const leaks: Verdict[] = [];
    const added: Set<Glyph>[] = [];
    const astray: Verdict[] = [];
    for (let no = 1; no <= output.numPages; no++) {
      let page: ReadPage;
      try {
        page = await readPage(output, no);
      } catch {
        return [...verdicts, { check: 'opens in another engine', result: 'fail', where: 'a page cannot be read' }];
      }
      leaks.push(...findLeaksOnPage(page, no, wanted));
      const own = boxes.look(page, no);
      astray.push(...strayBookmarks(shapes.bookmarks, page, no));
      added.push(own);
      await comparison?.look(page, no, own);
    }
    leaks.push(...findLeaksInFile(scanned, request.output, wanted));
    verdicts.push(
      ...(leaks.length > 0
        ? leaks
        : [{ check: 'values are gone', result: 'pass', where: `${request.values.length} in every channel` } as const]),
      ...boxes.verdicts(),
      ...(astray.length > 0 || shapes.bookmarks.length === 0
        ? astray
        : [{ check: BOOKMARKS, result: 'pass', where: `${shapes.bookmarks.length} bookmarks` } as const]),
      ...(comparison?.verdicts() ?? []),
    );
    if (request.render === true) await checkPixels(request, output.numPages, added, verdicts);
    return verdicts;
  } finally {
    await output.loadingTask.destroy();
    await comparison?.close();
  }
}

/** A check that is shown the pages one by one, so that no more than one of them is in memory. */
interface BoxCheck {
  /** Gives the glyphs of the page that were added on purpose. */
  look(page: ReadPage, no: number): Set<Glyph>;
  verdicts(): readonly Verdict[];
}

/** No text under any box but its label. */
function checkBoxes(request: VerifyRequest, pages: number): BoxCheck {
  const check = 'nothing stands under a box';
  const failed: Verdict[] = [];
  const fail = (result: 'fail' | 'unsure', where: string) => failed.push({ check, result, where });
  if (request.boxes.some(({ page }) => page < 1 || page > pages)) fail('fail', 'a box is on a page that is not there');
  return {
    look: (page, no) => {
      const { boxes, labels } = boxesOn(request, no);
      const stamp = stampOf(page, request.stamp);
      const rest = stamp.size === 0 ? page : { ...page, glyphs: page.glyphs.filter((glyph) => !stamp.has(glyph)) };
      const covered = lookUnder(rest, boxes, labels);
      if (covered.failed > 0) fail('fail', `${covered.failed} of ${boxes.length} boxes on page ${no}`);
      if (page.doubtful && boxes.length > 0) fail('unsure', `vertical writing on page ${no}`);
      return new Set([...stamp, ...covered.labels]);
    },
    verdicts: () =>
      failed.length > 0 ? failed : [{ check, result: 'pass', where: `${request.boxes.length} boxes` } as const],
  };
}

/** So much of a page may look different outside its boxes: a stroke that ran under a box goes whole. */
const CHANGED = 0.003;

async function checkPixels(
  request: VerifyRequest,
  pages: number,
  added: readonly Set<Glyph>[],
  verdicts: Verdict[],
): Promise<void> {
  const say = (check: string, where: string, result: 'fail' | 'unsure') => verdicts.push({ check, result, where });
  const before = verdicts.length;
  const drawn = await open(request.output, true);
  let source: PDFDocumentProxy | null = null;
  try {
    if (request.source) source = await open(request.source, true);
    for (let no = 1; no <= pages; no++) {
      const { boxes } = boxesOn(request, no);
      const extra = [...(added[no - 1] ?? [])];
      if (boxes.length > 0) {
        const covered = await uncoveredPictures(drawn, no, boxes);
        if (covered === null) say(PICTURES, `a picture on page ${no} cannot be looked at`, 'unsure');
        else if (covered > 0) say(PICTURES, `${covered} pictures on page ${no}`, 'fail');
        const lit = await litBoxes(drawn, no, boxes, extra);
        if (lit === null) say(BLACK, 'nothing can be rendered on this machine', 'unsure');
        else if (lit > 0) say(BLACK, `${lit} boxes on page ${no}`, 'fail');
      }
      if (source && request.rasterised?.includes(no) !== true) {
        const { shifts, taken } = shiftsOn(request, no);
        const places = shifts.flatMap(({ box, dx, dy }): Box[] => [
          box,
          [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy],
        ]);
        const known = [...boxes, ...taken, ...places];
        const share = await changedShare(source, request.pages?.[no - 1] ?? no, drawn, no, known, extra);
        if (share === null) say(LOOKS, 'nothing can be rendered on this machine', 'unsure');
        else if (share > CHANGED) say(LOOKS, `page ${no}: ${(share * 100).toFixed(1)} % of it differs`, 'fail');
      }
    }
  } catch {
    say(BLACK, 'a page cannot be rendered', 'unsure');
  } finally {
    await drawn.loadingTask.destroy();
    await source?.loadingTask.destroy();
  }
  if (verdicts.length > before) return;
  for (const check of [PICTURES, BLACK, ...(source ? [LOOKS] : [])])
    verdicts.push({ check, result: 'pass', where: `${request.boxes.length} boxes` });
}

const PICTURES = 'pictures are gone under the boxes';
const BLACK = 'boxes are black all over';
const LOOKS = 'the rest looks as it did';
