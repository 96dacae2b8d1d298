// Who is who, corrected by hand: changes of the case's own people, after which it is prepared anew for everybody. What the
// papers say of them stays in the papers. Not here: the roster (people), the page (server).
import { BlotterError, ROLES, type Manifest, type Person, type Role } from '../model/index.ts';
import { correctedBy } from './corrections.ts';
import { askPreparation, recipientsOf } from './ask.ts';
import type { PeopleChange, PeopleRefused } from './casework.ts';
import { caseOf, enter, recipientOf, type Room } from './room.ts';

const clean = (text: string): string => text.replace(/-\n/g, '').replace(/\s+/g, ' ').trim();
const GONE: PeopleRefused = { why: 'That person is not in the case as it stands now.', cure: 'Load the page again.', code: 'gone' }; // prettier-ignore
const LETTERS: Readonly<Record<Role, string>> = { defendant: 'D', victim: 'V', witness: 'W', 'third-party': 'C', child: 'K', officer: 'O' }; // prettier-ignore

function freeId(people: readonly Person[], role: Role): string {
  const taken = new Set(people.map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(`${LETTERS[role]}${n}`)) return `${LETTERS[role]}${n}`;
}

function joined(own: Person, learnt: Person): Person {
  const all = [...learnt.names, ...learnt.aliases].map(clean).filter((name) => name !== '');
  const known = new Set([...own.names, ...own.aliases].map((name) => clean(name).toLowerCase()));
  const fresh = [...new Set(all)].filter((name) => !known.has(name.toLowerCase()));
  // A single word counts with care only: it may be a thing, or somebody else of that name.
  const whole = fresh.filter((name) => name.includes(' '));
  const short = fresh.filter((name) => !name.includes(' '));
  return { ...own, names: [...own.names, ...whole], aliases: [...own.aliases, ...short] };
}

function corrected(own: Person, { name, born, pnc, cro, firm }: Extract<PeopleChange, { kind: 'corrected' }>): Person {
  const { born: _, solicitor, ...rest } = own;
  const numbers = [...own.numbers.filter(({ category }) => category !== 'pnc' && category !== 'cro'), ...([['pnc', pnc], ['cro', cro]] as const).filter(([, value]) => value !== '').map(([category, value]) => ({ category, value }))]; // prettier-ignore
  const same = solicitor !== undefined && solicitor.firm === firm;
  return {
    ...rest,
    names: [name, ...own.names.slice(1)],
    numbers,
    ...(born === '' ? {} : { born }),
    // An address belongs to its firm: a new one needs its own.
    ...(firm === '' ? {} : { solicitor: same ? solicitor : { firm } }),
  };
}

/** The manifest after a change, or why it cannot be made. `roster`: everybody, those learnt from the papers too. Pure. */
export function changePeople(
  manifest: Manifest,
  roster: readonly Person[],
  change: PeopleChange,
): Manifest | PeopleRefused {
  const { people } = manifest;
  const own = (id: string): Person | undefined => people.find((person) => person.id === id);
  const put = (person: Person): Manifest => ({ ...manifest, people: people.map((one) => (one.id === person.id ? person : one)) }); // prettier-ignore
  if (change.kind === 'corrected') {
    const person = own(change.person);
    if (!person) return GONE;
    if (change.name === '') return { why: 'The name is missing.', cure: 'Give the name as it stands on the charge or statement.', code: 'unnamed' }; // prettier-ignore
    return put(corrected(person, change));
  }
  const learnt = roster.find(({ id, source }) => id === change.person && source !== 'manifest');
  if (!learnt || own(learnt.id)) return GONE;
  if (change.kind === 'same') {
    const person = own(change.as);
    return person ? put(joined(person, learnt)) : GONE;
  }
  if (!ROLES.includes(change.role)) return GONE;
  const { relation: _, inSummary: __, ...rest } = learnt;
  const added: Person = { ...rest, id: freeId(people, change.role), role: change.role, names: learnt.names.map(clean), source: 'manifest' }; // prettier-ignore
  return { ...manifest, people: [...people, added] };
}

/** Makes a change, writes into the book that it was made, and asks for the case anew for everybody. Null where it was made. */
export async function correctPeople(
  room: Room,
  caseId: string,
  roster: readonly Person[],
  change: PeopleChange,
  by: string,
): Promise<PeopleRefused | null> {
  return room.store.transaction(async (trx) => {
    // Two corrections at once follow each other.
    const there = await trx.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().executeTakeFirst();
    if (!there) throw new BlotterError('B-CASE-07');
    const { manifest } = await caseOf(trx, caseId);
    const after = changePeople(manifest, roster, change);
    if ('why' in after) return after;
    await trx
      .updateTable('cases')
      .set({ manifest: JSON.stringify(after) })
      .where('id', '=', caseId)
      .execute();
    const corrected = correctedBy(manifest, after, change);
    if (corrected) await trx.insertInto('people_corrections').values({ case_id: caseId, by, at: room.clock(), change: JSON.stringify(corrected) }).execute(); // prettier-ignore
    const entries = [];
    for (const recipient of await recipientsOf(trx, caseId))
      entries.push(await askPreparation(room, trx, caseId, recipientOf(recipient), by));
    await enter(room, trx, { kind: 'people-corrected', by, case: caseId }, ...entries);
    return null;
  });
}
