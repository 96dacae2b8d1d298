// How far work is, in tables that everybody sees while it runs: small transactions of their own, apart from the one that ends
// a job. Not here: the work.
import { sql } from 'kysely';
import type { Parked, Tx } from '../store/index.ts';
import type { FromChild } from './apart/task.ts';
import type { PaperProgress, Progress } from './casework.ts';
import type { Room } from './room.ts';

/** Which work: one of a kind per case and recipient, the newest. */
export interface Work {
  readonly caseId: string;
  readonly recipient: string;
  readonly kind: 'prepare' | 'release';
}
type Told = Extract<FromChild, { kind: 'progress' }>;

/** Says that new work waits, in the place of what was before. */
export async function begin(trx: Tx, { caseId, recipient, kind }: Work, jobId: string, at: Date): Promise<void> {
  const fresh = { job_id: jobId, state: 'waiting' as const, done: 0, of: 0, file: '', code: null, why: '[]', at };
  await trx
    .insertInto('progress')
    .values({ case_id: caseId, recipient, kind, ...fresh })
    .onConflict((conflict) => conflict.columns(['case_id', 'recipient', 'kind']).doUpdateSet(fresh))
    .execute();
  if (kind === 'prepare')
    await trx.deleteFrom('progress_papers').where('case_id', '=', caseId).where('recipient', '=', recipient).execute();
}

/** Ends it. False where newer work has taken its place. */
export async function end(
  trx: Tx,
  jobId: string,
  state: 'working' | 'ready' | 'refused' | 'parked',
  at: Date,
  more: { readonly code?: string; readonly why?: readonly string[] } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('progress')
    .set({ state, code: more.code ?? null, why: JSON.stringify(more.why ?? []), at })
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Is it still the newest work of its kind? */
export const isNewest = async (trx: Tx, jobId: string): Promise<boolean> =>
  (await trx.selectFrom('progress').select('job_id').where('job_id', '=', jobId).executeTakeFirst()) !== undefined;

/** A job that was given up. */
export const parkProgress = (trx: Tx, { jobId, code }: Parked, at: Date): Promise<boolean> =>
  end(trx, jobId, 'parked', at, { code });

/** A job that waits until the store can take it: its disk is full, or its database was away. */
export const putOffProgress = async (trx: Tx, jobId: string, code: string, at: Date): Promise<void> =>
  void (await trx.updateTable('progress').set({ state: 'waiting', code, at }).where('job_id', '=', jobId).execute());

/** How far the newest work is; null where there is none. */
export async function readProgress(trx: Tx, { caseId, recipient, kind }: Work): Promise<Progress | null> {
  const row = await trx
    .selectFrom('progress')
    .select(['state', 'done', 'of', 'file', 'code', 'why'])
    .where('case_id', '=', caseId)
    .where('recipient', '=', recipient)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return null;
  const { state, done, of, file, code, why } = row;
  if (state === 'working') return { state, done, of, file };
  if (state === 'refused') return { state, why };
  if (state === 'waiting') return { state, ...(code === null ? {} : { code }) };
  return state === 'parked' ? { state, code: code ?? 'B-FAULT' } : { state };
}

/** Document by document. */
export const readPapers = (trx: Tx, caseId: string, recipient: string): Promise<readonly PaperProgress[]> =>
  trx
    .selectFrom('progress_papers')
    .select(['file', 'step', 'note'])
    .where('case_id', '=', caseId)
    .where('recipient', '=', recipient)
    .orderBy('no')
    .orderBy('file')
    .execute();

/** Milliseconds between looks at what there is to tell. */
const EVERY = 300;

/** Writes progress while a job runs. */
export interface Telling {
  readonly tell: (told: Told) => void;
  /** Writes what is left. */
  readonly stop: () => Promise<void>;
}

/** Starts to tell. `superseded`: called once newer work has taken the place of this. */
export function startTelling({ store, clock }: Room, { caseId, recipient, kind }: Work, jobId: string, superseded: () => void): Telling {
  let newest: Told | null = null;
  const papers = new Map<string, Told>();
  const write = async (): Promise<void> => {
    if (newest === null) return;
    const { done, of, paper } = newest;
    const some = [...papers.values()];
    newest = null;
    papers.clear();
    const mine = await store.transaction(async (trx) => {
      const at = clock();
      const { numUpdatedRows } = await trx
        .updateTable('progress')
        .set({ state: 'working', done, of, file: paper.file, code: null, at })
        .where('job_id', '=', jobId)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      if (kind === 'prepare' && some.length > 0)
        await trx
          .insertInto('progress_papers')
          .values(some.map(({ no, paper: { file, step, note } }) => ({ case_id: caseId, recipient, job_id: jobId, no, file, step, note, at })))
          .onConflict((conflict) => conflict.columns(['case_id', 'recipient', 'file']).doUpdateSet((given) => ({ job_id: jobId, no: given.ref('excluded.no'), step: given.ref('excluded.step'), note: sql<string>`case when excluded.step = 'picture' then progress_papers.note else excluded.note end`, at })))
          .execute();
      return true;
    });
    if (!mine) superseded();
  };
  // What cannot be told now is told with the next.
  let turn: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn.then(write).catch(() => undefined);
  }, EVERY);
  timer.unref();
  return {
    tell: (told) => {
      newest = told;
      papers.set(told.paper.file, told);
    },
    stop: async () => {
      clearInterval(timer);
      await turn.then(write).catch(() => undefined);
    },
  };
} // prettier-ignore
