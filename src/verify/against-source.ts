// The clean copy held against its source, page by page: sizes, order, and every glyph outside the boxes. One page of each is
// in memory at a time. Not here: how two pages are compared (compare.ts).
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Verdict } from '../model/index.ts';
import { comparePages, keptWords } from './compare.ts';
import { open } from './open.ts';
import { readPage } from './reader.ts';
import { boxesOn, shiftsOn, type Glyph, type ReadPage, type VerifyRequest } from './request.ts';
import type { Wanted } from './search.ts';

/** A comparison under way. The caller closes it. */
export interface Comparison {
  /** Compares page `no` (from 1) of the copy; `added` are its glyphs that the source cannot have. */
  look(page: ReadPage, no: number, added: ReadonlySet<Glyph>): Promise<void>;
  verdicts(): readonly Verdict[];
  close(): Promise<void>;
}

const CHECK = 'source can be compared';

/** Opens the source for a copy of `pages` pages. A source that cannot be compared is a verdict, not an error. */
export async function startComparison(
  request: VerifyRequest,
  bytes: Uint8Array,
  pages: number,
  wanted: readonly Wanted[],
): Promise<Comparison> {
  const failed: Verdict[] = [];
  const fail = (check: string, where: string, result: 'fail' | 'unsure' = 'fail') =>
    failed.push({ check, result, where });
  let source: PDFDocumentProxy | null = null;
  try {
    source = await open(bytes);
  } catch {
    fail(CHECK, 'another engine cannot open it', 'unsure');
  }
  const count = source?.numPages ?? 0;
  const order = request.pages ?? Array.from({ length: count }, (_, i) => i + 1);
  if (source && (order.length !== pages || order.some((no) => no < 1 || no > count)))
    fail('pages are all there', `${pages} pages where ${order.length} were declared`);
  let going = failed.length === 0;

  const compare = (original: ReadPage, output: ReadPage, no: number, added: ReadonlySet<Glyph>): void => {
    const { boxes } = boxesOn(request, no);
    const unseen = request.unseen?.get(no);
    if (!sameShape(original, output)) fail('pages have their size', `page ${no}`);
    if (request.rasterised?.includes(no) === true) {
      const share = keptWords(original, output, [...boxes, ...shiftsOn(request, no).taken], added, wanted, unseen);
      if (share < 0.99) fail('text outside the boxes is kept', `page ${no}: ${Math.floor(share * 100)} % of its words`);
      return;
    }
    const declared = { ...shiftsOn(request, no), unseen };
    const { lost, added: more, total, left } = comparePages(original, output, boxes, added, declared);
    if (lost > 0) fail('text outside the boxes is kept', `page ${no}: ${lost} of ${total} characters lost or moved`);
    if (left > 0) fail('text that nobody sees is gone', `page ${no}: ${left} characters`);
    if (more > 0) fail('no text is added', `page ${no}: ${more} characters`);
  };

  return {
    look: async (page, no, added) => {
      if (!source || !going) return;
      try {
        compare(await readPage(source, order[no - 1] as number), page, no, added);
      } catch {
        going = false;
        fail(CHECK, 'another engine cannot read a page of it', 'unsure');
      }
    },
    verdicts: () =>
      failed.length > 0
        ? failed
        : [
            {
              check: 'text outside the boxes is kept',
              result: 'pass',
              where: `${pages} pages, same size and order`,
            },
          ],
    close: async () => {
      await source?.loadingTask.destroy();
    },
  };
}

const sameShape = (a: ReadPage, b: ReadPage): boolean =>
  a.rotate === b.rotate && a.unit === b.unit && a.view.every((side, i) => Math.abs(side - (b.view[i] ?? 0)) < 0.01);
