// `blotter breach export`: the book as tables, as JSON, and a year in figures.
import { BlotterError, EXIT, writeCsv } from '../../model/index.ts';
import { counted, defectRates, readReceived, yearPage } from '../../assurance/index.ts';
import { ARRIVAL_COLUMNS, arrivalRow, BREACH_COLUMNS, breachRow, folderBook, NEAR_MISS_COLUMNS, nearMissRow, readRecord, yearSummary } from '../../register/breach/index.ts'; // prettier-ignore
import { placeFolder } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { now, tablesOf, wrongUse } from './common.ts';

export async function exportBook(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArgs('breach export', args, { out: text, year: text, received: text }, ['BOOK']);
  const folder = positionals[0] as string;
  const { out } = values;
  if (out === undefined) throw wrongUse('export', '--out DIR is needed.');
  if (values.year !== undefined && !/^\d{4}$/.test(values.year)) throw wrongUse('export', '--year is a year.');
  requireNew(out);
  const at = now();
  const book = folderBook(folder);
  const records = book.ids().map((id) => readRecord(book, id, tablesOf(folder)));
  if (records.length === 0) throw new BlotterError('B-BREACH-02', { id: 'Nothing' });
  const breaches = records.filter((one) => one.record === 'breach');
  const misses = records.filter((one) => one.record === 'near-miss');
  const arrivals = records.filter((one) => one.record === 'failure-to-redact');
  const year = yearSummary(records, Number(values.year ?? at.slice(0, 4)), at);
  const received = values.received === undefined ? new Map<string, number>() : readReceived(values.received, readText(values.received)); // prettier-ignore
  const within = arrivals.filter(({ facts }) => facts.receivedAt.startsWith(`${year.year}-`));
  const json = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;
  await placeFolder(out, [
    { path: 'breaches.csv', bytes: writeCsv(BREACH_COLUMNS, breaches.map((one) => breachRow(one, at))) },
    { path: 'near-misses.csv', bytes: writeCsv(NEAR_MISS_COLUMNS, misses.map(nearMissRow)) },
    { path: 'arrivals.csv', bytes: writeCsv(ARRIVAL_COLUMNS, arrivals.map(arrivalRow)) },
    { path: 'records.json', bytes: json({ at, records }) },
    { path: 'summary.json', bytes: json(year) },
    { path: 'summary.html', bytes: yearPage(year, defectRates(within, received), at.slice(0, 10)) },
  ]); // prettier-ignore
  print(`${counted(breaches.length, 'breach', 'breaches')}, ${counted(misses.length, 'near miss', 'near misses')}, ${counted(arrivals.length, 'failure to redact', 'failures to redact')}: ${out}`); // prettier-ignore
  return EXIT.done;
}
