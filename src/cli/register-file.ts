// A register in a file: its lines, whom to believe, and its audit.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BlotterError, type Verdict } from '../model/index.ts';
import { auditBook, believedFrom, readBook, readRing, type KnownKey } from '../register/index.ts';
import { keyFile } from './key-place.ts';

/** Says that a file cannot be read. Throws B-CASE-04. */
export const unreadable = (path: string) => (cause: NodeJS.ErrnoException) => {
  throw new BlotterError('B-CASE-04', { path, reason: cause.code ?? 'unknown' }, { cause });
};
/** A text of JSON; null where it is none. */
export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Which keys are believed: those that follow from the one named, or from this machine's own (in `file`), or whatever the file brings. */
export async function believe(keys: readonly KnownKey[], named: string | undefined, file = keyFile()): Promise<{ readonly keys: readonly KnownKey[]; readonly by: string }> {
  if (named !== undefined) return { keys: await believedFrom(named, keys), by: `key ${named}, which was asked for` };
  const own = await readRing(file).then((ring) => ring.keys, () => []);
  const first = own.find(({ id }) => keys.some((key) => key.id === id));
  if (first) return { keys: await believedFrom(first.id, keys), by: `key ${first.id}, which this machine signs or signed with` };
  const id = keys[0]?.id ?? '';
  return { keys: await believedFrom(id, keys), by: `key ${id}, which is NOT KNOWN here: the file agrees with itself, but anybody could have made it. Use --key` };
} // prettier-ignore

/** The lines of a file, each time anew. */
export const linesOf = (path: string) => () =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });

/** A file of `blotter register export`, checked. Throws B-CASE-04, B-SIGN-03. */
export async function auditOfFile(
  file: string,
  named: string | undefined,
): Promise<{
  readonly register: string;
  readonly size: number;
  readonly last: string | null;
  readonly root: string;
  readonly believed: string;
  readonly verdicts: readonly Verdict[];
}> {
  const book = await readBook(linesOf(file)).catch(unreadable(file));
  if (book === null) throw new BlotterError('B-SIGN-03', { path: file, form: 'a register' });
  const { keys, by } = await believe(book.keys, named);
  return { register: book.register, ...(await auditBook({ ...book, keys })), believed: by };
}
