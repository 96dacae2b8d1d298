// Passkeys, sign-ins that have begun elsewhere (at an identity provider, at a passkey), and sessions that their person can
// tell apart.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

const TABLES = `
create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts,
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (name <> ''),
  made_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz
);
create index passkeys_of_account on passkeys (account_id);
create table sign_in_starts (
  token_hash bytea primary key,
  kind text not null check (kind in ('oidc', 'passkey', 'new-passkey')),
  account_id uuid references accounts,
  challenge text not null,
  nonce text,
  verifier text,
  invite_hash bytea references invites,
  then_path text not null,
  made_at timestamptz not null
);
create index sign_in_starts_by_age on sign_in_starts (made_at);
alter table sessions add column id uuid not null default gen_random_uuid();
alter table sessions add column browser text not null default '';
create unique index sessions_by_id on sessions (id);
`;

const RIGHTS = [
  ['passkeys', 'select, insert, update (counter, name, used_at, removed_at)'],
  ['sign_in_starts', 'select, insert, delete'],
] as const;

export const signIn: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const [table, rights] of RIGHTS) await grantToWriter(db, rights, table);
  },
};
