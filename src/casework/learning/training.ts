// Training in the store: who is asked, worked out from breaches, accounts and guidance as they stand; that it was asked for
// and what shows that it was done are kept, with their entries in the register, in the transaction of what happened. Not
// here: the policy and what follows from it (assurance/training), drills (drills.ts), who may see whom (server/access).
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { askedIn, incidentsOf, TRAINING, trainingDue, type Completion, type Due, type Events, type Exercise } from '../../assurance/index.ts'; // prettier-ignore
import { BlotterError } from '../../model/index.ts';
import { foldEvents } from '../../register/breach/index.ts';
import { canonical, type Entry } from '../../register/index.ts';
import type { Tx } from '../../store/index.ts';
import { readBreaches } from '../gate/breaches.ts';
import { bookVersion } from '../room.ts';
import { usesIn } from './guidance.ts';

/** Roles that decide what goes: whoever has one learns. Those of `review-decide` (server/access/roles.ts); a test holds it. */
export const REVIEWING: readonly string[] = ['file-builder', 'prosecutor', 'checker'];

/** The number of the advisory lock under which training is asked for and done. */
const LOCK = 4_211_704;
/** Nobody else asks for training or ends any until the transaction does. */
export const lockTraining = (trx: Tx): Promise<unknown> => sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The number under which evidence is told on a certificate: the beginning of its hash. */
export const numberOf = (hash: string): string => `T-${hash.slice(0, 8)}-${hash.slice(8, 16)}`.toUpperCase();

/** Everything that training follows from, of accounts that are not closed. `only`: of this account alone. */
export async function happenedIn(trx: Tx, only?: string): Promise<Events> {
  const open = trx.selectFrom('accounts').select(['id', 'roles', 'made_at', 'reviews_from']).where('closed_at', 'is', null); // prettier-ignore
  const accounts = await (only === undefined ? open : open.where('id', '=', only)).execute();
  const known = new Set(accounts.map(({ id }) => id));
  const ofKnown = ({ account }: { readonly account: string }): boolean => known.has(account);
  const records = [...(await readBreaches(trx))].map(([id, events]) => foldEvents(id, events));
  const breaches = records.filter((one) => one.record === 'breach');
  const done = await trx.selectFrom('training_completions').selectAll().orderBy('at').execute();
  return {
    incidents: incidentsOf(breaches).filter(ofKnown),
    asked: askedIn(breaches).filter(ofKnown),
    starters: accounts
      .filter(({ roles }) => roles.some((role) => REVIEWING.includes(role)))
      .map(({ id, made_at, reviews_from }) => ({ account: id, at: (reviews_from ?? made_at).toISOString() })),
    guidance: (await usesIn(trx)).slice(1),
    completions: done
      .map((one): Completion => ({
        account: one.account_id,
        exercise: one.exercise,
        at: one.at.toISOString(),
        evidence: numberOf(one.hash),
        ...(one.score_right === null ? {} : { score: one.score_right / Math.max(1, one.score_of ?? 0) }),
        confirmedBy: one.confirmed_by ?? 'program',
      }))
      .filter(ofKnown),
  };
}

/** What is asked of everybody, or of one. */
export const duesIn = async (trx: Tx, now: Date, only?: string): Promise<readonly Due[]> =>
  trainingDue(await happenedIn(trx, only), now.toISOString());

const WITH_SECOND = TRAINING.triggers.filter(({ secondPerson }) => secondPerson).map(({ id }) => id);

/** Does somebody else look at everything of this account, until training is done that was asked for? Cheap where nothing was: every page of a case asks. */
export async function needsSecond(trx: Tx, account: string, now: Date): Promise<boolean> {
  if (!UUID.test(account)) return false;
  const asked = await trx.selectFrom('trainings').select('id').where('account_id', '=', account).where('trigger', 'in', WITH_SECOND).limit(1).executeTakeFirst(); // prettier-ignore
  return asked !== undefined && (await duesIn(trx, now, account)).some(({ secondPerson }) => secondPerson);
}

const keyOf = (account: string, trigger: string, since: string): string => `${account} ${trigger} ${since}`;

/** Ids of training that was asked for, by whom, why and since when. */
async function askedFor(trx: Tx): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('trainings').select(['id', 'account_id', 'trigger', 'since']).execute();
  return new Map(rows.map(({ id, account_id, trigger, since }) => [keyOf(account_id, trigger, since.toISOString()), id])); // prettier-ignore
}

