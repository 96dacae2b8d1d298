// The book of errors in the store (BreachBook). Its functions do not wait, so a transaction reads the book first, lets `work`
// add to it in memory, and writes what was added. Writers take turns; readers do not wait for them. Not here: what may be
// added (register/breach), what the register says of it (casework/breaches.ts).
import { sql } from 'kysely';
import { BlotterError } from '../../model/index.ts';
import type { BreachBook, BreachEvent, RecordKind } from '../../register/breach/index.ts';
import type { Tx } from '../../store/index.ts';

const PREFIX: Readonly<Record<RecordKind, string>> = { breach: 'BR', 'near-miss': 'NM', 'failure-to-redact': 'FR' };
/** The number of the advisory lock under which the book is added to. */
const LOCK = 4_211_703;

/** Nobody else adds to the book, or stops a case or lets it go on, until the transaction ends. */
export const lockBook = (trx: Tx): Promise<unknown> => sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);

/** Events by record, as they were kept. `only`: of this record alone. */
export async function readBreaches(trx: Tx, only?: string): Promise<Map<string, BreachEvent[]>> {
  const all = trx.selectFrom('breach_events').select(['record', 'event']).orderBy('seq');
  const rows = await (only === undefined ? all : all.where('record', '=', only)).execute();
  const records = new Map<string, BreachEvent[]>();
  for (const { record, event } of rows) {
    const list = records.get(record);
    if (list) list.push(event as BreachEvent);
    else records.set(record, [event as BreachEvent]);
  }
  return records;
}

/** Lets `work` read and add to the book inside the transaction. Throws what it throws; then nothing was added. */
export async function withBreaches<T>(trx: Tx, work: (book: BreachBook) => T): Promise<T> {
  await lockBook(trx);
  const records = await readBreaches(trx);
  const added: { record: string; no: number; event: BreachEvent }[] = [];
  const eventsOf = (id: string): BreachEvent[] => {
    const list = records.get(id);
    if (!list) throw new BlotterError('B-BREACH-02', { id });
    return list;
  };
  const add = (id: string, list: BreachEvent[], event: BreachEvent): void => {
    added.push({ record: id, no: list.length, event });
    list.push(event);
  };
  const result = work({
    events: (id) => [...eventsOf(id)],
    ids: () => [...records.keys()].toSorted(),
    open: (record, first) => {
      const start = `${PREFIX[record]}-${first.at.slice(0, 4)}-`;
      const last = Math.max(0, ...[...records.keys()].filter((id) => id.startsWith(start)).map((id) => Number(id.slice(start.length)))); // prettier-ignore
      const id = `${start}${String(last + 1).padStart(4, '0')}`;
      const list: BreachEvent[] = [];
      records.set(id, list);
      add(id, list, first);
      return id;
    },
    append: (id, event, expect) => {
      const list = eventsOf(id);
      if (list.length !== expect) throw new BlotterError('B-BREACH-01', { problem: 'somebody else added to this record meanwhile; look at it again' }); // prettier-ignore
      add(id, list, event);
    },
  });
  if (added.length > 0)
    await trx
      .insertInto('breach_events')
      .values(
        added.map(({ record, no, event }) => ({ record, no, event: JSON.stringify(event), at: new Date(event.at) })),
      )
      .execute();
  return result;
}
