// A secret that the configuration keeps in a file of its own.
import { readFile } from 'node:fs/promises';
import { BlotterError } from '../../model/index.ts';

/** The one line of a file. Throws B-CONF-01 with the setting, never the value. */
export async function lineOf(file: string, setting: string): Promise<string> {
  const text = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (text === '' || /[\s\p{Cc}]/u.test(text)) throw new BlotterError('B-CONF-01', { where: setting, problem: 'it cannot be read, or does not hold one line' }); // prettier-ignore
  return text;
}
