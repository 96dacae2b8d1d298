// `blotter breach export`: the book as tables, as JSON, and a year in figures.
import { BlotterError, EXIT } from '../../model/index.ts';
import { bookFiles, counted, readReceived } from '../../assurance/index.ts';
import { folderBook, readRecord, type RecordKind } from '../../register/breach/index.ts';
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
  const received = values.received === undefined ? new Map<string, number>() : readReceived(values.received, readText(values.received)); // prettier-ignore
  await placeFolder(out, bookFiles(records, Number(values.year ?? at.slice(0, 4)), at, received));
  const of = (kind: RecordKind): number => records.filter(({ record }) => record === kind).length;
  print(`${counted(of('breach'), 'breach', 'breaches')}, ${counted(of('near-miss'), 'near miss', 'near misses')}, ${counted(of('failure-to-redact'), 'failure to redact', 'failures to redact')}: ${out}`); // prettier-ignore
  return EXIT.done;
}
