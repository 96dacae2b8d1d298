// Personal tokens: made by their person on their own page, shown once, kept as a hash, with an end. Every function works in an
// open transaction. Not here: what a scope opens (access/scopes.ts), requests (api/).
import { randomUUID } from 'node:crypto';
import type { Clock, Tx } from '../../store/index.ts';
import { FRESH } from '../access/may.ts';
import { ROLES_OF_STAFF } from '../access/roles.ts';
import { isStrong, SCOPE_NAMES, type Scope } from '../access/scopes.ts';
import type { Session } from './sessions.ts';
import { hashOf, makeToken, type Random } from './tokens.ts';

/** By it a token that lies about is known as one of ours. */
const HEAD = 'blotter_';
const FORM = /^blotter_[A-Za-z0-9_-]{43}$/;
const DAY = 24 * 60 * 60 * 1000;
/** Days that a token can live. */
export const LIVES = [1, 7, 30, 90] as const;
/** Living tokens of one person. */
export const MOST_TOKENS = 20;
/** `used_at` is written at most this often (milliseconds). */
const TOUCH = 60 * 1000;

/** A token to be made. `provedAt`: when the person last showed who they are. */
export interface NewToken {
  readonly account: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: (typeof LIVES)[number];
  readonly provedAt: Date;
}

/** When such a token ends: with the freshness of its sign-in where it holds a strong scope. */
export function endOf({ scopes, days, provedAt }: Pick<NewToken, 'scopes' | 'days' | 'provedAt'>, now: Date): Date {
  const end = now.getTime() + days * DAY;
  return new Date(scopes.some(isStrong) ? Math.min(end, provedAt.getTime() + FRESH) : end);
}

/** Makes a token; gives it, the only time that anybody sees it. Null where the person has too many already. */
export async function makeApiToken(trx: Tx, made: NewToken, clock: Clock, random: Random): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: Date } | null> {
  const now = clock();
  const { account, name, scopes, provedAt } = made;
  if ((await listTokens(trx, account, clock)).length >= MOST_TOKENS) return null;
  const [id, token] = [randomUUID(), HEAD + makeToken(random)];
  const expires = endOf(made, now);
  await trx
    .insertInto('api_tokens')
    .values({ id, account_id: account, name, token_hash: hashOf(token), scopes: [...scopes], made_at: now, proved_at: provedAt, expires_at: expires })
    .execute();
  return { id, token, expiresAt: expires };
} // prettier-ignore

/** A living token as its person sees it. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const scopesOf = (kept: readonly string[]): Scope[] => SCOPE_NAMES.filter((scope) => kept.includes(scope));

/** The living tokens of somebody, the newest first. */
export async function listTokens(trx: Tx, account: string, clock: Clock): Promise<readonly ListedToken[]> {
  const rows = await trx
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scopes', 'made_at', 'expires_at', 'used_at'])
    .where('account_id', '=', account)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', clock())
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ id, name, scopes, made_at, expires_at, used_at }) => ({ id, name, scopes: scopesOf(scopes), madeAt: made_at, expiresAt: expires_at, usedAt: used_at })); // prettier-ignore
}

/** Withdraws one of somebody's own tokens: it is worth nothing from now on. False where there was none. */
export async function withdrawToken(trx: Tx, account: string, id: string, clock: Clock): Promise<boolean> {
  const done = await trx
    .updateTable('api_tokens')
    .set({ withdrawn_at: clock() })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Who asks with a token: a session like that of the browser in which it was made, with what it may be used for. */
export interface TokenSession {
  readonly id: string;
  readonly session: Session;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
}

/** Null where it is none, over, withdrawn, or its account is closed. Roles are those of now. */
export async function findToken(trx: Tx, token: string, clock: Clock): Promise<TokenSession | null> {
  if (!FORM.test(token)) return null;
  const now = clock();
  const row = await trx
    .selectFrom('api_tokens')
    .innerJoin('accounts', 'accounts.id', 'api_tokens.account_id')
    .select(['accounts.id as account', 'accounts.name', 'accounts.login', 'accounts.roles', 'accounts.closed_at'])
    .select(['api_tokens.id', 'scopes', 'proved_at', 'expires_at', 'used_at', 'withdrawn_at'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row || row.withdrawn_at !== null || row.closed_at !== null || row.expires_at <= now) return null;
  if (row.used_at === null || now.getTime() - row.used_at.getTime() > TOUCH)
    await trx.updateTable('api_tokens').set({ used_at: now }).where('id', '=', row.id).execute();
  const roles = ROLES_OF_STAFF.filter((role) => row.roles.includes(role));
  // No form of a page comes with a token, so there is nothing to be held against one.
  const session = {
    account: row.account,
    name: row.name,
    login: row.login,
    roles,
    csrf: '',
    provedAt: row.proved_at,
    keys: null,
    language: null,
  };
  return { id: row.id, session, scopes: scopesOf(row.scopes), expiresAt: row.expires_at };
}
