// Accounts of staff: made by an administrator, opened by a link that works once. Every function works in an open
// transaction, and what it changes stands in the book with it. Not here: guessing and its throttle (attempts.ts).
import { BlotterError } from '../../model/index.ts';
import { appendEntry } from '../../register/index.ts';
import type { Clock, Tx } from '../../store/index.ts';
import { ROLES_OF_STAFF, type StaffRole } from '../access/roles.ts';
import { hashPassword, passwordRefused } from './password.ts';
import { removePasskeysOf } from './passkeys.ts';
import { endSessionsOf } from './sessions.ts';
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

/** Who does something to an account: somebody by their account, or the program by itself. */
export type By = string;
export const PROGRAM: By = 'program';

/** Makes an account without a password. Throws B-ACCOUNT-01 where the login is taken or empty. */
export async function makeAccount(trx: Tx, { id, login, name, roles }: NewAccount, clock: Clock, by: By = PROGRAM): Promise<void> {
  const folded = foldLogin(login);
  const taken = folded === '' || (await trx.selectFrom('accounts').select('id').where('login', '=', folded).executeTakeFirst()) !== undefined; // prettier-ignore
  if (taken) throw new BlotterError('B-ACCOUNT-01', { login: folded });
  await trx
    .insertInto('accounts')
    .values({ id, login: folded, name: name.trim(), roles: [...roles], made_at: clock() })
    .execute();
  await appendEntry(trx, { kind: 'account-made', by, account: id }, clock);
  for (const role of roles) await appendEntry(trx, { kind: 'role-given', by, account: id, role }, clock);
} // prettier-ignore

/** Is there nobody yet who could sign in as administrator? Then `serve` prints a link for the first one. */
export async function lacksAdministrator(trx: Tx): Promise<boolean> {
  const rows = await trx.selectFrom('accounts').select(['roles', 'password', 'oidc_subject']).where('closed_at', 'is', null).execute(); // prettier-ignore
  return !rows.some(({ roles, password, oidc_subject }) => roles.includes('administrator') && (password !== null || oidc_subject !== null)); // prettier-ignore
}

/** A new link for an account; older ones stop working. Gives its token. */
export async function invite(trx: Tx, account: string, clock: Clock, random: Random, by: By = PROGRAM): Promise<string> {
  const now = clock();
  await trx.updateTable('invites').set({ used_at: now }).where('account_id', '=', account).where('used_at', 'is', null).execute(); // prettier-ignore
  const token = makeToken(random);
  const expires = new Date(now.getTime() + INVITE);
  await trx.insertInto('invites').values({ token_hash: hashOf(token), account_id: account, made_at: now, expires_at: expires }).execute(); // prettier-ignore
  await appendEntry(trx, { kind: 'link-made', by, account }, clock);
  return token;
} // prettier-ignore

/**
 * A link with which somebody opens their account anew: password, passkeys and the tie to the identity provider are worth
 * nothing from now on, and every session ends. Nobody but the person learns what comes instead. Null where it is closed or none.
 */
