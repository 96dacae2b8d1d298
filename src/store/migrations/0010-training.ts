// Learning from errors: which guidance was in use since when, training that was asked for and what shows that it was done,
// and drills on made-up papers. schema-learning.ts tells what each column means. No table of drills has a case, and a check
// holds that what lies there is made up.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
alter table accounts add column reviews_from timestamptz;
update accounts set reviews_from = now();
create table guidance_uses (
  seq bigint generated always as identity primary key,
  version text not null unique,
  rules jsonb not null,
  at timestamptz not null
);
create table trainings (
  id uuid primary key,
  account_id uuid not null references accounts,
  trigger text not null,
  exercise text not null check (exercise in ('review', 'practice', 'reading')),
  since timestamptz not null,
  due_on date not null,
  why text not null,
  policy text not null,
  asked_at timestamptz not null,
  unique (account_id, trigger, since)
);
create table training_completions (
  id uuid primary key,
  account_id uuid not null references accounts,
  exercise text not null check (exercise in ('review', 'practice', 'reading')),
  at timestamptz not null,
  score_right integer,
  score_of integer,
  confirmed_by uuid references accounts,
  evidence jsonb not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  check ((exercise = 'practice') = (score_of is not null)),
  check ((exercise = 'review') = (confirmed_by is not null)),
  check (confirmed_by <> account_id)
);
create index training_completions_of_account on training_completions (account_id, at);
create table drills (
  id uuid primary key,
  account_id uuid not null references accounts,
  material text not null check (material = 'made-up'),
  plan jsonb not null,
  begun_at timestamptz not null
);
create index drills_of_account on drills (account_id, begun_at);
create table drill_events (
  seq bigint generated always as identity primary key,
  drill_id uuid not null references drills,
  id uuid not null,
  event jsonb not null,
  at timestamptz not null,
  unique (drill_id, id)
);
create table drill_results (
  drill_id uuid primary key references drills,
  at timestamptz not null,
  score_right integer not null,
  score_of integer not null,
  practised jsonb not null,
  completion_id uuid references training_completions
);
`;

const KEPT = ['guidance_uses', 'trainings', 'training_completions', 'drills', 'drill_events', 'drill_results'] as const;

export const training: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const table of KEPT) {
      await appendOnly(db, table);
      await grantToWriter(db, 'select, insert', table);
    }
  },
};
