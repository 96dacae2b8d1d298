// A case as it stands, in the form in which two services are compared (release/differences.ts): kinds, places and what was
// decided; no word of the papers and no reason. Pure.
import type { Checked } from '../release/index.ts';
import type { CaseStandingNow, CaseView } from './view.ts';

/** What `view` comes to with `standing` (standingOf). */
export function checkedOf(view: CaseView, standing: CaseStandingNow): Checked {
  return {
    urn: view.urn,
    recipient: view.recipient,
    guidance: view.guidance,
    documents: standing.documents.map(({ view: { judged, sha256, outcome }, withheld }) => ({
      file: judged.document.file,
      outcome: withheld !== null ? 'withheld' : outcome === 'withheld' ? 'redacted' : outcome,
      input: { sha256 },
      // For samples of what was marked clean: pages as numbered in the original, and those that went whole.
      pages: judged.document.pages.length,
      dropped: judged.dropPages.map(({ page }) => page),
    })),
    marks: standing.documents
      .filter(({ withheld }) => withheld === null)
      .flatMap(({ decided }) =>
        decided.map(({ proposal, act }) => ({
          id: proposal.id,
          file: proposal.finding.passage.file,
          page: proposal.finding.passage.page,
          category: proposal.finding.category,
          whose: proposal.finding.whose ?? null,
          act: act === 'undecided' ? 'ask' : act,
          rule: proposal.rule,
        })),
      ),
  };
}
