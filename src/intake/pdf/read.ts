// A PDF becomes pages and hidden content. What makes it impossible to read is thrown as a code of the catalogue.
import type { Hidden, Page } from '../../model/index.ts';
import { BlotterError } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { rawOf, withMemory, withPdf } from '../../pdf/index.ts';
import { MAX_BYTES, MAX_PAGES } from '../limits.ts';
import { readBookmarks, type SourceBookmark } from './bookmarks.ts';
import { flatten } from './flatten.ts';
import type { Attachment } from './inside.ts';
import { isSeen, readAttachments, readInside } from './inside.ts';
import { readPage } from './page.ts';
import { readStructure } from './structure.ts';

export interface ReadPdf {
  /** What the pages were read from: the file itself, or a copy with its fields and notes written into the pages. */
  readonly pdf: Uint8Array;
  readonly pages: readonly Page[];
  readonly hidden: readonly Hidden[];
  readonly attachments: readonly Attachment[];
  readonly bookmarks: readonly SourceBookmark[];
}

/** Same kind and place said twice (by the engine and by the walk) are one. */
function merge(hidden: readonly Hidden[]): Hidden[] {
  const kept = new Map<string, Hidden>();
  for (const one of hidden) kept.set(`${one.kind}\u0000${one.where}\u0000${one.text ?? ''}`, one);
  return [...kept.values()];
}

/**
 * Reads every page of a PDF. Throws B-DOC-02 (password), B-DOC-03 (damaged), B-DOC-05 (too many pages; before any text is
 * read) or B-DOC-08 (dynamic form, portfolio). An empty user password opens the file.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const whole = await withPdf(bytes, async (engine, doc) => {
    const raw = rawOf(engine);
    const count = raw._FPDF_GetPageCount(doc);
    if (count > MAX_PAGES) throw new BlotterError('B-DOC-05', { pages: count, limit: MAX_PAGES });
    if (count < 1) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'it has no pages' });
    const structure = await readStructure(bytes);
    if (structure.opaque) throw new BlotterError('B-DOC-08');
    const { pages, hidden } = readPages(raw, doc, count, structure.off);
    const attachments = readAttachments(raw, doc, MAX_BYTES);
    const named = attachments.map(({ file }) => ({ kind: 'attachment', where: 'embedded files', text: file }));
    const all = merge([...structure.hidden, ...readInside(raw, doc), ...hidden, ...named]);
    const flat = all.some(isSeen) ? flatten(raw, doc, count) : null;
    const bookmarks = readBookmarks(raw, doc);
    return { pdf: flat ?? bytes, pages, hidden: all, attachments, bookmarks, off: structure.off };
  });
  if (whole.pdf === bytes) return whole;
  // The hidden content is that of the file as it came; the pages are those that the clean copy is made from.
  const pages = await withPdf(whole.pdf, (engine, doc) => {
    const raw = rawOf(engine);
    return readPages(raw, doc, raw._FPDF_GetPageCount(doc), whole.off).pages;
  });
  return { ...whole, pages };
}

/** All pages of an open document with what they hide. */
function readPages(
  raw: RawEngine,
  doc: number,
  count: number,
  off: ReadonlySet<string>,
): { pages: Page[]; hidden: Hidden[] } {
  const info = raw._PDFiumExt_OpenFormFillInfo();
  const form = raw._PDFiumExt_InitFormFillEnvironment(doc, info);
  try {
    return withMemory(raw, 64, (scratch) => {
      const pages: Page[] = [];
      const hidden: Hidden[] = [];
      for (let i = 0; i < count; i++) {
        const read = readPage(raw, doc, i, scratch, off, form);
        pages.push(read.page);
        hidden.push(...read.hidden);
      }
      return { pages, hidden };
    });
  } finally {
    if (form !== 0) raw._PDFiumExt_ExitFormFillEnvironment(form);
    raw._PDFiumExt_CloseFormFillInfo(info);
  }
}
