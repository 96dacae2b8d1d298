// What a PDF carries outside its pages, as the engine tells it: bookmarks, named places; and, for files that cannot be walked
// object by object (structure.ts), their attachments, scripts, properties and signatures.
import type { Hidden } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { askText, withKey, withMemory } from '../../pdf/index.ts';

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

/** Bookmarks and named places; scripts, document properties and signatures too where nobody `walked` the file's objects. */
export function readInside(raw: RawEngine, doc: number, walked: boolean): Hidden[] {
  const found: Hidden[] = [];
  const add = (kind: string, where: string, texts: readonly string[]): void => {
    const text = texts.filter((one) => one.trim() !== '').join('\n');
    const many = texts.length > 1 ? ` (${texts.length})` : '';
    if (texts.length > 0) found.push({ kind, where: where + many, ...(text === '' ? {} : { text }) });
  };
  add('bookmark', 'bookmarks', bookmarks(raw, doc));
  add('named-destination', 'named places', destinations(raw, doc));
  // -1 for a file that is not encrypted. One that asks for a password never comes here.
  if (raw._FPDF_GetSecurityHandlerRevision(doc) >= 0)
    add('encryption', 'the file, which opens without a password', ['']);
  if (walked) return found;
  add('javascript', 'document scripts', scripts(raw, doc));
  const info = PROPERTIES.map((key) =>
    withKey(raw, key, (k) => askText(raw, (at, n) => raw._FPDF_GetMetaText(doc, k, at, n))),
  ).filter((value) => value !== '');
  add('metadata', 'document properties', info);
  if (raw._FPDF_GetSignatureCount(doc) > 0) add('signature', 'digital signatures', ['']);
  return found;
}
