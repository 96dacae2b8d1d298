// `blotter breach letter`: drafts a letter. The draft is a file for a person to read and send; nothing is sent. The name of
// the person affected comes from a file, goes into the letter and is kept nowhere.
import { EXIT } from '../../model/index.ts';
import { addEvent, draftLetter, folderBook, LETTERS_VERSION, letterHtml, letterText, readingEase, readRecord, senderSchema } from '../../register/breach/index.ts'; // prettier-ignore
import { placeFile } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { now, readJson, wrongUse } from './common.ts';

export async function letter(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArgs('breach letter', args, { to: text, sender: text, name: text, by: text, out: text, large: { type: 'boolean' } }, ['BOOK', 'ID']); // prettier-ignore
  const [folder = '', id = ''] = positionals;
  const { to, by, out } = values;
  if (to === undefined || by === undefined || out === undefined || values.sender === undefined) throw wrongUse('letter', '--to, --sender FILE.json, --by and --out FILE are needed.'); // prettier-ignore
  requireNew(out);
  const sender = senderSchema.safeParse(readJson(values.sender));
  if (!sender.success) throw wrongUse('letter', '--sender is a file {"office": "…", "phone": "…", "email": "…"}.');
  const name = values.name === undefined ? undefined : readText(values.name).trim();
  if (name !== undefined && (name === '' || name.includes('\n') || name.length > 120)) throw wrongUse('letter', '--name is a file of one line.'); // prettier-ignore
  const book = folderBook(folder);
  const large = values.large === true;
  const { letter: drafted, kind, person } = draftLetter(readRecord(book, id), to, sender.data, name, now());
  await placeFile(out, out.endsWith('.txt') ? letterText(drafted) : letterHtml(drafted, large));
  addEvent(book, id, { kind: 'letter-drafted', at: now(), by, letter: kind, person, version: LETTERS_VERSION, large });
  print(`Drafted: ${out}. A person reads it before it is sent; then note it: blotter breach note … --sent`);
  if (kind === 'person') print(`Reading ease (Flesch) ${readingEase(letterText(drafted)).ease.toFixed(0)}; 60 and more is plain English.`); // prettier-ignore
  if (drafted.missing.length > 0) print(`Still to fill in: ${drafted.missing.join(', ')}.`);
  return EXIT.done;
}
