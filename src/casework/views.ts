// Views and pictures out of the store. A view is read once and kept in memory while it is the newest. Not here: making them.
import { buffer } from 'node:stream/consumers';
import type { Tx } from '../store/index.ts';
import type { Side } from './casework.ts';
import { caseOf, type Room } from './room.ts';
import { unpackView, type CaseView } from './view.ts';

/** A view and which preparation it is. */
export interface Standing {
  readonly preparation: string;
  readonly view: CaseView;
}

/** Views kept in memory: a large case takes some 60 MB. */
const KEPT = 8;

/** Reads views and pictures. */
export interface Views {
  /** The newest; null where there is none. Throws B-CASE-07, B-BLOB-03. */
  readonly newest: (caseId: string, recipient: string) => Promise<Standing | null>;
  readonly picture: (caseId: string, recipient: string, file: string, page: number, side: Side) => Promise<Uint8Array | null>; // prettier-ignore
}

/** The newest preparation. */
const newestOf = (trx: Tx, caseId: string, recipient: string) =>
  trx
    .selectFrom('preparations')
    .select(['id', 'address'])
    .where('case_id', '=', caseId)
    .where('recipient', '=', recipient)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** Opens them. */
export function openViews({ store, blobs }: Room): Views {
  /** By preparation, the one used longest ago first; promises, so that one that is being read is read once. */
  const kept = new Map<string, Promise<CaseView>>();
  const remember = (preparation: string, read: () => Promise<CaseView>): Promise<CaseView> => {
    const known = kept.get(preparation);
    kept.delete(preparation);
    const view = known ?? read();
    kept.set(preparation, view);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    view.catch(() => kept.delete(preparation));
    return view;
  };
  return {
    newest: async (caseId, recipient) => {
      const found = await store.transaction(async (trx) => {
        await caseOf(trx, caseId);
        const row = await newestOf(trx, caseId, recipient);
        return row && { id: row.id, blob: kept.has(row.id) ? null : await blobs.find(trx, row.address) };
      });
      if (!found) return null;
      const { id, blob } = found;
      // Forgotten since, by many others that were asked for: read it again.
      const again = async () => blob ?? store.transaction(async (trx) => blobs.find(trx, (await newestOf(trx, caseId, recipient))?.address ?? '')); // prettier-ignore
      const view = await remember(id, async () => unpackView(await buffer((await again()).read())));
      return { preparation: id, view };
    },
    picture: async (caseId, recipient, file, page, side) => {
      const found = await store.transaction(async (trx) => {
        await caseOf(trx, caseId);
        const newest = await newestOf(trx, caseId, recipient);
        const row = newest && (await trx
          .selectFrom('page_pictures')
          .select('address')
          .where('preparation_id', '=', newest.id)
          .where('file', '=', file)
          .where('page', '=', page)
          .where('side', '=', side)
          .executeTakeFirst());
        return row ? blobs.find(trx, row.address) : null;
      });
      return found === null ? null : buffer(found.read());
    },
  };
} // prettier-ignore
