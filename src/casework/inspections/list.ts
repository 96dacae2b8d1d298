// The list to draw from: what left a store in a time, as releases, as papers of them, or as pages on which nothing was
// covered. Not here: drawing (assurance/sample), who is kept from a case (server).
import { sql } from 'kysely';
import type { Tx } from '../../store/index.ts';

/** What is looked at: whole releases, single papers, or (for elusion) single pages of which nothing was covered. */
export const LOOKED_AT = ['release', 'paper', 'clean-page'] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

/** One that could be drawn. */
export interface Listed {
  readonly caseId: string;
  readonly release: string;
  /** From 1, as in the receipt; null: the whole release. */
  readonly paper: number | null;
  /** From 1, as it left; null: all pages of the paper. */
  readonly page: number | null;
  readonly urn: string;
  /** A document type of the house, or FILE for a whole release. */
  readonly type: string;
  /** ISO 8601. */
  readonly at: string;
  /** `yyyy-mm-dd` */
  readonly hearing: string | null;
  /** Was anything covered in it? Null where that was not kept when it left. */
  readonly marked: boolean | null;
}

/** The list, and how many releases of that time cannot be in it because they left before what is needed was kept. */
export interface List {
  readonly items: readonly Listed[];
  readonly leftOut: number;
}

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly urn: string;
  readonly hearing_on: string | null;
  readonly at: Date;
  /** Of the receipt: type, and whether it left; in the order of the case. */
  readonly papers: readonly (readonly [type: string, left: boolean])[] | null;
  /** Of what was kept: file, pages and pages that went whole; in the same order. */
  readonly kept: readonly (readonly [file: string, pages: number | null, dropped: readonly number[] | null])[] | null;
  /** File and page of everything that was covered. */
  readonly covered: readonly (readonly [file: string, page: number])[] | null;
}

const DAY = 86_400_000;

const rowsOf = async (trx: Tx, from: string, to: string): Promise<readonly Row[]> => {
  // Calendars differ from UTC: whoever asks cuts to the day.
  const { rows } = await sql<Row>`
    select r.id, r.case_id, c.urn, c.hearing_on, r.at,
      (select jsonb_agg(jsonb_build_array(d ->> 'type', d -> 'output' is not null and d -> 'output' <> 'null'::jsonb) order by n)
        from jsonb_array_elements(r.receipt::jsonb -> 'documents') with ordinality t(d, n)) as papers,
      (select jsonb_agg(jsonb_build_array(d ->> 'file', d -> 'pages', d -> 'dropped') order by n)
        from jsonb_array_elements(r.checked -> 'documents') with ordinality t(d, n)) as kept,
      (select jsonb_agg(distinct jsonb_build_array(m ->> 'file', m -> 'page'))
        from jsonb_array_elements(r.checked -> 'marks') t(m) where m ->> 'act' <> 'keep') as covered
    from releases r join cases c on c.id = r.case_id
    where c.erased_at is null and r.at >= ${new Date(Date.parse(from) - DAY)} and r.at < ${new Date(Date.parse(to) + 2 * DAY)}
    order by r.at, r.id`.execute(trx);
  return rows;
};

function itemsOf(row: Row, of: LookedAt): Listed[] | null {
  const { papers, kept, covered, urn } = row;
  const common = { caseId: row.case_id, release: row.id, urn, at: row.at.toISOString(), hearing: row.hearing_on };
  const on = new Set((covered ?? []).map(([file, page]) => `${page} ${file}`));
  const files = new Set((covered ?? []).map(([file]) => file));
  if (of === 'release') return [{ ...common, paper: null, page: null, type: 'FILE', marked: kept === null ? null : on.size > 0 }]; // prettier-ignore
  // What a receipt and what was kept say of papers stands in one order, or nothing can be said of single ones.
  const same = papers !== null && kept?.length === papers.length;
  if (of === 'paper')
    return (papers ?? []).flatMap(([type, left], i) =>
      left ? [{ ...common, paper: i + 1, page: null, type, marked: same ? files.has(kept[i]?.[0] ?? '') : null }] : [],
    );
  if (!same || kept.some(([, pages]) => pages === null)) return null;
  return papers.flatMap(([type, left], i) => {
    const [file = '', pages, dropped] = kept[i] ?? [];
    if (!left) return [];
    const went = Array.from({ length: pages ?? 0 }, (_, n) => n + 1).filter((no) => !dropped?.includes(no));
    return went.flatMap((no, at) => on.has(`${no} ${file}`) ? [] : [{ ...common, paper: i + 1, page: at + 1, type, marked: false }]); // prettier-ignore
  });
}

/** What left in these days and a day before and after, of cases that were not erased. `from`, `to`: as 2026-11-26. */
export async function listIn(trx: Tx, of: LookedAt, from: string, to: string): Promise<List> {
  const lists = (await rowsOf(trx, from, to)).map((row) => itemsOf(row, of));
  return { items: lists.flatMap((one) => one ?? []), leftOut: lists.filter((one) => one === null).length };
}
