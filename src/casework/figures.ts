// What left a store in a time, over all its cases, for figures: no case, no recipient, no papers. Not here: one case's
// releases (gate/released.ts), what is made of it (assurance).
import type { Room } from './room.ts';

const DAY = 86_400_000;

/** Releases of these days and a day before and after (calendars differ from UTC), oldest first. `from`, `to`: as 2026-11-26. */
export async function leftIn({ store }: Pick<Room, 'store'>, from: string, to: string): Promise<readonly { readonly release: string; readonly at: string; readonly by: string }[]> {
  const rows = await store.transaction((trx) =>
    trx.selectFrom('releases').select(['id', 'at', 'by']).where('at', '>=', new Date(Date.parse(from) - DAY)).where('at', '<', new Date(Date.parse(to) + 2 * DAY)).orderBy('at').execute(),
  );
  return rows.map(({ id, at, by }) => ({ release: id, at: at.toISOString(), by }));
} // prettier-ignore
