// What every part of casework works with, and the few things that all of them ask the store. Not here: what they do.
import { sql } from 'kysely';
import { BlotterError, parseRecipient, type Manifest, type Recipient } from '../model/index.ts';
import { appendEntry, type Entry, type KeyRing } from '../register/index.ts';
import type { SecondPolicy } from '../release/index.ts';
import type { Blobs, Clock, Jobs, Store, Tx } from '../store/index.ts';
import type { Guidance } from './apart/task.ts';
import type { OnEntered } from './hooks/index.ts';
import type { Scan } from './scan/index.ts';

/** What casework is opened with. */
export interface CaseworkOptions extends Guidance {
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Signs receipts and the heads of the book. */
  readonly ring: KeyRing;
  /** A private folder for the time of a job. */
  readonly scratch: string;
  /** How many releases a second person checks; SECOND_POLICY where missing. */
  readonly second?: SecondPolicy;
  /** Asked about every paper before it is taken in. */
  readonly scan?: Scan | undefined;
  /** Hears of every entry, in its transaction: what follows from it is kept with it, or not at all. */
  readonly onEntered?: OnEntered | undefined;
  /** Hears how many pages a job prepared, and how many of them were read off their pixels. */
  readonly onPages?: (all: number, read: number) => void;
}

/** The parts' common ground. */
export interface Room extends CaseworkOptions {
  readonly store: Store;
  readonly blobs: Blobs;
}

/** Orders everything that is said about one case for one recipient, until the transaction ends. */
export const lockReview = (trx: Tx, caseId: string, recipient: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`review ${caseId} ${recipient}`}, 0))`.execute(trx);

/** The case's row. Throws B-CASE-07 where there is none, B-BLOB-03 where it was erased. */
export async function caseOf(trx: Tx, caseId: string): Promise<{ readonly manifest: Manifest; readonly hearing: string | null }> {
  const row = await trx.selectFrom('cases').select(['manifest', 'hearing_on', 'erased_at']).where('id', '=', caseId).executeTakeFirst();
  if (!row) throw new BlotterError('B-CASE-07');
  if (row.erased_at !== null) throw new BlotterError('B-BLOB-03', { day: row.erased_at.toISOString().slice(0, 10) });
  return { manifest: row.manifest as Manifest, hearing: row.hearing_on };
} // prettier-ignore

/** A recipient in the contract's form, read. Throws B-USE-03. */
export function recipientOf(text: string): Recipient {
  const recipient = parseRecipient(text);
  if (recipient === null) throw new BlotterError('B-USE-03', { recipient: text });
  return recipient;
}

/** The version of the guidance as the book writes it: without that of a local layer. */
export const bookVersion = (guidance: string): string => guidance.split('+')[0] ?? guidance;

/** Writes into the book, in the transaction of what happened. Last of all: it holds the book until the end. */
export const enter = async (
  { clock, onEntered }: Pick<Room, 'clock' | 'onEntered'>,
  trx: Tx,
  ...entries: readonly Entry[]
): Promise<void> => {
  for (const entry of entries) await onEntered?.(trx, entry);
  for (const entry of entries) await appendEntry(trx, entry, clock);
};
