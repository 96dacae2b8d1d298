// Sign-ins that have begun and are answered elsewhere: at an identity provider, or by a passkey. The browser holds a token, the
// store what must come back with it. It is read once, whatever comes of it, and for a quarter of an hour. Whoever begins many
// and answers none is slowed.
import { sql } from 'kysely';
import type { Clock, Tx } from '../../store/index.ts';
import { waitOf, type Failure } from './throttle.ts';
import { hashOf, makeToken, type Random } from './tokens.ts';

/** Milliseconds in which it must be answered. */
export const ANSWERED_WITHIN = 15 * 60 * 1000;

/** What begins. */
export interface Start {
  readonly kind: 'oidc' | 'passkey' | 'new-passkey';
  /** Who is signed in and shows again who they are, or makes a passkey; null for somebody who comes. */
  readonly account: string | null;
  /** The state of OIDC, or the challenge of a passkey. */
  readonly challenge: string;
  readonly nonce?: string;
  readonly verifier?: string;
  /** The link for an account that is opened with it, as a hash. */
  readonly invite?: Buffer;
  /** A path of ours to go on to. */
  readonly then: string;
}
/** One that was found again. */
export interface Begun extends Start {
  readonly at: Date;
}

/** Whence somebody begins. `device`: the token of a browser in which somebody has signed in before, as it says. */
export interface Whence {
  readonly source: string;
  readonly device: string | null;
}

/** The number of the advisory lock under which starts from one address follow each other. */
const STARTS = 4_211_703;

/** Milliseconds to wait, as for passwords: what was begun and not answered counts as wrong passwords do. */
async function waitFor(trx: Tx, { account }: Start, source: string, device: Buffer | null, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${account ?? source}), ${STARTS})`.execute(trx);
  const begun = trx.selectFrom('sign_in_starts').select(['made_at', 'device_hash', 'account_id']).orderBy('made_at', 'desc').limit(200); // prettier-ignore
  const rows = await (account === null ? begun.where('source', '=', source) : begun.where('account_id', '=', account)).execute(); // prettier-ignore
  const as = ({ made_at, device_hash }: { made_at: Date; device_hash: Buffer | null }): Failure => ({ at: made_at, device: device_hash !== null }); // prettier-ignore
  const own = account === null ? rows.filter(({ device_hash }) => device !== null && device_hash?.equals(device)) : rows; // prettier-ignore
  const strangers = account === null ? rows.filter(({ device_hash, account_id }) => device_hash === null && account_id === null) : []; // prettier-ignore
  // A browser that is known, or somebody who is signed in, is slowed by nobody but themselves.
  return waitOf({ strangers: [], own: own.map(as), source: strangers.map(as) }, account !== null || device !== null, now); // prettier-ignore
}

/** Begins; gives the token for the browser, or how many milliseconds to wait. What nobody answered in time is taken away. */
export async function beginStart(
  trx: Tx,
  start: Start,
  whence: Whence,
  clock: Clock,
  random: Random,
): Promise<{ readonly token: string } | { readonly wait: number }> {
  await trx
    .deleteFrom('sign_in_starts')
    .where('made_at', '<', new Date(clock().getTime() - ANSWERED_WITHIN))
    .execute();
  const shown = whence.device === null ? null : hashOf(whence.device);
  const known = shown !== null && (await trx.selectFrom('devices').select('token_hash').where('token_hash', '=', shown).executeTakeFirst()) !== undefined; // prettier-ignore
  const device = known ? shown : null;
  const wait = await waitFor(trx, start, whence.source, device, clock());
  if (wait > 0) return { wait };
  const token = makeToken(random);
  const { kind, account, challenge, nonce = null, verifier = null, invite = null, then } = start;
  await trx
    .insertInto('sign_in_starts')
    .values({
      token_hash: hashOf(token),
      kind,
      account_id: account,
      challenge,
      nonce,
      verifier,
      invite_hash: invite,
      then_path: then,
      made_at: clock(),
      source: whence.source,
      device_hash: device,
    }) // prettier-ignore
    .execute();
  return { token };
}

/** Takes what began with this token away and gives it; null where there is none of this kind, or it is too old. */
export async function takeStart(trx: Tx, kind: Start['kind'], token: string, clock: Clock): Promise<Begun | null> {
  const row = await trx.deleteFrom('sign_in_starts').where('token_hash', '=', hashOf(token)).returningAll().executeTakeFirst(); // prettier-ignore
  if (row?.kind !== kind) return null;
  const age = clock().getTime() - row.made_at.getTime();
  if (age < 0 || age > ANSWERED_WITHIN) return null;
  return {
    kind,
    account: row.account_id,
    challenge: row.challenge,
    ...(row.nonce === null ? {} : { nonce: row.nonce }),
    ...(row.verifier === null ? {} : { verifier: row.verifier }),
    ...(row.invite_hash === null ? {} : { invite: row.invite_hash }),
    then: row.then_path,
    at: row.made_at,
  };
}
