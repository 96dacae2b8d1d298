// `blotter breach export`: the book as tables, as JSON, and a year in figures.
import { BlotterError, EXIT, writeCsv } from '../../model/index.ts';
import { counted, grid, percent, range, rateOf, readReceived, report, summary, table } from '../../assurance/index.ts';
import { ARRIVAL_COLUMNS, arrivalRow, BREACH_COLUMNS, breachRow, folderBook, NEAR_MISS_COLUMNS, nearMissRow, readRecord, yearSummary, type Arrival, type YearSummary } from '../../register/breach/index.ts'; // prettier-ignore
import { placeFolder } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { now, tablesOf, wrongUse } from './common.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** Failures to redact per force, of the documents received from it, where that is known. */
const defects = (arrivals: readonly Arrival[], received: ReadonlyMap<string, number>) =>
  [...received].map(([force, n]) => rateOf(force, Math.min(n, arrivals.filter(({ facts }) => facts.force === force).length), n)); // prettier-ignore

function page(year: YearSummary, rates: ReturnType<typeof defects>, on: string): string {
  const tally = (caption: string, head: string, counts: Readonly<Record<string, number>>): string =>
    Object.keys(counts).length === 0 ? '' : table(caption, [head, 'number'], Object.entries(counts).map(([word, n]) => [word.replaceAll('-', ' '), n])); // prettier-ignore
  const body = [
    summary([
      ['Breaches', `${year.breaches}, ${year.open} of them open`],
      ['People whose data it was', String(year.people)],
      ['Told', `${year.told.people} of ${year.told.of} who are to be told`],
      ['Caught before they left', counted(year.nearMisses.all, 'near miss', 'near misses')],
      ['Arrived unredacted', `${counted(year.arrivals.all, 'document')}; no breach, for nothing was sent on`],
      ['Corrections to records', String(year.corrections)],
    ]),
    '<h2>Breaches</h2>',
    grid([
      table('By month', ['month', 'number'], year.byMonth.map((n, i) => [MONTHS[i] ?? '', n])),
      tally('By severity', 'severity', year.bySeverity),
      tally('By kind of data', 'kind', year.byCategory),
      tally('By the step that failed', 'step', year.byStep),
      tally('By cause', 'cause', year.byCause),
      tally('By document', 'document', year.byDocument),
      tally('By where the papers are', 'where', year.byContainment),
      tally('By the state of the 72 hours', 'state', year.regulator),
    ]),
    '<h2>Near misses</h2><p>Logged by themselves, without names. More of them means that the checks work.</p>',
    grid([tally('Caught by', 'who', year.nearMisses.byFinder), tally('By kind of data', 'kind', year.nearMisses.byCategory)]),
    '<h2>Arrived unredacted</h2>',
    grid([
      rates.length > 0
        ? table('By force, of the documents received', ['force', 'unredacted', 'received', 'rate', '95 % interval'], rates.map(({ name, k, n, rate, interval }) => [name, k, n, percent(rate), range(interval)]))
        : tally('By force; without the number received no rate can be told', 'force', year.arrivals.byForce),
      tally('By document', 'document', year.arrivals.byDocument),
    ]),
  ]; // prettier-ignore
  return report(`The book of errors, ${year.year}`, 'Counts of a calendar year: of the day on which a breach was known, a near miss was caught, or papers arrived.', body.join('\n'), `${on}. Forces stand in the order of the list of what was received; no force is ranked.`); // prettier-ignore
}

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
    { path: 'summary.html', bytes: page(year, defects(within, received), at.slice(0, 10)) },
  ]); // prettier-ignore
  print(`${counted(breaches.length, 'breach', 'breaches')}, ${counted(misses.length, 'near miss', 'near misses')}, ${counted(arrivals.length, 'failure to redact', 'failures to redact')}: ${out}`); // prettier-ignore
  return EXIT.done;
}
