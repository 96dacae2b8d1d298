// Which pages somebody practises on: those that hold most of what this person got wrong, spaced out in time. What was right
// comes back later and later, what was wrong comes back tomorrow.
import type { Category } from '../../model/index.ts';
import { TRAINING } from '../training/policy.ts';
import type { DrillPage } from './material.ts';

/** One kind of data in one drill that was done: how many of its marks were right. */
export interface Practised {
  readonly category: Category;
  /** ISO 8601. */
  readonly at: string;
  readonly right: number;
  readonly of: number;
}

/** Days until a kind comes back, by how often in a row it was all right: data of the policy. */
export const SPACING: readonly number[] = TRAINING.drill.spacing;
const DAY = 86_400_000;

/** When a kind is to be practised again; null where it never was. `history` in any order. */
export function dueAt(category: Category, history: readonly Practised[]): Date | null {
  const own = history
    .filter((one) => one.category === category)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const newest = own.at(-1);
  if (!newest) return null;
  const wrong = own.findLastIndex(({ right, of }) => right < of);
  const inRow = own.length - 1 - wrong;
  return new Date(Date.parse(newest.at) + (SPACING[Math.min(inRow, SPACING.length) - 1] ?? SPACING[0] ?? 1) * DAY);
}

/** Words that are read and marked with care in a minute. */
export const WORDS_A_MINUTE = 150;

/** Words that could be read in the time that one mark takes to be made. */
const WORDS_A_MARK = 10;

/** What a drill is made for. */
export interface DrillAsk {
  /** The person's own kinds of error, gravest first; empty: everything. */
  readonly errors: readonly Category[];
  readonly history: readonly Practised[];
  /** Ids of pages done before, newest last. */
  readonly seen: readonly string[];
  readonly now: Date;
  readonly minutes: number;
  /** No fewer pages and no more, whatever the time; one and any number where missing. */
  readonly pages?: { readonly least: number; readonly most: number };
}

const wordsOf = ({ text }: DrillPage): number => text.split(/\s+/).filter((word) => word !== '').length;
/** What a page takes, in words. */
const workOf = (page: DrillPage): number =>
  wordsOf(page) + WORDS_A_MARK * page.marks.filter(({ verdict }) => verdict === 'R').length;

/**
 * The pages of a drill of about `minutes`: always one, and never more words than the time allows after the first, unless there must be more pages. A mark of a
 * kind that is due counts by its place among the errors; pages not seen before go first, then those seen longest ago. Pure.
 */
export function chooseDrill(pages: readonly DrillPage[], { errors, history, seen, now, minutes, pages: { least, most } = { least: 1, most: Infinity } }: DrillAsk): DrillPage[] {
  const isDue = (category: Category): boolean => {
    const due = dueAt(category, history);
    return due === null || due <= now;
  };
  const due = errors.filter(isDue);
  // Where nothing is due, what was asked for is practised all the same.
  const wanted = due.length > 0 ? due : errors;
  const weight = (page: DrillPage): number => {
    const gains = page.marks.map(({ category, verdict }) => {
      const place = wanted.indexOf(category);
      const asked = wanted.length === 0 ? 1 : place < 0 ? 0 : wanted.length - place;
      // What must stay teaches too, but what must go is what people were hurt by.
      return verdict === 'R' ? asked : asked / 4;
    });
    return gains.reduce((sum, gain) => sum + gain, 0) / Math.max(60, wordsOf(page));
  };
  const ranked = pages
    .filter(({ marks }) => marks.some(({ verdict }) => verdict === 'R'))
    .map((page) => ({ page, last: seen.lastIndexOf(page.id), gain: weight(page) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => Math.sign(a.last + 1) - Math.sign(b.last + 1) || (a.last >= 0 ? a.last - b.last : 0) || b.gain - a.gain || (a.page.id < b.page.id ? -1 : 1)); // prettier-ignore
  const chosen: DrillPage[] = [];
  let words = 0;
  for (const { page } of ranked) {
    const more = workOf(page);
    if (chosen.length > 0 && words + more > minutes * WORDS_A_MINUTE) continue;
    chosen.push(page);
    words += more;
    if (words >= minutes * WORDS_A_MINUTE || chosen.length >= most) break;
  }
  // Too few: the shortest of the others, in the order in which they were wanted.
  const rest = ranked.filter(({ page }) => !chosen.includes(page)).toSorted((a, b) => workOf(a.page) - workOf(b.page));
  return [...chosen, ...rest.slice(0, Math.max(0, least - chosen.length)).map(({ page }) => page)];
} // prettier-ignore
