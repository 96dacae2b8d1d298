// Inspections: what was drawn from what had left, and what inspectors said of it; and changes to the tables of severity.
// schema-casework.ts tells what each means.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
create table inspections (
  id uuid primary key,
  by text not null,
  at timestamptz not null,
  draw jsonb not null
);
create table inspection_items (
  inspection_id uuid not null references inspections,
  no integer not null check (no > 0),
  case_id uuid not null references cases,
  release_id uuid not null references releases,
  paper integer check (paper > 0),
  page integer check (page > 0),
  drawn jsonb not null,
  primary key (inspection_id, no),
  check (page is null or paper is not null)
);
create index inspection_items_of_release on inspection_items (release_id);
create table inspection_events (
  seq bigint generated always as identity primary key,
  inspection_id uuid not null references inspections,
  no integer not null,
  by text not null,
  at timestamptz not null,
  event jsonb not null,
  foreign key (inspection_id, no) references inspection_items (inspection_id, no)
);
create unique index inspection_events_once on inspection_events (inspection_id, (event ->> 'id'));
create table severity_amendments (
  seq bigint generated always as identity primary key,
  by text not null,
  at timestamptz not null,
  amendment jsonb not null
);
create index inspection_events_of_item on inspection_events (inspection_id, no, seq);
`;

const NAMES = ['inspections', 'inspection_items', 'inspection_events', 'severity_amendments'] as const;

export const inspections: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const table of NAMES) {
      await appendOnly(db, table);
      await grantToWriter(db, 'select, insert', table);
    }
  },
};
