// How a person stands to a case, out of the store: the last word on each of giving and walling counts.
import type { Clock, Tx } from '../../store/index.ts';
import type { CaseStanding } from './may.ts';

/** Null where there is no such case. */
export async function standingOf(trx: Tx, account: string, caseId: string): Promise<CaseStanding | null> {
  const there = await trx.selectFrom('cases').select('id').where('id', '=', caseId).executeTakeFirst();
  if (!there) return null;
  const words = await trx
    .selectFrom('case_access')
    .select(['kind', 'recipients'])
    .where('account_id', '=', account)
    .where('case_id', '=', caseId)
    .orderBy('seq', 'asc')
    .execute();
  const access = words.findLast(({ kind }) => kind === 'given' || kind === 'taken');
  const wall = words.findLast(({ kind }) => kind === 'walled' || kind === 'unwalled');
  const recipients = access?.recipients ?? null;
  return {
    case: caseId,
    given: access?.kind === 'given',
    walled: wall?.kind === 'walled',
    ...(recipients === null ? {} : { recipients }),
  };
}

/** Gives a case, takes it, or puts up or down a wall. `reason` is for whoever asks later. */
export async function setStanding(
  trx: Tx,
  word: {
    readonly caseId: string;
    readonly account: string;
    readonly kind: 'given' | 'taken' | 'walled' | 'unwalled';
    readonly recipients?: readonly string[];
    readonly reason: string;
    readonly by: string;
  },
  clock: Clock,
): Promise<void> {
  await trx
    .insertInto('case_access')
    .values({
      case_id: word.caseId,
      account_id: word.account,
      kind: word.kind,
      recipients: word.recipients ? [...word.recipients] : null,
      reason: word.reason,
      by: word.by,
      at: clock(),
    })
    .execute();
}
