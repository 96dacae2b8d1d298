// What another recipient of the same case sees and this one does not, or what this one was served before, as sentences. Pure;
// the comparison itself is the release room's.
import type { Category } from '../../model/index.ts';
import { differencesOf, type Checked, type MarkDifference } from '../../release/index.ts';
import { say } from '../language/say.ts';
import { kindsOfWhom } from './people.ts';
import type { ToReview } from './paths.ts';

/** `here`: beside another recipient. `then`: beside an earlier service. */
export type Beside = 'here' | 'then';

export interface ShownDifference {
  readonly kind: 'seen' | 'hidden' | 'open';
  readonly text: string;
  readonly href: string | null;
  readonly where: string;
}

function sentence({ count: n, category, whose, before, after }: MarkDifference, beside: Beside): string {
  const [is, was] = [say(`act.${after ?? 'none'}`), say(`act.${before ?? 'none'}`)];
  return say(`${beside}.mark`, {
    what: kindsOfWhom(category as Category, whose),
    places: say('places', { n }),
    is,
    was,
  });
}

/** Differences of `now` against `other`, what becomes visible first. */
export function shownDifferences(
  other: Checked,
  now: Checked,
  to: ToReview,
  beside: Beside,
): { readonly documents: readonly string[]; readonly marks: readonly ShownDifference[] } {
  const { documents, marks } = differencesOf(other, now);
  return {
    documents: documents.map(({ file, kind }) => say(`${beside}.${kind}`, { file })),
    marks: marks.map((mark) => ({
      kind: mark.after === 'keep' || mark.after === null ? 'seen' : mark.after === 'ask' ? 'open' : 'hidden',
      text: sentence(mark, beside),
      where: say(mark.pages.length === 1 ? 'differences.where' : 'differences.where.more', {
        file: mark.file,
        pages: mark.pages.join(', '),
      }),
      href: to(mark.file, mark.pages[0]),
    })),
  };
}
