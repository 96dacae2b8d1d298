// The addresses of the configuration that are told what happens, with their secrets, which lie in files of the operator's own.
import { lstat, readFile } from 'node:fs/promises';
import type { Hook } from '../../casework/index.ts';
import type { Config } from '../../config/index.ts';
import { BlotterError } from '../../model/index.ts';

/** Reads them. Throws B-CONF-01 with the place, never with what stands there. */
export async function hooksOf({ webhooks }: Config): Promise<readonly Hook[]> {
  const refuse = (i: number, field: string, problem: string): BlotterError => new BlotterError('B-CONF-01', { where: `webhooks.${i}.${field}`, problem }); // prettier-ignore
  const names = new Set<string>();
  const hooks: Hook[] = [];
  for (const [i, { name, url, reach, secretFile, events }] of webhooks.entries()) {
    if (names.has(name)) throw refuse(i, 'name', 'it is there twice');
    names.add(name);
    const { protocol, username, password } = new URL(url);
    if (username !== '' || password !== '') throw refuse(i, 'url', 'it holds a password: what is sent is signed, it needs none');
    if (protocol !== 'https:' && reach !== 'this-machine') throw refuse(i, 'url', 'it must be https, but on this machine');
    const found = await lstat(secretFile).catch(() => null);
    if (!found?.isFile() || (process.platform !== 'win32' && (found.mode & 0o007) !== 0))
      throw refuse(i, 'secretFile', 'it is no plain file, or everybody may read it');
    const secrets = (await readFile(secretFile, 'utf8').catch(() => '')).split('\n').map((line) => line.trim()).filter((line) => line !== '');
    if (secrets.length === 0 || secrets.length > 2 || secrets.some((secret) => secret.length < 32))
      throw refuse(i, 'secretFile', 'it holds no secret of 32 characters or more on one line or two');
    hooks.push({ name, url, reach, secrets, events });
  }
  return hooks;
} // prettier-ignore
