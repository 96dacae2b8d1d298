// Where the papers go, for `check` and `release`: the address book and the cover e-mail. Not here: what they come to.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openCover, type CoverMail } from '../flow/index.ts';
import { bookVersion, readBook, type AddressBook } from '../identity/index.ts';
import { BlotterError } from '../model/index.ts';
import { reasonOf } from './reason.ts';

/** The options by which a command takes an address book and a cover e-mail. */
export const SENDING_OPTIONS = { book: { type: 'string' }, cover: { type: 'string' } } as const;
export const SENDING_USAGE = `  --book      the address book of firms (default: address-book.yaml in or beside CASE, or what BLOTTER_ADDRESS_BOOK names)
  --cover     the e-mail that it goes with (.eml, or text): its addresses, attachments and words are checked too`;

/** Reads the book that was named, or the one that lies in or beside the case. Throws B-CASE-04, B-BOOK-01. */
async function openBook(
  caseDir: string,
  named: string | undefined,
): Promise<{ book: AddressBook; bookVersion: string } | undefined> {
  const given = named ?? (process.env['BLOTTER_ADDRESS_BOOK'] || undefined);
  const places = given === undefined ? [caseDir, path.dirname(path.resolve(caseDir))].map((dir) => path.join(dir, 'address-book.yaml')) : [given]; // prettier-ignore
  for (const place of places) {
    const text = await readFile(place, 'utf8').catch((cause: unknown) => {
      if (given === undefined && ['ENOENT', 'ENOTDIR'].includes(reasonOf(cause))) return null;
      throw new BlotterError('B-CASE-04', { path: place, reason: reasonOf(cause) }, { cause });
    });
    if (text !== null) return { book: readBook(text), bookVersion: bookVersion(text) };
  }
  return undefined;
}

/** Address book, cover e-mail and today's date, as prepareCase takes them. */
export async function openSending(
  caseDir: string,
  from: { readonly book?: string | undefined; readonly cover?: string | undefined },
): Promise<{
  today: string;
  book?: AddressBook | undefined;
  bookVersion?: string | undefined;
  cover?: CoverMail | undefined;
}> {
  // prettier-ignore
  const found = await openBook(caseDir, from.book);
  const cover = from.cover === undefined ? undefined : await openCover(from.cover);
  return { today: new Date().toISOString().slice(0, 10), ...found, cover };
}
