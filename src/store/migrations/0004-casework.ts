// What casework keeps: preparations with the pictures of their pages, how far work is, the recipient of a review's events,
// what was said at the gate, and what left. schema.ts tells what each column means.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
alter table review_events add column recipient text;
create unique index review_events_once on review_events (case_id, recipient, (event ->> 'id'));
create index review_events_of_recipient on review_events (case_id, recipient, seq);
create table preparations (
  id uuid primary key,
  case_id uuid not null references cases,
  recipient text not null,
  guidance text not null,
  address text not null references blobs,
  made_at timestamptz not null,
  unique (case_id, id)
);
create index preparations_of_recipient on preparations (case_id, recipient, made_at);
create index preparations_at_address on preparations (address);
create table page_pictures (
  case_id uuid not null,
  recipient text not null,
  preparation_id uuid not null,
  file text not null,
  page integer not null check (page > 0),
  side text not null check (side in ('original', 'draft')),
  address text not null references blobs,
  primary key (preparation_id, file, page, side),
  foreign key (case_id, preparation_id) references preparations (case_id, id)
);
create index page_pictures_of_case on page_pictures (case_id);
create index page_pictures_at_address on page_pictures (address);
create table progress (
  case_id uuid not null references cases,
  recipient text not null,
  kind text not null check (kind in ('prepare', 'release')),
  job_id uuid not null,
  state text not null check (state in ('waiting', 'working', 'ready', 'refused', 'parked')),
  done integer not null default 0,
  of integer not null default 0,
  file text not null default '',
  code text,
  why jsonb not null default '[]',
  at timestamptz not null,
  primary key (case_id, recipient, kind)
);
create index progress_of_job on progress (job_id);
create table progress_papers (
  case_id uuid not null references cases,
  recipient text not null,
  job_id uuid not null,
  no integer not null,
  file text not null,
  step text not null check (step in ('open', 'page', 'draft', 'picture')),
  note text not null,
  at timestamptz not null,
  primary key (case_id, recipient, file)
);
create table gate_events (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  recipient text not null,
  release_id uuid not null,
  by text not null,
  at timestamptz not null,
  event jsonb not null
);
create index gate_events_of_recipient on gate_events (case_id, recipient, seq);
create index gate_events_of_release on gate_events (release_id);
create table releases (
  id uuid primary key,
  case_id uuid not null references cases,
  recipient text not null,
  guidance text not null,
  address text not null references blobs,
  receipt text not null,
  by text not null,
  at timestamptz not null,
  documents integer not null,
  withheld integer not null
);
create index releases_of_case on releases (case_id, recipient, at);
create index releases_at_address on releases (address);
create table freezes (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('frozen', 'lifted')),
  reason text not null,
  by text not null,
  at timestamptz not null
);
create index freezes_of_case on freezes (case_id, seq);
create table breach_events (
  seq bigint generated always as identity primary key,
  record text not null,
  no integer not null check (no >= 0),
  event jsonb not null,
  at timestamptz not null,
  unique (record, no)
);
create table seeds (
  purpose text primary key,
  seed text not null
);
create view case_addresses as
  select case_id, address from versions
  union all select case_id, address from preparations
  union all select case_id, address from page_pictures
  union all select case_id, address from releases;
`;

const RIGHTS = [
  ['preparations', 'select, insert'],
  ['page_pictures', 'select, insert'],
  ['progress', 'select, insert, update (job_id, state, done, of, file, code, why, at)'],
  ['progress_papers', 'select, insert, delete, update (job_id, no, step, note, at)'],
  ['gate_events', 'select, insert'],
  ['releases', 'select, insert'],
  ['freezes', 'select, insert'],
  ['breach_events', 'select, insert'],
  ['seeds', 'select, insert'],
  ['case_addresses', 'select'],
] as const;

export const casework: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const table of ['preparations', 'page_pictures', 'gate_events', 'releases', 'freezes', 'breach_events'])
      await appendOnly(db, table);
    for (const [table, rights] of RIGHTS) await grantToWriter(db, rights, table);
  },
};
