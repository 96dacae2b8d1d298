// Drills in the store: begun, marked and decided on, ended with a score against the truth. What lies here names made-up pages
// and holds places on them; their words lie in the program, and no table of a case is written. Not here: which pages
// (assurance/drill/choose.ts, plan.ts), how a page is drawn (server/drill).
import { randomUUID } from 'node:crypto';
import { chooseDrill, dueAt, scoreDrill, sittingOf, strokesOn, TRAINING, type DrillEvent, type DrillPage, type DrillResult, type Practised, type Sitting } from '../../assurance/index.ts'; // prettier-ignore
import type { Rulebook } from '../../guidance/index.ts';
import { BlotterError, type Category } from '../../model/index.ts';
import type { Tx } from '../../store/index.ts';
import { enter, type Room } from '../room.ts';
import { material } from './material.ts';
import { ownErrors } from './own-errors.ts';
import { hashOfPage, planOf, proposalsOn, type DrillPlan, type DrillProposal, type Manner } from './plan.ts';
import { completeTraining, lockTraining } from './training.ts';

/** A page of a drill. */
export interface DrillSheetOf {
  readonly page: DrillPage;
  /** Its place in the drill, from 1. */
  readonly no: number;
  readonly manner: Manner;
  /** What the program says on it: nothing where the person marks alone. */
  readonly proposals: readonly DrillProposal[];
}

/** A drill as it stands. */
export interface Drill {
  readonly id: string;
  readonly account: string;
  readonly begunAt: string;
  readonly plan: DrillPlan;
  readonly sheets: readonly DrillSheetOf[];
  readonly events: readonly DrillEvent[];
  readonly sitting: Sitting;
  /** Null until it is ended. */
  readonly ended: { readonly at: string; readonly right: number; readonly of: number; readonly completion: string | null } | null; // prettier-ignore
}

/** One line of somebody's own list. */
export interface DrillLine {
  readonly id: string;
  readonly at: string;
  readonly pages: number;
  /** Null: it is open. */
  readonly right: number | null;
  readonly of: number | null;
  readonly completion: string | null;
}

/** Is so much right enough? */
export const isPassed = (right: number, of: number): boolean => of > 0 && right / of >= TRAINING.passMark;

/** Drills of a store. */
export interface Drills {
  /** Begins a drill, or goes on with the one that is open. Gives its id. */
  readonly begin: (account: string) => Promise<string>;
  /** Null where there is none of this account. Throws B-LEARN-04. */
  readonly read: (id: string, account: string) => Promise<Drill | null>;
  /** Takes in what was done: each once, in order. False where the drill is ended. Throws B-LEARN-03. */
  readonly say: (id: string, account: string, events: readonly DrillEvent[]) => Promise<boolean>;
  /** Ends it: scored, and where it was passed kept as training that was done. Ended once; null while a page is not done. Throws B-LEARN-03, -04. */
  readonly end: (id: string, account: string) => Promise<NonNullable<Drill['ended']> | null>;
  /** Own drills, the newest first, and when the next one would do most good; null where none was done. */
  readonly of: (account: string) => Promise<{ readonly drills: readonly DrillLine[]; readonly next: string | null }>;
}

async function historyOf(trx: Tx, account: string): Promise<{ readonly practised: readonly Practised[]; readonly seen: readonly string[]; readonly done: number }> {
  const rows = await trx.selectFrom('drill_results').innerJoin('drills', 'drills.id', 'drill_results.drill_id').select(['drill_results.at', 'practised', 'plan']).where('account_id', '=', account).orderBy('drill_results.at').execute();
  return {
    practised: rows.flatMap(({ at, practised }) => (practised as readonly Omit<Practised, 'at'>[]).map((one) => ({ ...one, at: at.toISOString() }))),
    seen: rows.flatMap(({ plan }) => (plan as DrillPlan).pages.map(({ id }) => id)),
    done: rows.length,
  };
} // prettier-ignore

/** The day on which the first of the kinds comes back; null where none was practised. */
export function nextDrill(history: readonly Practised[]): string | null {
  const kinds = [...new Set(history.map(({ category }) => category))];
  const days = kinds.flatMap((category: Category) => dueAt(category, history) ?? []).map((day) => day.toISOString());
  return days.toSorted()[0] ?? null;
}

/** The sheets of a plan. Throws B-LEARN-04 where a page is not there any more as it was. */
function sheetsOf(book: Rulebook, plan: DrillPlan): DrillSheetOf[] {
  return plan.pages.map(({ id, sha256, manner }, i) => {
    const page = material().get(id);
    if (page === undefined || hashOfPage(page) !== sha256) throw new BlotterError('B-LEARN-04');
    return { page, no: i + 1, manner, proposals: manner === 'marked' ? proposalsOn(book, page, i + 1, plan.seed) : [] };
  });
}

async function drillOf(trx: Tx, book: Rulebook, id: string, account: string): Promise<Drill | null> {
  const row = await trx.selectFrom('drills').selectAll().where('id', '=', id).where('account_id', '=', account).executeTakeFirst();
  if (!row) return null;
  const plan = row.plan as DrillPlan;
  const sheets = sheetsOf(book, plan);
  const said = await trx.selectFrom('drill_events').select('event').where('drill_id', '=', id).orderBy('seq').execute();
  const events = said.map(({ event }) => event as DrillEvent);
  const result = await trx.selectFrom('drill_results').selectAll().where('drill_id', '=', id).executeTakeFirst();
  return {
    id, account, plan, sheets, events,
    begunAt: row.begun_at.toISOString(),
    sitting: sittingOf(sheets.flatMap(({ proposals }) => proposals), events),
    ended: result ? { at: result.at.toISOString(), right: result.score_right, of: result.score_of, completion: result.completion_id } : null,
  };
} // prettier-ignore

