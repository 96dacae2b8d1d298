// Small verbs on folders for work that must survive a power cut.
import { chmod, lstat, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder that only its owner may enter, and takes rights of others away from one that is there. */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** Syncs one file or folder to disk. */
export async function syncPath(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs everything under a folder, the folder last. */
export async function syncTree(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const inner = path.join(folder, name);
    const found = await lstat(inner);
    if (found.isDirectory()) await syncTree(inner);
    else if (found.isFile()) await syncPath(inner);
  }
  await syncPath(folder);
}
