// The case that a record of the book of errors is about, as far as the person who asks may see it. A record is read by people
// who do not see every case: of a case that is kept from them they learn neither number nor name.
import type { BreachRecord } from '../../register/breach/index.ts';
import { denialOf } from '../access/may.ts';
import { ACTIONS, type Action } from '../access/roles.ts';
import { standingOf } from '../access/standing.ts';
import type { Asked } from './asked.ts';

/** `elsewhere`: no case of this store. `withheld`: one that this person may not see, or is kept from. */
export type CaseOfRecord =
  | { readonly kind: 'seen'; readonly id: string; readonly urn: string; readonly title: string; readonly recipient: string | null }
  | { readonly kind: 'elsewhere'; readonly ref: string }
  | { readonly kind: 'withheld' }; // prettier-ignore

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
type Asking = Pick<Asked, 'store' | 'clock' | 'session'>;

/** May the person do this on a case, whatever page they are on? A sign-in that is too old is said when it matters. */
export async function mayOnCase({ store, clock, session }: Asking, caseId: string, action: Action): Promise<boolean> {
  if (!session) return false;
  const standing = await store.transaction((trx) => standingOf(trx, session.account, caseId));
  const asker = { account: session.account, roles: session.roles, active: true, provedAt: session.provedAt };
  const denial = denialOf(asker, action, clock(), standing ?? undefined);
  return denial === null || denial === 'step-up';
}

/** The cases of records, by the record's id. */
export async function casesOf(asked: Asking, records: readonly BreachRecord[]): Promise<ReadonlyMap<string, CaseOfRecord>> {
  const { store, session } = asked;
  const refs = [...new Set(records.map(({ facts }) => facts.case))];
  const releaseOf = (record: BreachRecord): string | null => ('release' in record.facts ? (record.facts.release ?? null) : null);
  const releases = [...new Set(records.flatMap((one) => { const id = releaseOf(one); return id !== null && UUID.test(id) ? [id] : []; }))];
  const ids = refs.filter((ref) => UUID.test(ref));
  const { rows, left } = await store.transaction(async (trx) => {
    const sent = releases.length === 0 ? [] : await trx.selectFrom('releases').select(['id', 'case_id', 'recipient']).where('id', 'in', releases).execute();
    const wanted = [...new Set([...ids, ...sent.map(({ case_id }) => case_id)])];
    const found = refs.length === 0 ? [] : await trx.selectFrom('cases').select(['id', 'urn', 'title', 'erased_at']).where((of) => of.or([of('urn', 'in', refs), ...(wanted.length > 0 ? [of('id', 'in', wanted)] : [])])).execute();
    return { rows: found, left: sent };
  });
  const may = new Map<string, boolean>();
  for (const { id } of rows) may.set(id, await mayOnCase(asked, id, 'case-read'));
  // Numbers of no case of ours are kept from nobody whose office is to read cases.
  const reads = session?.roles.some((role) => (ACTIONS['case-read'].roles as readonly string[]).includes(role)) === true;
  const caseOf = (record: BreachRecord): CaseOfRecord => {
    const ref = record.facts.case;
    const release = left.find(({ id }) => id === releaseOf(record));
    const row = rows.find(({ id }) => id === release?.case_id) ?? rows.find(({ id, urn }) => id === ref || urn === ref);
    if (!row) return reads ? { kind: 'elsewhere', ref } : { kind: 'withheld' };
    // Of an erased case nothing can be shown; its breaches go on.
    if (row.erased_at !== null && may.get(row.id) === true) return { kind: 'elsewhere', ref: row.urn };
    return may.get(row.id) === true ? { kind: 'seen', id: row.id, urn: row.urn, title: row.title, recipient: release?.recipient ?? null } : { kind: 'withheld' };
  };
  return new Map(records.map((record) => [record.id, caseOf(record)]));
} // prettier-ignore
