// The first tables: cases, documents with their versions and encrypted bytes, what the machine proposed, what people
// decided, and work that was given up. schema.ts tells what each column means.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
create table cases (
  id uuid primary key,
  urn text not null unique,
  title text not null,
  manifest jsonb not null,
  hearing_on date,
  opened_at timestamptz not null,
  legal_hold boolean not null default false,
  retain_until date,
  erased_at timestamptz
);
create table keys (
  purpose text primary key,
  wrapped_key bytea not null,
  master text not null
);
create table blobs (
  address text primary key check (address ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  wrapped_key bytea,
  master text not null,
  stored_at timestamptz not null,
  erased_at timestamptz,
  check ((wrapped_key is null) = (erased_at is not null))
);
create table documents (
  id uuid primary key,
  case_id uuid not null references cases,
  file text not null,
  added_at timestamptz not null,
  unique (case_id, file),
  unique (case_id, id)
);
create table versions (
  id uuid primary key,
  case_id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('original', 'draft', 'served')),
  recipient text,
  address text not null references blobs,
  made_at timestamptz not null,
  check ((kind = 'original') = (recipient is null)),
  foreign key (case_id, document_id) references documents (case_id, id),
  unique (case_id, id)
);
create index versions_of_document on versions (document_id, made_at);
create index versions_at_address on versions (address);
create table judgments (
  id uuid primary key,
  case_id uuid not null,
  version_id uuid not null,
  recipient text not null,
  guidance text not null,
  outcome text not null,
  proposals jsonb not null,
  made_at timestamptz not null,
  foreign key (case_id, version_id) references versions (case_id, id),
  unique (version_id, recipient, guidance)
);
create index judgments_of_case on judgments (case_id);
create table review_events (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  version_id uuid,
  by text not null,
  at timestamptz not null,
  event jsonb not null,
  foreign key (case_id, version_id) references versions (case_id, id)
);
create index review_events_of_case on review_events (case_id, seq);
create table parked (
  job_id uuid primary key,
  queue text not null,
  case_id uuid,
  code text not null,
  attempts integer not null,
  parked_at timestamptz not null,
  resent_at timestamptz
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
`;

/** What the writer may do with each table. Nothing here is ever deleted: erasure takes keys away, not rows. */
const RIGHTS = [
  ['cases', 'select, insert, update (title, manifest, hearing_on, legal_hold, retain_until, erased_at)'],
  ['keys', 'select, insert, update (wrapped_key, master)'],
  ['blobs', 'select, insert, update (wrapped_key, master, erased_at)'],
  ['documents', 'select, insert'],
  ['versions', 'select, insert'],
  ['judgments', 'select, insert'],
  ['review_events', 'select, insert'],
  ['parked', 'select, insert, update (code, attempts, parked_at, resent_at)'],
] as const;

export const store: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const table of ['versions', 'judgments', 'review_events']) await appendOnly(db, table);
    for (const [table, rights] of RIGHTS) await grantToWriter(db, rights, table);
  },
};
