// What was corrected by hand of a case's people: who, when, and what it was before. A correction can make somebody else's
// record fit, so that the second person sees them. Append-only; read by those who have the case alone. Not here: the change
// itself (people.ts).
import type { Manifest, Person } from '../model/index.ts';
import type { Tx } from '../store/index.ts';
import type { PeopleChange } from './casework.ts';

/** One detail, from what to what; empty: nothing stood there. */
export interface CorrectedField {
  readonly field: 'name' | 'other names' | 'born' | 'PNC ID' | 'CRO number' | 'firm' | 'role';
  readonly from: string;
  readonly to: string;
}
/** What a change made of one person of the case. */
export interface Corrected {
  readonly kind: PeopleChange['kind'];
  readonly person: string;
  readonly fields: readonly CorrectedField[];
}
/** With who made it, and when (ISO 8601). */
export interface Correction extends Corrected {
  readonly by: string;
  readonly at: string;
}

const numbers = (person: Person | undefined, category: 'pnc' | 'cro'): string =>
  (person?.numbers ?? []).flatMap((one) => (one.category === category ? [one.value] : [])).join(', ');

const DETAILS: readonly (readonly [CorrectedField['field'], (person: Person | undefined) => string])[] = [
  ['role', (person) => person?.role ?? ''],
  ['name', (person) => person?.names[0] ?? ''],
  ['other names', (person) => [...(person?.names.slice(1) ?? []), ...(person?.aliases ?? [])].join(', ')],
  ['born', (person) => person?.born ?? ''],
  ['PNC ID', (person) => numbers(person, 'pnc')],
  ['CRO number', (person) => numbers(person, 'cro')],
  ['firm', (person) => person?.solicitor?.firm ?? ''],
];

/** What `change` made of the manifest; null where it changed nothing. Pure. */
export function correctedBy(before: Manifest, after: Manifest, { kind }: PeopleChange): Corrected | null {
  for (const person of after.people) {
    const was = before.people.find(({ id }) => id === person.id);
    const fields = DETAILS.flatMap(([field, of]): CorrectedField[] => {
      const [from, to] = [of(was), of(person)];
      return from === to ? [] : [{ field, from, to }];
    });
    if (fields.length > 0) return { kind, person: person.id, fields };
  }
  return null;
}

/** Everything that was corrected in a case, oldest first. */
export async function correctionsOf(trx: Tx, caseId: string): Promise<readonly Correction[]> {
  const rows = await trx.selectFrom('people_corrections').select(['by', 'at', 'change']).where('case_id', '=', caseId).orderBy('seq').execute(); // prettier-ignore
  return rows.map(({ by, at, change }) => ({ ...(change as Corrected), by, at: at.toISOString() }));
}
