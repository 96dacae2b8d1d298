// Accounts of staff, how they sign in, their sessions, and which cases they were given or are walled off from.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
create table accounts (
  id uuid primary key,
  login text not null unique check (login = lower(login) and login <> ''),
  name text not null,
  roles text[] not null,
  password text,
  oidc_issuer text,
  oidc_subject text,
  made_at timestamptz not null,
  closed_at timestamptz,
  unique (oidc_issuer, oidc_subject),
  check ((oidc_issuer is null) = (oidc_subject is null))
);
create table invites (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  csrf text not null,
  method text not null check (method in ('password', 'passkey', 'oidc', 'invite')),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  proved_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_account on sessions (account_id);
create table devices (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  made_at timestamptz not null
);
create table sign_ins (
  seq bigint generated always as identity primary key,
  login_hash bytea not null,
  source text not null,
  device_hash bytea,
  succeeded boolean not null,
  at timestamptz not null
);
create index sign_ins_of_login on sign_ins (login_hash, at);
create index sign_ins_of_source on sign_ins (source, at);
create table case_access (
  seq bigint generated always as identity primary key,
  case_id uuid not null references cases,
  account_id uuid not null references accounts,
  kind text not null check (kind in ('given', 'taken', 'walled', 'unwalled')),
  recipients text[],
  reason text not null,
  by uuid not null references accounts,
  at timestamptz not null
);
create index case_access_of_account on case_access (account_id, case_id, seq);
`;

const RIGHTS = [
  ['accounts', 'select, insert, update (name, roles, password, oidc_issuer, oidc_subject, closed_at)'],
  ['invites', 'select, insert, update (used_at)'],
  ['sessions', 'select, insert, delete, update (seen_at, proved_at, ended_at)'],
  ['devices', 'select, insert, delete'],
  ['sign_ins', 'select, insert, delete, update (succeeded)'],
  ['case_access', 'select, insert'],
] as const;

export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await appendOnly(db, 'case_access');
    for (const [table, rights] of RIGHTS) await grantToWriter(db, rights, table);
  },
};
