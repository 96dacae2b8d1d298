// What was answered, marked blind, looked at and received in a time, over all cases of a store, for figures: rules, kinds,
// types and counts; no case, no person by name, no word. Not here: what is made of it (assurance), what left (figures.ts).
import { sql } from 'kysely';
import { BY_HAND, CATEGORIES, type Act, type Category, type Proposal } from '../model/index.ts';
import { compareBlind, type BlindCount, type BlindDoneEvent } from '../review/index.ts';
import type { Tx } from '../store/index.ts';
import type { Room } from './room.ts';

/** Days of London's calendar, both counted. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Answers to marks of one rule: the last one that stands for each mark. */
export interface Answered {
  readonly rule: string;
  readonly proposed: Act;
  readonly act: 'redact' | 'keep';
  readonly count: number;
}

/** Pages that were looked at, of papers of one type: seconds of each person at each page. */
export interface PageTimes {
  readonly type: string;
  readonly pages: number;
  /** Seconds. */
  readonly median: number;
}

/** Papers that came in for cases with a force's number, and of these the notes that they came unredacted. */
export interface Received {
  /** The first two digits of the URN; '' where a case's number does not tell. */
  readonly force: string;
  readonly papers: number;
}

/** Everything that is counted here. `people`: how many different ones, never who. */
export interface ReviewFigures {
  readonly answered: { readonly rules: readonly Answered[]; readonly people: number };
  readonly blind: { readonly pages: readonly (readonly BlindCount[])[]; readonly people: number; readonly notLeft: number };
  readonly times: { readonly types: readonly PageTimes[]; readonly people: number; readonly notLeft: number };
  readonly received: readonly Received[];
} // prettier-ignore

/** Is an instant on one of the days, by London's calendar? */
const on = (column: string, { from, to }: Days) => sql<boolean>`(${sql.ref(column)} >= ${from}::date::timestamp at time zone 'Europe/London' and ${sql.ref(column)} < (${to}::date + 1)::timestamp at time zone 'Europe/London')`; // prettier-ignore
/** Does an event stand: was it not taken back, or that taking back taken back again? */
const stands = sql<boolean>`not exists (select 1 from review_events u where u.case_id = e.case_id and u.recipient = e.recipient and u.event ->> 'kind' = 'undone' and u.event ->> 'what' = e.event ->> 'id'
  and not exists (select 1 from review_events v where v.case_id = e.case_id and v.recipient = e.recipient and v.event ->> 'kind' = 'undone' and v.event ->> 'what' = u.event ->> 'id'))`; // prettier-ignore

async function answeredIn(trx: Tx, days: Days): Promise<ReviewFigures['answered']> {
  const { rows } = await sql<{ rule: string; proposed: Act; act: 'redact' | 'keep'; count: number }>`
    with d as (
      select distinct on (e.case_id, e.recipient, m ->> 'mark') m -> 'basis' ->> 'rule' as rule, m -> 'basis' ->> 'proposed' as proposed, e.event -> 'choice' ->> 'act' as act
      from review_events e, jsonb_array_elements(e.event -> 'marks') m
      where e.event ->> 'kind' = 'decided' and ${on('e.at', days)} and ${stands}
      order by e.case_id, e.recipient, m ->> 'mark', e.seq desc)
    select rule, proposed, act, count(*)::int as count from d where rule <> ${BY_HAND} group by rule, proposed, act order by rule, proposed, act`.execute(trx); // prettier-ignore
  const people = await sql<{ n: number }>`select count(distinct by)::int as n from review_events e where e.event ->> 'kind' = 'decided' and ${on('e.at', days)}`.execute(trx); // prettier-ignore
  return { rules: rows, people: people.rows[0]?.n ?? 0 };
}

interface BlindRow {
  readonly event: BlindDoneEvent;
  /** Marks of that page of what left: id, category, act, rule, and what was proposed where somebody answered. */
  readonly marks: readonly (readonly [id: string, category: string, act: string, rule: string, proposed: string | null])[] | null;
  readonly left: boolean;
} // prettier-ignore

/** A mark as the comparison wants it; null where it is no stretch of text. Its id tells its place (guidance/judge.ts). */
function proposalIn({ file, page }: BlindDoneEvent, [id, category, act, rule, proposed]: NonNullable<BlindRow['marks']>[number]): Proposal | null {
  const read = /:(\d+)-(\d+):[a-z]+$/.exec(id);
  const kind = CATEGORIES.find((one) => one === category);
  // What a person marked by hand is not the tool's; what the tool would have left is none of its finds.
  if (!read || !kind || rule === BY_HAND || (proposed ?? act) === 'keep') return null;
  return { id, act: 'redact', rule, finding: { category: kind satisfies Category, passage: { file, page, from: Number(read[1]), to: Number(read[2]) } } } as unknown as Proposal;
} // prettier-ignore

