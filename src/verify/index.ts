// The check of a clean copy by other means than those that made it: another engine (pdf.js), and a scanner of our own over
// every byte. It knows nothing of how the copy was made. Unsure counts as failed wherever something is released.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Verdict } from '../model/index.ts';
import { comparePages, keptWords } from './compare.ts';
import { lookUnder, stampOf } from './covered.ts';
import { findLeaks } from './leaks.ts';
import { open, readPage } from './reader.ts';
import { uncoveredPictures } from './pictures.ts';
import { changedShare, litBoxes } from './render.ts';
import type { Glyph, ReadPage, VerifyRequest } from './request.ts';
import { scan } from './scan.ts';
import { prepare, type Wanted } from './search.ts';
import { checkStructure } from './structure.ts';

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
  const verdicts = checkStructure(request.output, scanned);
  let output: PDFDocumentProxy;
  try {
    output = await open(request.output);
  } catch {
    return [...verdicts, { check: 'opens in another engine', result: 'fail', where: 'whole file' }];
  }
  try {
    const pages = await readAll(output);
    if (!pages)
      return [...verdicts, { check: 'opens in another engine', result: 'fail', where: 'a page cannot be read' }];
    const wanted = prepare(request.values);
    const leaks = findLeaks(pages, scanned, request.output, wanted);
    verdicts.push(
      ...(leaks.length > 0
        ? leaks
        : [{ check: 'values are gone', result: 'pass', where: `${request.values.length} in every channel` } as const]),
    );
    const added = checkBoxes(request, pages, verdicts);
    if (request.source) await checkAgainstSource(request, request.source, pages, added, wanted, verdicts);
    if (request.render === true) await checkPixels(request, pages.length, added, verdicts);
    return verdicts;
  } finally {
    await output.loadingTask.destroy();
  }
}

async function readAll(document: PDFDocumentProxy): Promise<ReadPage[] | null> {
  const pages: ReadPage[] = [];
  try {
    for (let no = 1; no <= document.numPages; no++) pages.push(await readPage(document, no));
  } catch {
    return null;
  }
  return pages;
}

const boxesOn = (request: VerifyRequest, page: number): { readonly boxes: Box[]; readonly labels: string[] } => {
  const mine = request.boxes.flatMap((one, i) =>
    one.page === page ? [{ box: one.box, label: request.labels?.[i] ?? '' }] : [],
  );
  return { boxes: mine.map(({ box }) => box), labels: mine.map(({ label }) => label) };
};

/** No text under any box but its label. Gives the glyphs that were added on purpose, page by page. */
function checkBoxes(request: VerifyRequest, pages: readonly ReadPage[], verdicts: Verdict[]): Set<Glyph>[] {
  const check = 'nothing stands under a box';
  let failed = false;
  const fail = (result: 'fail' | 'unsure', where: string) => {
    failed = true;
    verdicts.push({ check, result, where });
  };
  if (request.boxes.some(({ page }) => page < 1 || page > pages.length))
    fail('fail', 'a box is on a page that is not there');
  const added = pages.map((page, i) => {
    const { boxes, labels } = boxesOn(request, i + 1);
    const stamp = stampOf(page, request.stamp);
    const rest = { ...page, glyphs: page.glyphs.filter((glyph) => !stamp.has(glyph)) };
    const covered = lookUnder(rest, boxes, labels);
    if (covered.failed > 0) fail('fail', `${covered.failed} of ${boxes.length} boxes on page ${i + 1}`);
    if (page.doubtful && boxes.length > 0) fail('unsure', `vertical writing on page ${i + 1}`);
    return new Set([...stamp, ...covered.labels]);
  });
  if (!failed) verdicts.push({ check, result: 'pass', where: `${request.boxes.length} boxes` });
  return added;
}

async function checkAgainstSource(
  request: VerifyRequest,
  bytes: Uint8Array,
  pages: readonly ReadPage[],
  added: readonly Set<Glyph>[],
  wanted: readonly Wanted[],
  verdicts: Verdict[],
): Promise<void> {
  let source: PDFDocumentProxy;
  try {
    source = await open(bytes);
  } catch {
    verdicts.push({ check: 'source can be compared', result: 'unsure', where: 'another engine cannot open it' });
    return;
  }
  try {
    const order = request.pages ?? Array.from({ length: source.numPages }, (_, i) => i + 1);
    const before = verdicts.length;
    const fail = (check: string, where: string, result: 'fail' | 'unsure' = 'fail') =>
      verdicts.push({ check, result, where });
    if (order.length !== pages.length || order.some((no) => no < 1 || no > source.numPages)) {
      fail('pages are all there', `${pages.length} pages where ${order.length} were declared`);
      return;
    }
    for (const [i, output] of pages.entries()) {
      const original = await readPage(source, order[i] as number);
      const { boxes } = boxesOn(request, i + 1);
      if (!sameShape(original, output)) fail('pages have their size', `page ${i + 1}`);
      if (request.rasterised?.includes(i + 1) === true) {
        const share = keptWords(original, output, boxes, added[i] ?? new Set(), wanted);
        if (share < 0.99)
          fail('text outside the boxes is kept', `page ${i + 1}: ${Math.floor(share * 100)} % of its words`);
        continue;
      }
      const { lost, added: more, total } = comparePages(original, output, boxes, added[i] ?? new Set());
      if (lost > 0)
        fail('text outside the boxes is kept', `page ${i + 1}: ${lost} of ${total} characters lost or moved`);
      if (more > 0) fail('no text is added', `page ${i + 1}: ${more} characters`);
    }
    if (verdicts.length === before)
      verdicts.push({
        check: 'text outside the boxes is kept',
        result: 'pass',
        where: `${pages.length} pages, same size and order`,
      });
  } catch {
    verdicts.push({
      check: 'source can be compared',
      result: 'unsure',
      where: 'another engine cannot read a page of it',
    });
  } finally {
    await source.loadingTask.destroy();
  }
}

const sameShape = (a: ReadPage, b: ReadPage): boolean =>
  a.rotate === b.rotate && a.unit === b.unit && a.view.every((side, i) => Math.abs(side - (b.view[i] ?? 0)) < 0.01);

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
        const share = await changedShare(source, request.pages?.[no - 1] ?? no, drawn, no, boxes, extra);
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
