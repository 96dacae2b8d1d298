// `blotter breach new`: opens a record from a form. Times without offset are London's.
import { BlotterError, EXIT } from '../../model/index.ts';
import { folderBook, instantOf, openRecord, readRecord, RECORD_KINDS, type RecordKind } from '../../register/breach/index.ts'; // prettier-ignore
import { print, readArgs } from '../command.ts';
import { now, readJson, tablesOf, wrongUse } from './common.ts';
import { EXAMPLES } from './form.ts';
import { tellRecord } from './show.ts';

const TIMES = ['occurredAt', 'detectedAt', 'awareAt', 'receivedAt'];

function kindOf(text: string | undefined): RecordKind {
  const kind = RECORD_KINDS.find((one) => one === (text ?? 'breach'));
  if (kind === undefined) throw wrongUse('new', `there are ${RECORD_KINDS.join(', ')}.`);
  return kind;
}

export async function open(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const options = { form: text, facts: text, kind: text, by: text };
  const asksForm = args.some((arg) => arg === '--form' || arg.startsWith('--form='));
  const { values, positionals } = readArgs('breach new', args, options, asksForm ? [] : ['BOOK']);
  if (values.form !== undefined) {
    print(JSON.stringify(EXAMPLES[kindOf(values.form)], null, 2));
    return EXIT.done;
  }
  if (values.facts === undefined || values.by === undefined) throw wrongUse('new', '--facts FILE.json and --by OFFICE/ACCOUNT are needed.'); // prettier-ignore
  const data = readJson(values.facts);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new BlotterError('B-BREACH-01', { problem: 'the facts are an object, as `blotter breach new --form breach` prints' }); // prettier-ignore
  const facts = Object.fromEntries(Object.entries(data as Record<string, unknown>).map(([key, value]) => [key, TIMES.includes(key) && typeof value === 'string' ? instantOf(value) : value])); // prettier-ignore
  const folder = positionals[0] as string;
  const book = folderBook(folder, true);
  const id = openRecord(book, kindOf(values.kind), facts, values.by, now());
  tellRecord(readRecord(book, id, tablesOf(folder)), tablesOf(folder), now());
  return EXIT.done;
}
