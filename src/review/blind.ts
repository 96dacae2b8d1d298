// Blind pages (journeys.md A4): now and then a page is shown without the tool's marks, the person marks first, then both
// are compared. Nothing is ever planted, and nothing withheld is lost: withholding is a way to show a page, no event takes a
// proposal away. What is counted is pooled for a team and never shown for one person.
import { createHash } from 'node:crypto';
import type { Category, Proposal } from '../model/index.ts';
import type { BlindDoneEvent } from './event.ts';

/** One page in so many is blind … */
export const SHARE = 20;
/** … and for a person's first pages one in so many. */
export const SHARE_NEW = 8;
export const NEW_UNTIL = 200;

export interface PageKey {
  readonly file: string;
  readonly page: number;
}

/**
 * Which pages this person sees blind: about one in `SHARE` (one in `SHARE_NEW` while they have done fewer than `NEW_UNTIL`
 * pages), never none. The same for the same `seed` (a secret of the case and the person, so that nobody can tell beforehand).
 * `pages`: those with text that go to the recipient.
 */
export function blindPages<T extends PageKey>(pages: readonly T[], seed: string, pagesDone: number): T[] {
  if (pages.length === 0) return [];
  const share = pagesDone < NEW_UNTIL ? SHARE_NEW : SHARE;
  const drawn = pages.map((page) => ({ page, draw: drawOf(seed, page) })).toSorted((a, b) => a.draw - b.draw);
  const chosen = drawn.filter(({ draw }) => draw < 1 / share);
  return (chosen.length > 0 ? chosen : drawn.slice(0, 1)).map(({ page }) => page);
}

/** A number from 0 to 1 that nobody without the seed can foretell. */
function drawOf(seed: string, { file, page }: PageKey): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, file, page]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** What a blind page says about one rule family: found by both, by the tool alone, by the person alone. */
export interface BlindCount {
  readonly category: Category;
  readonly both: number;
  readonly toolOnly: number;
  readonly personOnly: number;
}

/**
 * Compares what a person marked unaided with what the tool would have had redacted there (`redact` and `ask`). Marks match
 * where they share a letter: one stroke over two of the tool's marks found both. The category is the tool's where there is
 * one.
 */
export function compareBlind(event: BlindDoneEvent, proposals: readonly Proposal[]): BlindCount[] {
  const tool = proposals.filter(
    ({ act, finding }) => act !== 'keep' && finding.passage.file === event.file && finding.passage.page === event.page,
  );
  const counts = new Map<Category, { both: number; toolOnly: number; personOnly: number }>();
  const of = (category: Category): { both: number; toolOnly: number; personOnly: number } => {
    const count = counts.get(category) ?? { both: 0, toolOnly: 0, personOnly: 0 };
    counts.set(category, count);
    return count;
  };
  type Stretch = { readonly from: number; readonly to: number };
  const meet = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;
  for (const { finding } of tool)
    of(finding.category)[event.found.some((own) => meet(own, finding.passage)) ? 'both' : 'toolOnly']++;
  for (const own of event.found)
    if (!tool.some(({ finding }) => meet(own, finding.passage))) of(own.category).personOnly++;
  return [...counts].map(([category, count]) => ({ category, ...count }));
}
