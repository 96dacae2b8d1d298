// Birth dates as records write them, read through what scanners make of digits, and how one stands to a known date.
// Not here: telling a birth date from a print date (record.ts).

/** How a written birth date stands to the known one. */
export type BornMatch =
  | 'same'
  /** Day and month changed places: an American or a foreign form. */
  | 'swapped'
  /** One digit differs. */
  | 'slip'
  /** Two neighbouring digits changed places. */
  | 'digits'
  | 'other';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Nobody with a record is younger than the age of criminal responsibility: later years are print dates. */
const YOUNGEST = 10;
const D = String.raw`[\dOQIl|SBZ]`;
const NUMERIC = new RegExp(`(?<![\\w/])(${D}{1,2}) ?[/.,\\- ] ?(${D}{1,2}) ?[/.,\\- ] ?(${D}{4}|${D}{2})(?![\\w/])`);
const ISO = new RegExp(`(?<![\\w/])((?:[1Il|]9|[2Z][0OQ])${D}{2}) ?[-/.] ?(${D}{1,2}) ?[-/.] ?(${D}{1,2})(?![\\w/])`);
const BARE = new RegExp(`(?<![\\w/])(${D}{2})(${D}{2})((?:[1Il|]9|[2Z][0OQ])${D}{2}|\\d{2})(?![\\w/])`);
const WORDED = /(?<![\w/])([\dOIl|]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]*([A-Za-z5]{3,9})\.?[ ,-]*(\d{4}|[\dOIl|SB]{4}|\d{2})(?!\w)/i; // prettier-ignore
const AMERICAN = /\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i;

const digits = (text: string): number =>
  Number(text.replace(/[OQ]/g, '0').replace(/[Il|]/g, '1').replace(/S/g, '5').replace(/B/g, '8').replace(/Z/g, '2'));

const monthOf = (word: string): number => {
  const clean = word.toLowerCase().replace(/5/g, 's').replace(/0/g, 'o');
  const at = MONTHS.indexOf(clean.slice(0, 3));
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'][at] ?? ''; // prettier-ignore
  return at >= 0 && (full.startsWith(clean) || clean === 'sept') ? at + 1 : 0;
};

/** ISO date, or null where no calendar has it. */
function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function fullYear(text: string, latest: number): number {
  const year = digits(text);
  if (text.length === 4) return year;
  return year + (2000 + year <= latest ? 2000 : 1900);
}

/** A date on a page. */
export interface WrittenDate {
  readonly iso: string;
  /** Offsets within the text given. */
  readonly from: number;
  readonly to: number;
}

/**
 * The first date in `text`; two-digit years are no later than `latestYear`. Day before month, unless only the other order
 * is a date. Null where there is none.
 */
export function firstDate(text: string, latestYear: number): WrittenDate | null {
  const found: WrittenDate[] = [];
  const add = (hit: RegExpExecArray | null, year: string, month: number, day: number): void => {
    if (!hit) return;
    const y = fullYear(year, latestYear);
    const date = iso(y, month, day) ?? iso(y, day, month);
    if (date !== null) found.push({ iso: date, from: hit.index, to: hit.index + hit[0].length });
  };
  const i = ISO.exec(text);
  add(i, i?.[1] ?? '', digits(i?.[2] ?? ''), digits(i?.[3] ?? ''));
  for (const form of [NUMERIC, BARE]) {
    const hit = form.exec(text);
    // Letters alone are a word ("BOSS"): a date has at least three real digits.
    if (hit && hit[0].replace(/\D/g, '').length >= 3) add(hit, hit[3] as string, digits(hit[2] as string), digits(hit[1] as string)); // prettier-ignore
  }
  const w = WORDED.exec(text);
  if (w && monthOf(w[2] as string) > 0) add(w, w[3] as string, monthOf(w[2] as string), digits(w[1] as string));
  const a = AMERICAN.exec(text);
  if (a && monthOf(a[1] as string) > 0) add(a, a[3] as string, monthOf(a[1] as string), digits(a[2] as string));
  return found.toSorted((x, y) => x.from - y.from || y.to - x.to)[0] ?? null;
}

/** The last year in which somebody with a record can have been born. */
export const latestBirth = (thisYear: number): number => thisYear - YOUNGEST;

/** How a written birth date stands to the known one; both ISO. */
export function matchBorn(written: string, known: string): BornMatch {
  if (written === known) return 'same';
  const [year = '', month = '', day = ''] = known.split('-');
  if (written === `${year}-${day}-${month}`) return 'swapped';
  const a = written.replaceAll('-', '');
  const b = known.replaceAll('-', '');
  const differ = [...a].flatMap((mark, i) => (mark === b[i] ? [] : [i]));
  if (differ.length === 1) return 'slip';
  const [first = 0, second = 0] = differ;
  if (differ.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]) return 'digits';
  return 'other';
}
