// What inspectors said, as results that are worked out and handed over: rows of the table that `blotter inspect report` reads,
// and plain data. References, kinds and places; no case, no person, no word of any paper. Pure.
import { RESULT_COLUMNS, rateOf, type Lead, type Place, type Rate, type Result } from '../../assurance/index.ts'; // prettier-ignore
import type { Inspection, ItemNow, Judged } from '../../casework/index.ts';
import { writeCsv } from '../../model/index.ts';

const READINGS = ['first', 'second', 'agreed'] as const;

const machineOf = ({ drawn: { marked } }: ItemNow): { readonly machine?: 'marked' | 'clean' } =>
  marked === null ? {} : { machine: marked ? 'marked' : 'clean' };

const resultOf = (item: ItemNow, word: Judged): Result => {
  const { size, drawn, marked: _, second: __, lead, ...rest } = item.drawn;
  return {
    ...rest,
    lead: lead as Lead,
    standsFor: size / drawn,
    reading: word.reading,
    outcome: word.outcome,
    ...(word.place === null ? {} : { place: word.place as Place }),
    ...(word.category === null ? {} : { category: word.category }),
    prevented: word.prevented,
    ...machineOf(item),
  };
};

/** Everything that was said, in the order of looking. */
export const resultsOf = ({ items }: Pick<Inspection, 'items'>): Result[] =>
  items.flatMap((item) => READINGS.flatMap((reading) => (item[reading] ? [resultOf(item, item[reading])] : [])));

/** The word that counts: the agreed one where there is one. Null while nobody has read it. */
export const wordOf = ({ first, agreed }: ItemNow): Judged | null => agreed ?? first;

/** Shares of the breaches by the type of document in which they stood, most first. */
export function breachTypes({ items }: Pick<Inspection, 'items'>): Rate[] {
  const breaches = items.flatMap((item) => (wordOf(item)?.outcome === 'breach' ? [wordOf(item)?.type ?? item.drawn.type] : []));
  return [...Map.groupBy(breaches, (type) => type)]
    .map(([type, all]) => rateOf(type, all.length, breaches.length))
    .toSorted((a, b) => b.k - a.k || a.name.localeCompare(b.name));
} // prettier-ignore

const COLUMNS = ['order', ...RESULT_COLUMNS.filter((one) => one !== 'order')];

/** The table of results as CSV: `blotter inspect report` reads it. Items that nobody has read yet have no row. */
export function resultsCsv({ items }: Pick<Inspection, 'items'>): string {
  const rows = items.flatMap((item) =>
    READINGS.flatMap((reading) => {
      const word = item[reading];
      if (!word) return [];
      const { drawn } = item;
      const cells: Readonly<Record<string, string | number>> = { order: item.no, item: drawn.item, area: drawn.area, unit: drawn.unit, type: drawn.type, month: drawn.month, lead: drawn.lead, stratum: drawn.stratum, size: drawn.size, drawn: drawn.drawn, reading, outcome: word.outcome, place: word.place ?? '', category: word.category ?? '', prevented: word.prevented ? 'yes' : 'no', machine: machineOf(item).machine ?? '' };
      return [cells];
    }),
  );
  return writeCsv(COLUMNS, rows);
} // prettier-ignore

/** The whole inspection as plain data: the draw, every item, and what was said of it; who read it is an account. */
export function inspectionJson({ id, by, at, draw, items }: Inspection): object {
  const word = (one: Judged | null) => one && { by: one.by, at: one.at, outcome: one.outcome, category: one.category, place: one.place, type: one.type, prevented: one.prevented }; // prettier-ignore
  return {
    kind: 'blotter-inspection',
    inspection: id,
    by,
    at,
    draw,
    items: items.map((item) => ({
      no: item.no,
      ...item.drawn,
      pages: item.marked.map(({ by: who, paper, page, found }) => ({ by: who, paper, page, found: found.map(({ category }) => category) })), // prettier-ignore
      first: word(item.first),
      second: word(item.second),
      agreed: word(item.agreed),
    })),
  };
}
