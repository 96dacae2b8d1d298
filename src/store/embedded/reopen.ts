// The embedded database while the program runs. It ends itself when it cannot write to its disk (database.ts); what was confirmed
// lies in its log. When somebody next asks for a connection it is opened again and recovers, as a new start would do it: so a
// workbench goes on by itself once there is room. Not here: the folder and its lock (folder.ts).
import { PGlitePgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { BlotterError, isDiskFull } from '../../model/index.ts';
import { closeDatabase, openDatabase, type EmbeddedDatabase } from './database.ts';
import { proveSync } from './probe.ts';

/** Milliseconds after one try that failed in which no other one is made: each costs a second of work. */
const PAUSE = 3000;

/** A database that is opened again after it ended itself. */
export interface Lasting {
  /** The database as it is now, opened again where it had ended. Throws B-STORE-08 while its disk does not take it. */
  reach(): Promise<EmbeddedDatabase['database']>;
  close(): Promise<void>;
}

/** Opens the database in `place` and proves that its commits reach the disk. Throws B-STORE-02, -03, -09. */
async function openProven(place: string): Promise<EmbeddedDatabase> {
  let opened: EmbeddedDatabase | undefined;
  try {
    opened = await openDatabase(place);
    await proveSync(opened);
    return opened;
  } catch (cause) {
    opened?.files.abandon();
    throw isDiskFull(cause) ? new BlotterError('B-STORE-09', {}, { cause }) : cause;
  }
}

/** Opens it. */
export async function openLasting(place: string): Promise<Lasting> {
  let current = await openProven(place);
  let trying: Promise<void> | null = null;
  let failedAt = -PAUSE;
  const again = async (): Promise<void> => {
    current.files.abandon();
    try {
      current = await openProven(place);
    } catch (cause) {
      failedAt = performance.now();
      throw new BlotterError('B-STORE-08', {}, { cause });
    }
  };
  return {
    async reach() {
      if (!current.database.ended) return current.database;
      if (performance.now() - failedAt < PAUSE) throw new BlotterError('B-STORE-08');
      trying ??= again().finally(() => {
        trying = null;
      });
      await trying;
      return current.database;
    },
    close: () => closeDatabase(current),
  };
}

type Asked = Parameters<EmbeddedDatabase['database']['execProtocolStream']>;

/**
 * The driver's client on it. A connection belongs to the database that its first message reached: what is left of an older one
 * is refused by that one, and never answered by another.
 */
export const clientOn = (lasting: Lasting): typeof pg.Client =>
  class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      let mine: Promise<EmbeddedDatabase['database']> | null = null;
      let broken = false;
      const pglite = {
        waitReady: Promise.resolve(),
        execProtocolStream: async (...asked: Asked) => {
          // Said once: what was on its way already finds nobody who listens.
          if (broken) return [];
          try {
            return await (await (mine ??= lasting.reach())).execProtocolStream(...asked);
          } catch (error) {
            broken = true;
            throw error;
          }
        },
      } as unknown as ConstructorParameters<typeof PGlitePgConfig>[0]['pglite'];
      const { connection, ...own } = new PGlitePgConfig({ pglite });
      super({ ...config, ...own, connection } as pg.ClientConfig);
      // A connection that breaks fails its query; without a listener it would end the process.
      this.on('error', () => undefined);
    }
  };
