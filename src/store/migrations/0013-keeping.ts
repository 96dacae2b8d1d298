// Who held a case, let it go, or said until when it is kept, each with a reason: the words behind cases.legal_hold and
// cases.retain_until, which say how it stands now. And whence a sign-in was begun that
// nobody has answered yet, so that they can be slowed.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
create table keeping (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('held', 'lifted', 'kept')),
  until date,
  basis text not null default '',
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null,
  check (kind = 'kept' or until is null)
);
create index keeping_of_case on keeping (case_id, seq);
alter table sign_in_starts add column source text not null default '', add column device_hash bytea;
create index sign_in_starts_of_source on sign_in_starts (source);
`;

export const keeping: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await appendOnly(db, 'keeping');
    await grantToWriter(db, 'select, insert', 'keeping');
  },
};
