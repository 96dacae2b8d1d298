// A PDF becomes pages and hidden content. What makes it impossible to read is thrown as a code of the catalogue.
import type { Box, Hidden, Page, Unread } from '../../model/index.ts';
import { BlotterError } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { rawOf, withMemory, withPdf } from '../../pdf/index.ts';
import { MAX_BYTES, MAX_PAGES } from '../limits.ts';
import { isSeen } from './annotations.ts';
import { readBookmarks, type SourceBookmark } from './bookmarks.ts';
import { flatten } from './flatten.ts';
import type { Attachment } from './inside.ts';
import { readAttachments, readInside } from './inside.ts';
import { readPage } from './page.ts';
import type { Scan, Setting } from './page.ts';
import { readRevisions } from './revisions.ts';
import { readStructure } from './structure.ts';

export interface ReadPdf {
  /** What the pages were read from: the file itself, or a copy with its fields and notes written into the pages. */
  readonly pdf: Uint8Array;
  readonly pages: readonly Page[];
  readonly hidden: readonly Hidden[];
  readonly attachments: readonly Attachment[];
  readonly bookmarks: readonly SourceBookmark[];
  /** What pages (from 1) hold for a reader of pixels. */
  readonly scans: ReadonlyMap<number, Scan>;
}

/** What was read of all pages. */
interface Leaves {
  readonly pages: readonly Page[];
  /** Text that a reader of the pages does not see. */
  readonly hidden: readonly Hidden[];
  readonly annotations: readonly Hidden[];
  /** Places of each page (from 0) that were marked for redaction. */
  readonly marked: ReadonlyMap<number, readonly Box[]>;
  readonly scans: ReadonlyMap<number, Scan>;
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
  const outer = await withPdf(bytes, async (engine, doc) => {
    const raw = rawOf(engine);
    const count = raw._FPDF_GetPageCount(doc);
    if (count > MAX_PAGES) throw new BlotterError('B-DOC-05', { pages: count, limit: MAX_PAGES });
    if (count < 1) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'it has no pages' });
    const structure = await readStructure(bytes);
    if (structure.opaque) throw new BlotterError('B-DOC-08');
    const attachments = structure.attachments ?? readAttachments(raw, doc, MAX_BYTES);
    const inside = readInside(raw, doc, structure.attachments !== null);
    const plain = { off: structure.off, units: structure.units };
    const leaves = structure.marked ? null : readLeaves(raw, doc, count, plain);
    const flat = leaves?.annotations.some(isSeen) ? flatten(raw, doc, count) : null;
    const bookmarks = readBookmarks(raw, doc);
    return { structure, bookmarks, attachments, inside, plain, leaves, flat };
  });
  const { structure, plain, attachments } = outer;
  const marked = structure.marked;
  const first = outer.leaves ?? (await readFrom(marked ?? bytes, plain));
  const flat = outer.flat ?? (marked && first.annotations.some(isSeen) ? await flattenFrom(marked) : null);
  // What lies on the pages is that of the file as it came; the pages are those that the clean copy is made from.
  const last = flat ? await readFrom(flat, plain) : first;
  const named = structure.attachments ? [] : attachments.map(({ file }) => ({ kind: 'attachment', where: 'attached files', text: file }));
  const revisions = await readRevisions(bytes, structure.states);
  const strays = structure.strays ? await readStrays(structure.strays) : [];
  const hidden = merge([...last.hidden, ...first.annotations, ...structure.hidden, ...outer.inside, ...strays, ...revisions, ...named]);
  const pages = last.pages.map((page, i) => withMarks(page, first.marked.get(i) ?? []));
  return { pdf: flat ?? bytes, pages, hidden, attachments, bookmarks: outer.bookmarks, scans: last.scans };
} // prettier-ignore

const MARKED = 'marked for redaction, never taken out';

/** Whoever drew a redaction mark meant the place to go: nobody has looked at it since, and it is covered until somebody does. */
const withMarks = (page: Page, marks: readonly Box[]): Page => {
  const unread: readonly Unread[] = [...page.unread, ...marks.map((box) => ({ box, why: MARKED }))];
  return marks.length === 0 ? page : { ...page, unread };
};

type Plain = Pick<Setting, 'off' | 'units'>;

const readFrom = (bytes: Uint8Array, plain: Plain): Promise<Leaves> =>
  withPdf(bytes, (engine, doc) => {
    const raw = rawOf(engine);
    return readLeaves(raw, doc, raw._FPDF_GetPageCount(doc), plain);
  });

const flattenFrom = (bytes: Uint8Array): Promise<Uint8Array | null> =>
  withPdf(bytes, (engine, doc) => {
    const raw = rawOf(engine);
    return flatten(raw, doc, raw._FPDF_GetPageCount(doc));
  });

/** Pages that are in the file but not in its order: their text is hidden, all of it. */
async function readStrays(bytes: Uint8Array): Promise<Hidden[]> {
  const where = 'pages that are not in the document’s order';
  try {
    const { pages, hidden } = await readFrom(bytes, { off: new Set(), units: new Map() });
    const text = [...pages.map((page) => page.text), ...hidden.map((one) => one.text ?? '')].filter((one) => one !== '').join('\n');
    return [{ kind: 'stray-page', where: `${where} (${pages.length})`, ...(text === '' ? {} : { text }) }];
  } catch {
    return [{ kind: 'stray-page', where: `${where}, not readable` }];
  }
} // prettier-ignore

/** All pages of an open document with what they hide. */
function readLeaves(raw: RawEngine, doc: number, count: number, plain: Plain): Leaves {
  const info = raw._PDFiumExt_OpenFormFillInfo();
  const form = raw._PDFiumExt_InitFormFillEnvironment(doc, info);
  try {
    return withMemory(raw, 64, (scratch) => {
      const pages: Page[] = [];
      const hidden: Hidden[] = [];
      const annotations: Hidden[] = [];
      const marked = new Map<number, readonly Box[]>();
      const scans = new Map<number, Scan>();
      for (let i = 0; i < count; i++) {
        const read = readPage(raw, doc, i, scratch, { ...plain, form });
        pages.push(read.page);
        if (read.scan) scans.set(i + 1, read.scan);
        hidden.push(...read.hidden);
        annotations.push(...read.annotations.hidden);
        if (read.annotations.marked.length > 0) marked.set(i, read.annotations.marked);
      }
      return { pages, hidden, annotations, marked, scans };
    });
  } finally {
    if (form !== 0) raw._PDFiumExt_ExitFormFillEnvironment(form);
    raw._PDFiumExt_CloseFormFillInfo(info);
  }
}
