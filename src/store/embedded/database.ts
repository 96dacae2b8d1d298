// Opens the embedded database (PGlite, a PostgreSQL in WebAssembly) on a folder, with commits that reach the disk, and
// stops it when they do not.
// Not here: the folder's lock and its first start (folder.ts).
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { BlotterError } from '../../model/index.ts';
import { DurableFiles } from './durable-files.ts';

/** The PostgreSQL within the pinned PGlite. A folder of another one can only be brought over by backup and restore. */
export const EMBEDDED_MAJOR = '18';

/** PGlite starts PostgreSQL with -F: no fsync at all. Its C library's fdatasync does nothing, so fsync is asked for by name. */
const PARAMETERS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  // A recovery that fails would leave its clock running, which keeps the process from ending.
  ...['-c', 'log_startup_progress_interval=0'],
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'synchronous_commit=on', '-c', 'full_page_writes=on'],
];

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/**
 * PostgreSQL ends itself (PANIC) when the log cannot be written or synced. In WebAssembly nothing ends, and the next query
 * would spin for ever: after a PANIC every query is refused instead. A new start recovers from the log.
 */
class EndedByPanic extends PGlite {
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** Everything that reaches the database passes here. */
  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (this.#ended) throw new BlotterError('B-STORE-08');
    return super.execProtocolRawSync(message);
  }

  override async execProtocolStream(message: Uint8Array, options?: object): Promise<Messages> {
    let messages: Messages;
    try {
      messages = await super.execProtocolStream(message, options);
    } catch (error) {
      this.#look([error]);
      throw error;
    }
    this.#look(messages);
    // Nobody is ready for another query after a PANIC, and whoever was told the error alone would wait for that: the
    // connection itself has to break.
    if (this.#ended) throw new BlotterError('B-STORE-08', {}, { cause: messages });
    return messages;
  }

  #look(answers: readonly unknown[]): void {
    const severities = answers.map((answer) => (answer as { readonly severity?: string }).severity);
    if (severities.includes('PANIC') || severities.includes('FATAL')) this.#ended = true;
  }
}

/** An open embedded database and its files. */
export interface EmbeddedDatabase {
  readonly database: EndedByPanic;
  readonly files: DurableFiles;
}

/** Closes it, unless it has ended itself: then there is nothing left that would answer. */
export async function closeDatabase({ database }: EmbeddedDatabase): Promise<void> {
  if (!database.ended) await database.close();
}

/** Opens, and makes where there is nothing, the database in `folder`. `sync`: instead of the system's, in tests. Throws B-STORE-03 where it is of another PostgreSQL. */
export async function openDatabase(folder: string, sync?: DurableFiles['sync']): Promise<EmbeddedDatabase> {
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() !== EMBEDDED_MAJOR)
    throw new BlotterError('B-STORE-03', { folder, found: version.trim(), wanted: EMBEDDED_MAJOR });
  const files = new DurableFiles(folder);
  if (sync) files.sync = sync;
  const database = new EndedByPanic({ fs: files, startParams: [...PARAMETERS] });
  try {
    await database.waitReady;
  } catch (error) {
    files.abandon();
    throw error;
  }
  return { database, files };
}
