// Inspections in the store: a draw is kept whole, what inspectors mark and find is added, and each writes into the register in
// its own transaction. Not here: what is drawn (assurance/sample), the papers (papers.ts), who may (server).
import { sql } from 'kysely';
import { BlotterError } from '../../model/index.ts';
import type { Blocker } from '../../release/index.ts';
import type { Tx } from '../../store/index.ts';
import { enter, type Room } from '../room.ts';
import { listIn, type List, type LookedAt } from './list.ts';
import { differs, firstReader, hasMarked, readingOf, secondReader, standItem, type Draw, type DrawnAs, type Inspection, type InspectionEvent, type Item, type ItemNow, type Judged, type PageMarked } from './state.ts'; // prettier-ignore

/** An inspection in the list of all. */
export interface InspectionLine {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly draw: Draw;
  readonly drawn: number;
  /** Items with a first verdict. */
  readonly read: number;
}

/** The inspections of a store. */
export interface Inspections {
  readonly list: (of: LookedAt, from: string, to: string) => Promise<List>;
  /** Newest first. */
  readonly all: () => Promise<readonly InspectionLine[]>;
  readonly read: (id: string) => Promise<Inspection | null>;
  /** Keeps a draw; the same id is kept once. */
  readonly keep: (id: string, draw: Draw, items: readonly Omit<Item, 'no'>[], by: string) => Promise<void>;
  /** Writes into the register that a page of what was drawn was shown. */
  readonly viewed: (inspection: string, item: Item, paper: number, page: number, by: string) => Promise<void>;
  /** Did this person prepare, decide on, check or release anything of the case? Then somebody else inspects it. */
  readonly tookPart: (caseId: string, by: string) => Promise<boolean>;
  /** Each gives what stops it; an empty list: it is done. `id` of an event: a UUID; the same is taken in once. */
  readonly mark: (inspection: string, no: number, event: PageMarked) => Promise<readonly Blocker[]>;
  /** `pages`: all pages of the item, by paper. */
  readonly judge: (inspection: string, no: number, event: Omit<Judged, 'reading'>, pages: readonly { readonly paper: number; readonly page: number }[]) => Promise<readonly Blocker[]>; // prettier-ignore
}

/** The number of the advisory lock under which an item is added to. */
const LOCK = 4_211_709;

const THEIRS: Blocker = { why: 'Somebody else reads this one.', cure: 'Take the next one that is free.' };
const GONE: Blocker = { why: 'There is no such item in this inspection.', cure: 'Go back to the inspection.' };
const AGAIN: Blocker = { why: 'You have marked this page already, and seen what was decided there.', cure: 'Go on to the next page; what you found since counts in your verdict.' }; // prettier-ignore
const SAID: Blocker = { why: 'You have said what you found here.', cure: 'Where two inspectors differ, both come to one verdict.' }; // prettier-ignore
const WAITS: Blocker = {
  why: 'Both readings are not there yet.',
  cure: 'Wait until the second inspector has read it.',
};

interface ItemRow {
  readonly no: number;
  readonly case_id: string;
  readonly release_id: string;
  readonly paper: number | null;
  readonly page: number | null;
  readonly drawn: object;
}
const itemOf = ({ no, case_id, release_id, paper, page, drawn }: ItemRow): Item => ({ no, caseId: case_id, release: release_id, paper, page, drawn: drawn as DrawnAs }); // prettier-ignore

