// `blotter breach kit`: the recall kit of a release, from its receipt and its record. Files for a person to read and send;
// nothing is sent. Not here: stopping a case and recalling a release, which the workbench does on its own store.
import path from 'node:path';
import { BlotterError, EXIT } from '../../model/index.ts';
import { addEvent, folderBook, kitFiles, LETTERS_VERSION, readRecord, recallKit, senderSchema } from '../../register/breach/index.ts'; // prettier-ignore
import { placeFolder, readLeft } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { now, readJson, wrongUse } from './common.ts';

export async function kit(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArgs('breach kit', args, { receipt: text, sender: text, by: text, out: text }, ['BOOK', 'ID']); // prettier-ignore
  const [folder = '', id = ''] = positionals;
  const { receipt, by, out } = values;
  if (receipt === undefined || by === undefined || out === undefined || values.sender === undefined) throw wrongUse('kit', '--receipt receipt.json, --sender FILE.json, --by and --out DIR are needed.'); // prettier-ignore
  requireNew(out);
  const sender = senderSchema.safeParse(readJson(values.sender));
  if (!sender.success) throw wrongUse('kit', '--sender is a file {"office": "…", "phone": "…", "email": "…"}.');
  const book = folderBook(folder);
  const record = readRecord(book, id);
  if (record.record !== 'breach') throw new BlotterError('B-BREACH-05', { problem: 'a recall kit belongs to a breach' }); // prettier-ignore
  const left = readLeft(readText(receipt), record.facts.release ?? id);
  if (left === null) throw wrongUse('kit', `${path.basename(receipt)} is not a receipt of Blotter.`);
  const at = now();
  await placeFolder(out, kitFiles(recallKit(record, left, null, sender.data, at)));
  addEvent(book, id, { kind: 'letter-drafted', at: now(), by, letter: 'recipient', person: null, version: LETTERS_VERSION, large: false }); // prettier-ignore
  print(`Drafted: ${out}. A person reads what is in to-send/ before it goes; to-keep/ stays in the office.`);
  return EXIT.done;
}
