// The check of a clean copy by other means than those that made it: another engine (pdf.js), and a scanner of our own over
// every byte. It knows nothing of how the copy was made. Unsure counts as failed wherever something is released.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Verdict } from '../model/index.ts';
import { startComparison } from './against-source.ts';
import { findInCodes } from './codes.ts';
import { lookUnder, stampOf } from './covered.ts';
import { findLeaksInFile, findLeaksOnPage } from './leaks.ts';
import { open } from './open.ts';
import { readPage } from './reader.ts';
import { lookAtPages, type KnownPage } from './look.ts';
import { boxesOn, type Glyph, type ReadPage, type VerifyRequest } from './request.ts';
import { scan } from './scan.ts';
import { prepare } from './search.ts';
import { readShapes } from './shapes.ts';
import { BOOKMARKS, strayBookmarks } from './bookmarks.ts';
import { checkData } from './data.ts';
import { checkShape } from './shape.ts';
import { checkStructure } from './structure.ts';

export { failedPages } from './failed-pages.ts';
export { inWords, type Finding } from './in-words.ts';
export { BLACK, colourOf, type BoxColour } from './boxes-drawn.ts';
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
  // The other engine asks for its decoders by the file that was opened last, and waits for ever where that one was closed
  // meanwhile: one check at a time in a process. It runs in one thread anyhow.
  const turn = last.then(() => check(request));
  last = turn.then(
    () => undefined,
    () => undefined,
  );
  return turn;
}

let last: Promise<void> = Promise.resolve();

async function check(request: VerifyRequest): Promise<Verdict[]> {
  const scanned = scan(request.output);
  const shapes = readShapes(scanned, request.labels ?? []);
  const verdicts = [
    ...checkStructure(request.output, scanned, shapes),
    ...checkShape(scanned, shapes.known),
    ...checkData(request.output, scanned),
  ];
  let output: PDFDocumentProxy;
  try {
    output = await open(request.output);
  } catch {
    return [...verdicts, { check: 'opens in another engine', result: 'fail', where: 'whole file' }];
  }
  const wanted = prepare(request.values);
  const codes = findInCodes(scanned, request.values, wanted);
  const boxes = checkBoxes(request, output.numPages);
  const comparison = request.source ? await startComparison(request, request.source, output.numPages, wanted) : null;
  const known: KnownPage[] = [];
  try {
    const leaks: Verdict[] = [];
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
      if (request.render === true)
        known.push({ view: page.view, added: own, doubted: codes.doubtful.has(no) ? [page.view] : [] });
      await comparison?.look(page, no, own);
    }
    leaks.push(...findLeaksInFile(scanned, request.output, wanted), ...codes.verdicts);
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
  } finally {
    await output.loadingTask.destroy();
    await comparison?.close();
  }
  // Only now: with the letters of both files in memory, their pixels would not fit a small machine.
  if (request.render === true) {
    const idle = request.readFailed === false && verdicts.some(({ result }) => result !== 'pass');
    verdicts.push(...(await lookAtPages(idle ? { ...request, read: false } : request, known)));
  }
  return verdicts;
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
