// `blotter breach letter`: drafts a letter. The draft is a file for a person to read and send; nothing is sent. The name of
// the person affected comes from a file, goes into the letter and is kept nowhere.
import { z } from 'zod';
import { BlotterError, EXIT } from '../../model/index.ts';
import { addEvent, folderBook, LETTERS_VERSION, letterHtml, letterText, letterToPerson, letterToRecipient, noteToPolice, readingEase, readRecord, regulatorSheet, type BreachRecord, type Letter, type Sender } from '../../register/breach/index.ts'; // prettier-ignore
import { placeFile } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { now, readJson, wrongUse } from './common.ts';

const senderSchema = z.strictObject({ office: z.string().min(2).max(120), phone: z.string().min(5).max(40), email: z.email() }); // prettier-ignore
const refuse = (problem: string): BlotterError => new BlotterError('B-BREACH-05', { problem });

/** The letter asked for. Throws B-BREACH-05 where a step before it is missing. */
export function draftLetter(record: BreachRecord, to: string, sender: Sender, name: string | undefined, at: string): { readonly letter: Letter; readonly kind: 'person' | 'regulator' | 'recipient' | 'police'; readonly person: string | null } {
  if (to === 'police') {
    if (record.record !== 'failure-to-redact') throw refuse('material is returned to police from a failure to redact on arrival');
    return { letter: noteToPolice(record, sender), kind: 'police', person: null };
  }
  if (record.record !== 'breach') throw refuse('that letter belongs to a breach');
  if (to === 'regulator') return { letter: regulatorSheet(record, sender, at), kind: 'regulator', person: null };
  if (to === 'recipient') return { letter: letterToRecipient(record, sender, new Date(Date.parse(at) + 24 * 3_600_000).toISOString()), kind: 'recipient', person: null };
  const ref = /^person:(.+)$/.exec(to)?.[1];
  const person = record.facts.affected.find((one) => one.ref === ref);
  if (!person) throw refuse('--to is person:REF of somebody affected, recipient, regulator or police');
  if (record.telling[person.ref]?.tell !== 'yes') throw refuse(`nobody has decided yet that ${person.ref} is told`);
  if (!record.channels[person.ref]) throw refuse(`no safe channel is confirmed for ${person.ref}; a letter to a shared home may do harm`);
  const { occurredAt, detectedAt, recipient, containment } = record.facts;
  const letter = letterToPerson(record.id, { categories: person.categories }, { occurredAt, detectedAt, recipient, containment, done: Object.values(record.steps).filter(({ outcome }) => outcome === 'done').map(({ step }) => step) }, sender, name);
  return { letter, kind: 'person', person: person.ref };
} // prettier-ignore

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
