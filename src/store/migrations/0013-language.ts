// The language in which somebody reads the workbench; null: as the browser's cookie says, else English.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

export const language: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table accounts add column language text check (language in ('en', 'cy'))`.execute(db);
    await grantToWriter(db, 'update (language)', 'accounts');
  },
};
