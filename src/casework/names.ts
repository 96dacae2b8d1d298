// Names of accounts, to be shown: one name for one account, so that two people of the same name stay two.
import { replay, type ReviewEvent, type ReviewLog } from '../review/index.ts';
import type { Tx } from '../store/index.ts';

/** All accounts' names by id; where two are called the same, each with its sign-in name. */
export async function readNames(trx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await trx.selectFrom('accounts').select(['id', 'name', 'login']).execute();
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(rows.map(({ id, name, login }) => [id, (times.get(name) ?? 0) > 1 || name === '' ? `${name} (${login})`.trim() : name])); // prettier-ignore
}

/** The events of a log, signed by names; ids that are no account stay. */
export const bySign = (log: ReviewLog, names: ReadonlyMap<string, string>): ReviewEvent[] =>
  [...log.events.values()].map((event) => ({ ...event, by: names.get(event.by) ?? event.by }));

/** The log with names in the place of ids, for whoever shows it: `standingOf` then says who did what in words. Who is who is told by ids alone. */
export const named = (log: ReviewLog, names: ReadonlyMap<string, string>): ReviewLog => replay(bySign(log, names));
