// The normalised view of a document that all recognisers run on, with the way back to the original places.
import type { CaseDocument, DocumentType, Page, Passage } from '../model/index.ts';
import { passageOf } from '../model/index.ts';

/** All pages of a document as one normalised text. */
export interface View {
  readonly file: string;
  readonly type: DocumentType;
  readonly about?: string;
  /** "\n" ends a line, "\t" parts table cells, "\n\n" parts blocks, "\f" parts pages. */
  readonly text: string;
  /** For each code unit of `text` (and one past the end): its offset in the pages' texts joined by "\f". */
  readonly origin: Uint32Array;
  readonly pages: readonly { readonly page: Page; readonly start: number }[];
}

/** The view of a document. */
export function viewOf(document: CaseDocument): View {
  let start = 0;
  const pages = document.pages.map((page) => {
    const at = { page, start };
    start += page.text.length + 1;
    return at;
  });
  const text = document.pages.map((page) => page.text).join('\f');
  const origin = Uint32Array.from({ length: text.length + 1 }, (_, i) => i);
  return {
    file: document.file,
    type: document.type,
    ...(document.about === undefined ? {} : { about: document.about }),
    text,
    origin,
    pages,
  };
}

/** Where a stretch of the view stands in the document: one passage per page that it touches. */
export function place(view: View, from: number, to: number): Passage[] {
  const first = view.origin[from] ?? 0;
  const last = (view.origin[to - 1] ?? first) + 1;
  const passages: Passage[] = [];
  for (const { page, start } of view.pages) {
    const a = Math.max(first, start) - start;
    const b = Math.min(last, start + page.text.length) - start;
    if (a < b) passages.push(passageOf(view.file, page, a, b));
  }
  return passages;
}
