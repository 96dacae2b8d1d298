// Sessions of signed-in browsers. Every function works in an open transaction. Not here: cookies (app), who may do what.
import { randomUUID } from 'node:crypto';
import { appendEntry } from '../../register/index.ts';
import type { Clock, Tx } from '../../store/index.ts';
import { ROLES_OF_STAFF, type StaffRole } from '../access/roles.ts';
import { hashOf, makeToken, type Random } from './tokens.ts';

/** A session ends after so many milliseconds without a request … */
export const IDLE = 30 * 60 * 1000;
/** … and always after a working day. */
export const ABSOLUTE = 12 * 60 * 60 * 1000;
/** `seen_at` is written at most this often: a page of pictures must not be a page of writes. */
const TOUCH = 60 * 1000;

/** How somebody showed who they are. */
export type Method = 'password' | 'passkey' | 'oidc' | 'invite';

/** A live session with its account. */
export interface Session {
  readonly account: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly StaffRole[];
  readonly csrf: string;
  readonly provedAt: Date;
  /** Their own keys of the review page, as they are kept. */
  readonly keys: unknown;
  /** The language that they chose; null: as their browser says. */
  readonly language: 'en' | 'cy' | null;
}

/** What is known beside the method. `provedAt`: when they showed who they are, where that was not now. */
export interface Where {
  readonly browser?: string;
  readonly provedAt?: Date;
}

/** Begins a session; gives the token for the browser. A session that it had before (`old`) is ended: no token outlives a sign-in. */
export async function beginSession(
  trx: Tx,
  account: string,
  method: Method,
  old: string | null,
  clock: Clock,
  random: Random,
  { browser = '', provedAt }: Where = {},
): Promise<string> {
  if (old !== null) await endSession(trx, old, clock);
  const token = makeToken(random);
  const now = clock();
  const row = { account_id: account, csrf: randomUUID(), method, browser, made_at: now, seen_at: now, proved_at: provedAt ?? now }; // prettier-ignore
  await trx.insertInto('sessions').values({ token_hash: hashOf(token), ...row }).execute(); // prettier-ignore
  await appendEntry(trx, { kind: 'signed-in', account, manner: method === 'invite' ? 'link' : method }, clock);
  return token;
}

/** The session of a token; null where there is none, it has ended, or its account was closed. */
export async function findSession(trx: Tx, token: string, clock: Clock): Promise<Session | null> {
  const now = clock();
  const row = await trx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select([
      'accounts.id',
      'accounts.name',
      'accounts.login',
      'accounts.roles',
      'accounts.closed_at',
      'accounts.review_keys',
      'accounts.language',
    ])
    .select(['sessions.csrf', 'sessions.made_at', 'sessions.seen_at', 'sessions.proved_at', 'sessions.ended_at'])
    .where('sessions.token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row || row.ended_at !== null || row.closed_at !== null) return null;
  const [idle, age] = [now.getTime() - row.seen_at.getTime(), now.getTime() - row.made_at.getTime()];
  if (idle > IDLE || age > ABSOLUTE) return null;
  if (idle > TOUCH)
    await trx.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', hashOf(token)).execute();
  const roles = ROLES_OF_STAFF.filter((role) => row.roles.includes(role));
  return {
    account: row.id,
    name: row.name,
    login: row.login,
    roles,
    csrf: row.csrf,
    provedAt: row.proved_at,
    keys: row.review_keys,
    language: row.language,
  };
}

/** Ends a session. */
export async function endSession(trx: Tx, token: string, clock: Clock): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ ended_at: clock() })
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .execute();
}

/** A living session as its person sees it. */
export interface ListedSession {
  readonly id: string;
  readonly method: Method;
  readonly browser: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
  /** Is it the one of this browser? */
  readonly own: boolean;
}

/** The living sessions of somebody, the one that was used last first. `token`: of the browser that asks. */
export async function listSessions(trx: Tx, account: string, token: string | null, clock: Clock): Promise<readonly ListedSession[]> {
  const now = clock().getTime();
  const mine = token === null ? null : hashOf(token);
  const rows = await trx
    .selectFrom('sessions')
    .select(['id', 'method', 'browser', 'made_at', 'seen_at', 'token_hash'])
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .where('seen_at', '>=', new Date(now - IDLE))
    .where('made_at', '>=', new Date(now - ABSOLUTE))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(({ id, method, browser, made_at, seen_at, token_hash }) => ({ id, method, browser, madeAt: made_at, seenAt: seen_at, own: mine?.equals(token_hash) === true }));
} // prettier-ignore

/** Ends sessions of somebody: one by its id, or with `null` all but the one of this browser. Gives how many. */
export async function endSessions(trx: Tx, account: string, id: string | null, token: string | null, clock: Clock): Promise<number> {
  const living = (await listSessions(trx, account, token, clock)).filter((one) => (id === null ? !one.own : one.id === id));
  if (living.length === 0) return 0;
  await trx.updateTable('sessions').set({ ended_at: clock() }).where('id', 'in', living.map((one) => one.id)).execute();
  await appendEntry(trx, { kind: 'sessions-ended', by: account, account, sessions: living.length }, clock);
  return living.length;
} // prettier-ignore

/** Withdraws all tokens of an account. */
async function withdrawTokensOf(trx: Tx, account: string, clock: Clock): Promise<void> {
  await trx
    .updateTable('api_tokens')
    .set({ withdrawn_at: clock() })
    .where('account_id', '=', account)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Ends every session of an account, and withdraws its tokens: its password changed, or it was closed. */
export async function endSessionsOf(trx: Tx, account: string, clock: Clock): Promise<void> {
  await withdrawTokensOf(trx, account, clock);
  await trx
    .updateTable('sessions')
    .set({ ended_at: clock() })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .execute();
}

/** Sessions that live. */
export async function countSessions(trx: Tx, clock: Clock): Promise<number> {
  const now = clock().getTime();
  const row = await trx
    .selectFrom('sessions')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('ended_at', 'is', null)
    .where('seen_at', '>=', new Date(now - IDLE))
    .where('made_at', '>=', new Date(now - ABSOLUTE))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Removes what no longer says anything: sessions that ended or ran out a day ago. */
export async function sweepSessions(trx: Tx, clock: Clock): Promise<void> {
  await trx
    .deleteFrom('sessions')
    .where('made_at', '<', new Date(clock().getTime() - 2 * ABSOLUTE))
    .execute();
}
