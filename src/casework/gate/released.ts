// What has left: the list, the receipt, the package as it was kept. Not here: making it.
import { readChecked, type GateEvent } from '../../release/index.ts';
import type { Casework } from '../casework.ts';
import { caseOf, type Room } from '../room.ts';

/** Opens it. */
export function openReleased({ store, blobs }: Room): Pick<Casework, 'released' | 'receipt' | 'checked' | 'download'> {
  return {
    released: (caseId) =>
      store.transaction(async (trx) => {
        const rows = await trx.selectFrom('releases').selectAll().where('case_id', '=', caseId).orderBy('at', 'desc').execute();
        const words = await trx.selectFrom('gate_events').select(['release_id', 'event']).where('case_id', '=', caseId).execute();
        const recalls = new Map(words.flatMap(({ release_id, event }) => {
          const word = event as GateEvent;
          return word.kind === 'recalled' ? [[release_id, { by: word.by, at: word.at, why: word.why }] as const] : [];
        }));
        return rows.map(({ id, recipient, guidance, by, at, documents, withheld }) => ({
          release: id, recipient, guidance, by, at: at.toISOString(), documents, withheld, recalled: recalls.get(id) ?? null,
        }));
      }),
    receipt: (caseId, release) =>
      store.transaction(async (trx) => {
        const row = await trx.selectFrom('releases').select('receipt').where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst();
        return row?.receipt ?? null;
      }),
    checked: (caseId, release) =>
      store.transaction(async (trx) => {
        const row = await trx.selectFrom('releases').select('checked').where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst();
        return row?.checked ? readChecked(JSON.stringify(row.checked)) : null;
      }),
    download: (caseId, release) =>
      store.transaction(async (trx) => {
        await caseOf(trx, caseId);
        const row = await trx.selectFrom('releases').select('address').where('case_id', '=', caseId).where('id', '=', release).executeTakeFirst();
        return row === undefined ? null : (await blobs.find(trx, row.address)).read();
      }),
  };
} // prettier-ignore
