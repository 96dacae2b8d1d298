// What earlier states of a file showed that it no longer shows. A PDF that is saved on top of itself keeps every state
// whole: whoever cuts the file at an earlier end has the page before the name was taken out.
import { PDFHexString, PDFString, PDFArray, PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import type { Hidden } from '../../model/index.ts';
import { rawOf, withMemory, withPdf } from '../../pdf/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { words } from './inventory/values.ts';
import { openForWalk } from './structure.ts';

/** Of a file with more states than this only the last ones are read. */
const MOST_STATES = 8;
const MAX_TEXT = 1 << 20;

/** All text of every page, whether a reader sees it or not. */
function pageTexts(raw: RawEngine, doc: number): string[] {
  const texts: string[] = [];
  const pages = Math.min(2000, raw._FPDF_GetPageCount(doc));
  for (let i = 0; i < pages; i++) {
    const page = raw._FPDF_LoadPage(doc, i);
    if (page === 0) continue;
    const text = raw._FPDFText_LoadPage(page);
    const n = Math.max(0, raw._FPDFText_CountChars(text));
    texts.push(
      withMemory(raw, 2 * n + 2, (at) => {
        const written = raw._FPDFText_GetText(text, 0, n, at);
        return new TextDecoder('utf-16le').decode(raw.HEAPU8.slice(at, at + 2 * Math.max(0, written - 1)));
      }),
    );
    raw._FPDFText_ClosePage(text);
    raw._FPDF_ClosePage(page);
  }
  return texts;
}

const readTexts = (bytes: Uint8Array): Promise<string[]> =>
  withPdf(bytes, (engine, doc) => pageTexts(rawOf(engine), doc)).catch(() => []);

/** Every string in every object. */
async function stringsOf(bytes: Uint8Array): Promise<Set<string>> {
  const found = new Set<string>();
  const see = (value: PDFObject, depth: number): void => {
    if (depth > 30) return;
    if (value instanceof PDFString || value instanceof PDFHexString) {
      const text = words(value);
      if (text.trim().length > 1) found.add(text);
    } else if (value instanceof PDFArray) for (const item of value.asArray()) see(item, depth + 1);
    else if (value instanceof PDFDict) for (const [, item] of value.entries()) see(item, depth + 1);
    else if (value instanceof PDFRawStream) see(value.dict, depth + 1);
  };
  try {
    for (const [, object] of (await openForWalk(bytes)).context.enumerateIndirectObjects()) see(object, 0);
  } catch {
    // A state that cannot be walked is told by its pages alone.
  }
  return found;
}

const lines = (text: string): string[] => text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore

/** Tells each earlier state (`ends`: where it ends in `bytes`), with the lines and strings that the last state lacks. */
export async function readRevisions(bytes: Uint8Array, ends: readonly number[]): Promise<Hidden[]> {
  if (ends.length === 0) return [];
  const texts = await readTexts(bytes);
  const now = new Set(texts.flatMap(lines));
  const words = new Set(texts.flatMap((text) => text.split(/\s+/)));
  const strings = await stringsOf(bytes);
  const found: Hidden[] = [];
  const first = Math.max(0, ends.length - MOST_STATES);
  if (first > 0) found.push({ kind: 'revision', where: `${first} earlier states of the file, not read one by one` });
  const told = new Set<string>();
  for (const [i, end] of ends.entries()) {
    if (i < first) continue;
    const state = bytes.slice(0, end);
    const pages = await readTexts(state);
    const gone: string[] = [];
    const places: number[] = [];
    pages.forEach((text, no) => {
      const lost = lines(text).filter((line) => !now.has(line) && !line.split(/\s+/).every((word) => words.has(word)));
      if (lost.length > 0) places.push(no + 1);
      gone.push(...lost);
    });
    gone.push(...[...(await stringsOf(state))].filter((text) => !strings.has(text)));
    const fresh = gone.filter((text) => !told.has(text));
    for (const text of fresh) told.add(text);
    const shows =
      places.length > 0
        ? `shows other text on page ${places.slice(0, 8).join(', ')}`
        : fresh.length > 0
          ? 'says other things beside the pages'
          : 'shows nothing else';
    const text = fresh.join('\n').slice(0, MAX_TEXT);
    found.push({ kind: 'revision', where: `earlier state ${i + 1} of ${ends.length} of the file, ${shows}`, ...(text === '' ? {} : { text }) });
  }
  return found;
} // prettier-ignore