/** One item as it stands, under its lock until the transaction ends. */
async function lockItem(trx: Tx, inspection: string, no: number): Promise<{ readonly item: ItemNow; readonly ids: ReadonlySet<string> } | null> {
  await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${`${inspection} ${no}`}))`.execute(trx);
  const row = await trx.selectFrom('inspection_items').selectAll().where('inspection_id', '=', inspection).where('no', '=', no).executeTakeFirst();
  if (!row) return null;
  const events = (await trx.selectFrom('inspection_events').select('event').where('inspection_id', '=', inspection).where('no', '=', no).orderBy('seq').execute()).map(({ event }) => event as InspectionEvent);
  return { item: standItem(itemOf(row), events), ids: new Set(events.map(({ id }) => id)) };
} // prettier-ignore

const add = (trx: Tx, inspection: string, no: number, event: InspectionEvent): Promise<unknown> =>
  trx.insertInto('inspection_events').values({ inspection_id: inspection, no, by: event.by, at: new Date(event.at), event: JSON.stringify(event) }).execute(); // prettier-ignore

/** Which reading a verdict is, or what stops it. */
function readingFor(item: ItemNow, { by, outcome }: Pick<Judged, 'by' | 'outcome'>, pages: readonly { readonly paper: number; readonly page: number }[]): Judged['reading'] | Blocker {
  const own = readingOf(item, by);
  if (own === null) return THEIRS;
  if (item[own] !== null) {
    if (differs(item)) return [firstReader(item), secondReader(item)].includes(by) ? 'agreed' : THEIRS;
    return item.drawn.second && item.second === null ? WAITS : SAID;
  }
  const left = pages.filter(({ paper, page }) => !hasMarked(item, by, paper, page)).length;
  // A breach may be told on the first page; that there is none takes all of them.
  if (outcome === 'clean' && left > 0) return { why: `${left} ${left === 1 ? 'page is' : 'pages are'} left to look at.`, cure: 'Not breached can be said when every page was looked at.' };
  return own;
} // prettier-ignore

/** Opens the inspections of a store. */
export function inspectionsIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>): Inspections {
  const { store, clock } = room;
  return {
    list: (of, from, to) => store.transaction((trx) => listIn(trx, of, from, to)),
    all: () =>
      store.transaction(async (trx) => {
        const { rows } = await sql<{ id: string; by: string; at: Date; draw: Draw; drawn: number; read: number }>`
          select i.id, i.by, i.at, i.draw,
            (select count(*)::int from inspection_items t where t.inspection_id = i.id) as drawn,
            (select count(distinct e.no)::int from inspection_events e where e.inspection_id = i.id and e.event ->> 'kind' = 'judged') as read
          from inspections i order by i.at desc, i.id`.execute(trx);
        return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
      }),
    read: (id) =>
      store.transaction(async (trx) => {
        const row = await trx.selectFrom('inspections').selectAll().where('id', '=', id).executeTakeFirst();
        if (!row) return null;
        const items = await trx.selectFrom('inspection_items').selectAll().where('inspection_id', '=', id).orderBy('no').execute(); // prettier-ignore
        const events = await trx.selectFrom('inspection_events').select(['no', 'event']).where('inspection_id', '=', id).orderBy('seq').execute(); // prettier-ignore
        const byItem = Map.groupBy(events, ({ no }) => no);
        return { id, by: row.by, at: row.at.toISOString(), draw: row.draw as Draw, items: items.map((one) => standItem(itemOf(one), (byItem.get(one.no) ?? []).map(({ event }) => event as InspectionEvent))) }; // prettier-ignore
      }),
    keep: (id, draw, items, by) =>
      store.transaction(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('inspections')
          .values({ id, by, at: clock(), draw: JSON.stringify(draw) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) return;
        if (items.length === 0) throw new BlotterError('B-INSPECT-01');
        const rows = items.map(({ caseId, release, paper, page, drawn }, i) => ({ inspection_id: id, no: i + 1, case_id: caseId, release_id: release, paper, page, drawn: JSON.stringify(drawn) })); // prettier-ignore
        for (let at = 0; at < rows.length; at += 500) await trx.insertInto('inspection_items').values(rows.slice(at, at + 500)).execute(); // prettier-ignore
        await enter(room, trx, { kind: 'inspection-drawn', by, inspection: id, list: draw.list.sha256, items: draw.list.items, drawn: items.length, second: items.filter(({ drawn }) => drawn.second).length }); // prettier-ignore
      }),
    viewed: (inspection, { caseId, release }, paper, page, by) =>
      store.transaction((trx) => enter(room, trx, { kind: 'released-viewed', by, inspection, case: caseId, release, paper, page })), // prettier-ignore
    tookPart: (caseId, by) =>
      store.transaction(async (trx) => {
        const { rows } = await sql<{ yes: boolean }>`
          select exists (select 1 from review_events where case_id = ${caseId} and by = ${by})
            or exists (select 1 from gate_events where case_id = ${caseId} and by = ${by})
            or exists (select 1 from releases where case_id = ${caseId} and by = ${by}) as yes`.execute(trx);
        return rows[0]?.yes === true;
      }),
    mark: (inspection, no, event) =>
      store.transaction(async (trx) => {
        const known = await lockItem(trx, inspection, no);
        if (!known) return [GONE];
        const { item, ids } = known;
        if (ids.has(event.id)) return [];
        const reading = readingOf(item, event.by);
        if (reading === null) return [THEIRS];
        if (item[reading] !== null) return [SAID];
        if (hasMarked(item, event.by, event.paper, event.page)) return [AGAIN];
        await add(trx, inspection, no, event);
        await enter(room, trx, { kind: 'inspection-marked', by: event.by, inspection, item: no, paper: event.paper, page: event.page, marks: event.found.length }); // prettier-ignore
        return [];
      }),
    judge: (inspection, no, event, pages) =>
      store.transaction(async (trx) => {
        const known = await lockItem(trx, inspection, no);
        if (!known) return [GONE];
        if (known.ids.has(event.id)) return [];
        const reading = readingFor(known.item, event, pages);
        if (typeof reading !== 'string') return [reading];
        await add(trx, inspection, no, { ...event, reading });
        await enter(room, trx, { kind: 'inspection-judged', by: event.by, inspection, item: no, reading, outcome: event.outcome }); // prettier-ignore
        return [];
      }),
  };
}