async function blindIn(trx: Tx, days: Days): Promise<ReviewFigures['blind']> {
  const { rows } = await sql<BlindRow & { by: string }>`
    select e.event, e.by, r.checked is not null as left,
      (select jsonb_agg(jsonb_build_array(m ->> 'id', m ->> 'category', m ->> 'act', m ->> 'rule',
        (select b -> 'basis' ->> 'proposed' from review_events d, jsonb_array_elements(d.event -> 'marks') b
          where d.case_id = e.case_id and d.recipient = e.recipient and d.event ->> 'kind' = 'decided' and b ->> 'mark' = m ->> 'id' order by d.seq desc limit 1)))
        from jsonb_array_elements(r.checked -> 'marks') m where m ->> 'file' = e.event ->> 'file' and m -> 'page' = e.event -> 'page') as marks
    from review_events e left join lateral (
      select checked from releases r where r.case_id = e.case_id and r.recipient = e.recipient and r.at >= e.at order by r.at limit 1) r on true
    where e.event ->> 'kind' = 'blind-done' and not (e.event ? 'check') and ${on('e.at', days)} and ${stands}`.execute(trx); // prettier-ignore
  const known = rows.filter(({ left }) => left);
  const pages = known.map(({ event, marks }) => compareBlind(event, (marks ?? []).flatMap((mark) => proposalIn(event, mark) ?? []))); // prettier-ignore
  return { pages, people: new Set(known.map(({ by }) => by)).size, notLeft: rows.length - known.length };
}

async function timesIn(trx: Tx, days: Days): Promise<ReviewFigures['times']> {
  const { rows } = await sql<{ type: string | null; pages: number; median: number; people: number }>`
    with looks as (
      select e.case_id, e.recipient, e.by, e.event ->> 'file' as file, e.event -> 'page' as page, sum((e.event ->> 'seconds')::float8) as seconds
      from review_events e where e.event ->> 'kind' = 'page-done' and ${on('e.at', days)} and ${stands}
      group by e.case_id, e.recipient, e.by, e.event ->> 'file', e.event -> 'page'),
    newest as (select distinct on (case_id, recipient) case_id, recipient, receipt::jsonb -> 'documents' as papers, checked -> 'documents' as kept from releases where checked is not null order by case_id, recipient, at desc),
    types as (
      select n.case_id, n.recipient, k.d ->> 'file' as file, p.d ->> 'type' as type
      from newest n, jsonb_array_elements(n.kept) with ordinality k(d, no), jsonb_array_elements(n.papers) with ordinality p(d, no) where k.no = p.no and jsonb_array_length(n.kept) = jsonb_array_length(n.papers)),
    typed as materialized (select l.by, l.seconds, t.type from looks l left join types t using (case_id, recipient, file))
    select type, count(*)::int as pages, percentile_cont(0.5) within group (order by seconds) as median, (select count(distinct by)::int from typed where type is not null) as people
    from typed group by type order by type`.execute(trx); // prettier-ignore
  return {
    types: rows.flatMap(({ type, pages, median }) => (type === null ? [] : [{ type, pages, median }])),
    people: rows[0]?.people ?? 0,
    notLeft: rows.find(({ type }) => type === null)?.pages ?? 0,
  };
}

async function receivedIn(trx: Tx, days: Days): Promise<readonly Received[]> {
  const { rows } = await sql<Received>`
    select coalesce(substring(c.urn from '^([0-9]{2})[A-Za-z0-9]{2}'), '') as force, sum(d.papers)::int as papers
    from (select case_id, count(*) as papers from documents where ${on('added_at', days)} group by case_id) d join cases c on c.id = d.case_id group by 1 order by 1`.execute(trx); // prettier-ignore
  return rows;
}

/**
 * How far the store was when it was counted: while none of these grows, the figures stay the same. `settled`: nobody was
 * writing; else a row with a lower number may still come.
 */
async function reachOf(trx: Tx): Promise<{ readonly reach: string; readonly settled: boolean }> {
  const { rows } = await sql<{ reach: string; settled: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot()) as settled, concat_ws(' ', (select max(seq) from review_events), (select count(*) from releases), (select max(at) from releases), (select count(*) from documents)) as reach`.execute(trx); // prettier-ignore
  return rows[0] ?? { reach: '', settled: false };
}

/** Of each store what was counted last, by days: whoever looks at figures looks at them several times, and downloads them. */
const counted = new WeakMap<object, Map<string, { readonly reach: string; readonly figures: ReviewFigures }>>();
/** Periods that are remembered of one store. */
const REMEMBERED = 8;

/** All of it, in one transaction. */
export const reviewFiguresIn = ({ store }: Pick<Room, 'store'>, days: Days): Promise<ReviewFigures> =>
  store.transaction(async (trx) => {
    const known = counted.get(store) ?? new Map<string, { readonly reach: string; readonly figures: ReviewFigures }>();
    counted.set(store, known);
    const period = `${days.from} ${days.to}`;
    const { reach, settled } = await reachOf(trx);
    const before = known.get(period);
    if (before?.reach === reach) return before.figures;
    const figures: ReviewFigures = {
      answered: await answeredIn(trx, days),
      blind: await blindIn(trx, days),
      times: await timesIn(trx, days),
      received: await receivedIn(trx, days),
    };
    known.delete(period);
    if (settled) known.set(period, { reach, figures });
    for (const oldest of known.keys()) if (known.size > REMEMBERED) known.delete(oldest);
    return figures;
  });
