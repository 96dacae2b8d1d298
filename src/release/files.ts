// What lies in a folder, by path.
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Paths of all files under `folder`, relative to it, with "/". */
export async function filesUnder(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map((entry) => {
      const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, name) : Promise.resolve([name]);
    }),
  );
  return lists.flat();
}
