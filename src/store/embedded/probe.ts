// Start-up proof that a commit reaches the disk: an update of PGlite could silently undo the hook of durable-files.ts.
import { BlotterError } from '../../model/index.ts';
import type { EmbeddedDatabase } from './database.ts';

/** Commits a message to the write-ahead log that changes nothing, and counts the syncs. Throws B-STORE-02 at none. */
export async function proveSync({ database, files }: EmbeddedDatabase): Promise<number> {
  const before = files.syncs;
  await database.query(`select pg_logical_emit_message(true, 'blotter', 'probe')`);
  const syncs = files.syncs - before;
  const { rows } = await database.query<{ fsync: string }>('show fsync');
  if (syncs === 0 || rows[0]?.fsync !== 'on') throw new BlotterError('B-STORE-02');
  return syncs;
}
