// Office files by way of LibreOffice: a Word file laid out as its writer saw it, and old or foreign files turned into ones
// that we read. Whatever LibreOffice does is checked: pages that lost or broke words are not taken, and our own layout stands.
import type { Page } from '../../model/index.ts';
import type { Manuscript } from '../layout/lay.ts';
import { readPdf, type ReadPdf } from '../pdf/read.ts';
import { plainDocx } from './plain.ts';
import type { OfficeRunner } from './runner.ts';

export interface Laid {
  readonly pdf: Uint8Array;
  readonly pages: readonly Page[];
  readonly scans: ReadPdf['scans'];
  /** "LibreOffice 7.4". */
  readonly by: string;
}

/** Share of the words of our own reading that must stand on LibreOffice's pages. */
const KEPT = 0.995;

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of a manuscript's words that the pages have, counting each as often as it stands there. */
export function keptShare(manuscript: Manuscript, pages: readonly { readonly text: string }[]): number {
  const have = new Map<string, number>();
  for (const { text } of pages) for (const word of words(text)) have.set(word, (have.get(word) ?? 0) + 1);
  const all = pages.map(({ text }) => words(text).join('')).join('');
  let [wanted, kept] = [0, 0];
  for (const part of manuscript.parts) {
    const text = part.kind === 'row' ? part.cells.join(' ') : part.kind === 'paragraph' ? part.text : '';
    for (const word of words(text)) {
      wanted++;
      const left = have.get(word) ?? 0;
      have.set(word, left - 1);
      // A word that a line end or a list's own numbering has joined or cut is there all the same.
      if (left > 0 || (word.length > 3 && all.includes(word))) kept++;
    }
  }
  return wanted === 0 ? 1 : kept / wanted;
}

/**
 * Does every number and address of the manuscript stand unbroken on the pages? A narrow cell breaks a mail address in its
 * middle, and what is broken is not recognised (measured on the practice case report: one address lost, one false plate).
 */
export function keepsWhole(manuscript: Manuscript, pages: readonly { readonly text: string }[]): boolean {
  const shown = pages.map(({ text }) => text.normalize('NFKC')).join('\n');
  return manuscript.parts.every((part) => {
    const text = part.kind === 'row' ? part.cells.join(' ') : part.kind === 'paragraph' ? part.text : '';
    const telling = text.normalize('NFKC').split(/\s+/).filter((token) => token.length >= 5 && /[@\d]/.test(token));
    return telling.every((token) => shown.includes(token));
  });
} // prettier-ignore

/** A Word file laid out by LibreOffice; null where that is not wanted, not possible, or lost words of `manuscript`. */
export async function layOutWord(
  bytes: Uint8Array,
  manuscript: Manuscript,
  office: OfficeRunner,
): Promise<Laid | null> {
  if (!office.lays()) return null;
  let copy: Uint8Array;
  try {
    copy = plainDocx(bytes);
  } catch {
    return null;
  }
  const made = await office.convert(copy, 'docx', 'pdf');
  if (!made?.ok) return null;
  try {
    const { pages, pdf, scans } = await readPdf(made.bytes);
    if (keptShare(manuscript, pages) < KEPT || !keepsWhole(manuscript, pages)) return null;
    return { pdf, pages, scans, by: made.by };
  } catch {
    return null;
  }
}
