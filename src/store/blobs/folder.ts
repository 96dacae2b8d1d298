// A folder as the shelf: write aside → sync → rename → sync the folder, so that a blob is there whole or not at all, whatever
// kills the process or the power.
//
//   blobs/ab/abcd…    by the first two digits of the address       blobs/aside/…    being written
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { BlotterError } from '../../model/index.ts';
import { privateFolder, syncPath } from '../disk.ts';
import type { Shelf } from './shelf.ts';

const ADDRESS = /^[0-9a-f]{64}$/;

/** Opens a folder as a shelf; makes it where it is missing. */
export async function openFolderShelf(root: string): Promise<Shelf> {
  const aside = path.join(root, 'aside');
  await privateFolder(root);
  await privateFolder(aside);
  const placeOf = (address: string): string => {
    if (!ADDRESS.test(address)) throw new Error('not an address');
    return path.join(root, address.slice(0, 2), address);
  };
  const put: Shelf['put'] = async (bytes) => {
    const temporary = path.join(aside, randomUUID());
    const drop = (): Promise<void> => rm(temporary, { force: true });
    try {
      const handle = await open(temporary, 'wx', 0o600);
      try {
        for await (const part of bytes) await handle.writeFile(part);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      await drop();
      throw error;
    }
    const keep = async (address: string): Promise<void> => {
      const place = placeOf(address);
      await privateFolder(path.dirname(place));
      await rename(temporary, place);
      await syncPath(path.dirname(place));
      await syncPath(root);
    };
    return { keep, drop };
  };
  return {
    put,
    async *get(address) {
      try {
        for await (const part of createReadStream(placeOf(address), { highWaterMark: 262_144 })) yield part as Buffer;
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
        throw new BlotterError('B-BLOB-01', { address: address.slice(0, 12) }, { cause });
      }
    },
    async remove(address) {
      await rm(placeOf(address), { force: true });
    },
    async *list() {
      for (const folder of await readdir(root)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        for (const address of await readdir(path.join(root, folder))) {
          const found = await stat(path.join(root, folder, address)).catch(() => null);
          if (found !== null && ADDRESS.test(address)) yield { address, writtenAt: found.mtime };
        }
      }
    },
    async tidy(before) {
      let gone = 0;
      for (const name of await readdir(aside)) {
        const file = path.join(aside, name);
        const found = await stat(file).catch(() => null);
        if (found === null || found.mtime >= before) continue;
        await rm(file, { force: true });
        gone += 1;
      }
      return gone;
    },
  };
}
