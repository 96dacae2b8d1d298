// What an inspector found on a page as it left, held against what the program proposed and people decided there when it left.
// Lines move and words go when a copy is made, so the two texts are laid side by side word by word first. Pure.
import { wordsOf, type Category, type Page } from '../../model/index.ts';
import type { Decided } from '../../review/index.ts';
import type { Find } from './state.ts';

/** How something that can be read came to stay. */
export type Came =
  /** Nobody had marked it: neither the program nor a person. */
  | 'not-found'
  /** The rules say that it stays, and nobody said otherwise. */
  | 'kept-by-rule'
  /** The program would have covered it, or asked; a person left it visible. */
  | 'kept-by-person'
  /** It is marked to be covered, and can be read all the same. */
  | 'covered'
  /** The words of the page that came in are not known any more, or do not fit. */
  | 'not-known';

/** One find, compared. */
export interface Compared extends Find {
  readonly came: Came;
  /** Rule, sentence and what it was taken for, where there was a mark. */
  readonly mark: { readonly rule: string; readonly reason: string; readonly category: Category; readonly by: string | null } | null;
} // prettier-ignore

/** A page compared: each find, what was covered there, and what stayed and the inspector did not mark. */
export interface PageCompared {
  readonly finds: readonly Compared[];
  readonly covered: number;
  readonly kept: readonly { readonly category: Category; readonly rule: string; readonly reason: string; readonly by: string | null }[]; // prettier-ignore
}

/** Beyond so many words on a side nothing is laid side by side: the table would take too long. */
const MOST_WORDS = 4000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}
const meet = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** For each word of `left`, the place of the same word in `came`: the longest common run of words (Hunt and McIlroy 1976 call it diff). */
export function sideBySide(left: Page, came: Page): ReadonlyMap<number, Stretch> {
  const [a, b] = [[...wordsOf(left)], [...wordsOf(came)]];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return new Map();
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i]?.text === b[j]?.text
          ? 1 + (longest[(i + 1) * width + j + 1] ?? 0)
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const places = new Map<number, Stretch>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i], b[j]];
    if (x && y && x.text === y.text) {
      places.set(x.from, { from: y.from, to: y.to });
      i++;
      j++;
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return places;
}

const markOf = ({ proposal, decision }: Decided) => ({ rule: proposal.rule, reason: decision?.reason ?? proposal.reason, category: proposal.finding.category, by: decision?.by ?? null }); // prettier-ignore

/**
 * Compares. `left`: the page as it left; `came`: the same page as it came in, null where it is not known any more; `decided`:
 * all marks of its document as they stood when it left.
 */
export function comparePage(found: readonly Find[], left: Page, came: Page | null, decided: readonly Decided[]): PageCompared {
  const here = came === null ? [] : decided.filter(({ proposal }) => proposal.finding.passage.page === came.no);
  const stretchOf = ({ proposal: { finding }, edges }: Decided): Stretch => edges ?? finding.passage;
  const places = came === null ? new Map<number, Stretch>() : sideBySide(left, came);
  const words = [...wordsOf(left)];
  const seen = new Set<Decided>();
  const finds = found.map((find): Compared => {
    const own = words.filter((word) => meet(word, find)).flatMap(({ from }) => places.get(from) ?? []);
    if (own.length === 0) return { ...find, came: 'not-known', mark: null };
    const on = here.filter((one) => own.some((place) => meet(place, stretchOf(one))));
    for (const one of on) seen.add(one);
    // The mark that comes nearest to covering it says the most.
    const one = on.find(({ act }) => act !== 'keep') ?? on.find(({ decision }) => decision) ?? on[0];
    if (!one) return { ...find, came: 'not-found', mark: null };
    const came: Came = one.act !== 'keep' ? 'covered' : one.decision && one.proposal.act !== 'keep' ? 'kept-by-person' : 'kept-by-rule'; // prettier-ignore
    return { ...find, came, mark: markOf(one) };
  });
  const kept = here.filter((one) => one.act === 'keep' && !seen.has(one)).map(markOf);
  return { finds, covered: here.filter(({ act }) => act !== 'keep').length, kept };
} // prettier-ignore
