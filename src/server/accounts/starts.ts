// Sign-ins that have begun and are answered elsewhere: at an identity provider, or by a passkey. The browser holds a token, the
// store what must come back with it. It is read once, whatever comes of it, and for a quarter of an hour.
import type { Clock, Tx } from '../../store/index.ts';
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

/** Begins; gives the token for the browser. What nobody answered is taken away. */
export async function beginStart(trx: Tx, start: Start, clock: Clock, random: Random): Promise<string> {
  await trx
    .deleteFrom('sign_in_starts')
    .where('made_at', '<', new Date(clock().getTime() - ANSWERED_WITHIN))
    .execute();
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
    }) // prettier-ignore
    .execute();
  return token;
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
