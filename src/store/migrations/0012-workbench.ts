// The language in which somebody reads the workbench (null: as the browser's cookie says, else English), and the order in which
// cases are listed, so that a list of two hundred out of ten thousand is read and not sorted.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

export const workbench: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table accounts add column language text check (language in ('en', 'cy'))`.execute(db);
    await grantToWriter(db, 'update (language)', 'accounts');
    await sql`create index cases_by_hearing on cases (hearing_on, urn) where erased_at is null`.execute(db);
  },
};
