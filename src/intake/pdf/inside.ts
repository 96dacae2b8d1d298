// What a PDF carries outside its pages' content: annotations, fields, attachments, scripts, bookmarks, names, properties.
// Read through the engine. The parts that it does not show are read by structure.ts.
import type { Hidden } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { askText, withKey, withMemory } from '../../pdf/index.ts';

/** Annotation subtypes of the engine (fpdf_annot.h), by number. */
const SUBTYPES = [
  'unknown', 'note', 'link', 'free-text', 'line', 'square', 'circle', 'polygon', 'polyline', 'highlight', 'underline', 'squiggly',
  'strikeout', 'stamp', 'caret', 'ink', 'popup', 'file-attachment', 'sound', 'movie', 'form-field', 'screen', 'printer-mark',
  'trap-net', 'watermark', '3d', 'rich-media', 'xfa-field', 'redact-mark',
]; // prettier-ignore

/** A reader of the page sees these: they are content, and yet no part of the page's own text. */
const SEEN = new Set(['free-text', 'stamp', 'form-field', 'watermark', 'ink']);

const READ = ' (seen by a reader)';
/** Annotation flags (ISO 32000-1, table 165): hidden, no view. */
const UNSEEN = 2 | 32;

/** Is this hidden content drawn on the page for a reader to see? */
export const isSeen = (hidden: Hidden): boolean => hidden.where.endsWith(READ);

const KEYS = ['Contents', 'T', 'Subj', 'RC', 'OverlayText'] as const;

function annotation(raw: RawEngine, annot: number): { kind: string; text: string } {
  const kind = SUBTYPES[raw._FPDFAnnot_GetSubtype(annot)] ?? 'unknown';
  const parts = KEYS.map((key) =>
    withKey(raw, key, (k) => askText(raw, (at, n) => raw._FPDFAnnot_GetStringValue(annot, k, at, n))),
  );
  return { kind, text: parts.filter((part) => part.trim() !== '').join('\n') };
}

/** Text drawn by the appearance of an annotation (a stamp's words), object by object. */
function drawn(raw: RawEngine, annot: number, text: number): string {
  const words: string[] = [];
  const see = (object: number, depth: number): void => {
    const kind = raw._FPDFPageObj_GetType(object);
    if (kind === 1) words.push(askText(raw, (at, n) => raw._FPDFTextObj_GetText(object, text, at, n)));
    else if (kind === 5 && depth < 6) {
      const n = raw._FPDFFormObj_CountObjects(object);
      for (let i = 0; i < n; i++) see(raw._FPDFFormObj_GetObject(object, i), depth + 1);
    }
  };
  const n = raw._FPDFAnnot_GetObjectCount(annot);
  for (let i = 0; i < n && i < 2000; i++) see(raw._FPDFAnnot_GetObject(annot, i), 0);
  return words.join('');
}

/** Annotations and form fields of an open page and its open text. `form`: the document's form environment, 0 for none. */
export function readAnnotations(raw: RawEngine, page: number, text: number, no: number, form: number): Hidden[] {
  const found: Hidden[] = [];
  const where = `page ${no}`;
  const n = raw._FPDFPage_GetAnnotCount(page);
  for (let i = 0; i < n; i++) {
    const annot = raw._FPDFPage_GetAnnot(page, i);
    if (annot === 0) continue;
    const { kind, text: said } = annotation(raw, annot);
    const values = [said, drawn(raw, annot, text)];
    if (kind === 'form-field' && form !== 0) {
      values.push(
        askText(raw, (at, m) => raw._FPDFAnnot_GetFormFieldValue(form, annot, at, m)),
        askText(raw, (at, m) => raw._FPDFAnnot_GetFormFieldAlternateName(form, annot, at, m)),
      );
      const options = Math.min(500, Math.max(0, raw._FPDFAnnot_GetOptionCount(form, annot)));
      for (let o = 0; o < options; o++) {
        values.push(askText(raw, (at, m) => raw._FPDFAnnot_GetOptionLabel(form, annot, o, at, m)));
      }
    }
    const all = [...new Set(values.filter((value) => value.trim() !== ''))].join('\n');
    const unseen = (raw._FPDFAnnot_GetFlags(annot) & UNSEEN) !== 0;
    const shown = SEEN.has(kind) && !unseen ? READ : '';
    found.push({ kind, where: where + shown, ...(all === '' ? {} : { text: all }) });
    raw._FPDFPage_CloseAnnot(annot);
  }
  return found;
}

