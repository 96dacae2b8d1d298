// A paper of a release as it stood when it left: the marks, with what people had said by then. Not known any more where the
// paper was replaced since. Not here: holding an inspector's marks against it (compare.ts).
import type { Page } from '../../model/index.ts';
import { standDocument } from '../../flow/index.ts';
import type { Decided, ReviewLog } from '../../review/index.ts';
import type { Casework } from '../casework.ts';

/** Marks of one paper, and its pages that went, in the order in which they left. */
export interface Then {
  readonly decided: readonly Decided[];
  readonly pages: readonly Page[];
}

/** The events up to an instant. */
export const until = (log: ReviewLog, at: string): ReviewLog => ({
  events: new Map([...log.events].filter(([, event]) => Date.parse(event.at) <= Date.parse(at))),
});

/** Null where it is not known. `paper`: from 1, as in the receipt. */
export async function paperThen(casework: Pick<Casework, 'view' | 'log' | 'checked' | 'released'>, caseId: string, release: string, paper: number): Promise<Then | null> {
  const left = (await casework.released(caseId)).find((one) => one.release === release);
  const was = (await casework.checked(caseId, release))?.documents[paper - 1];
  const view = left && was ? await casework.view(caseId, left.recipient) : null;
  const now = view?.documents.find(({ judged }) => judged.document.file === was?.file);
  // Another version of the paper has its places elsewhere.
  if (!left || !now || now.sha256 !== was?.input?.sha256) return null;
  const log = until(await casework.log(caseId, left.recipient), left.at);
  const dropped = new Set(now.judged.dropPages.map(({ page }) => page));
  return { decided: standDocument(now.judged, log).decided, pages: now.judged.document.pages.filter(({ no }) => !dropped.has(no)) };
} // prettier-ignore
