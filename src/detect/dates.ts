// Dates as police papers write them, with the day they name. Only notation: whether a date is somebody's birth is the
// business of identifiers/birth.ts.
import { matches } from './scan.ts';

/** A calendar date as far as the text says it; `year` is four digits. */
export interface FoundDate {
  readonly from: number;
  readonly to: number;
  readonly day?: number;
  readonly month: number;
  readonly year?: number;
  /** Two-digit year in the text: the century is a guess. */
  readonly short: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'; // prettier-ignore
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth', 'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first']; // prettier-ignore
const ORDINAL = ORDINALS.toReversed().join('|').replaceAll('-', '[- ]');
const UNITS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']; // prettier-ignore
/** Numbers in words from 0 to 99, longest first, as the source of a regular expression. */
export const NUMBER_WORDS = `(?:${TENS.slice(2).join('|')})(?:[- ](?:${UNITS.slice(1).join('|')}))?|${TEENS.join('|')}|${UNITS.slice(1).join('|')}`;

/** The value of a number in words below one hundred; NaN for anything else. */
export function numberOfWords(words: string): number {
  const [first = '', second = ''] = words.toLowerCase().split(/[- ]+/);
  const tens = TENS.indexOf(first);
  if (first !== '' && tens >= 2) return tens * 10 + (second === '' ? 0 : Math.max(0, UNITS.indexOf(second)));
  const teen = TEENS.indexOf(first);
  if (teen >= 0) return 10 + teen;
  const unit = UNITS.indexOf(first);
  return first !== '' && unit > 0 ? unit : NaN;
}

/** Could these be day, month and (optional) two- or four-digit year? */
export function isDate(day: string, month: string, year = ''): boolean {
  const d = Number(day);
  const m = Number(month);
  if (!(m >= 1 && m <= 12 && d >= 1)) return false;
  if (year.length === 4 && !(Number(year) >= 1900 && Number(year) <= 2099)) return false;
  return d <= ([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0);
}

// Two-digit years: those that would lie well ahead are of the last century.
const PIVOT = 35;
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) <= PIVOT ? 2000 : 1900);
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const NUMERIC = /(?<![\d/.-])(\d{1,2}) ?([/.\-\\ ]) ?(\d{1,2}) ?\2 ?((?:19|20)?\d{2})(?![\d/]|[.-]\d)/g;
const ISO = /(?<![\d/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.-]\d)/g;
const SQUASHED =
  /(?<![\d/.-])(?:(\d{2})(\d{2})((?:19|20)\d{2})|((?:19|20)\d{2})(\d{2})(\d{2})|(\d{2})(\d{2})(\d{2}))(?![\d/]|[.-]\d)/g;
const WORDY = new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(?:(\d{1,2})(?:\s?(?:st|nd|rd|th))?|(${ORDINAL}))(?:\s+(?:day\s+)?of)?[\s.,/-]{0,3}(${MONTH})(?![a-zÀ-ɏ])\.?(?:[\s,./-]{0,3}('?\d{4}(?!\d)|'?\d{2}(?![\d:.]))|,?\s+((?:nineteen|twenty|two thousand)[a-zÀ-ɏ\s-]{0,24}))?`, 'gi'); // prettier-ignore
const AMERICAN = new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(${MONTH})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d{2}))?(?!\d)`, 'gi'); // prettier-ignore
const SPOKEN = new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(${ORDINAL}) of the (${ORDINAL})[,\s]+(?:(?:nineteen|twenty)[\s-]+)?(${NUMBER_WORDS})(?![a-zÀ-ɏ])`, 'gi'); // prettier-ignore

const ordinalOf = (word: string): number => ORDINALS.indexOf(word.toLowerCase().replaceAll(' ', '-')) + 1;

function spokenYear(words: string): { year: number; length: number } | null {
  const said = new RegExp(String.raw`^(nineteen|twenty|two thousand(?: and)?)[\s-]+(${NUMBER_WORDS})(?![a-zÀ-ɏ])`, 'i').exec(words); // prettier-ignore
  if (!said) return null;
  const rest = numberOfWords(said[2] ?? '');
  return { year: (/^nineteen/i.test(words) ? 1900 : 2000) + rest, length: said[0].length };
}

/** All dates in `text` with at least day and month, in order. `squashed`: also runs of six or eight digits. */
export function findDates(text: string, squashed = true): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (from: number, length: number, day: number, month: number, year: string | undefined): void => {
    found.push({
      from,
      to: from + length,
      ...(day > 0 ? { day } : {}),
      month,
      ...(year === undefined ? {} : { year: fullYear(year) }),
      short: year !== undefined && year.length === 2,
    });
  };
  for (const m of matches(text, NUMERIC)) {
    const [whole, day = '', , month = '', year = ''] = m;
    if (isDate(day, month, year)) add(m.index, whole.length, Number(day), Number(month), year);
    else if (isDate(month, day, year)) add(m.index, whole.length, Number(month), Number(day), year);
  }
  for (const m of matches(text, ISO)) {
    const [whole, year = '', , month = '', day = ''] = m;
    if (isDate(day, month, year)) add(m.index, whole.length, Number(day), Number(month), year);
  }
  if (squashed)
    for (const m of matches(text, SQUASHED)) {
      const day = m[1] ?? m[6] ?? m[7] ?? '';
      const month = m[2] ?? m[5] ?? m[8] ?? '';
      const year = m[3] ?? m[4] ?? m[9] ?? '';
      if (isDate(day, month, year)) add(m.index, m[0].length, Number(day), Number(month), year);
    }
  for (const m of matches(text, WORDY)) {
    const [whole, number, word = '', month = '', year, said] = m;
    const day = number === undefined ? ordinalOf(word) : Number(number);
    if (!isDate(String(day), String(monthOf(month)))) continue;
    const spoken = said === undefined ? null : spokenYear(said);
    const length = said === undefined ? whole.length : whole.length - said.length + (spoken?.length ?? 0);
    const kept = whole.slice(0, length).replace(/[\s,.]+$/, '').length;
    add(m.index, kept, day, monthOf(month), spoken ? String(spoken.year) : year?.replace("'", ''));
  }
  for (const m of matches(text, AMERICAN)) {
    const [whole, month = '', day = '', year] = m;
    if (!isDate(day, String(monthOf(month)))) continue;
    if (found.some((one) => one.from < m.index + whole.length && m.index < one.to)) continue;
    add(m.index, whole.length, Number(day), monthOf(month), year);
  }
  for (const m of matches(text, SPOKEN)) {
    const [whole, day = '', month = '', year = ''] = m;
    const value = numberOfWords(year);
    if (isDate(String(ordinalOf(day)), String(ordinalOf(month))))
      add(m.index, whole.length, ordinalOf(day), ordinalOf(month), String(value).padStart(2, '0'));
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Does a found date name the day of an ISO birth date? A two-digit year in the text matches either century. */
export function sameDay(date: FoundDate, iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  if (date.month !== month || date.day !== day || date.year === undefined) return false;
  return date.year === year || (date.short && date.year % 100 === year % 100);
}

const kept = new WeakMap<object, readonly FoundDate[]>();

/** The dates of a view; worked out once. */
export function datesOf(view: { readonly text: string }): readonly FoundDate[] {
  const known = kept.get(view);
  if (known) return known;
  const dates = findDates(view.text);
  kept.set(view, dates);
  return dates;
}
