// The program may see which migrations ran: readiness compares them with its own, also while another program migrates.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

export const operations: Migration = {
  async up(db: Kysely<unknown>) {
    await grantToWriter(db, 'select', 'kysely_migration');
  },
};
