// In which order pages are reviewed: the worst documents first, their pages as they are.
import type { DocumentType } from '../../model/index.ts';
import type { CaseStandingNow, CaseView, DocumentStanding } from '../../casework/index.ts';
import { personOf } from '../../casework/index.ts';

/** Breaches stood most often in statements, medical papers and photographs (docs/review.md). */
const WEIGHT: Readonly<Partial<Record<DocumentType, number>>> = {
  MEDICAL: 50, PHOTO: 45, MG11: 35, VPS: 45, PNC: 30, CAD: 25, MG5: 20, 'PHONE-DOWNLOAD': 25, NOTEBOOK: 20,
}; // prettier-ignore
const HURT: ReadonlySet<string | undefined> = new Set(['victim', 'child']);

/** A place to look at: the document's number in the view (from 1) and the page. */
export interface Stop {
  readonly doc: number;
  readonly file: string;
  readonly page: number;
}

function weightOf(view: CaseView, { view: { judged, unread }, decided, withheld }: DocumentStanding): number {
  const { document } = judged;
  if (withheld !== null) return -1;
  if (document.failure) return 1000;
  const hurt = HURT.has(personOf(view, document.about)?.role) ? 10 : 0;
  const open = decided.filter(({ act }) => act === 'undecided').length;
  return (unread > 0 ? 100 : 0) + (WEIGHT[document.type] ?? 10) + hurt + Math.min(open, 9) / 10;
}

/** Document numbers of the view (from 1), the worst first. It depends on papers alone but for ties, so that it holds still while one works. */
export const worstFirst = (view: CaseView, now: CaseStandingNow): number[] =>
  now.documents
    .map((one, i) => ({ doc: i + 1, weight: weightOf(view, one) }))
    .sort((a, b) => Math.floor(b.weight) - Math.floor(a.weight) || a.doc - b.doc)
    .map(({ doc }) => doc);

/** The pages that go, in the order of review. */
export function stopsOf(now: CaseStandingNow, order: readonly number[]): Stop[] {
  return order.flatMap((doc): Stop[] => {
    const standing = now.documents[doc - 1];
    if (!standing || standing.withheld !== null) return [];
    const { document, dropPages } = standing.view.judged;
    const dropped = new Set(dropPages.map(({ page }) => page));
    return document.pages
      .filter(({ no }) => !dropped.has(no))
      .map(({ no }) => ({ doc, file: document.file, page: no }));
  });
}
