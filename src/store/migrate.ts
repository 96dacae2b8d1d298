// Brings a database up to the newest tables: under Kysely's lock, all or nothing, and never down.
import { Kysely, PostgresDialect, sql, type QueryExecutorProvider } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { BlotterError } from '../model/index.ts';
import { installJobs } from './jobs/install.ts';
import { JOBS_SCHEMA, JOBS_VERSION } from './jobs/queues.ts';
import type { Engine } from './engine.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { writerRole } from './migrations/writer.ts';

/** The number of our advisory lock. */
const LOCK = 4_211_701;

/** One start at a time prepares a server's database. The embedded one is locked by its folder. */
async function takeTurn(engine: Engine, pool: pg.Pool): Promise<() => void> {
  if (engine.kind === 'embedded') return () => undefined;
  const client = await pool.connect();
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  // The connection is closed, not given back: with it goes the lock.
  return () => {
    client.release(true);
  };
}

/** Makes the writer's role where it is missing, and lets the program's login take it. Throws B-STORE-06 without the right to. */
async function makeWriter(db: Kysely<unknown>, role: string, login: string): Promise<void> {
  try {
    const found = await sql`select 1 from pg_roles where rolname = ${role}`.execute(db);
    if (found.rows.length === 0) await sql`create role ${sql.id(role)} nologin`.execute(db);
    await sql`grant ${sql.id(role)} to ${sql.id(login)}`.execute(db);
    await sql`grant usage on schema public to ${sql.id(role)}`.execute(db);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    throw new BlotterError('B-STORE-06', { role, login }, { cause });
  }
}

/** Are the newest tables there, and the jobs' tables of this program? Then nothing has to be changed, and nobody needs the right to. */
export async function isCurrent(db: QueryExecutorProvider): Promise<boolean> {
  const there = await sql<{ yes: boolean }>`select to_regclass('public.kysely_migration') is not null
    and to_regclass(${`${JOBS_SCHEMA}.version`}) is not null as yes`.execute(db);
  if (there.rows[0]?.yes !== true) return false;
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const jobs = await sql<{ version: number }>`select version from ${sql.table(`${JOBS_SCHEMA}.version`)}`.execute(db);
  return (
    done.rows.map((row) => row.name).join() === Object.keys(MIGRATIONS).join() && jobs.rows[0]?.version === JOBS_VERSION
  );
}

/**
 * Runs what is missing of the migrations, up to `last` where given, and gives the writer's role.
 * Throws B-STORE-06 (no right to make the role) or -07 (the tables are newer than the program).
 */
export async function migrate(engine: Engine, last?: string): Promise<string> {
  const pool = engine.connect(null);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  let done = (): void => undefined;
  try {
    const role = await writerRole(db);
    if (last === undefined && (await isCurrent(db))) return role;
    done = await takeTurn(engine, pool);
    if (last === undefined && (await isCurrent(db))) return role;
    await makeWriter(db, role, engine.login);
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
    const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
    if (error instanceof Error && error.message.startsWith('corrupted migrations'))
      throw new BlotterError('B-STORE-07', {}, { cause: error });
    if (error !== undefined) throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
    await installJobs(pool, db, role);
    return role;
  } finally {
    done();
    await db.destroy();
  }
}
