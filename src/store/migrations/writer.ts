// The role with which the program works. It owns no table, so that what is append-only is so by rights as well as by
// trigger. One role per database, because roles belong to the whole server.
import { sql, type Kysely } from 'kysely';

/** The writer's role of this database. PostgreSQL cuts names off at 63 bytes. */
export async function writerRole(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return `${(rows[0]?.name ?? '').slice(0, 56)}_writer`;
}

/** Gives the writer rights on a table: `grantToWriter(db, 'select, insert', 'review_events')`. What is not given is forbidden. */
export async function grantToWriter(db: Kysely<unknown>, rights: string, table: string): Promise<void> {
  await sql`grant ${sql.raw(rights)} on ${sql.table(table)} to ${sql.id(await writerRole(db))}`.execute(db);
}

/** Makes update, delete and truncate of a table fail for everybody, its owner too. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function refuse_change()`.execute(db);
  await sql`create trigger ${sql.id(`${table}_never_emptied`)} before truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db);
}