/** Asks for what is due and was not asked for yet, of everybody or of `whom`. Gives what the register is to say, for whoever appends last. */
export async function askTraining(trx: Tx, now: Date, whom?: readonly string[]): Promise<Entry[]> {
  if (whom?.length === 0) return [];
  await lockTraining(trx);
  const asked = await askedFor(trx);
  const fresh = (await duesIn(trx, now)).filter(({ account, trigger, since }) => (whom?.includes(account) ?? true) && !asked.has(keyOf(account, trigger, since))); // prettier-ignore
  const entries: Entry[] = [];
  for (const { account, trigger, exercise, since, by: due, why, records, version } of fresh) {
    const id = randomUUID();
    await trx
      .insertInto('trainings')
      .values({ id, account_id: account, trigger, exercise, since: new Date(since), due_on: due, why, policy: TRAINING.version, asked_at: now })
      .execute(); // prettier-ignore
    const known = trigger as Extract<Entry, { kind: 'training-asked' }>['trigger'];
    entries.push({ kind: 'training-asked', by: 'program', account, training: id, trigger: known, exercise, due, records: [...records], guidance: version === null ? null : bookVersion(version) }); // prettier-ignore
  }
  return entries;
}

/** Training that was done. `evidence`: ids, counts, versions and references that an inspector can look up. */
export interface Done {
  readonly account: string;
  readonly exercise: Exercise;
  readonly right?: number;
  readonly of?: number;
  readonly confirmedBy?: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/**
 * Keeps that training was done. Gives its id and number, and what the register is to say. Throws B-LEARN-01 where nothing
 * of that kind is open for the account.
 */
export async function completeTraining(trx: Tx, { account, exercise, right, of, confirmedBy, evidence }: Done, now: Date) {
  const entries = await askTraining(trx, now, [account]);
  const asked = await askedFor(trx);
  const open = (await duesIn(trx, now, account)).filter((due) => due.exercise === exercise && due.state !== 'done');
  // A drill that nobody asked for counts too; a review or a reading that nobody asked for is a mistake.
  if (open.length === 0 && exercise !== 'practice') throw new BlotterError('B-LEARN-01', { exercise });
  const at = now.toISOString();
  const whole = { ...evidence, kind: exercise, account, at, policy: TRAINING.version };
  const hash = createHash('sha256').update(canonical(whole)).digest('hex');
  const id = randomUUID();
  await trx
    .insertInto('training_completions')
    .values({ id, account_id: account, exercise, at: now, score_right: right ?? null, score_of: of ?? null, confirmed_by: confirmedBy ?? null, evidence: JSON.stringify(whole), hash })
    .execute();
  const trainings = open.flatMap(({ trigger, since }) => asked.get(keyOf(account, trigger, since)) ?? []);
  const by = confirmedBy ?? account;
  return { id, number: numberOf(hash), entries: [...entries, { kind: 'training-done', by, account, completion: id, exercise, evidence: hash, trainings } satisfies Entry] };
} // prettier-ignore

/** What the register holds of training that was done, and whether the evidence still has the hash that stands there. */
export interface Proven {
  readonly completion: string;
  readonly account: string;
  readonly exercise: Exercise;
  readonly at: string;
  readonly number: string;
  readonly hash: string;
  readonly right: number | null;
  readonly of: number | null;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Number of the entry in the register; null where it has none. */
  readonly entry: number | null;
  /** Hash of that record. */
  readonly record: string | null;
  readonly holds: boolean;
}

/** Training that was done, by its id or by the number on its certificate; null where there is none. */
export async function provenBy(trx: Tx, idOrNumber: string): Promise<Proven | null> {
  const asked = idOrNumber.trim().toLowerCase();
  const [, a = '', b = ''] = /^t-([0-9a-f]{8})-([0-9a-f]{8})$/.exec(asked) ?? [];
  if (a === '' && !UUID.test(asked)) return null;
  const rows = trx.selectFrom('training_completions').selectAll();
  const row = await (a === '' ? rows.where('id', '=', asked) : rows.where('hash', 'like', `${a}${b}%`)).executeTakeFirst(); // prettier-ignore
  if (!row) return null;
  const { rows: entries } = await sql<{ seq: string; hash: string; entry: Extract<Entry, { kind: 'training-done' }> }>`
    select seq, hash, entry from register_records where entry ->> 'kind' = 'training-done' and entry ->> 'completion' = ${row.id}`.execute(trx); // prettier-ignore
  const [found] = entries;
  const whole = row.evidence as Readonly<Record<string, unknown>>;
  const hash = createHash('sha256').update(canonical(whole)).digest('hex');
  return {
    completion: row.id,
    account: row.account_id,
    exercise: row.exercise,
    at: row.at.toISOString(),
    number: numberOf(row.hash),
    hash: row.hash,
    right: row.score_right,
    of: row.score_of,
    evidence: whole,
    entry: found ? Number(found.seq) : null,
    record: found?.hash ?? null,
    holds: found !== undefined && hash === row.hash && found.entry.evidence === hash && found.entry.account === row.account_id, // prettier-ignore
  };
}