/** A drill with one thing more done in it. Pure. */
export function withEvent(drill: Drill, event: DrillEvent): Drill {
  const events = [...drill.events, event];
  const shown = drill.sheets.flatMap(({ proposals }) => proposals);
  return { ...drill, events, sitting: sittingOf(shown, events) };
}

/** The score of a drill as it stands. Pure. */
export const scoreOf = ({ sheets, sitting }: Pick<Drill, 'sheets' | 'sitting'>): DrillResult =>
  scoreDrill(
    sheets.map(({ page }) => page),
    Object.fromEntries(sheets.map(({ page, no }) => [page.id, strokesOn(sitting, no)])),
  );

/** Opens the drills of a store. */
export function drillsIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>, book: Rulebook): Drills {
  const { store, clock } = room;
  const open = (trx: Tx, account: string) =>
    trx.selectFrom('drills').leftJoin('drill_results', 'drill_results.drill_id', 'drills.id').select(['drills.id', 'plan']).where('account_id', '=', account).where('drill_results.at', 'is', null).orderBy('begun_at', 'desc').executeTakeFirst(); // prettier-ignore
  return {
    begin: (account) =>
      store.transaction(async (trx) => {
        await lockTraining(trx);
        const going = await open(trx, account);
        // One whose papers are gone is left where it is.
        if (going && (going.plan as DrillPlan).pages.every(({ id, sha256 }) => material().get(id) !== undefined && hashOfPage(material().get(id) as DrillPage) === sha256)) return going.id; // prettier-ignore
        const { practised, seen, done } = await historyOf(trx, account);
        const errors = await ownErrors(trx, account, practised);
        const { minutes, pages } = TRAINING.drill;
        const ask = { history: practised, seen, now: clock(), minutes, pages };
        const wanted = chooseDrill([...material().values()], { ...ask, errors });
        const chosen = wanted.length >= pages.least ? wanted : chooseDrill([...material().values()], { ...ask, errors: [] }); // prettier-ignore
        const id = randomUUID();
        const plan = planOf(chosen, { seed: randomUUID(), guidance: book.version, errors }, done);
        await trx.insertInto('drills').values({ id, account_id: account, material: 'made-up', plan: JSON.stringify(plan), begun_at: clock() }).execute(); // prettier-ignore
        return id;
      }),
    read: (id, account) => store.transaction((trx) => drillOf(trx, book, id, account)),
    say: (id, account, events) =>
      store.transaction(async (trx) => {
        await lockTraining(trx);
        const own = await trx.selectFrom('drills').leftJoin('drill_results', 'drill_results.drill_id', 'drills.id').select('drill_results.at').where('drills.id', '=', id).where('account_id', '=', account).executeTakeFirst(); // prettier-ignore
        if (!own) throw new BlotterError('B-LEARN-03');
        if (own.at !== null) return false;
        if (events.length > 0)
          await trx
            .insertInto('drill_events')
            .values(events.map((event) => ({ drill_id: id, id: event.id, event: JSON.stringify(event), at: clock() })))
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        return true;
      }),
    end: (id, account) =>
      store.transaction(async (trx) => {
        await lockTraining(trx);
        const drill = await drillOf(trx, book, id, account);
        if (drill === null) throw new BlotterError('B-LEARN-03');
        if (drill.ended) return drill.ended;
        if (drill.sheets.some(({ no }) => !drill.sitting.done.has(no))) return null;
        const { right, of, practised } = scoreOf(drill);
        const now = clock();
        const evidence = { drill: id, guidance: book.version, right, of, pages: drill.plan.pages.map((one) => ({ ...one })), events: drill.events.length }; // prettier-ignore
        // What was not passed stays with the person: the register hears of it when it was.
        const done = isPassed(right, of) ? await completeTraining(trx, { account, exercise: 'practice', right, of, evidence }, now) : null; // prettier-ignore
        const completion = done?.id ?? null;
        await trx.insertInto('drill_results').values({ drill_id: id, at: now, score_right: right, score_of: of, practised: JSON.stringify(practised), completion_id: completion }).execute(); // prettier-ignore
        await enter(room, trx, ...(done?.entries ?? []));
        return { at: now.toISOString(), right, of, completion };
      }),
    of: (account) =>
      store.transaction(async (trx) => {
        const rows = await trx.selectFrom('drills').leftJoin('drill_results', 'drill_results.drill_id', 'drills.id').select(['drills.id', 'begun_at', 'plan', 'drill_results.at', 'score_right', 'score_of', 'completion_id']).where('account_id', '=', account).orderBy('begun_at', 'desc').execute(); // prettier-ignore
        const drills = rows.map(({ id, begun_at, plan, at, score_right, score_of, completion_id }) => ({ id, at: (at ?? begun_at).toISOString(), pages: (plan as DrillPlan).pages.length, right: score_right, of: score_of, completion: completion_id })); // prettier-ignore
        return { drills, next: nextDrill((await historyOf(trx, account)).practised) };
      }),
  };
}
