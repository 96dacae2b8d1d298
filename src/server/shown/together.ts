// What only shows when papers are laid side by side: values covered in one and left in another, and answers that the same
// question got elsewhere. Pure. Not here: deciding (the review page).
import type { CaseStandingNow, CaseView } from '../../casework/index.ts';
import { say } from '../language/say.ts';
import { kindsOfWhom } from './people.ts';
import type { ToReview } from './paths.ts';

interface Link {
  readonly href: string;
  readonly text: string;
}
export interface Together {
  readonly pairs: readonly {
    readonly what: string;
    readonly covered: readonly Link[];
    readonly kept: readonly Link[];
  }[];
  /** How many open questions have an answer elsewhere, and where the first of them stands. */
  readonly offers: { readonly text: string; readonly href: string } | null;
}

/** Pairs and offers of a view. */
export function shownTogether(view: CaseView, standing: CaseStandingNow, to: ToReview): Together {
  const link = ({ file, page }: { readonly file: string; readonly page: number }): Link => ({
    href: to(file, page),
    text: say('page.record', { file, page }),
  });
  const once = (links: readonly Link[]): Link[] => [...new Map(links.map((one) => [one.href, one])).values()];
  const acts = new Map(standing.documents.flatMap(({ decided }) => decided.map(({ proposal, act }) => [proposal.id, { act, file: proposal.finding.passage.file, page: proposal.finding.passage.page }] as const))); // prettier-ignore
  // An answer since may have made both sides alike.
  const pairs = view.pairs
    .map(({ category, whose, covered, kept }) => ({
      what: kindsOfWhom(category, whose),
      covered: once(covered.filter(({ id }) => acts.get(id)?.act !== 'keep').map(link)),
      kept: once(kept.filter(({ id }) => acts.get(id)?.act === 'keep').map(link)),
    }))
    .filter(({ covered, kept }) => covered.length > 0 && kept.length > 0);
  const offered = view.offers.filter(({ on }) => acts.get(on)?.act === 'undecided');
  const first = offered[0] && acts.get(offered[0].on);
  const text = say('page.offers', { n: offered.length });
  return { pairs, offers: first ? { text, href: to(first.file, first.page) } : null };
}
