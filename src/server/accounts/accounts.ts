// Accounts of staff: made by an administrator, opened by a link that works once. Every function works in an open
// transaction.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { BlotterError } from '../../model/index.ts';
import type { Clock, Tx } from '../../store/index.ts';
import { ROLES_OF_STAFF, type StaffRole } from '../access/roles.ts';
import { hashPassword, passwordRefused } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import { MEMORY, waitOf, type Failure } from './throttle.ts';
import { hashOf, makeToken, type Random } from './tokens.ts';

/** A link for a new account works for so many milliseconds. */
export const INVITE = 72 * 60 * 60 * 1000;

export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

export interface NewAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/** Makes an account without a password. Throws B-ACCOUNT-01 where the login is taken or empty. */
export async function makeAccount(trx: Tx, { id, login, name, roles }: NewAccount, clock: Clock): Promise<void> {
  const folded = foldLogin(login);
  const taken = folded === '' || (await trx.selectFrom('accounts').select('id').where('login', '=', folded).executeTakeFirst()) !== undefined; // prettier-ignore
  if (taken) throw new BlotterError('B-ACCOUNT-01', { login: folded });
  await trx
    .insertInto('accounts')
    .values({ id, login: folded, name: name.trim(), roles: [...roles], made_at: clock() })
    .execute();
}

/** Is there nobody yet who could sign in as administrator? Then `serve` prints a link for the first one. */
export async function lacksAdministrator(trx: Tx): Promise<boolean> {
  const rows = await trx.selectFrom('accounts').select(['roles', 'password', 'oidc_subject']).where('closed_at', 'is', null).execute(); // prettier-ignore
  return !rows.some(({ roles, password, oidc_subject }) => roles.includes('administrator') && (password !== null || oidc_subject !== null)); // prettier-ignore
}

/** A new link for an account; older ones stop working. Gives its token. */
export async function invite(trx: Tx, account: string, clock: Clock, random: Random): Promise<string> {
  const now = clock();
  await trx.updateTable('invites').set({ used_at: now }).where('account_id', '=', account).where('used_at', 'is', null).execute(); // prettier-ignore
  const token = makeToken(random);
  const expires = new Date(now.getTime() + INVITE);
  await trx.insertInto('invites').values({ token_hash: hashOf(token), account_id: account, made_at: now, expires_at: expires }).execute(); // prettier-ignore
  return token;
}

/**
 * A link with which somebody sets a new password: the old one stops working and every session ends. Nobody but the person
 * learns the new one. Null where the account is closed or none.
 */
export async function inviteAnew(trx: Tx, account: string, clock: Clock, random: Random): Promise<{ readonly name: string; readonly token: string } | null> {
  const row = await trx.updateTable('accounts').set({ password: null }).where('id', '=', account).where('closed_at', 'is', null).returning('name').executeTakeFirst();
  if (!row) return null;
  await endSessionsOf(trx, account, clock);
  return { name: row.name, token: await invite(trx, account, clock, random) };
} // prettier-ignore

