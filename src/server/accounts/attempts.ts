// Attempts to sign in by password or token, and how they are slowed. Every function works in an open transaction. Not here: how
// long somebody waits (throttle.ts), comparing passwords (password.ts).
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { appendEntry } from '../../register/index.ts';
import type { Clock, Tx } from '../../store/index.ts';
import { foldLogin } from './accounts.ts';
import { MEMORY, waitOf, type Failure } from './throttle.ts';
import { hashOf } from './tokens.ts';

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

/** So many wrong ones in an hour are told to the book, once each: at the first wait, and then ever more rarely. */
const TOLD: ReadonlySet<number> = new Set([5, 10, 20, 40, 80, 160]);

/**
 * The password was wrong. The book is told when guesses at one account grow many, and when one network address makes many at
 * names that nobody has; never of each, so that nobody can fill it.
 */
export async function attemptFailed(trx: Tx, { seq, account }: Pick<Attempt, 'seq' | 'account'>, clock: Clock): Promise<void> {
  const since = new Date(clock().getTime() - MEMORY);
  const mine = await trx.selectFrom('sign_ins').select(['login_hash', 'source']).where('seq', '=', seq).executeTakeFirst();
  if (!mine) return;
  const failed = trx.selectFrom('sign_ins').select((of) => of.fn.countAll<string>().as('count')).where('succeeded', '=', false).where('at', '>', since);
  const { count } = await (account === null ? failed.where('source', '=', mine.source) : failed.where('login_hash', '=', mine.login_hash)).executeTakeFirstOrThrow();
  const attempts = Number(count);
  if (TOLD.has(attempts) && (account !== null || attempts >= 40)) await appendEntry(trx, { kind: 'sign-in-refused', account, attempts }, clock);
} // prettier-ignore

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
