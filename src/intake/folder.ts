// Which files a case's documents folder holds. Not here: opening them.
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** What systems and programs leave behind and nobody files as a paper. */
export const isLitter = (name: string): boolean =>
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.directory|__MACOSX)$/i.test(name) ||
  name.startsWith('~$') ||
  name.startsWith('._');

/**
 * Every document under a folder: paths relative to it with "/" between folders, sorted. Links that lead out of the folder
 * are not followed and not listed; links inside it are not followed into folders. Throws what the file system throws.
 */
export async function listDocuments(documentsDir: string): Promise<string[]> {
  const home = await realpath(documentsDir);
  const found: string[] = [];
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for (const name of await readdir(folder)) {
      if (isLitter(name)) continue;
      const at = path.join(folder, name);
      const kind = await lstat(at);
      if (kind.isDirectory()) await walk(at, `${prefix}${name}/`);
      else if (kind.isFile()) found.push(prefix + name);
      else if (kind.isSymbolicLink()) {
        const target = await realpath(at).catch(() => null);
        if (target?.startsWith(home + path.sep) && (await stat(target)).isFile()) found.push(prefix + name);
      }
    }
  };
  await walk(home, '');
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
} // prettier-ignore
