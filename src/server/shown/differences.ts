// What another recipient of the same case sees and this one does not, or what this one was served before, as sentences. Pure;
// the comparison itself is the release room's.
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import type { Category } from '../../model/index.ts';
import { differencesOf, type Checked, type DocumentDifference, type MarkDifference } from '../../release/index.ts';
import { count } from './documents.ts';
import type { ToReview } from './paths.ts';

/** How the two sides are called. */
interface Words {
  readonly documents: Readonly<Record<DocumentDifference['kind'], string>>;
  readonly after: string;
  readonly before: string;
}
/** Beside another recipient. */
export const HERE_AND_THERE: Words = {
  documents: {
    added: 'is new here',
    gone: 'is not here any more',
    changed: 'is another version of the paper: look at it afresh',
    withheld: 'does not go here, and goes there',
    'now-goes': 'goes here, and does not go there',
  },
  after: 'here',
  before: 'there',
};
/** Beside an earlier service. */
export const NOW_AND_THEN: Words = {
  documents: {
    added: 'is new since then',
    gone: 'is not in the case any more',
    changed: 'is another version of the paper than then: look at it afresh',
    withheld: 'went then, and does not go now',
    'now-goes': 'goes now, and did not go then',
  },
  after: 'now',
  before: 'then',
};
const ACTS = { redact: 'covered', keep: 'visible', ask: 'an open question' } as const;

export interface ShownDifference {
  readonly kind: 'seen' | 'hidden' | 'open';
  readonly text: string;
  readonly href: string | null;
  readonly where: string;
}

function sentence({ count: n, category, whose, before, after }: MarkDifference, words: Words): string {
  const what = `${CATEGORY_NAMES[category as Category]}${whose === null ? '' : ` of ${whose}`} (${count(n, 'place')})`;
  const is = after === null ? 'not marked' : ACTS[after];
  const was = before === null ? 'not marked' : ACTS[before];
  return `${what}: ${is} ${words.after}, ${was} ${words.before}.`;
}

/** Differences of `now` against `other`, what becomes visible first. */
export function shownDifferences(
  other: Checked,
  now: Checked,
  to: ToReview,
  words: Words,
): { readonly documents: readonly string[]; readonly marks: readonly ShownDifference[] } {
  const { documents, marks } = differencesOf(other, now);
  return {
    documents: documents.map(({ file, kind }) => `${file} ${words.documents[kind]}.`),
    marks: marks.map((mark) => ({
      kind: mark.after === 'keep' || mark.after === null ? 'seen' : mark.after === 'ask' ? 'open' : 'hidden',
      text: sentence(mark, words),
      where: `${mark.file}, ${mark.pages.length === 1 ? 'page' : 'pages'} ${mark.pages.join(', ')}`,
      href: to(mark.file, mark.pages[0]),
    })),
  };
}
