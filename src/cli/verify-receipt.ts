// `blotter verify receipt.json DIR`: is this package what its receipt says? (`blotter verify FILE --plan` is verify.ts.)
import { readFile } from 'node:fs/promises';
import { BlotterError, EXIT } from '../model/index.ts';
import { checkOriginals, checkReceipt, saltOf } from '../release/index.ts';
import { readRing } from '../register/index.ts';
import { print, readArgs } from './command.ts';
import { keyFile } from './key-place.ts';
import { findSalt } from './salts.ts';

/** The keys this machine signs or signed with; none where there is no such file, or it may not be read. */
const ownKeys = async (): Promise<string[]> =>
  readRing(keyFile()).then(
    ({ keys }) => keys.map(({ id }) => id),
    () => [],
  );

/** Which originals the receipt speaks of, where this machine released it. Throws B-USE-02, B-CASE-04. */
async function originals(json: string, folder: string) {
  const id = saltOf(json);
  const salt = id === null ? null : await findSalt(id);
  if (salt === null) throw new BlotterError('B-USE-02', { command: 'verify', problem: 'only the machine that released a package can tell its originals, and this one did not.' }); // prettier-ignore
  return checkOriginals(json, folder, salt).catch((cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: folder, reason: cause.code ?? 'unknown' }, { cause });
  });
}

/** Prints a line for the signature, its key and each file; exit 0 where all is as it was signed, else 3. */
export async function verifyReceipt(args: readonly string[]): Promise<number> {
  const { positionals, values } = readArgs('verify', args, { key: { type: 'string' }, originals: { type: 'string' } }, [
    'receipt.json',
    'DIR',
  ]);
  const [receipt, folder] = positionals as [string, string];
  const unreadable = (file: string) => (cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  };
  const json = await readFile(receipt, 'utf8').catch(unreadable(receipt));
  const verdicts = await checkReceipt(json, folder, { own: await ownKeys(), wanted: values.key }).catch(
    unreadable(folder),
  );
  if (values.originals !== undefined) verdicts.push(...(await originals(json, values.originals)));
  for (const { check, result, where } of verdicts) print(`${result.padEnd(5)} ${check}  ${where}`);
  return verdicts.every((verdict) => verdict.result === 'pass') ? EXIT.done : EXIT.checkFailed;
}
