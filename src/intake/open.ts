// Opens one document of a case, whatever it is. Every way out of here is a document: what cannot be read says why in itself.
import { createHash } from 'node:crypto';
import type { CaseDocument, Format, Hidden, Page } from '../model/index.ts';
import { BlotterError } from '../model/index.ts';
import { classify, rolesOf } from './classify/index.ts';
import { readDocx } from './docx/read.ts';
import { nameAttached } from './attached.ts';
import { readMail } from './eml/read.ts';
import type { Hints } from './failure.ts';
import { failedBy } from './failure.ts';
import type { Manuscript } from './layout/lay.ts';
import { MAX_ATTACHED, MAX_BYTES, MAX_DEPTH } from './limits.ts';
import { layOutWord } from './office/lay.ts';
import { localOffice, type OfficeRunner } from './office/runner.ts';
import type { SourceBookmark } from './pdf/bookmarks.ts';
import { readPdf, type ReadPdf } from './pdf/read.ts';
import { readPagePixels } from './pixels/read.ts';
import type { PictureReader } from '../reading/index.ts';
import type { Kind } from './sniff.ts';
import { endingOf, promised, sniff } from './sniff.ts';
import { readText } from './txt/read.ts';
import { readXlsx } from './xlsx/read.ts';
import { readZip } from './zip/read.ts';

export interface Opened {
  readonly document: CaseDocument;
  /** Of the file as it came, hexadecimal. */
  readonly sha256: string;
  /**
   * What the clean copy is made from: a PDF's own bytes (with fields and free-text notes that a reader sees written into
   * the pages), or the pages that everything else was laid out as. Null where there is none.
   */
  readonly pdf: Uint8Array | null;
  /** Pictures, whose boxes are in pixels: width and height of one pixel of each page in points of `pdf` (see placeOnPdf). */
  readonly pixel?: readonly (readonly [number, number])[];
  /** Files inside the file, each to be read as a document of its own. */
  readonly attachments: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** A PDF's own bookmarks. */
  readonly bookmarks?: readonly SourceBookmark[];
}

/** What a format's reader hands over. */
interface Content {
  readonly format: Format;
  readonly pages: readonly Page[];
  readonly hidden: readonly Hidden[];
  readonly pdf: Uint8Array | null;
  readonly pixel?: Opened['pixel'];
  readonly laidOutBy?: string;
  readonly attachments: Opened['attachments'];
  readonly bookmarks?: readonly SourceBookmark[];
}

/** Lays a manuscript out and reads it back, so that every letter has its box. */
async function throughPdf(
  format: Format,
  manuscript: Manuscript,
  hidden: readonly Hidden[],
  attachments: Opened['attachments'] = [],
): Promise<Content> {
  // Loaded where it is needed: its fonts are a fifth of what a case of PDFs would start with.
  const { layOut } = await import('./layout/lay.ts');
  const pdf = await layOut(manuscript);
  const { pages } = await readPdf(pdf);
  return { format, pages, hidden, pdf, attachments, laidOutBy: 'Blotter' };
}

/** Pictures that came inside an office file are not laid out: they are told, and handed on as files to be looked at. */
const pictured = (pictures: Opened['attachments']): Hidden[] =>
  pictures.map((_, i) => ({ kind: 'picture', where: `picture ${i + 1} in the file, not read` }));

/** Pages with their pixels read, where somebody reads pixels. */
async function seePixels(
  { pdf, pages, scans }: Pick<ReadPdf, 'pdf' | 'pages' | 'scans'>,
  reader: PictureReader | null,
): Promise<{ readonly pages: readonly Page[]; readonly hidden: readonly Hidden[] }> {
  return reader && scans.size > 0 ? readPagePixels(pdf, pages, scans, reader) : { pages, hidden: [] };
}

/** A Word file: laid out by LibreOffice where that is wanted and loses nothing, else by us, its pictures then beside it. */
async function readWord(bytes: Uint8Array, reader: PictureReader | null, office: OfficeRunner): Promise<Content> {
  const { manuscript, hidden, pictures, embedded } = readDocx(bytes);
  const laid = await layOutWord(bytes, manuscript, office);
  if (!laid) return throughPdf('docx', manuscript, [...hidden, ...pictured(pictures)], [...pictures, ...embedded]);
  const seen = await seePixels(laid, reader);
  return {
    format: 'docx',
    pages: seen.pages,
    hidden: [...hidden, ...seen.hidden],
    pdf: laid.pdf,
    laidOutBy: laid.by,
    attachments: embedded,
  };
}

/** A workbook is always laid out by us: LibreOffice prints it, and a print cuts rows apart where the paper ends. */
function readSheets(bytes: Uint8Array): Promise<Content> {
  const { manuscript, hidden, pictures, embedded } = readXlsx(bytes);
  return throughPdf('xlsx', manuscript, [...hidden, ...pictured(pictures)], [...pictures, ...embedded]);
}

/** DOC, XLS, RTF, OpenDocument: LibreOffice makes of them what we read. Throws B-DOC-12 where it cannot. */
async function readOld(
  bytes: Uint8Array,
  kind: Extract<Kind, { open: 'office' }>,
  reader: PictureReader | null,
  office: OfficeRunner,
): Promise<Content> {
  const made = await office.convert(bytes, kind.ending, kind.to);
  const reason = made === null ? 'it is not installed, or BLOTTER_OFFICE is off' : made.ok ? '' : made.why;
  if (!made?.ok) throw new BlotterError('B-DOC-12', { format: kind.other, reason });
  const content = await (kind.to === 'docx' ? readWord(made.bytes, reader, office) : readSheets(made.bytes));
  const told: Hidden = {
    kind: 'not-inspected',
    where: `the ${kind.other} file itself; this is what ${made.by} made of it`,
  };
  return { ...content, hidden: [...content.hidden, told] };
}

