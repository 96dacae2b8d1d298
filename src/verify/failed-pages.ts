// Which pages of a copy a check was not content with: made into pictures, they may pass. Not here: making them.
import type { Verdict } from '../model/index.ts';

/**
 * The source pages (from 1) behind the pages that failed verdicts name; `pages[i]` is the source of output page i + 1. Pages of
 * the output that are pictures already (`rasterised`, from 1) are left out: a second try would end as the first.
 */
export function failedPages(
  verdicts: readonly Verdict[],
  { pages, rasterised }: { readonly pages: readonly number[]; readonly rasterised: readonly number[] },
): number[] {
  const failed = verdicts.filter(({ result }) => result !== 'pass');
  const named = failed.map(({ where }) => Number(/page (\d+)/.exec(where)?.[1] ?? NaN));
  return [...new Set(named.filter((no) => !rasterised.includes(no)).flatMap((no) => pages[no - 1] ?? []))];
}
