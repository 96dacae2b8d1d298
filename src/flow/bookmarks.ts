// Which bookmarks of the source the clean copy gets: a title is set again only where all of it can be read in a row in what is
// left of its page, so that it tells nothing that the page does not. Any other is called after its page. Not here: writing
// them (redact), holding them against the finished page (verify).
import type { SourceBookmark } from '../intake/index.ts';
import { boxAt, holdsCentre, type CaseDocument, type Page } from '../model/index.ts';
import type { Bookmark, RedactionPlan } from '../redact/index.ts';

/** What was taken out: no word of a title is this. */
const GONE = '\u0000';

/** Words in small letters, parted by one space, with one before and behind. */
const wordsIn = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(GONE, ` ${GONE} `)
    .replace(/[^\p{L}\p{N}\u0000]+/gu, ' ')
    .trim()} `;
const squash = (text: string): string => wordsIn(text).replaceAll(' ', '');

/** A title without marks that nobody compared with the page: letters, digits and everyday punctuation. */
const plainly = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}.,:;!?()'"’“”&/–—-]+/gu, ' ')
    .trim();

/** The page's words without those under a box of the plan. */
function wordsLeft(page: Page, plan: RedactionPlan): string {
  const boxes = plan.redactions.filter((one) => one.page === page.no).map(({ box }) => box);
  if (boxes.length === 0) return wordsIn(page.text);
  const marks = page.text.split('').map((mark, at) => {
    const place = boxAt(page, at);
    return place && boxes.some((box) => holdsCentre(box, place)) ? GONE : mark;
  });
  return wordsIn(marks.join(''));
}

/** The bookmarks for a copy of `document` by `plan`. Those of pages that go whole are left out; a plan that names what stays has none. */
export function checkBookmarks(
  document: CaseDocument,
  plan: RedactionPlan,
  found: readonly SourceBookmark[],
): Bookmark[] {
  if (plan.inverse === true) return [];
  const values = plan.values.map(squash).filter((value) => value !== '');
  const kept = document.pages.filter((page) => !plan.dropPages.includes(page.no));
  const numbers = new Map(kept.map((page, i) => [page.no, i + 1]));
  const left = new Map<number, string>();
  const readable = ({ title, page }: SourceBookmark): boolean => {
    const words = wordsIn(title);
    const own = document.pages[page - 1];
    if (!own || words.trim() === '' || values.some((value) => squash(title).includes(value))) return false;
    if (!left.has(page)) left.set(page, wordsLeft(own, plan));
    return left.get(page)?.includes(words) === true;
  };
  const named = new Set<number>();
  return found.flatMap((one): Bookmark[] => {
    const number = numbers.get(one.page);
    if (number === undefined) return [];
    if (readable(one)) return [{ ...one, title: plainly(one.title) }];
    if (named.has(number)) return [];
    named.add(number);
    return [{ ...one, title: `Page ${number}` }];
  });
}
