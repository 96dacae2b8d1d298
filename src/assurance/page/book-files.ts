// The book of errors handed over: its tables, every record, and a year in figures, as files. Not here: where they are written
// (cli), who may have them (server).
import { writeCsv } from '../../model/index.ts';
import { ARRIVAL_COLUMNS, arrivalRow, BREACH_COLUMNS, breachRow, NEAR_MISS_COLUMNS, nearMissRow, yearSummary, type BreachRecord } from '../../register/breach/index.ts'; // prettier-ignore
import { defectRates, yearPage } from './year-page.ts';

export interface BookFile {
  readonly path: string;
  readonly bytes: string;
}

/** All files. `at`: now; `received`: documents that came from each force, where that is known. */
export function bookFiles(records: readonly BreachRecord[], year: number, at: string, received: ReadonlyMap<string, number> = new Map()): BookFile[] {
  const breaches = records.filter((one) => one.record === 'breach');
  const misses = records.filter((one) => one.record === 'near-miss');
  const arrivals = records.filter((one) => one.record === 'failure-to-redact');
  const summary = yearSummary(records, year, at);
  const within = arrivals.filter(({ facts }) => facts.receivedAt.startsWith(`${year}-`));
  const json = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;
  return [
    { path: 'breaches.csv', bytes: writeCsv(BREACH_COLUMNS, breaches.map((one) => breachRow(one, at))) },
    { path: 'near-misses.csv', bytes: writeCsv(NEAR_MISS_COLUMNS, misses.map(nearMissRow)) },
    { path: 'arrivals.csv', bytes: writeCsv(ARRIVAL_COLUMNS, arrivals.map(arrivalRow)) },
    { path: 'records.json', bytes: json({ at, records }) },
    { path: 'summary.json', bytes: json(summary) },
    { path: 'summary.html', bytes: yearPage(summary, defectRates(within, received), at.slice(0, 10)) },
  ];
} // prettier-ignore
