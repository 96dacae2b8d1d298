// The keys of the review page as one person has them; null: the usual ones.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

export const keys: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table accounts add column review_keys jsonb`.execute(db);
    await grantToWriter(db, 'update (review_keys)', 'accounts');
  },
};
