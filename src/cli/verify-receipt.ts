// `blotter verify receipt.json DIR`: is this package what its receipt says? (`blotter verify FILE --plan` is verify.ts.)
import { readFile } from 'node:fs/promises';
import { BlotterError, EXIT } from '../model/index.ts';
import { checkReceipt } from '../release/index.ts';
import { readRing } from '../register/index.ts';
import { print, readArgs } from './command.ts';
import { keyFile } from './key-place.ts';

/** The keys this machine signs or signed with; none where there is no such file, or it may not be read. */
const ownKeys = async (): Promise<string[]> =>
  readRing(keyFile()).then(
    ({ keys }) => keys.map(({ id }) => id),
    () => [],
  );

/** Prints a line for the signature, its key and each file; exit 0 where all is as it was signed, else 3. */
export async function verifyReceipt(args: readonly string[]): Promise<number> {
  const { positionals, values } = readArgs('verify', args, { key: { type: 'string' } }, ['receipt.json', 'DIR']);
  const [receipt, folder] = positionals as [string, string];
  const unreadable = (file: string) => (cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  };
  const json = await readFile(receipt, 'utf8').catch(unreadable(receipt));
  const verdicts = await checkReceipt(json, folder, { own: await ownKeys(), wanted: values.key }).catch(
    unreadable(folder),
  );
  for (const { check, result, where } of verdicts) print(`${result.padEnd(5)} ${check}  ${where}`);
  return verdicts.every((verdict) => verdict.result === 'pass') ? EXIT.done : EXIT.checkFailed;
}
