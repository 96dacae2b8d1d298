// Bookmarks of the new file (ISO 32000-2, 12.3.3), from a list of checked titles. Not here: checking them (flow does, and
// verify again); the source's own bookmarks are never looked at.
import { PDFHexString, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { makeArray, makeDict, makeName, makeNumber } from './objects.ts';
import type { Bookmark } from './plan.ts';

interface Entry {
  readonly title: string;
  readonly to: PDFRef;
  readonly kids: Entry[];
}

/** The outline; `pages` gives the new page by source page (from 1). Bookmarks of pages that are not there are left out. */
export function writeOutline(
  to: PDFContext,
  bookmarks: readonly Bookmark[],
  pages: ReadonlyMap<number, PDFRef>,
): PDFRef | undefined {
  const top: Entry[] = [];
  // The lists that the next bookmark may go into, by level; a level that has no parent moves up.
  const levels: Entry[][] = [top];
  for (const { title, page, level } of bookmarks) {
    const target = pages.get(page);
    if (!target) continue;
    const depth = Math.min(Math.max(Math.trunc(level), 1), levels.length) - 1;
    const entry: Entry = { title, to: target, kids: [] };
    levels[depth]?.push(entry);
    levels.splice(depth + 1, Infinity, entry.kids);
  }
  if (top.length === 0) return undefined;
  const root = to.nextRef();
  to.assign(root, makeDict(to, { Type: makeName('Outlines'), ...writeLevel(to, top, root) }));
  return root;
}

const countOf = (entries: readonly Entry[]): number => entries.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);

/** Writes the entries of one level, open; gives what their parent says of them. */
function writeLevel(to: PDFContext, entries: readonly Entry[], parent: PDFRef) {
  const places = entries.map(() => to.nextRef());
  entries.forEach(({ title, to: page, kids }, i) => {
    const at = places[i];
    if (!at) return;
    to.assign(
      at,
      makeDict(to, {
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Prev: places[i - 1],
        Next: places[i + 1],
        Dest: makeArray(to, [page, makeName('Fit')]),
        ...(kids.length > 0 ? writeLevel(to, kids, at) : {}),
      }),
    );
  });
  return { First: places[0], Last: places.at(-1), Count: makeNumber(countOf(entries)) };
}
