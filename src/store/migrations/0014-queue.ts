// What is true of a release as it was last worked out, so that a queue of hundreds need not open every case; a note that may be
// thrown away at any time (schema-casework.ts). And answers found by their kind and day, and those that take others back by what
// they take back: figures of a year count some hundred thousand.
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
create index review_events_by_kind on review_events ((event ->> 'kind'), at);
create index review_events_undone on review_events (case_id, recipient, (event ->> 'what')) where event ->> 'kind' = 'undone';
create index documents_by_arrival on documents (added_at);
analyze review_events;
`;

export const queue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await grantToWriter(db, 'select, insert, delete, update (preparation_id, reviewed, facts)', 'gate_facts');
  },
};
