// The bookmarks of a PDF with the pages that they go to. What they say is hidden content like any other (inside.ts): here it is
// told with its place, so that titles which a reader of the page can see may be set again.
import type { RawEngine } from '../../pdf/index.ts';
import { askText } from '../../pdf/index.ts';

/** A bookmark of the source as it stands. Its title is unchecked: never printed, logged or released. */
export interface SourceBookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** From 1 for the outermost. */
  readonly level: number;
}

const MOST = 5000;
const DEEPEST = 12;

/** Those that go to a page of this file, in their order. */
export function readBookmarks(raw: RawEngine, doc: number): SourceBookmark[] {
  const found: SourceBookmark[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, level: number): void => {
    let at = raw._FPDFBookmark_GetFirstChild(doc, parent);
    while (at !== 0 && !seen.has(at) && found.length < MOST && level <= DEEPEST) {
      seen.add(at);
      const mark = at;
      const place = raw._FPDFBookmark_GetDest(doc, mark);
      const index = place === 0 ? -1 : raw._FPDFDest_GetDestPageIndex(doc, place);
      const title = askText(raw, (to, n) => raw._FPDFBookmark_GetTitle(mark, to, n));
      if (index >= 0) found.push({ title, page: index + 1, level });
      walk(mark, level + 1);
      at = raw._FPDFBookmark_GetNextSibling(doc, mark);
    }
  };
  walk(0, 1);
  return found;
}
