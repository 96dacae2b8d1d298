// One process on a data folder: two would write over each other, and PGlite does not notice. Node has no file locks of
// its own, but its SQLite takes the system's (fcntl): they hold between containers too, and the kernel lets them go when
// a process dies, so that nothing stale is ever left. Not here: what is in the folder.
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BlotterError, isDiskFull } from '../../model/index.ts';

/** A held lock. */
export interface FolderLock {
  release(): void;
}

/** Takes the folder for this process. Throws B-STORE-01 where another process (or this one) has it, B-STORE-09 on a full disk. The folder must exist. */
export function lockFolder(folder: string): FolderLock {
  const file = path.join(folder, 'lock');
  closeSync(openSync(file, 'a', 0o600));
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is ever written: the file stays empty.
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: number }).errcode === 5) throw new BlotterError('B-STORE-01', { folder }, { cause });
    if (isDiskFull(cause)) throw new BlotterError('B-STORE-09', {}, { cause });
    throw cause;
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close();
    },
  };
}
