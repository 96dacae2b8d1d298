// Passkeys of staff in the store. Every function works in an open transaction. Not here: what an authenticator signs and how it
// is checked (webauthn.ts).
import { randomUUID } from 'node:crypto';
import { appendEntry } from '../../register/index.ts';
import type { Clock, Tx } from '../../store/index.ts';

/** Passkeys of one person. */
export const MOST_PASSKEYS = 10;

/** A passkey that was checked. */
export interface NewPasskey {
  readonly account: string;
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
}

/** Keeps it. Gives its id, or null where the person has too many or it is known already. */
export async function addPasskey(trx: Tx, made: NewPasskey, clock: Clock): Promise<string | null> {
  const { account, credential, publicKey, counter, transports, name } = made;
  if ((await listPasskeys(trx, account)).length >= MOST_PASSKEYS) return null;
  const id = randomUUID();
  const kept = await trx
    .insertInto('passkeys')
    .values({
      id,
      account_id: account,
      credential,
      public_key: Buffer.from(publicKey),
      counter,
      transports: [...transports],
      name,
      made_at: clock(),
    }) // prettier-ignore
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return null;
  await appendEntry(trx, { kind: 'passkey-added', account, passkey: id }, clock);
  return id;
}

/** A passkey as its person sees it. */
export interface ListedPasskey {
  readonly id: string;
  readonly credential: string;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

/** The passkeys of somebody, oldest first. */
export async function listPasskeys(trx: Tx, account: string): Promise<readonly ListedPasskey[]> {
  const rows = await trx
    .selectFrom('passkeys')
    .select(['id', 'credential', 'transports', 'name', 'made_at', 'used_at'])
    .where('account_id', '=', account)
    .where('removed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(({ made_at, used_at, ...row }) => ({ ...row, madeAt: made_at, usedAt: used_at }));
}

/** What an answer is held against. */
export interface KnownPasskey {
  readonly id: string;
  readonly account: string;
  readonly credential: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** A passkey of an open account by its credential; null where there is none. It is held until the transaction ends. */
export async function findPasskey(trx: Tx, credential: string): Promise<KnownPasskey | null> {
  const row = await trx
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.id', 'passkeys.account_id')
    .select(['passkeys.id', 'passkeys.account_id', 'credential', 'public_key', 'counter', 'transports'])
    .where('credential', '=', credential)
    .where('removed_at', 'is', null)
    .where('accounts.closed_at', 'is', null)
    .forUpdate('passkeys')
    .executeTakeFirst();
  if (!row) return null;
  const { account_id, public_key, counter, ...rest } = row;
  return { ...rest, account: account_id, publicKey: public_key, counter: Number(counter) };
}

/** It was used; `counter`: what it tells now. */
export async function passkeyUsed(trx: Tx, id: string, counter: number, clock: Clock): Promise<void> {
  await trx.updateTable('passkeys').set({ counter, used_at: clock() }).where('id', '=', id).execute();
}

/** Its counter went back: there may be a copy of it. It is worth nothing from now on, and the book knows. */
export async function refusePasskey(trx: Tx, { id, account }: KnownPasskey, clock: Clock): Promise<void> {
  await trx.updateTable('passkeys').set({ removed_at: clock() }).where('id', '=', id).execute();
  await appendEntry(trx, { kind: 'passkey-refused', account, passkey: id }, clock);
}

/** Calls one of somebody's own passkeys something else. */
export async function namePasskey(trx: Tx, account: string, id: string, name: string): Promise<void> {
  await trx.updateTable('passkeys').set({ name }).where('id', '=', id).where('account_id', '=', account).where('removed_at', 'is', null).execute(); // prettier-ignore
}

/** Takes one of somebody's passkeys away. False where there was none. */
export async function removePasskey(
  trx: Tx,
  account: string,
  id: string,
  clock: Clock,
  by = account,
): Promise<boolean> {
  const done = await trx.updateTable('passkeys').set({ removed_at: clock() }).where('id', '=', id).where('account_id', '=', account).where('removed_at', 'is', null).executeTakeFirst(); // prettier-ignore
  if (done.numUpdatedRows === 0n) return false;
  await appendEntry(trx, { kind: 'passkey-removed', by, account, passkey: id }, clock);
  return true;
}

/** Takes all of them away: the account is opened anew. */
export async function removePasskeysOf(trx: Tx, account: string, clock: Clock, by: string): Promise<void> {
  for (const { id } of await listPasskeys(trx, account)) await removePasskey(trx, account, id, clock, by);
}
