// What inspectors found, as a table: the drawn sample with a verdict per reading. Kinds and places, never what was read.
import { CATEGORIES, DOCUMENT_TYPES } from '../../model/index.ts';
import { fitting, ITEM, LEADS, OFFICE, tableOf, type Item, type Lead } from '../sample/index.ts';

export const OUTCOMES = ['clean', 'breach', 'unsure'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where in the papers a breach stood. */
export const PLACES = ['statement-body', 'statement-rear', 'case-summary', 'convictions', 'medical', 'photograph', 'schedule', 'phone-download', 'letter', 'elsewhere'] as const; // prettier-ignore
export type Place = (typeof PLACES)[number];

/** `agreed` is the verdict that two inspectors came to together; it goes before the first. */
export const READINGS = ['first', 'second', 'agreed'] as const;
export type Reading = (typeof READINGS)[number];

export interface Result extends Item {
  readonly stratum: string;
  /** How many others it stands for: size of its stratum ÷ drawn from it; 1 where the table does not tell. */
  readonly standsFor: number;
  readonly reading: Reading;
  readonly outcome: Outcome;
  readonly place?: Place;
  readonly category?: string;
  /** A breach that was caught before it went further. */
  readonly prevented: boolean;
  /** What the machine had made of it: `clean` = it marked nothing, which is what an elusion sample looks at. */
  readonly machine?: 'marked' | 'clean';
}

const MUST = ['item', 'area', 'outcome'] as const;
const MAY = ['order', 'unit', 'type', 'month', 'lead', 'stratum', 'size', 'drawn', 'reading', 'place', 'category', 'prevented', 'machine'] as const; // prettier-ignore
/** The columns of a table of results, for its head row. */
export const RESULT_COLUMNS: readonly string[] = [...MUST, ...MAY];

const oneOf = (list: readonly string[]): string => `one of ${list.join(', ')}`;

/** Reads results in the order of their rows. Throws B-TABLE-01 with line and column. */
export function readResults(file: string, text: string): readonly Result[] {
  const seen = new Set<string>();
  return tableOf(file, text, MUST, MAY).map(({ line, cells }) => {
    const get = (column: string, fits: (cell: string) => boolean, wanted: string, other = ''): string => {
      const cell = cells[column] || other;
      return fitting(file, line, column, cell, fits(cell), wanted);
    };
    const from = (column: string, list: readonly string[], other: string): string =>
      get(column, (cell) => list.includes(cell), oneOf(list), other);
    const item = get('item', (cell) => ITEM.test(cell), 'a reference of letters, digits, ".", "_", "-"');
    const reading = from('reading', READINGS, 'first') as Reading;
    fitting(file, line, 'reading', reading, !seen.has(`${item} ${reading}`), 'stands there twice for this item');
    seen.add(`${item} ${reading}`);
    const whole = (column: string): number =>
      Number(get(column, (cell) => /^[1-9]\d{0,8}$/.test(cell), 'a whole number', '1'));
    const outcome = from('outcome', OUTCOMES, '') as Outcome;
    const place = from('place', ['', ...PLACES], '') as Place | '';
    const category = from('category', ['', ...CATEGORIES], '');
    const prevented = from('prevented', ['yes', 'no'], 'no') === 'yes';
    fitting(file, line, 'prevented', '', !prevented || outcome === 'breach', 'only a breach can be prevented');
    fitting(file, line, 'place', '', place === '' || outcome !== 'clean', 'a clean item has none');
    const machine = from('machine', ['', 'marked', 'clean'], '') as 'marked' | 'clean' | '';
    const [size, drawn] = [whole('size'), whole('drawn')];
    fitting(file, line, 'drawn', '', drawn <= size, 'cannot be more than size');
    return {
      item,
      area: get('area', (cell) => OFFICE.test(cell), 'the name of an office, at most 40 letters'),
      unit: get('unit', (cell) => cell === '-' || OFFICE.test(cell), 'the name of an office, at most 40 letters', '-'),
      type: from('type', [...DOCUMENT_TYPES, 'FILE'], 'FILE'),
      month: get('month', (cell) => cell === '' || /^\d{4}-\d\d$/.test(cell), 'a month, as 2026-03'),
      lead: from('lead', LEADS, 'not known') as Lead,
      stratum: get('stratum', (cell) => cell.length <= 200 && /^[\p{L}\d][\p{L}\d &'().,/-]*$/u.test(cell), 'the stratum as it was drawn', 'all'), // prettier-ignore
      standsFor: size / drawn,
      reading,
      outcome,
      ...(place !== '' && { place }),
      ...(category !== '' && { category }),
      prevented,
      ...(machine !== '' && { machine }),
    };
  });
}

/** One verdict per item, in the order of first reading: the agreed one where there is one. */
export function verdicts(results: readonly Result[]): readonly Result[] {
  const agreed = new Map(results.filter(({ reading }) => reading === 'agreed').map((one) => [one.item, one]));
  return results.filter(({ reading }) => reading === 'first').map((one) => agreed.get(one.item) ?? one);
}

/** The verdicts of both inspectors on what both have read. */
export function bothRead(results: readonly Result[]): readonly (readonly [Outcome, Outcome])[] {
  const second = new Map(results.filter(({ reading }) => reading === 'second').map((one) => [one.item, one.outcome]));
  return results.flatMap(({ item, reading, outcome }) => {
    const other = reading === 'first' ? second.get(item) : undefined;
    return other === undefined ? [] : [[outcome, other] as const];
  });
}
