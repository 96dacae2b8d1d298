// Learning from errors as people see it: what is due for one and for a team, reviews that somebody confirms, guidance that was
// read, and what shows all of it. Every change writes into the register in its own transaction. Not here: who may see whom
// (server), drills (drills.ts).
import type { Due } from '../../assurance/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import { BlotterError } from '../../model/index.ts';
import type { Tx } from '../../store/index.ts';
import { enter, type Room } from '../room.ts';
import { noteUse, rulesChanged, usesIn, type RuleRead } from './guidance.ts';
import { askTraining, completeTraining, duesIn, provenBy, type Proven } from './training.ts';

/** What a person reads of new guidance. `from`: the version before; `to`: the one in use. */
export interface Reading {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly changes: readonly RuleRead[];
}

/** Learning in a store. */
export interface Learning {
  /** Asks for everything that is due and was not asked for yet: after an account was made, at a start, once a day. */
  readonly ask: () => Promise<void>;
  /** Notes the guidance as in use here; a version that was not before is to be read by whoever decides. */
  readonly takeIntoUse: (book: Rulebook) => Promise<void>;
  readonly of: (account: string) => Promise<readonly Due[]>;
  readonly all: () => Promise<readonly Due[]>;
  /** What there is to read for this account; null where nothing is due. */
  readonly reading: (account: string) => Promise<Reading | null>;
  /** `to`: the version that was read. Gives the number of what shows it. Throws B-LEARN-01. */
  readonly read: (account: string, to: string) => Promise<string>;
  /** A review that was held with the account, as `by` confirms. Gives the number. Throws B-LEARN-01, -02. */
  readonly confirm: (account: string, reference: string, by: string) => Promise<string>;
  /** By the id of what was done, or by the number on its certificate. */
  readonly proven: (idOrNumber: string) => Promise<Proven | null>;
  /** All that was done, the newest first: `Proven`, at most so many. */
  readonly done: (most: number) => Promise<readonly Proven[]>;
}

/** Where a review is written down: a reference of letters, figures and dashes with a figure in it, never a name. */
const REFERENCE = /^(?=.*\d)[a-z0-9]{1,12}(-[a-z0-9]{1,12}){1,4}$/;

async function readingFor(trx: Tx, account: string, now: Date): Promise<Reading | null> {
  const open = (await duesIn(trx, now, account)).filter(({ exercise, state }) => exercise === 'reading' && state !== 'done'); // prettier-ignore
  const [first] = open;
  if (!first) return null;
  const uses = await usesIn(trx);
  const at = uses.findIndex(({ version }) => version === first.version);
  const [before, now_] = [uses[at - 1], uses.at(-1)];
  if (!before || !now_) return null;
  return { from: before.version, to: now_.version, since: first.since, changes: rulesChanged(before.rules, now_.rules) }; // prettier-ignore
}

/** Opens it. */
export function learningIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>): Learning {
  const { store, clock } = room;
  return {
    ask: () => store.transaction(async (trx) => enter(room, trx, ...(await askTraining(trx, clock())))),
    takeIntoUse: (book) =>
      store.transaction(async (trx) => {
        const noted = await noteUse(trx, book, clock);
        await enter(room, trx, ...noted, ...(await askTraining(trx, clock())));
      }),
    of: (account) => store.transaction((trx) => duesIn(trx, clock(), account)),
    all: () => store.transaction((trx) => duesIn(trx, clock())),
    reading: (account) => store.transaction((trx) => readingFor(trx, account, clock())),
    read: (account, to) =>
      store.transaction(async (trx) => {
        const reading = await readingFor(trx, account, clock());
        if (reading?.to !== to) throw new BlotterError('B-LEARN-01', { exercise: 'reading' });
        const evidence = { from: reading.from, guidance: to, rules: reading.changes.map(({ id }) => id) };
        const { number, entries } = await completeTraining(trx, { account, exercise: 'reading', evidence }, clock());
        await enter(room, trx, ...entries);
        return number;
      }),
    confirm: (account, reference, by) =>
      store.transaction(async (trx) => {
        if (account === by) throw new BlotterError('B-LEARN-02', { problem: 'nobody confirms their own review' });
        const told = reference.trim().toLowerCase();
        if (!REFERENCE.test(told)) throw new BlotterError('B-LEARN-02', { problem: 'that is no reference' });
        const { number, entries } = await completeTraining(trx, { account, exercise: 'review', confirmedBy: by, evidence: { reference: told, confirmedBy: by } }, clock()); // prettier-ignore
        await enter(room, trx, ...entries);
        return number;
      }),
    proven: (idOrNumber) => store.transaction((trx) => provenBy(trx, idOrNumber)),
    done: (most) =>
      store.transaction(async (trx) => {
        const rows = await trx.selectFrom('training_completions').select('id').orderBy('at', 'desc').limit(most).execute(); // prettier-ignore
        const all: Proven[] = [];
        for (const { id } of rows) {
          const one = await provenBy(trx, id);
          if (one) all.push(one);
        }
        return all;
      }),
  };
}
