// A PostgreSQL server as the store. Debian 12 has 15: nothing later is used.
import pg from 'pg';
import { BlotterError } from '../../model/index.ts';
import { takeRole, type Engine } from '../engine.ts';

const OLDEST = 150_000;

export interface ServerOptions {
  /** postgres://user@host/database */
  readonly url: string;
  /** Where the tables belong to a login of their own: the URL with which migrations run. */
  readonly ownerUrl?: string;
  /** Connections of this process; 10 where missing. */
  readonly connections?: number;
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    version = rows[0]?.version ?? 0;
  } catch (cause) {
    // The driver's message may hold the URL with its password; its code does not.
    throw new BlotterError('B-STORE-04', { reason: (cause as { code?: string }).code ?? 'no answer' }, { cause });
  }
  if (version < OLDEST) throw new BlotterError('B-STORE-05', { version: Math.floor(version / 10_000) });
}

/** Opens a server. Throws B-STORE-04 (cannot be reached) or -05 (older than PostgreSQL 15). */
export async function openServer({ url, ownerUrl, connections = 10 }: ServerOptions): Promise<Engine> {
  const connect = (role: string | null): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: role === null ? (ownerUrl ?? url) : url,
      max: connections,
      application_name: 'blotter',
      connectionTimeoutMillis: 15_000,
      ...takeRole(role),
    });
    // A connection that breaks fails its query, if it had one, and the next query opens another. Without listeners it
    // would end the process: on the pool for idle connections, on the connection for those in use.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  const first = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 15_000 });
  let login = '';
  try {
    await checkVersion(first);
    login = (await first.query<{ login: string }>('select session_user as login')).rows[0]?.login ?? '';
  } finally {
    await first.end();
  }
  return { kind: 'server', login, connect, close: async () => undefined };
}
