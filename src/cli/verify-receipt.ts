// `blotter verify receipt.json DIR`: is this package what its receipt says? (`blotter verify FILE --plan` is verify.ts.)
import { readFile } from 'node:fs/promises';
import { BlotterError, EXIT } from '../model/index.ts';
import { checkReceipt } from '../release/index.ts';
import { print, readArgs } from './command.ts';

/** Prints a line per file; exit 0 where every file is as the receipt says, else 3. */
export async function verifyReceipt(args: readonly string[]): Promise<number> {
  const { positionals } = readArgs('verify', args, {}, ['receipt.json', 'DIR']);
  const [receipt, folder] = positionals as [string, string];
  const unreadable = (file: string) => (cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  };
  const json = await readFile(receipt, 'utf8').catch(unreadable(receipt));
  const verdicts = await checkReceipt(json, folder).catch(unreadable(folder));
  for (const { check, result, where } of verdicts) print(`${result.padEnd(5)} ${check}  ${where}`);
  return verdicts.every((verdict) => verdict.result === 'pass') ? EXIT.done : EXIT.checkFailed;
}
