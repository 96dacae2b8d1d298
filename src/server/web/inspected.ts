// The drawn item of an address, for inspectors alone and for those who may see its case: not walled off from it, and no part in
// its work. Nothing but what was drawn can be reached from here. Not here: what they see of it (routes/inspection-*.ts).
import { inspectionsIn, pagesOf, readingOf, releasedPapers, type Inspection, type ItemNow, type ReleasedPaper } from '../../casework/index.ts'; // prettier-ignore
import type { Answer, Asked } from './asked.ts';
import { accountOf, storedCase, type StoredCase } from './case.ts';
import { mayOnCase } from './case-of-record.ts';
import { notFound } from './not-found.ts';

/** A page of a drawn item. */
export interface PlaceOfItem {
  readonly paper: number;
  readonly page: number;
}

/** An item as it is looked at. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly item: ItemNow;
  readonly stored: StoredCase;
  /** Contract's form. */
  readonly recipient: string;
  readonly by: string;
  readonly own: string;
  /** Of the release, those that belong to the item. */
  readonly papers: readonly ReleasedPaper[];
  /** In the order of looking. */
  readonly pages: readonly PlaceOfItem[];
}

const NO_ITEM = notFound('There is no such item in this inspection.');
const closed = (title: string, line: string, inspection: string): Answer => ({ view: 'message', data: { title, lines: [line], back: { href: `/inspections/${inspection}`, text: 'Back to the inspection' } }, status: 403 }); // prettier-ignore

interface KeptPaper {
  readonly pages?: unknown;
  readonly dropped?: unknown;
}

/** How many pages each paper has as it left: from what was kept when it left, else by opening it. */
async function countPages({ casework }: Asked, { caseId, release }: ItemNow, papers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const kept = ((await casework.checked(caseId, release))?.documents ?? []) as readonly KeptPaper[];
  const known = papers.flatMap((paper) => {
    const { pages, dropped } = kept[paper - 1] ?? {};
    return typeof pages === 'number' && Array.isArray(dropped) ? [[paper, pages - dropped.length] as const] : [];
  });
  return known.length === papers.length ? new Map(known) : pagesOf(casework, caseId, release, papers);
} // prettier-ignore

/** Runs `answer` with the item of the address, or says why this person does not see it. */
export async function aboutItem(asked: Asked, answer: (inspected: Inspected) => Promise<Answer> | Answer): Promise<Answer> {
  const { params } = asked;
  const inspections = inspectionsIn(asked);
  const inspection = await inspections.read(params['inspection'] ?? '');
  const item = inspection?.items.find(({ no }) => String(no) === params['no']);
  if (!inspection || !item) return NO_ITEM;
  const by = accountOf(asked);
  if (!(await mayOnCase(asked, item.caseId, 'release-read'))) return closed('You are kept from this case', 'A conflict of interest was recorded: another inspector looks at this one.', inspection.id);
  if (await inspections.tookPart(item.caseId, by)) return closed('You worked on this case', 'Whoever prepared, checked or released anything of a case does not inspect it: another inspector looks at this one.', inspection.id);
  if (readingOf(item, by) === null) return closed('Others read this one', 'It is in the hands of another inspector, or was read by all who were to read it.', inspection.id);
  const stored = await storedCase(asked, item.caseId);
  if (!stored) return closed('This case was erased', 'Its papers are gone, and nobody can look at them any more. It stays unread in the inspection.', inspection.id);
  const left = (await asked.casework.released(item.caseId)).find(({ release }) => release === item.release);
  const papers = (await releasedPapers(asked.casework, item.caseId, item.release)).filter(({ paper }) => item.paper === null || paper === item.paper);
  if (!left || papers.length === 0) return NO_ITEM;
  const counts = item.page === null ? await countPages(asked, item, papers.map(({ paper }) => paper)) : new Map<number, number>();
  const pages = papers.flatMap(({ paper }) => item.page !== null ? [{ paper, page: item.page }] : Array.from({ length: counts.get(paper) ?? 0 }, (_, i) => ({ paper, page: i + 1 })));
  return answer({ inspection, item, stored, recipient: left.recipient, by, own: `/inspections/${inspection.id}/items/${item.no}`, papers, pages });
} // prettier-ignore