/** The account that a link was made for; null where it is used, old or none. */
export async function invited(trx: Tx, token: string, clock: Clock): Promise<{ id: string; login: string; name: string } | null> {
  const row = await trx
    .selectFrom('invites')
    .innerJoin('accounts', 'accounts.id', 'invites.account_id')
    .select(['accounts.id', 'accounts.login', 'accounts.name', 'accounts.closed_at', 'invites.expires_at', 'invites.used_at'])
    .where('invites.token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row || row.used_at !== null || row.closed_at !== null || row.expires_at <= clock()) return null;
  return { id: row.id, login: row.login, name: row.name };
} // prettier-ignore

/**
 * Sets the password of the account that a link was made for, and ends its other sessions. Gives the account's id, or why
 * the password is not taken. Throws B-ACCOUNT-02 where the link no longer works.
 */
export async function openByInvite(trx: Tx, token: string, password: string, clock: Clock): Promise<{ account: string } | { refused: string }> {
  const account = await invited(trx, token, clock);
  if (!account) throw new BlotterError('B-ACCOUNT-02');
  const refused = passwordRefused(password, [account.login, account.name]);
  if (refused !== null) return { refused };
  const used = await trx
    .updateTable('invites')
    .set({ used_at: clock() })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  // Two browsers with one link: the database lets one of them through.
  if (used.numUpdatedRows !== 1n) throw new BlotterError('B-ACCOUNT-02');
  await trx.updateTable('accounts').set({ password: await hashPassword(password) }).where('id', '=', account.id).execute();
  await endSessionsOf(trx, account.id, clock);
  return { account: account.id };
} // prettier-ignore

/**
 * Sets another password for an account that showed the one before, and ends all of its sessions. Gives why it is not taken,
 * or null.
 */
export async function changePassword(trx: Tx, account: string, password: string, clock: Clock): Promise<string | null> {
  const row = await trx.selectFrom('accounts').select(['login', 'name']).where('id', '=', account).where('closed_at', 'is', null).executeTakeFirst(); // prettier-ignore
  if (!row) throw new BlotterError('B-ACCOUNT-02');
  const refused = passwordRefused(password, [row.login, row.name]);
  if (refused !== null) return refused;
  await trx
    .updateTable('accounts')
    .set({ password: await hashPassword(password) })
    .where('id', '=', account)
    .execute();
  await endSessionsOf(trx, account, clock);
  return null;
}

const loginHash = (login: string): Buffer => createHash('sha256').update(foldLogin(login)).digest();

/** An attempt that is taken. It counts as failed until `attemptSucceeded` says otherwise, so that nobody tries twice at once. */
export interface Attempt {
  readonly seq: string;
  readonly account: string | null;
  /** What `isPassword` compares; null where there is nothing to compare with, which takes as long. */
  readonly kept: string | null;
}

/**
 * Begins an attempt to sign in by password: gives it, or how many milliseconds to wait. Compare the password outside of the
 * transaction, it takes time. Logins that are not there look like others.
 */
export async function beginAttempt(
  trx: Tx,
  { login, source, device: token }: { readonly login: string; readonly source: string; readonly device: string | null },
  clock: Clock,
): Promise<Attempt | { readonly wait: number }> {
  const now = clock();
  await sql`select pg_advisory_xact_lock(${loginHash(login).readInt32BE(0)}, ${SIGN_IN})`.execute(trx);
  const found = await trx
    .selectFrom('accounts')
    .select(['id', 'password', 'closed_at'])
    .where('login', '=', foldLogin(login))
    .executeTakeFirst();
  const device = token === null ? null : hashOf(token);
  const known = found !== undefined && device !== null && (await isKnown(trx, found.id, device));
  const wait = waitOf(await failuresFor(trx, login, source, known ? device : null, now), known, now);
  if (wait > 0) return { wait };
  const row = { login_hash: loginHash(login), source, device_hash: known ? device : null, succeeded: false, at: now };
  const { seq } = await trx.insertInto('sign_ins').values(row).returning('seq').executeTakeFirstOrThrow();
  const open = found && found.closed_at === null ? found : null;
  return { seq, account: open?.id ?? null, kept: open?.password ?? null };
}

/** The number of the advisory lock under which attempts on one login follow each other. */
const SIGN_IN = 4_211_702;

/** The password was right. */
export const attemptSucceeded = async (trx: Tx, seq: string): Promise<void> =>
  void (await trx.updateTable('sign_ins').set({ succeeded: true }).where('seq', '=', seq).execute());

/** What bad tokens are counted under, in the place of a sign-in name. */
const TOKENS = 'a token';

/**
 * Somebody showed a token that is none. Gives how many milliseconds their network address waits, 0 where it need not: by
 * address alone, as for sign-ins, so that nobody can shut out those who show good ones.
 */
export async function tokenRefused(trx: Tx, source: string, clock: Clock): Promise<number> {
  const now = clock();
  const { source: failures } = await failuresFor(trx, TOKENS, source, null, now);
  const wait = waitOf({ strangers: [], own: [], source: failures }, false, now);
  if (wait === 0) await trx.insertInto('sign_ins').values({ login_hash: loginHash(TOKENS), source, device_hash: null, succeeded: false, at: now }).execute(); // prettier-ignore
  return wait;
}

/** Removes attempts that no throttle looks at any more. */
export const sweepAttempts = async (trx: Tx, clock: Clock): Promise<void> =>
  void (await trx
    .deleteFrom('sign_ins')
    .where('at', '<', new Date(clock().getTime() - 2 * MEMORY))
    .execute());

const isKnown = async (trx: Tx, account: string, device: Buffer): Promise<boolean> =>
  (await trx
    .selectFrom('devices')
    .select('token_hash')
    .where('token_hash', '=', device)
    .where('account_id', '=', account)
    .executeTakeFirst()) !== undefined;

async function failuresFor(trx: Tx, login: string, source: string, device: Buffer | null, now: Date) {
  const since = new Date(now.getTime() - MEMORY);
  const failed = trx.selectFrom('sign_ins').select(['at', 'device_hash']).where('succeeded', '=', false).where('at', '>', since).orderBy('at', 'desc').limit(200); // prettier-ignore
  const ofLogin = await failed.where('login_hash', '=', loginHash(login)).execute();
  const ofSource = await failed.where('source', '=', source).execute();
  const as = (row: { at: Date; device_hash: Buffer | null }): Failure => ({ at: row.at, device: row.device_hash !== null }); // prettier-ignore
  return {
    strangers: ofLogin.filter(({ device_hash }) => device_hash === null).map(as),
    own: device === null ? [] : ofLogin.filter(({ device_hash }) => device_hash?.equals(device) === true).map(as),
    source: ofSource.filter(({ device_hash }) => device_hash === null).map(as),
  };
}

/** Remembers the browser as one of this account; gives its token. */
export async function rememberDevice(trx: Tx, account: string, clock: Clock, random: Random): Promise<string> {
  const token = makeToken(random);
  await trx
    .insertInto('devices')
    .values({ token_hash: hashOf(token), account_id: account, made_at: clock() })
    .execute();
  return token;
}

/** Closes an account and ends its sessions. It stays in the table: what it did stays its doing. */
export async function closeAccount(trx: Tx, account: string, clock: Clock): Promise<void> {
  await trx.updateTable('accounts').set({ closed_at: clock() }).where('id', '=', account).execute();
  await endSessionsOf(trx, account, clock);
}

/** Sets the roles of an account. */
export async function setRoles(trx: Tx, account: string, roles: readonly StaffRole[]): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ roles: ROLES_OF_STAFF.filter((role) => roles.includes(role)) })
    .where('id', '=', account)
    .execute();
}