export async function inviteAnew(trx: Tx, account: string, clock: Clock, random: Random, by: By = PROGRAM): Promise<{ readonly name: string; readonly token: string } | null> {
  const before = await trx.selectFrom('accounts').select(['name', 'oidc_subject']).where('id', '=', account).where('closed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
  if (!before) return null;
  await trx.updateTable('accounts').set({ password: null, oidc_issuer: null, oidc_subject: null }).where('id', '=', account).execute();
  await endSessionsOf(trx, account, clock);
  if (before.oidc_subject !== null) await appendEntry(trx, { kind: 'identity-unbound', by, account }, clock);
  await removePasskeysOf(trx, account, clock, by);
  return { name: before.name, token: await invite(trx, account, clock, random, by) };
} // prettier-ignore

/** Uses a link up. Throws B-ACCOUNT-02 where somebody else was first: of two browsers the database lets one through. */
async function useInvite(trx: Tx, token: Buffer, clock: Clock): Promise<void> {
  const used = await trx
    .updateTable('invites')
    .set({ used_at: clock() })
    .where('token_hash', '=', token)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new BlotterError('B-ACCOUNT-02');
}

/** The account that a link was made for; null where it is used, old or none. */
export const invited = (
  trx: Tx,
  token: string,
  clock: Clock,
): Promise<{ id: string; login: string; name: string } | null> => invitedBy(trx, hashOf(token), clock);

async function invitedBy(trx: Tx, token: Buffer, clock: Clock): Promise<{ id: string; login: string; name: string } | null> {
  const row = await trx
    .selectFrom('invites')
    .innerJoin('accounts', 'accounts.id', 'invites.account_id')
    .select(['accounts.id', 'accounts.login', 'accounts.name', 'accounts.closed_at', 'invites.expires_at', 'invites.used_at'])
    .where('invites.token_hash', '=', token)
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
  await useInvite(trx, hashOf(token), clock);
  await trx.updateTable('accounts').set({ password: await hashPassword(password) }).where('id', '=', account.id).execute();
  await endSessionsOf(trx, account.id, clock);
  await appendEntry(trx, { kind: 'password-set', account: account.id }, clock);
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
  await appendEntry(trx, { kind: 'password-set', account }, clock);
  return null;
}

/** Somebody as an identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Ties the account of a link (its hash) to an identity, in the place of the one before. Gives the account's id. Throws B-ACCOUNT-02, -04. */
export async function bindByInvite(trx: Tx, link: Buffer, { issuer, subject }: Identity, clock: Clock): Promise<string> {
  const account = await invitedBy(trx, link, clock);
  if (!account) throw new BlotterError('B-ACCOUNT-02');
  const other = await trx.selectFrom('accounts').select('id').where('oidc_issuer', '=', issuer).where('oidc_subject', '=', subject).where('id', '!=', account.id).executeTakeFirst();
  if (other) throw new BlotterError('B-ACCOUNT-04');
  await useInvite(trx, link, clock);
  await trx.updateTable('accounts').set({ oidc_issuer: issuer, oidc_subject: subject }).where('id', '=', account.id).execute();
  await endSessionsOf(trx, account.id, clock);
  await appendEntry(trx, { kind: 'identity-bound', by: account.id, account: account.id }, clock);
  return account.id;
} // prettier-ignore

/** The open account of an identity; null where there is none. By issuer and subject alone, never by an address. */
export async function accountOfIdentity(trx: Tx, { issuer, subject }: Identity): Promise<{ readonly id: string; readonly closed: boolean } | null> {
  const row = await trx.selectFrom('accounts').select(['id', 'closed_at']).where('oidc_issuer', '=', issuer).where('oidc_subject', '=', subject).executeTakeFirst();
  return row ? { id: row.id, closed: row.closed_at !== null } : null;
} // prettier-ignore

/** Makes an account for an identity that a rule of the configuration admits. Its roles are kept here from then on. */
export async function admit(trx: Tx, account: NewAccount, { issuer, subject }: Identity, clock: Clock): Promise<void> {
  await makeAccount(trx, account, clock);
  await trx.updateTable('accounts').set({ oidc_issuer: issuer, oidc_subject: subject }).where('id', '=', account.id).execute(); // prettier-ignore
  await appendEntry(trx, { kind: 'identity-bound', by: PROGRAM, account: account.id }, clock);
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

/** Closes an account and ends its sessions. It stays in the table: what it did stays its doing. Nothing happens to one that is closed. */
export async function closeAccount(trx: Tx, account: string, clock: Clock, by: By = PROGRAM): Promise<void> {
  const done = await trx.updateTable('accounts').set({ closed_at: clock() }).where('id', '=', account).where('closed_at', 'is', null).executeTakeFirst(); // prettier-ignore
  if (done.numUpdatedRows === 0n) return;
  await endSessionsOf(trx, account, clock);
  await appendEntry(trx, { kind: 'account-closed', by, account }, clock);
}

/** Sets the roles of an open account. */
export async function setRoles(
  trx: Tx,
  account: string,
  roles: readonly StaffRole[],
  clock: Clock,
  by: By = PROGRAM,
): Promise<void> {
  const row = await trx.selectFrom('accounts').select('roles').where('id', '=', account).where('closed_at', 'is', null).forNoKeyUpdate().executeTakeFirst(); // prettier-ignore
  if (!row) return;
  const next = ROLES_OF_STAFF.filter((role) => roles.includes(role));
  await trx.updateTable('accounts').set({ roles: next }).where('id', '=', account).execute();
  for (const role of ROLES_OF_STAFF) {
    if (next.includes(role) === row.roles.includes(role)) continue;
    await appendEntry(trx, { kind: next.includes(role) ? 'role-given' : 'role-taken', by, account, role }, clock);
  }
}
