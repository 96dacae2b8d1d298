// Addresses of the pages about a case, so that nobody puts one together by hand.
import type { CaseView } from '../../casework/index.ts';

/** The case for one recipient (contract's form). */
export const casePath = (caseId: string, recipient: string, more = ''): string =>
  `/cases/${encodeURIComponent(caseId)}/for/${encodeURIComponent(recipient)}${more === '' ? '' : `/${more}`}`;

/** A way to the review page: at a page of a document, or where the review goes on. */
export type ToReview = (file?: string | null, page?: number | null) => string;

/** The ways into the review of a view. Its documents are counted from 1, in the order of the view. */
export function toReview(caseId: string, recipient: string, { documents }: Pick<CaseView, 'documents'>): ToReview {
  const numbers = new Map(documents.map(({ judged }, i) => [judged.document.file, i + 1]));
  return (file, page) => {
    const no = numbers.get(file ?? '');
    return casePath(caseId, recipient, no === undefined ? 'review' : `review/${no}/${page ?? 1}`);
  };
}

/** The anchor of a document on the case page: its place in the list that never changes for one view. */
export const documentAnchor = (index: number): string => `document-${index + 1}`;
