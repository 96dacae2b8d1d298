// What lies on a page without being part of its content: notes and their replies, highlights, stamps, form fields, links,
// marks for redaction that nobody carried out. Not here: what of it is drawn into the page (flatten.ts).
import type { Box, Hidden } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { askText, withKey, withMemory } from '../../pdf/index.ts';
import { placeOn } from './place.ts';

/** Annotation subtypes of the engine (fpdf_annot.h), by number. */
const SUBTYPES = [
  'unknown', 'note', 'link', 'free-text', 'line', 'square', 'circle', 'polygon', 'polyline', 'highlight', 'underline', 'squiggly',
  'strikeout', 'stamp', 'caret', 'ink', 'popup', 'file-attachment', 'sound', 'movie', 'form-field', 'screen', 'printer-mark',
  'trap-net', 'watermark', '3d', 'rich-media', 'xfa-field', 'redact-mark',
]; // prettier-ignore

/** A reader of the page sees these: they are content, and yet no part of the page's own text. */
const SEEN = new Set(
  `free-text stamp form-field watermark ink line square circle polygon polyline highlight underline squiggly strikeout caret`.split(
    ' ',
  ),
);

const READ = ' (seen by a reader)';
const UNDONE = ' (marked for redaction, never taken out)';
const REPLY = ' (reply)';
const UNSHOWN = ' (not shown)';
/** Annotation flags (ISO 32000-2, table 167): hidden, no view. */
const UNSEEN = 2 | 32;

/** Is this hidden content drawn on the page for a reader to see? */
export const isSeen = (hidden: Hidden): boolean => hidden.where.includes(READ);

const KEYS = ['Contents', 'T', 'Subj', 'RC', 'OverlayText', 'DS'] as const;

/** Where the page lies, and the document's form environment (0 for none). */
export interface OnPage {
  readonly no: number;
  readonly crop: Box;
  readonly rotate: number;
  readonly form: number;
}

export interface Annotations {
  readonly hidden: readonly Hidden[];
  /** Places that somebody marked for redaction: the text under them is still there. */
  readonly marked: readonly Box[];
}

/** Of one kind on one page, more than this are told with their number instead of one by one. */
const FEW = 3;

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

const box4 = (a: number, b: number, c: number, d: number): Box => [
  Math.min(a, c),
  Math.min(b, d),
  Math.max(a, c),
  Math.max(b, d),
];

function rectOf(raw: RawEngine, annot: number): Box | null {
  return withMemory(raw, 16, (at) => {
    if (raw._FPDFAnnot_GetRect(annot, at) === 0) return null;
    const f = at >> 2;
    const h = raw.HEAPF32;
    return box4(h[f] ?? 0, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 0);
  });
}

/** The boxes that a mark stands for: its quads, or its rectangle where it has none. */
function quadsOf(raw: RawEngine, annot: number): Box[] {
  const n = raw._FPDFAnnot_CountAttachmentPoints(annot);
  const boxes: Box[] = withMemory(raw, 32, (at) => {
    const found: Box[] = [];
    for (let i = 0; i < n && i < 500; i++) {
      if (raw._FPDFAnnot_GetAttachmentPoints(annot, i, at) === 0) continue;
      const p = Array.from(raw.HEAPF32.subarray(at >> 2, (at >> 2) + 8));
      const xs = p.filter((_, k) => k % 2 === 0);
      const ys = p.filter((_, k) => k % 2 === 1);
      found.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    }
    return found;
  });
  const rect = boxes.length > 0 ? null : rectOf(raw, annot);
  return rect ? [rect] : boxes;
}

/** What a form field holds, and what it could: its value, tooltip, choices. */
function fieldTexts(raw: RawEngine, annot: number, form: number): string[] {
  if (form === 0) return [];
  const values = [
    askText(raw, (at, m) => raw._FPDFAnnot_GetFormFieldValue(form, annot, at, m)),
    askText(raw, (at, m) => raw._FPDFAnnot_GetFormFieldAlternateName(form, annot, at, m)),
  ];
  const options = Math.min(500, Math.max(0, raw._FPDFAnnot_GetOptionCount(form, annot)));
  for (let o = 0; o < options; o++) {
    values.push(askText(raw, (at, m) => raw._FPDFAnnot_GetOptionLabel(form, annot, o, at, m)));
  }
  return values;
}

function linkTarget(raw: RawEngine, doc: number, annot: number): string {
  const link = raw._FPDFAnnot_GetLink(annot);
  const action = link === 0 ? 0 : raw._FPDFLink_GetAction(link);
  if (action === 0) return '';
  const length = raw._FPDFAction_GetURIPath(doc, action, 0, 0);
  if (length <= 1 || length > 1 << 16) return '';
  return withMemory(raw, length, (at) => {
    raw._FPDFAction_GetURIPath(doc, action, at, length);
    return new TextDecoder().decode(raw.HEAPU8.slice(at, at + length - 1));
  });
}

/** Many of one kind on one page become one, with their number. */
function gather(found: readonly Hidden[], no: number): Hidden[] {
  const told: Hidden[] = [];
  for (const [, group] of Map.groupBy(found, ({ kind, where }) => `${kind} ${/\(.*/.exec(where)?.[0] ?? ''}`)) {
    const [first] = group;
    if (!first || group.length <= FEW) {
      told.push(...group);
      continue;
    }
    const text = [...new Set(group.map((one) => one.text ?? ''))].filter((one) => one !== '').join('\n');
    const note = /\(.*/.exec(first.where)?.[0];
    const where = `page ${no}, ${group.length} of them${note ? ` ${note}` : ''}`;
    told.push({ kind: first.kind, where, ...(text === '' ? {} : { text }) });
  }
  return told;
}

/** Annotations and form fields of an open page and its open text. */
export function readAnnotations(raw: RawEngine, doc: number, page: number, text: number, on: OnPage): Annotations {
  const found: Hidden[] = [];
  const marked: Box[] = [];
  const n = raw._FPDFPage_GetAnnotCount(page);
  for (let i = 0; i < n; i++) {
    const annot = raw._FPDFPage_GetAnnot(page, i);
    if (annot === 0) continue;
    const kind = SUBTYPES[raw._FPDFAnnot_GetSubtype(annot)] ?? 'unknown';
    const values: string[] = KEYS.map((key) =>
      withKey(raw, key, (k) => askText(raw, (at, m) => raw._FPDFAnnot_GetStringValue(annot, k, at, m))),
    );
    values.push(drawn(raw, annot, text));
    if (kind === 'form-field') values.push(...fieldTexts(raw, annot, on.form));
    if (kind === 'link') values.push(linkTarget(raw, doc, annot));
    const unseen = (raw._FPDFAnnot_GetFlags(annot) & UNSEEN) !== 0;
    const isReply = withKey(raw, 'IRT', (k) => raw._FPDFAnnot_HasKey(annot, k)) !== 0;
    let note = '';
    if (kind === 'redact-mark') {
      note = UNDONE;
      marked.push(...quadsOf(raw, annot));
    } else if (SEEN.has(kind)) note = unseen ? UNSHOWN : READ;
    else if (isReply) note = REPLY;
    const all = [...new Set(values.filter((value) => value.trim() !== ''))].join('\n');
    const where = placeOn(on.no, rectOf(raw, annot), on.crop, on.rotate);
    found.push({ kind, where: where + note, ...(all === '' ? {} : { text: all }) });
    raw._FPDFPage_CloseAnnot(annot);
  }
  return { hidden: gather(found, on.no), marked };
} // prettier-ignore
