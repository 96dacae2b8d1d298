// Asking for a preparation: the job, its place in the progress and its entry in the book, in one transaction.
import { randomUUID } from 'node:crypto';
import { requireKnownDefendant } from '../identity/index.ts';
import { formatRecipient, type Recipient } from '../model/index.ts';
import type { Entry } from '../register/index.ts';
import type { Tx } from '../store/index.ts';
import { begin } from './progress.ts';
import { caseOf, type Room } from './room.ts';

/** Sends the job; gives what the book is to say, for whoever appends last. Throws B-CASE-07, B-USE-05. */
export async function askPreparation({ jobs, clock }: Room, trx: Tx, caseId: string, recipient: Recipient, by: string): Promise<Entry> {
  const { manifest, hearing } = await caseOf(trx, caseId);
  requireKnownDefendant(manifest, recipient);
  const told = formatRecipient(recipient);
  const job = randomUUID();
  await begin(trx, { caseId, recipient: told, kind: 'prepare' }, job, clock());
  await jobs.send(trx, { id: job, queue: 'prepare', caseId, hearing, data: { recipient: told } });
  return { kind: 'preparation-asked', by, case: caseId, recipient: recipient.kind, job };
} // prettier-ignore

/** Recipients that a case was or is being prepared for, in order. */
export const recipientsOf = async (trx: Tx, caseId: string): Promise<readonly string[]> =>
  (
    await trx
      .selectFrom('progress')
      .select('recipient')
      .where('case_id', '=', caseId)
      .where('kind', '=', 'prepare')
      .orderBy('recipient')
      .execute()
  ).map(({ recipient }) => recipient);
