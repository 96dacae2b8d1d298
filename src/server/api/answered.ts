// Requests with an idempotency key: who sends the same once more gets the same answer, and it is done once. Kept for a day.
// Every function works in an open transaction. Not here: what is done.
import type { Clock, Tx } from '../../store/index.ts';

/** For so many milliseconds a key is known. */
export const KNOWN = 24 * 60 * 60 * 1000;
/** After so long nobody answers it any more: the process that had it is gone. Papers may take half an hour to come. */
export const ABANDONED = { json: 2 * 60 * 1000, papers: 40 * 60 * 1000 } as const;

/** `new`: do it. `same`: it was answered so. `other`: the key belongs to another request. `busy`: it is being answered. */
export type Claim =
  | { readonly kind: 'new' | 'other' | 'busy' }
  | { readonly kind: 'same'; readonly status: number; readonly answer: string };

/** Claims a key for a request. `request`: stands for route and body. `abandoned`: after so many milliseconds nobody answers it any more. */
export async function claimKey(
  trx: Tx,
  account: string,
  key: string,
  request: string,
  clock: Clock,
  abandoned: number = ABANDONED.json,
): Promise<Claim> {
  const now = clock();
  const mine = { account_id: account, key };
  await trx
    .deleteFrom('api_answers')
    .where('account_id', '=', account)
    .where('key', '=', key)
    .where('made_at', '<', new Date(now.getTime() - KNOWN))
    .execute();
  const made = await trx
    .insertInto('api_answers')
    .values({ ...mine, request, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (made) return { kind: 'new' };
  const row = await trx
    .selectFrom('api_answers')
    .select(['request', 'status', 'answer', 'made_at'])
    .where('account_id', '=', account)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return { kind: 'busy' };
  if (row.request !== request) return { kind: 'other' };
  if (row.status !== null) return { kind: 'same', status: row.status, answer: row.answer ?? '' };
  if (now.getTime() - row.made_at.getTime() < abandoned) return { kind: 'busy' };
  await trx
    .updateTable('api_answers')
    .set({ made_at: now })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .execute();
  return { kind: 'new' };
}

/** Keeps what a request was answered. */
export async function keepAnswer(trx: Tx, account: string, key: string, status: number, answer: string): Promise<void> {
  await trx
    .updateTable('api_answers')
    .set({ status, answer })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .execute();
}

/** Forgets a key: what was asked was not done, for no fault of whoever asked. */
export async function forgetKey(trx: Tx, account: string, key: string): Promise<void> {
  await trx.deleteFrom('api_answers').where('account_id', '=', account).where('key', '=', key).execute();
}

/** Removes keys that nobody knows any more. */
export const sweepAnswers = async (trx: Tx, clock: Clock): Promise<void> =>
  void (await trx
    .deleteFrom('api_answers')
    .where('made_at', '<', new Date(clock().getTime() - KNOWN))
    .execute());
