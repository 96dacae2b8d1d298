// Cases and their documents in the store. Every function works inside an open transaction. Not here: who may see a case,
// and what the book says of it: whoever calls writes that in the same transaction.
import { BlotterError } from '../model/index.ts';
import { lockAddress, type Blobs, type Staged } from './blobs/blobs.ts';
import type { Clock, Tx } from './schema.ts';

export interface NewCase {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  /** case.yaml as it was checked. */
  readonly manifest: object;
  /** `yyyy-mm-dd` */
  readonly hearing?: string;
}

/** Opens a case. */
export async function openCase(trx: Tx, { id, urn, title, manifest, hearing }: NewCase, clock: Clock): Promise<void> {
  await trx
    .insertInto('cases')
    .values({ id, urn, title, manifest: JSON.stringify(manifest), hearing_on: hearing ?? null, opened_at: clock() })
    .execute();
}

/** Sets or lifts a legal hold. */
export async function setLegalHold(trx: Tx, caseId: string, held: boolean): Promise<void> {
  await trx.updateTable('cases').set({ legal_hold: held }).where('id', '=', caseId).execute();
}

/** Keeps a case until a day (`yyyy-mm-dd`), that day included; null: no such day. */
export async function setRetention(trx: Tx, caseId: string, until: string | null): Promise<void> {
  await trx.updateTable('cases').set({ retain_until: until }).where('id', '=', caseId).execute();
}

export interface NewVersion {
  readonly id: string;
  readonly caseId: string;
  /** Path relative to the case's documents, "/" between folders. */
  readonly file: string;
  /** Used where the document is not known yet. */
  readonly documentId: string;
  readonly kind: 'original' | 'draft' | 'served';
  /** Contract's form; null for an original. */
  readonly recipient: string | null;
}

/** Adds a version of a document with its bytes, and the document where it is new. Gives the document's id. */
export async function addVersion(
  trx: Tx,
  blobs: Blobs,
  { id, caseId, file, documentId, kind, recipient }: NewVersion,
  staged: Staged,
  clock: Clock,
): Promise<string> {
  await blobs.keep(trx, staged, clock);
  await trx
    .insertInto('documents')
    .values({ id: documentId, case_id: caseId, file, added_at: clock() })
    .onConflict((conflict) => conflict.columns(['case_id', 'file']).doNothing())
    .execute();
  const document = await trx
    .selectFrom('documents')
    .select('id')
    .where('case_id', '=', caseId)
    .where('file', '=', file)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('versions')
    .values({
      id,
      case_id: caseId,
      document_id: document.id,
      kind,
      recipient,
      address: staged.address,
      made_at: clock(),
    })
    .execute();
  return document.id;
}

/** The newest original of each document of a case. */
export const originalsOf = (trx: Tx, caseId: string) =>
  trx
    .selectFrom('versions')
    .innerJoin('documents', 'documents.id', 'versions.document_id')
    .distinctOn('documents.file')
    .select(['versions.id', 'versions.document_id', 'versions.address', 'documents.file'])
    .where('versions.case_id', '=', caseId)
    .where('versions.kind', '=', 'original')
    .orderBy('documents.file')
    .orderBy('versions.made_at', 'desc')
    .orderBy('versions.id')
    .execute();

/**
 * Erases everything of a case for good, papers, views, pictures and packages, by taking the keys away; the rows stay. Bytes that another case has too stay. Gives the
 * addresses whose bytes can now be removed. Throws B-HOLD-01 (legal hold) or -02 (must still be kept).
 */
export async function eraseCase(trx: Tx, blobs: Blobs, caseId: string, clock: Clock): Promise<string[]> {
  const now = clock();
  const found = await trx
    .selectFrom('cases')
    .select(['legal_hold', 'retain_until'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (found.legal_hold) throw new BlotterError('B-HOLD-01');
  if (found.retain_until !== null && now.toISOString().slice(0, 10) <= found.retain_until)
    throw new BlotterError('B-HOLD-02', { day: found.retain_until });
  await trx.updateTable('cases').set({ erased_at: now }).where('id', '=', caseId).execute();
  const mine = await trx
    .selectFrom('case_addresses')
    .select('address')
    .distinct()
    .where('case_id', '=', caseId)
    .orderBy('address')
    .execute();
  const erased: string[] = [];
  for (const { address } of mine) {
    // Locked before looking: another case may be taking in the same bytes at this moment.
    await lockAddress(trx, address);
    const others = await trx
      .selectFrom('case_addresses')
      .innerJoin('cases', 'cases.id', 'case_addresses.case_id')
      .select('case_addresses.case_id')
      .where('case_addresses.address', '=', address)
      .where('case_addresses.case_id', '!=', caseId)
      .where('cases.erased_at', 'is', null)
      .limit(1)
      .execute();
    if (others.length > 0) continue;
    await blobs.erase(trx, address, clock);
    erased.push(address);
  }
  return erased;
}
