// The start page: the cases that were given to a person, the nearest hearing first.
import { sql } from 'kysely';
import type { Asked, Answer, Route } from '../web/asked.ts';
import { ACTIONS } from '../access/roles.ts';

/** Whole days from one day to another (`yyyy-mm-dd`). */
const daysTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A hearing date with how far off it is: "2026-11-27 (tomorrow)". `today` and `day`: `yyyy-mm-dd`. */
export function hearingInWords(day: string | null, today: string): string {
  if (day === null) return 'not fixed';
  const days = daysTo(today, day);
  const off = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 0 ? 'past' : `${days} days`;
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year} (${off})`;
}

async function cases({ store, clock, session }: Asked): Promise<Answer> {
  if (!session?.roles.some((role) => (ACTIONS['case-list'].roles as readonly string[]).includes(role)))
    return { to: '/accounts' };
  const everywhere = session.roles.some((role) => role === 'security-officer' || role === 'inspector');
  const today = clock().toISOString().slice(0, 10);
  const rows = await store.transaction((trx) =>
    trx
      .selectFrom('cases')
      .select(['cases.id', 'cases.urn', 'cases.title', 'cases.hearing_on'])
      .select((of) => of.selectFrom('documents').select(sql<string>`count(*)`.as('n')).whereRef('documents.case_id', '=', 'cases.id').as('documents'))
      .where(sql<boolean>`${everywhere} or (select kind from case_access a where a.case_id = cases.id and a.account_id = ${session.account}
        and kind in ('given', 'taken') order by seq desc limit 1) = 'given'`)
      .where(sql<boolean>`coalesce((select kind from case_access a where a.case_id = cases.id and a.account_id = ${session.account}
        and kind in ('walled', 'unwalled') order by seq desc limit 1), 'unwalled') = 'unwalled'`)
      .where('cases.erased_at', 'is', null)
      .orderBy(sql`hearing_on asc nulls last`)
      .orderBy('urn')
      .limit(200)
      .execute(),
  ); // prettier-ignore
  const list = rows.map(({ id, urn, title, hearing_on, documents }) => ({ href: `/cases/${id}`, urn, title, documents, hearing: hearingInWords(hearing_on, today) })); // prettier-ignore
  return {
    view: 'cases',
    data: {
      title: 'Cases',
      cases: list,
      mayOpen: session.roles.some((role) => (ACTIONS['case-open'].roles as readonly string[]).includes(role)),
    },
  };
}

export const CASES: readonly Route[] = [{ method: 'GET', path: '/', gate: 'signed-in', answer: cases }];
