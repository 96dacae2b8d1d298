// The frame: the list from which a sample is drawn. One row per item (a served document, or a case file): an opaque
// reference and what it is sorted by. No names, no numbers of cases, nothing that was found in it.
import { BlotterError, DOCUMENT_TYPES, readCsv } from '../../model/index.ts';

/** How long before the hearing it was released. */
export const LEADS = ['under 24 hours', '1 to 3 days', 'over 3 days', 'not known'] as const;
export type Lead = (typeof LEADS)[number];

export interface Item {
  /** An opaque reference, such as F0001. */
  readonly item: string;
  readonly area: string;
  readonly unit: string;
  /** A document type of the house, or FILE for a whole case file. */
  readonly type: string;
  /** Month of release, "2026-03"; empty where not told. */
  readonly month: string;
  readonly lead: Lead;
}

/** What a frame can be sorted by. */
export const STRATA = ['area', 'unit', 'type', 'month', 'lead'] as const;
export type Stratum = (typeof STRATA)[number];

export const ITEM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
/** An office's name: letters, digits and a few marks. */
export const OFFICE = /^[\p{L}\d][\p{L}\d &'().,-]{0,39}$/u;

const TYPES: readonly string[] = [...DOCUMENT_TYPES, 'FILE'];

/** The lead from two times; "not known" where either is missing or the hearing came first. */
export function leadOf(released: string, hearing: string): Lead {
  const hours = (Date.parse(hearing) - Date.parse(released)) / 3_600_000;
  if (Number.isNaN(hours) || hours < 0) return 'not known';
  return hours < 24 ? 'under 24 hours' : hours <= 72 ? '1 to 3 days' : 'over 3 days';
}

const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A cell of a table that must fit; throws B-TABLE-01 with file, line and column, never with what stood there. */
export function fitting(file: string, line: number, column: string, cell: string, fits: boolean, wanted: string): string {
  if (!fits) throw new BlotterError('B-TABLE-01', { file, line, problem: `${column}: ${wanted}` });
  return cell;
} // prettier-ignore

/** The rows of a table with exactly these columns, in any order; `may` may be missing. Throws B-TABLE-01. */
export function tableOf(
  file: string,
  text: string,
  must: readonly string[],
  may: readonly string[] = [],
): readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[] {
  const csv = readCsv(text);
  if ('problem' in csv) throw new BlotterError('B-TABLE-01', { file, line: csv.line, problem: csv.problem });
  const missing = must.find((name) => !csv.columns.includes(name));
  if (missing !== undefined) throw new BlotterError('B-TABLE-01', { file, line: 1, problem: `no column "${missing}"` });
  // A column that nobody asked for may hold what has no place here. Its name is not repeated: it may be a value.
  const strange = csv.columns.findIndex((name) => !must.includes(name) && !may.includes(name));
  if (strange >= 0)
    throw new BlotterError('B-TABLE-01', { file, line: 1, problem: `column ${strange + 1} is not one of ${[...must, ...may].join(', ')}` }); // prettier-ignore
  return csv.rows;
}

/** Reads a frame: columns item, area, unit, type, released, hearing (the last two may be empty or left out). */
export function readFrame(file: string, text: string): readonly Item[] {
  const seen = new Set<string>();
  return tableOf(file, text, ['item', 'area', 'unit', 'type'], ['released', 'hearing']).map(({ line, cells }) => {
    const get = (column: string, fits: (cell: string) => boolean, wanted: string): string => {
      const cell = cells[column] ?? '';
      return fitting(file, line, column, cell, fits(cell), wanted);
    };
    const item = get('item', (one) => ITEM.test(one) && !seen.has(one), 'a reference of letters, digits, ".", "_", "-", once in the list'); // prettier-ignore
    seen.add(item);
    const time = (one: string): boolean => one === '' || (TIME.test(one) && !Number.isNaN(Date.parse(one)));
    const released = get('released', time, 'a date, or a time with its offset, as 2026-03-02 or 2026-03-02T16:40Z');
    return {
      item,
      area: get('area', (one) => OFFICE.test(one), 'the name of an office, at most 40 letters'),
      unit: get('unit', (one) => OFFICE.test(one), 'the name of an office, at most 40 letters'),
      type: get('type', (one) => TYPES.includes(one), `one of ${TYPES.join(' ')}`),
      month: released.slice(0, 7),
      lead: leadOf(released, get('hearing', time, 'a date, or a time with its offset')),
    };
  });
}
