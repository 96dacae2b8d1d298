// What people marked by hand, placed on the pages: added marks become proposals, moved edges move a proposal's boxes.
import { BlotterError, boxesOf, type CaseDocument } from '../model/index.ts';
import { markStates, proposalOf, type Decided, type ReviewLog } from '../review/index.ts';
import type { JudgedDocument } from './judge.ts';

/** The place of a stretch of a page's text. Throws B-DEC-01 where the page has no such letters. */
function boxesAt(document: CaseDocument, page: number, from: number, to: number): ReturnType<typeof boxesOf> {
  const found = document.pages.find((one) => one.no === page);
  const boxes = found && from < to && to <= found.text.length ? boxesOf(found, from, to) : [];
  if (boxes.length === 0)
    throw new BlotterError('B-DEC-01', { problem: `${document.file}, page ${page}: no letters at ${from}–${to}.` });
  return boxes;
}

/** The document with what people added to it, as proposals of their own. Throws B-DEC-01 for a place that is none. */
export function withAdded(judged: JudgedDocument, log: ReviewLog): JudgedDocument {
  const { document } = judged;
  const gone = new Set(judged.dropPages.map(({ page }) => page));
  const mine = markStates(log).added.filter(({ file, page }) => file === document.file && !gone.has(page));
  if (mine.length === 0 || judged.release === 'withhold') return judged;
  const added = mine.map((event) => {
    const proposal = proposalOf(event);
    const { passage } = proposal.finding;
    if (!document.pages.some(({ no }) => no === passage.page))
      throw new BlotterError('B-DEC-01', { problem: `${document.file} has no page ${passage.page}.` });
    if ('box' in event.place) return proposal;
    const boxes = boxesAt(document, passage.page, passage.from, passage.to);
    return { ...proposal, finding: { ...proposal.finding, passage: { ...passage, boxes } } };
  });
  return { ...judged, proposals: [...judged.proposals, ...added] };
}

/** A decided mark whose edges a person moved stands where they put it. Throws B-DEC-01 for a place that is none. */
export function withEdges(entry: Decided, document: CaseDocument): Decided {
  const { edges, proposal } = entry;
  if (!edges) return entry;
  const { finding } = proposal;
  const boxes = boxesAt(document, finding.passage.page, edges.from, edges.to);
  const passage = { ...finding.passage, ...edges, boxes };
  return { ...entry, proposal: { ...proposal, finding: { ...finding, passage } } };
}