function bookmarks(raw: RawEngine, doc: number): string[] {
  const titles: string[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, depth: number): void => {
    let at = raw._FPDFBookmark_GetFirstChild(doc, parent);
    while (at !== 0 && !seen.has(at) && titles.length < 20_000 && depth < 40) {
      seen.add(at);
      const mark = at;
      titles.push(askText(raw, (to, n) => raw._FPDFBookmark_GetTitle(mark, to, n)));
      walk(at, depth + 1);
      at = raw._FPDFBookmark_GetNextSibling(doc, at);
    }
  };
  walk(0, 0);
  return titles;
}

function scripts(raw: RawEngine, doc: number): string[] {
  const found: string[] = [];
  const n = raw._FPDFDoc_GetJavaScriptActionCount(doc);
  for (let i = 0; i < n && i < 1000; i++) {
    const action = raw._FPDFDoc_GetJavaScriptAction(doc, i);
    if (action === 0) continue;
    found.push(askText(raw, (at, m) => raw._FPDFJavaScriptAction_GetScript(action, at, m)));
    raw._FPDFDoc_CloseJavaScriptAction(action);
  }
  return found;
}

function destinations(raw: RawEngine, doc: number): string[] {
  const names: string[] = [];
  const n = Math.min(5000, raw._FPDF_CountNamedDests(doc));
  withMemory(raw, 4 + 1024, (at) => {
    for (let i = 0; i < n; i++) {
      raw.HEAP32[at >> 2] = 1024;
      if (raw._FPDF_GetNamedDest(doc, i, at + 4, at) === 0) continue;
      const length = raw.HEAP32[at >> 2] ?? 0;
      if (length > 0 && length <= 1024) {
        names.push(new TextDecoder('utf-16le').decode(raw.HEAPU8.slice(at + 4, at + 4 + length)).replace(/\0+$/, ''));
      }
    }
  });
  return names;
}

export interface Attachment {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Files embedded in the document. */
export function readAttachments(raw: RawEngine, doc: number, limit: number): Attachment[] {
  const found: Attachment[] = [];
  let total = 0;
  const n = raw._FPDFDoc_GetAttachmentCount(doc);
  for (let i = 0; i < n && i < 500; i++) {
    const attachment = raw._FPDFDoc_GetAttachment(doc, i);
    if (attachment === 0) continue;
    const file = askText(raw, (at, m) => raw._FPDFAttachment_GetName(attachment, at, m)) || `attachment ${i + 1}`;
    const bytes = withMemory(raw, 4, (out) => {
      if (raw._FPDFAttachment_GetFile(attachment, 0, 0, out) === 0) return new Uint8Array(0);
      const length = raw.HEAPU32[out >> 2] ?? 0;
      if (length === 0 || total + length > limit) return new Uint8Array(0);
      return withMemory(raw, length, (at) => {
        raw._FPDFAttachment_GetFile(attachment, at, length, out);
        return raw.HEAPU8.slice(at, at + length);
      });
    });
    total += bytes.length;
    found.push({ file, bytes });
  }
  return found;
}

const PROPERTIES = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'] as const;

/** Bookmarks, named places, scripts, document properties and signatures. */
export function readInside(raw: RawEngine, doc: number): Hidden[] {
  const found: Hidden[] = [];
  const add = (kind: string, where: string, texts: readonly string[]): void => {
    const text = texts.filter((one) => one.trim() !== '').join('\n');
    if (texts.length > 0) found.push({ kind, where, ...(text === '' ? {} : { text }) });
  };
  add('bookmark', 'bookmarks', bookmarks(raw, doc));
  add('named-destination', 'named places', destinations(raw, doc));
  add('javascript', 'document scripts', scripts(raw, doc));
  const info = PROPERTIES.map((key) =>
    withKey(raw, key, (k) => askText(raw, (at, n) => raw._FPDF_GetMetaText(doc, k, at, n))),
  ).filter((value) => value !== '');
  add('metadata', 'document properties', info);
  if (raw._FPDF_GetSignatureCount(doc) > 0) add('signature', 'digital signatures', ['']);
  return found;
}
