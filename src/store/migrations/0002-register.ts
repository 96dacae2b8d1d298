// The book: records that nobody changes, signed heads that nobody changes, and one row that says where it ends. src/register
// tells what each column means. `at` is text as it was hashed; a timestamp would come back in another form.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, grantToWriter } from './writer.ts';

const TABLES = `
create table register_state (
  one boolean primary key default true check (one),
  register uuid not null,
  size bigint not null check (size >= 0),
  last_hash text check (last_hash ~ '^[0-9a-f]{64}$'),
  peaks text[] not null,
  check ((size = 0) = (last_hash is null))
);
create table register_records (
  seq bigint primary key check (seq >= 0),
  at text not null,
  prev text not null check (prev ~ '^[0-9a-f]{64}$'),
  entry jsonb not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);
create table register_heads (
  size bigint primary key check (size > 0),
  at text not null,
  jws text not null
);
create function register_grows() returns trigger language plpgsql as $$
begin
  if new.register <> old.register or new.size <> old.size + 1 then
    raise exception 'the register only grows, one record at a time' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger register_state_grows before update on register_state for each row execute function register_grows();
create trigger register_state_stays before delete on register_state for each row execute function refuse_change();
create trigger register_state_never_emptied before truncate on register_state for each statement execute function refuse_change();
`;

export const register: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await sql`insert into register_state (register, size, peaks) values (${randomUUID()}, 0, '{}')`.execute(db);
    for (const table of ['register_records', 'register_heads']) {
      await appendOnly(db, table);
      await grantToWriter(db, 'select, insert', table);
    }
    await grantToWriter(db, 'select, update (size, last_hash, peaks)', 'register_state');
  },
};
