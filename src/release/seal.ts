// A package in one file that only a password opens: for a recipient without a secure mailbox. AES-256 (WinZip's AE-2), which
// 7-Zip, WinZip and macOS tools open. The names of papers tell names of people and a ZIP shows its names to everybody, so
// the papers lie in a second archive inside. Not here: the package itself (package.ts).
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

/** The only name that a sealed package shows. */
export const INNER = 'papers.zip';

/** Letters and digits that are not taken for each other when they are read out. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 5;
const GROUP = 5;

/** A password to be read out over the telephone: 25 signs in groups of five, about 124 bits. `random` gives that many bytes. */
export function makePassword(random: (bytes: number) => Uint8Array): string {
  let signs = '';
  while (signs.length < GROUPS * GROUP)
    // Bytes beyond the last whole multiple would make some signs likelier than others.
    for (const byte of random(64))
      if (byte < 256 - (256 % SIGNS.length) && signs.length < GROUPS * GROUP) signs += SIGNS[byte % SIGNS.length];
  return (signs.match(/.{5}/g) ?? []).join('-');
}

/** Every file of `folder` in one archive that anybody opens. `at`: the time written into it. */
export async function zipFolder(folder: string, at: Date): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const archive = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: at });
  for (const entry of entries.filter((one) => one.isFile()).toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))) {
    const name = path.relative(folder, pathOf(entry)).split(path.sep).join('/');
    await archive.add(name, new Uint8ArrayReader(await readFile(pathOf(entry))), { level: 0 });
  }
  return archive.close();
}

/** Is this a password as `makePassword` makes them? */
export const isPassword = (text: string): boolean => new RegExp(`^(?:[${SIGNS}]{${GROUP}}-){${GROUPS - 1}}[${SIGNS}]{${GROUP}}$`).test(text); // prettier-ignore

/** Packs every file of `folder` into one archive that `password` opens. `at`: the time written into it. */
export const sealFolder = async (folder: string, password: string, at: Date): Promise<Uint8Array> =>
  sealZip(await zipFolder(folder, at), password, at);

/** The same of files that are an archive already (`zipFolder`). */
export async function sealZip(inner: Uint8Array, password: string, at: Date): Promise<Uint8Array> {
  const outer = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: at });
  const options = { password, encryptionStrength: 3, zipCrypto: false, level: 6 } as const;
  await outer.add(INNER, new Uint8ArrayReader(inner), options);
  return outer.close();
}

const pathOf = ({ parentPath, name }: { readonly parentPath: string; readonly name: string }): string =>
  path.join(parentPath, name);
