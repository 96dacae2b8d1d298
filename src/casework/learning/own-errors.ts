// Which kinds of data somebody got wrong, gravest first, so that their drills hold them: breaches that they had a part in,
// near misses of what they submitted, and what was wrong in their drills. It chooses pages and nothing else: a near miss asks
// nobody to train, and nobody but the person sees this list.
import { sql } from 'kysely';
import { incidentsOf, type Practised } from '../../assurance/index.ts';
import { CATEGORIES, type Category } from '../../model/index.ts';
import { foldEvents, type NearMissFacts } from '../../register/breach/index.ts';
import type { Tx } from '../../store/index.ts';
import { readBreaches } from '../gate/breaches.ts';

const GRAVE = ['low', 'medium', 'high', 'very-high'];
const kindsOf = (list: readonly string[]): Category[] => CATEGORIES.filter((one) => list.includes(one));

/** Kinds in near misses of rounds that this account submitted, the newest first. */
async function nearMissKinds(trx: Tx, account: string): Promise<Category[]> {
  const { rows } = await sql<{ facts: NearMissFacts }>`
    select event -> 'facts' as facts from breach_events b where no = 0 and event ->> 'record' = 'near-miss' and exists (
      select 1 from gate_events g where g.release_id::text = b.event -> 'facts' ->> 'release' and g.by = ${account} and g.event ->> 'kind' = 'submitted')
    order by seq desc`.execute(trx); // prettier-ignore
  return rows.flatMap(({ facts }) => kindsOf(facts.categories));
}

/** Kinds whose last practice was not all right, the worst first. */
function missedIn(history: readonly Practised[]): Category[] {
  const last = new Map<Category, Practised>();
  for (const one of history.toSorted((a, b) => (a.at < b.at ? -1 : 1))) last.set(one.category, one);
  return [...last.values()].filter(({ right, of }) => right < of).toSorted((a, b) => a.right / a.of - b.right / b.of).map(({ category }) => category); // prettier-ignore
}

/** The person's own kinds of error, gravest first; none where nothing is known. */
export async function ownErrors(trx: Tx, account: string, history: readonly Practised[]): Promise<Category[]> {
  const records = [...(await readBreaches(trx))].map(([id, events]) => foldEvents(id, events));
  const incidents = incidentsOf(records.filter((one) => one.record === 'breach'))
    .filter((one) => one.account === account)
    .toSorted((a, b) => GRAVE.indexOf(b.band) - GRAVE.indexOf(a.band) || (a.at < b.at ? 1 : -1));
  const kinds = [...incidents.flatMap(({ categories }) => kindsOf(categories)), ...(await nearMissKinds(trx, account)), ...missedIn(history)]; // prettier-ignore
  return [...new Set(kinds)];
}
