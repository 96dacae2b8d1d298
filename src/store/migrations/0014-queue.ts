// What is true of a release as it was last worked out, so that a queue of hundreds need not open every case; a note that may be
// thrown away at any time. schema-casework.ts tells what it means. And the events that take others back, found at once.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

const TABLES = `
create table gate_facts (
  case_id uuid not null references cases,
  recipient text not null,
  preparation_id uuid not null references preparations,
  reviewed bigint not null,
  facts jsonb not null,
  primary key (case_id, recipient)
);
`;

export const queue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await grantToWriter(db, 'select, insert, delete, update (preparation_id, reviewed, facts)', 'gate_facts');
  },
};
