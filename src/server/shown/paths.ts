// Addresses of the pages about a case, so that nobody puts one together by hand.

/** The case for one recipient (contract's form). */
export const casePath = (caseId: string, recipient: string, more = ''): string =>
  `/cases/${encodeURIComponent(caseId)}/for/${encodeURIComponent(recipient)}${more === '' ? '' : `/${more}`}`;

/** The review page, at a place where one is told. */
export function reviewPath(caseId: string, recipient: string, file?: string | null, page?: number | null): string {
  const at = new URLSearchParams();
  if (file != null) at.set('file', file);
  if (page != null) at.set('page', String(page));
  const query = at.toString();
  return `${casePath(caseId, recipient, 'review')}${query === '' ? '' : `?${query}`}`;
}

/** The anchor of a document on the case page: its place in the list that never changes for one view. */
export const documentAnchor = (index: number): string => `document-${index + 1}`;
