// The start page: the cases that were given to a person, the nearest hearing first.
import { sql } from 'kysely';
import { dayInWords, say } from '../language/say.ts';
import type { Asked, Answer, Route } from '../web/asked.ts';
import { ACTIONS } from '../access/roles.ts';

/** Whole days from one day to another (`yyyy-mm-dd`). */
const daysTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A hearing date with how far off it is: "2026-11-27 (tomorrow)". `today` and `day`: `yyyy-mm-dd`. */
export function hearingInWords(day: string | null, today: string): string {
  if (day === null) return say('hearing.none');
  const days = daysTo(today, day);
  const off =
    days === 0
      ? say('hearing.today')
      : days === 1
        ? say('hearing.tomorrow')
        : days < 0
          ? say('hearing.past')
          : say('days', { n: days });
  return say('hearing.on', { day: dayInWords(day), off });
}

/** Cases on one page of the list. */
export const MOST_CASES = 200;

/** A case in the list. */
export interface ListedCase {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  /** `yyyy-mm-dd` */
  readonly hearing: string | null;
  readonly documents: number;
}

/** Cases for which the last of two words on this account is the first of them, as a subquery. It goes by what was said of the account, not by all cases. */
export const lastWords = (
  account: string,
  [yes, no]: readonly ['given', 'taken'] | readonly ['walled', 'unwalled'],
) => sql`
  select case_id from (select distinct on (case_id) case_id, kind from case_access
  where account_id = ${account} and kind in (${yes}, ${no}) order by case_id, seq desc) word where kind = ${yes}`;

/** The cases of a person, the nearest hearing first: `limit` of them after the first `offset`; with `urn` that one alone. */
export async function listCases({ store, session }: Pick<Asked, 'store' | 'session'>, limit = MOST_CASES, offset = 0, urn?: string): Promise<readonly ListedCase[]> {
  if (!session) return [];
  const everywhere = session.roles.some((role) => role === 'security-officer' || role === 'inspector');
  const { account } = session;
  const rows = await store.transaction((trx) =>
    trx
      .selectFrom((of) =>
        of
          .selectFrom('cases')
          .select(['cases.id', 'cases.urn', 'cases.title', 'cases.hearing_on'])
          .where(sql<boolean>`${everywhere} or cases.id in (${lastWords(account, ['given', 'taken'])})`)
          .where(sql<boolean>`cases.id not in (${lastWords(account, ['walled', 'unwalled'])})`)
          .where('cases.erased_at', 'is', null)
          .where(sql<boolean>`${urn ?? null}::text is null or cases.urn = ${urn ?? null}`)
          .orderBy(sql`hearing_on asc nulls last`)
          .orderBy('urn')
          .limit(limit)
          .offset(offset)
          .as('listed'),
      )
      .select(['listed.id', 'listed.urn', 'listed.title', 'listed.hearing_on'])
      // Counted for those that are shown alone.
      .select((of) => of.selectFrom('documents').select(sql<string>`count(*)`.as('n')).whereRef('documents.case_id', '=', 'listed.id').as('documents'))
      .orderBy(sql`hearing_on asc nulls last`)
      .orderBy('urn')
      .execute(),
  );
  return rows.map(({ id, urn, title, hearing_on, documents }) => ({ id, urn, title, hearing: hearing_on, documents: Number(documents) }));
} // prettier-ignore

async function cases(asked: Asked): Promise<Answer> {
  const { clock, session } = asked;
  if (!session?.roles.some((role) => (ACTIONS['case-list'].roles as readonly string[]).includes(role)))
    return { to: '/accounts' };
  const today = clock().toISOString().slice(0, 10);
  const list = (await listCases(asked)).map(({ id, urn, title, hearing, documents }) => ({ href: `/cases/${id}`, urn, title, documents, hearing: hearingInWords(hearing, today) })); // prettier-ignore
  return {
    view: 'cases',
    data: {
      title: say('cases.title'),
      cases: list,
      mayOpen: session.roles.some((role) => (ACTIONS['case-open'].roles as readonly string[]).includes(role)),
    },
  };
}

export const CASES: readonly Route[] = [{ method: 'GET', path: '/', welsh: true, gate: 'signed-in', answer: cases }];
