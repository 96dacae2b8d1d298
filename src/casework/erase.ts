// Erasing a case for good: the keys of its papers, views and packages go, and the book says so, in one transaction; then the
// bytes. Not here: what stops it (store/cases.ts), rows that stay (docs/operations.md).
import { eraseCase } from '../store/index.ts';
import { caseOf, enter, type Room } from './room.ts';

/** Erases a case. Gives the number of its documents. Throws B-CASE-07, B-BLOB-03 (erased before), B-HOLD-01, -02. */
export async function eraseFor(room: Room, caseId: string, by: string): Promise<number> {
  const { documents, gone } = await room.store.transaction(async (trx) => {
    await caseOf(trx, caseId);
    const papers = await trx.selectFrom('documents').select('id').where('case_id', '=', caseId).execute();
    const addresses = await eraseCase(trx, room.blobs, caseId, room.clock);
    await enter(room, trx, { kind: 'case-erased', by, case: caseId, documents: papers.length });
    return { documents: papers.length, gone: addresses };
  });
  // Without a key they are worth nothing: what a fault leaves lying here, the sweep takes.
  for (const address of gone) await room.blobs.remove(address);
  return documents;
}
