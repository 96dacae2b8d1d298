// What the second person marks first, how it compares with the release, and what was corrected by hand of the people: as the
// page of the check tells it. Pure. Not here: what is drawn and compared (review/second-look.ts), when they may say yes (release/gate.ts).
import type { Correction, Sample } from '../../casework/index.ts';
import { say } from '../language/say.ts';
import type { Ticked } from '../../release/index.ts';
import type { SecondCount } from '../../review/index.ts';
import type { ToReview } from './paths.ts';
import { timeInWords } from './release.ts';

/** The sample for the template; `chosen`: ids that were ticked as wrong. */
export function shownSample({ pages, done, count, visible }: Sample, to: ToReview, chosen: ReadonlySet<string>) {
  const isDone = (file: string, page: number): boolean => done.some((one) => one.file === file && one.page === page);
  const left = pages.filter(({ file, page }) => !isDone(file, page));
  return {
    left: left.length,
    next: left[0] ? to(left[0].file, left[0].page) : null,
    pages: pages.map(({ file, page }) => ({ href: to(file, page), text: say('page.record', { file, page }), done: isDone(file, page) })), // prettier-ignore
    says: pages.length === 0 ? null : sentence(pages.length, count),
    visible: visible.map(({ id, file, page, category }) => ({
      id,
      href: to(file, page),
      where: say('page.record', { file, page }),
      what: say(`kinds.${category}`),
      checked: chosen.has(id),
    })),
    count: visible.length,
  };
}

function sentence(pages: number, { both, releaseOnly, secondOnly, neither }: SecondCount): string {
  const agreed = both + neither;
  return say('look.pages', { n: pages, agreed, places: say('places', { n: agreed + releaseOnly + secondOnly }), both, neither, releaseOnly, secondOnly }); // prettier-ignore
}

/** Corrections for the template, newest first. */
export const shownCorrections = (corrections: readonly Correction[], names: ReadonlyMap<string, string>) =>
  corrections.toReversed().map(({ by, at, kind, person, fields }) => ({
    who: names.get(by) ?? by,
    at: timeInWords(at),
    what: say(`corrected.${kind}`, { person }),
    fields: fields.map(({ field, from, to }) => ({
      field: say(`detail.${field}`),
      from: from || say('corrected.nothing'),
      to: to || say('corrected.nothing'),
    })),
  }));

/** What was ticked, by how many were shown. */
export function ticksOf(form: Readonly<Record<string, string>>): Ticked {
  const read = (name: string): number | undefined => (/^\d{1,6}$/.test(form[name] ?? '') ? Number(form[name]) : undefined);
  const [corrected, visible] = [read('looked-corrected'), read('looked-visible')];
  return { ...(corrected === undefined ? {} : { corrected }), ...(visible === undefined ? {} : { visible }) };
} // prettier-ignore

/** Counts as places that two people judged. */
export const twice = ({ both, releaseOnly, secondOnly, neither }: SecondCount) => {
  const many = (n: number, first: 'redact' | 'keep', second: 'redact' | 'keep') => Array.from({ length: n }, () => ({ first, second })); // prettier-ignore
  return [...many(both, 'redact', 'redact'), ...many(releaseOnly, 'redact', 'keep'), ...many(secondOnly, 'keep', 'redact'), ...many(neither, 'keep', 'keep')]; // prettier-ignore
};
