// How second people's own marks and the releases they checked compared, pooled over a store: for a team, never for one person.
// Not here: what is said of it and from how many people on (assurance/team).
import { sql } from 'kysely';
import { addCounts, type SecondCount } from '../../review/index.ts';
import type { Tx } from '../../store/index.ts';

/** All words of second people that came with marks of their own; how many different people they were. */
export async function agreementIn(trx: Tx): Promise<{ readonly people: number; readonly count: SecondCount }> {
  const rows = await trx.selectFrom('gate_events').select(['by', sql<SecondCount>`event -> 'blind'`.as('blind')]).where(sql<boolean>`event -> 'blind' is not null`).execute(); // prettier-ignore
  return { people: new Set(rows.map(({ by }) => by)).size, count: addCounts(rows.map(({ blind }) => blind)) };
}
