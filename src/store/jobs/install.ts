// Makes or migrates pg-boss's tables as their owner, and gives the writer the right to work with them but not to change them.
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { onPool } from './executor.ts';
import { JOBS_SCHEMA, QUEUES, TRIES } from './queues.ts';

/** Brings the schema `pgboss` up to this program's pg-boss and makes the queues. */
export async function installJobs(pool: pg.Pool, db: Kysely<unknown>, role: string): Promise<void> {
  const boss = new PgBoss({
    db: onPool(pool),
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await boss.start();
  try {
    const there = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of QUEUES) if (!there.has(name)) await boss.createQueue(name, TRIES);
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  const writer = sql.id(role);
  const schema = sql.id(JOBS_SCHEMA);
  await sql`grant usage on schema ${schema} to ${writer}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${writer}`.execute(db);
  await sql`grant usage on all sequences in schema ${schema} to ${writer}`.execute(db);
  await sql`grant execute on all functions in schema ${schema} to ${writer}`.execute(db);
}
