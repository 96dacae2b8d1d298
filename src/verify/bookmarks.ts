// A bookmark says nothing of its own: its words stand in a row on the page that it goes to, or it is called after the page.
// Not here: the shape of bookmarks (shapes.ts).
import type { Verdict } from '../model/index.ts';
import { inPlace, textOf } from './lines.ts';
import type { ReadPage } from './request.ts';
import type { Bookmark } from './shapes.ts';

export const BOOKMARKS = 'bookmarks say what their page says';

/** Letters and digits alone: engines part words and lines differently. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Marks that the comparison passes over and that could still say something. */
const ODD = /[^\p{L}\p{N} .,:;!?()'"’“”&/–—-]/u;

/** Verdicts on the bookmarks that go to page `no` (from 1) and say what it does not. */
export function strayBookmarks(bookmarks: readonly Bookmark[], page: ReadPage, no: number): Verdict[] {
  const mine = bookmarks.filter((one) => one.page === no && one.title !== `Page ${no}`);
  if (mine.length === 0) return [];
  const texts = [plain(textOf(page.glyphs)), plain(textOf(inPlace(page.glyphs)))];
  const stray = mine.filter(
    ({ title }) => ODD.test(title) || plain(title) === '' || !texts.some((text) => text.includes(plain(title))),
  );
  return stray.length === 0
    ? []
    : [{ check: BOOKMARKS, result: 'fail', where: `${stray.length} of ${mine.length} that go to page ${no}` }];
}
