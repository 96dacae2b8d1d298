// What the gate keeps beside a package: the salt that opens what its receipt says of originals, what was covered and kept in
// it for the comparison with a later service, and corrections of people by hand. schema-casework.ts tells what each means.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
alter table releases add column salt text, add column checked jsonb;
create index gate_events_marked on gate_events (seq) where event -> 'blind' is not null;
create table people_corrections (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  by text not null,
  at timestamptz not null,
  change jsonb not null
);
create index people_corrections_of_case on people_corrections (case_id, seq);
`;

export const gate: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await appendOnly(db, 'people_corrections');
    await grantToWriter(db, 'select, insert', 'people_corrections');
  },
};
