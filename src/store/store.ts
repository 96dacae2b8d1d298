// The open store: one database, reached only through transactions. Not here: what is written (cases/, blobs/, jobs/).
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from 'pg-boss';
import { openEmbedded } from './embedded/folder.ts';
import type { Engine } from './engine.ts';
import { storeFault } from './fault.ts';
import { onPool } from './jobs/executor.ts';
import { isCurrent, migrate } from './migrate.ts';
import type { Schema, Tx } from './schema.ts';
import { openServer, type ServerOptions } from './server/server.ts';

/** Where the store is: a folder of this machine, or a PostgreSQL server. */
export type Place = { readonly folder: string } | { readonly server: ServerOptions };

/** Connections of this process to its database. */
export interface Connections {
  readonly most: number;
  readonly open: number;
  readonly idle: number;
  /** Queries that wait for one. */
  readonly waiting: number;
}

/** An open store. */
export interface Store {
  readonly engine: Engine['kind'];
  /** Runs `work` in one transaction: all of it is kept, or nothing. Must not be called from inside another one. Throws B-STORE-04, -08, -09 beside what `work` throws. */
  transaction<T>(work: (trx: Tx) => Promise<T>): Promise<T>;
  /** Do the tables fit this program? False also while a newer one migrates them. */
  isCurrent(): Promise<boolean>;
  connections(): Connections;
  /** For pg-boss alone. */
  readonly jobs: Db;
  close(): Promise<void>;
}

// A day is a day: as text, not as midnight of whatever zone this machine is in.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens the database of a place, as it is. */
export const openEngine = (place: Place): Promise<Engine> =>
  'folder' in place ? openEmbedded(place.folder) : openServer(place.server);

/** Opens the store and brings its tables up to date. Throws B-STORE-01 to -07. */
export async function openStore(place: Place): Promise<Store> {
  const engine = await openEngine(place);
  try {
    const role = await migrate(engine);
    return storeOn(engine, role);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function storeOn(engine: Engine, role: string): Store {
  const pool = engine.connect(role);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  // On one connection a transaction inside a transaction waits for itself. Said at once instead of after a minute.
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const refuseNested = (): void => {
    if (within.getStore()?.open === true)
      throw new Error('a transaction was asked for inside another one: pass the open one down');
  };
  const jobs = onPool(pool);
  const transaction: Store['transaction'] = async (work) => {
    refuseNested();
    const mark = { open: true };
    try {
      return await db.transaction().execute((trx) => within.run(mark, () => work(trx)));
    } catch (error) {
      throw storeFault(error, engine.kind === 'embedded' ? 'B-STORE-08' : 'B-STORE-04');
    } finally {
      mark.open = false;
    }
  };
  return {
    engine: engine.kind,
    transaction,
    isCurrent: () => transaction(isCurrent),
    connections: () => ({
      most: pool.options.max,
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    jobs: {
      async executeSql(text, values) {
        refuseNested();
        return jobs.executeSql(text, values);
      },
    },
    async close() {
      await db.destroy();
      await engine.close();
    },
  };
}
