// What somebody sees of a page, and whether the book tells of it yet: pages that are blind for them, and looks that are one.
import type { Gate, Sample } from '../../casework/index.ts';
import { blindPages } from '../../review/index.ts';
import type { Asked } from '../web/asked.ts';
import { mayDo } from '../web/case.ts';
import type { Review } from './open.ts';
import type { Spot } from './page.ts';

/** Who looks at which case. */
export interface Looker {
  readonly caseId: string;
  readonly recipient: string;
  readonly by: string;
  readonly review: Review;
}

/** The pages that this person marks before they check the release; null where they do not check it. */
export async function sampleOf(asked: Asked, { caseId, recipient, by }: Omit<Looker, 'review'>, gate: Gate | null): Promise<Sample | null> {
  if (gate?.state !== 'with-checker' || !mayDo(asked, 'release-check')) return null;
  return asked.casework.sample(caseId, recipient, by);
} // prettier-ignore

export const isIn = (pages: Sample['pages'], file: string, no: number): boolean =>
  pages.some((one) => one.file === file && one.page === no);

/** Is this page one that `by` sees blind, and has not marked yet? `sample`: theirs where they check it; `secret`: of the server. */
export function isBlind(
  { review, caseId, recipient, by }: Looker,
  { document, page }: Spot,
  sample: Sample | null,
  secret: (purpose: string) => string,
): boolean {
  // Whoever checks marks the pages that were drawn for the check, and no others.
  if (sample) return isIn(sample.pages, document.file, page.no) && !isIn(sample.done, document.file, page.no);
  const { events, stops, view } = review;
  const mine = events.filter((event) => event.by === by);
  if (mine.some((event) => event.kind === 'blind-done' && event.file === document.file && event.page === page.no)) return false; // prettier-ignore
  const texts = new Map(view.documents.map(({ judged }) => [judged.document.file, judged.document.pages]));
  const worded = stops.filter((stop) => texts.get(stop.file)?.[stop.page - 1]?.text.trim());
  const done = new Set(mine.flatMap((event) => (event.kind === 'page-done' ? [`${event.page} ${event.file}`] : []))).size; // prettier-ignore
  const drawn = blindPages(worded, secret(JSON.stringify(['blind', caseId, recipient, by])), done);
  return drawn.some((one) => one.file === document.file && one.page === page.no);
}

/** A page that is drawn anew within so many milliseconds is the same look at it. */
const ONE_LOOK = 15 * 60 * 1000;
const looks = new Map<string, number>();
/** Does the book not yet tell of this look? Every page that is sent out counts, fetched ahead or not: it was in their hands. */
export function isNews(
  { caseId, by }: Pick<Looker, 'caseId' | 'by'>,
  {
    document,
    page: { no },
  }: { readonly document: Pick<Spot['document'], 'file'>; readonly page: Pick<Spot['page'], 'no'> },
  now: Date,
): boolean {
  const at = now.getTime();
  const key = JSON.stringify([caseId, document.file, no, by]);
  if (looks.size > 10_000) for (const [old, then] of looks) if (at - then > ONE_LOOK) looks.delete(old);
  const known = looks.get(key);
  if (known !== undefined && at - known <= ONE_LOOK) return false;
  looks.set(key, at);
  return true;
}
