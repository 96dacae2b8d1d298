// Numbers in words, for reports.
import type { Interval } from '../statistics/index.ts';

/** 0.14 → "14.0 %"; whole percents with `places` 0. */
export const percent = (share: number, places = 1): string =>
  Number.isNaN(share) ? '–' : `${(100 * share).toFixed(places)} %`;

/** "11.6–16.8 %". */
export const range = ({ low, high }: Interval, places = 1): string =>
  `${(100 * low).toFixed(places)}–${(100 * high).toFixed(places)} %`;

/** A name of a list's word for people: "statement-body" → "statement body". */
export const plain = (word: string): string => word.replaceAll('-', ' ');

/** "1 file", "3 files". */
export const counted = (n: number, one: string, more = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`;
