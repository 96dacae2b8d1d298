// What another recipient of the same case sees and this one does not, and the other way round, as sentences. Pure; the
// comparison itself is the release room's.
import { standingOf, type CaseStandingNow, type CaseView } from '../../casework/index.ts';
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import type { Category } from '../../model/index.ts';
import { differencesOf, type Checked, type DocumentDifference, type MarkDifference } from '../../release/index.ts';
import type { ReviewLog } from '../../review/index.ts';
import { count } from './documents.ts';
import type { ToReview } from './paths.ts';

/** A view with what people said, in the form that is compared. */
function checkedOf(view: CaseView, standing: CaseStandingNow): Checked {
  return {
    urn: view.urn,
    recipient: view.recipient,
    guidance: view.guidance,
    documents: standing.documents.map(({ view: { judged, sha256, outcome }, withheld }) => ({
      file: judged.document.file,
      outcome: withheld !== null ? 'withheld' : outcome === 'withheld' ? 'redacted' : outcome,
      input: { sha256 },
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

const DOCUMENTS: Readonly<Record<DocumentDifference['kind'], string>> = {
  added: 'is new here',
  gone: 'is not here any more',
  changed: 'is another version of the paper: look at it afresh',
  withheld: 'does not go here, and goes there',
  'now-goes': 'goes here, and does not go there',
};
const ACTS = { redact: 'covered', keep: 'visible', ask: 'an open question' } as const;

export interface ShownDifference {
  readonly kind: 'seen' | 'hidden' | 'open';
  readonly text: string;
  readonly href: string | null;
  readonly where: string;
}

function sentence({ count: n, category, whose, before, after }: MarkDifference): string {
  const what = `${CATEGORY_NAMES[category as Category]}${whose === null ? '' : ` of ${whose}`} (${count(n, 'place')})`;
  const here = after === null ? 'not marked' : ACTS[after];
  const there = before === null ? 'not marked' : ACTS[before];
  return `${what}: ${here} here, ${there} there.`;
}

/** Differences of `now` against `other`, what becomes visible first. */
export function shownDifferences(
  other: { readonly view: CaseView; readonly log: ReviewLog },
  now: { readonly view: CaseView; readonly standing: CaseStandingNow },
  to: ToReview,
): { readonly documents: readonly string[]; readonly marks: readonly ShownDifference[] } {
  const { documents, marks } = differencesOf(
    checkedOf(other.view, standingOf(other.view, other.log)),
    checkedOf(now.view, now.standing),
  );
  return {
    documents: documents.map(({ file, kind }) => `${file} ${DOCUMENTS[kind]}.`),
    marks: marks.map((mark) => ({
      kind: mark.after === 'keep' || mark.after === null ? 'seen' : mark.after === 'ask' ? 'open' : 'hidden',
      text: sentence(mark),
      where: `${mark.file}, ${mark.pages.length === 1 ? 'page' : 'pages'} ${mark.pages.join(', ')}`,
      href: to(mark.file, mark.pages[0]),
    })),
  };
}
