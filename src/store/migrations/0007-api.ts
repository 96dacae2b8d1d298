// Personal tokens with which programs ask in somebody's name, and the answers that requests with a key got already.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { grantToWriter } from './writer.ts';

const TABLES = `
create table api_tokens (
  id uuid primary key,
  account_id uuid not null references accounts,
  name text not null check (name <> ''),
  token_hash bytea not null unique,
  scopes text[] not null,
  made_at timestamptz not null,
  proved_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  check (expires_at > made_at)
);
create index api_tokens_of_account on api_tokens (account_id);
create table api_answers (
  account_id uuid not null references accounts,
  key text not null,
  request text not null,
  made_at timestamptz not null,
  status integer,
  answer text,
  primary key (account_id, key)
);
create index api_answers_by_age on api_answers (made_at);
`;

const RIGHTS = [
  ['api_tokens', 'select, insert, update (used_at, withdrawn_at)'],
  ['api_answers', 'select, insert, delete, update (made_at, status, answer)'],
] as const;

export const api: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    for (const [table, rights] of RIGHTS) await grantToWriter(db, rights, table);
  },
};