async function read(
  bytes: Uint8Array,
  kind: Kind,
  reader: PictureReader | null,
  office: OfficeRunner,
): Promise<Content> {
  switch (kind.open) {
    case 'pdf': {
      const { scans, ...content } = await readPdf(bytes);
      const seen = await seePixels({ ...content, scans }, reader);
      return { format: 'pdf', ...content, pages: seen.pages, hidden: [...content.hidden, ...seen.hidden] };
    }
    case 'txt':
      return throughPdf('txt', readText(bytes), []);
    case 'docx':
      return readWord(bytes, reader, office);
    case 'xlsx':
      return readSheets(bytes);
    case 'office':
      return readOld(bytes, kind, reader, office);
    case 'eml': {
      const { manuscript, hidden, attachments } = await readMail(bytes);
      return throughPdf('eml', manuscript, hidden, attachments);
    }
    // Libraries that most cases never need are loaded where they are needed.
    case 'msg': {
      const { readMessage } = await import('./msg/read.ts');
      const { manuscript, hidden, attachments } = await readMessage(bytes);
      return throughPdf('msg', manuscript, hidden, attachments);
    }
    case 'zip': {
      const { manuscript, attachments } = readZip(bytes);
      return throughPdf('zip', manuscript, [], attachments);
    }
    case 'picture': {
      const { readPicture } = await import('./picture/read.ts');
      return { format: 'picture', ...(await readPicture(bytes, kind.picture, reader)), attachments: [] };
    }
    case null:
      throw new BlotterError('B-DOC-04', { format: kind.other });
  }
}

/** What the content is, in words for B-DOC-07. */
const named = (kind: Kind): string =>
  kind.open === null || kind.open === 'office' ? kind.other : kind.open === 'txt' ? 'plain text' : kind.open === 'picture' ? `a ${kind.picture} picture` : `a ${kind.open.toUpperCase()} file`; // prettier-ignore

/** Refuses before anything is parsed: empty, too large, not what the name says. */
function refusal(bytes: Uint8Array, kind: Kind, ending: string): BlotterError | null {
  if (bytes.length === 0) return new BlotterError('B-DOC-01');
  if (bytes.length > MAX_BYTES) {
    return new BlotterError('B-DOC-06', { size: Math.ceil(bytes.length / 1048576), limit: MAX_BYTES / 1048576 });
  }
  const promise = promised(ending);
  if (promise === null || promise === kind.open) return null;
  // An ending that promises a kind, over bytes of no kind at all: damage, not a wrong name.
  const nothing = kind.open === null && (kind.other === 'unknown' || kind.other === ending.toUpperCase());
  if (nothing) return new BlotterError('B-DOC-03', { format: ending.toUpperCase(), reason: 'its first bytes are not those of such a file' }); // prettier-ignore
  if (kind.open === null && /password|audio/.test(kind.other))
    return new BlotterError('B-DOC-04', { format: kind.other });
  return new BlotterError('B-DOC-07', { named: ending, found: named(kind) });
}

const formatOf = (kind: Kind): Format => (kind.open === 'office' ? kind.to : (kind.open ?? 'unknown'));

/**
 * Opens one document. `file`: its path relative to the documents folder. `hints`: what the manifest says of it.
 * `depth`: how many other files it lies in. `reader` reads pixels; without one, pictures stay unread. `office` runs LibreOffice.
 * Never throws for a bad document: `document.failure` holds the code, the reason and the cure.
 */
export async function openDocument(
  bytes: Uint8Array,
  file: string,
  hints: Hints = {},
  depth = 0,
  reader: PictureReader | null = null,
  office: OfficeRunner = localOffice,
): Promise<Opened> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ending = endingOf(file);
  let format: Format = 'unknown';
  try {
    const kind: Kind = bytes.length === 0 ? { open: null, other: 'empty' } : sniff(bytes, ending);
    format = formatOf(kind);
    if (depth > MAX_DEPTH)
      throw new BlotterError('B-DOC-11', { problem: `inside ${depth} others; the limit is ${MAX_DEPTH}` });
    const refused = refusal(bytes, kind, ending);
    if (refused) throw refused;
    const content = await read(bytes, kind, reader, office);
    const known = hints.type === undefined ? classify(content.pages, file, content.format) : null;
    const type = hints.type ?? known ?? 'OTHER';
    const document: CaseDocument = {
      file,
      type,
      typeBy: hints.type !== undefined ? 'manifest' : known !== null ? 'recognised' : 'unknown',
      ...(hints.about === undefined ? {} : { about: hints.about }),
      ...(hints.unused === true ? { unused: true } : {}),
      format: content.format,
      pages: rolesOf(content.pages, type),
      hidden: content.hidden,
      ...(content.laidOutBy === undefined ? {} : { laidOutBy: content.laidOutBy }),
    };
    const { pdf, pixel, bookmarks = [] } = content;
    const many = content.attachments.length;
    if (many > MAX_ATTACHED)
      throw new BlotterError('B-DOC-11', { problem: `${many} files; the limit is ${MAX_ATTACHED}` });
    const attachments = nameAttached(content.attachments);
    return { document, sha256, pdf, attachments, bookmarks, ...(pixel === undefined ? {} : { pixel }) };
  } catch (error) {
    return { document: failedBy(error, file, format, hints), sha256, pdf: null, attachments: [] };
  }
}
