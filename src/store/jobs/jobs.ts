// Work that outlives a process: pg-boss on the store's own database. A job is sent in the transaction that gives rise to it,
// and its effect is committed together with its completion: a worker that is killed in mid-job leaves no effect, the next
// one does it, and there is exactly one.
//
//   handler (outside of a transaction, as long as it takes) ──▶ effect ──▶ { effect + completion } in one transaction
//
// A job whose last attempt failed is parked and waits for a person; one that the store could not take is put off and uses none up. Not here: what the jobs do (casework, cli).
import { sql } from 'kysely';
import { PgBoss, type JobWithMetadata } from 'pg-boss';
import { BlotterError, type ErrorCode } from '../../model/index.ts';
import type { Clock, Tx } from '../schema.ts';
import type { Store } from '../store.ts';
import { inTransaction } from './executor.ts';
import { listParked, parkFailed, type Parked } from './parked.ts';
import { priorityOf } from './priority.ts';
import { JOBS_SCHEMA, type QueueName, type Tries } from './queues.ts';
import { countJobs, type QueueCount } from './count.ts';
import { NOBODYS_FAULT } from '../fault.ts';
import { handBack, openHands, putOff } from './hands.ts';

/** What is to be done: ids and choices, never values found in a document. */
export interface Job {
  readonly id: string;
  readonly queue: QueueName;
  readonly caseId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly attempt: number;
  /** Aborted when the job was taken away: its time is over, or the worker stops. */
  readonly signal: AbortSignal;
}

/** What a job changes. It runs in the transaction that also completes the job, so it may run once, or not at all. */
export type Effect = (trx: Tx) => Promise<void>;
/** Does the work and gives its effect. May run more than once, on other machines too: it must change nothing itself that matters. */
export type Handler = (job: Job) => Promise<Effect>;

export interface NewJob {
  /** UUID. Sending the same id again changes nothing. */
  readonly id: string;
  readonly queue: QueueName;
  readonly caseId: string | null;
  /** `yyyy-mm-dd` or null. */
  readonly hearing: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Other numbers of attempts and waits than the queue's. */
  readonly tries?: Partial<Tries>;
}

export interface WorkOptions {
  readonly handlers: Partial<Readonly<Record<QueueName, Handler>>>;
  /** Jobs of one queue at once in this process. */
  readonly atOnce: number;
  /** Seconds between looks for new work, at least 0.5. */
  readonly every: number;
  /** Writes into the book that a job was given up, in the same transaction. */
  readonly onParked?: (trx: Tx, parked: Parked) => Promise<void>;
  /** Writes down that a job waits until the store can take it, in the same transaction. */
  readonly onPutOff?: (trx: Tx, jobId: string, code: ErrorCode) => Promise<void>;
  /** Told the code of everything that goes wrong; never a message, which may quote a document. */
  readonly onError?: (code: ErrorCode, job: Pick<Job, 'id' | 'queue'> | null) => void;
  /** Told how each attempt ended, after how many seconds. `back`: handed back, because the worker stops. */
  readonly onEnded?: (job: Pick<Job, 'id' | 'queue' | 'attempt'>, how: 'done' | 'failed' | 'back', seconds: number) => void; // prettier-ignore
}

export interface Jobs {
  send(trx: Tx, job: NewJob): Promise<void>;
  /** Starts to work. Gives what stops it: waits for jobs in hand, at most `seconds`, and hands back what is not done by then; that does not count as an attempt. */
  work(options: WorkOptions): Promise<(seconds: number) => Promise<void>>;
  parked(trx: Tx): Promise<readonly Parked[]>;
  /** Sends a parked job again. */
  resend(trx: Tx, jobId: string): Promise<void>;
  /** How many jobs wait or are in hand. */
  open(trx: Tx): Promise<number>;
  /** The same by kind. */
  count(trx: Tx): Promise<readonly QueueCount[]>;
  /** Does this process look for jobs, all kinds that it was asked to do? False before it works, once it stops, and where it has not come to look for a minute. */
  working(): boolean;
  close(): Promise<void>;
}

/** The job was taken away from this worker while it worked: somebody else has it. */
class TakenAway extends Error {}

/** Whoever has not come to look for a job for so many milliseconds does not look any more. */
const LATE = 60_000;
/** Seconds for handing jobs back, before pg-boss counts them as failed. */
const DROPPING = 5;

/** What pg-boss keeps of a failure: a code and nothing that could quote a document. */
function failure(code: ErrorCode): Error {
  const error = new Error(code);
  error.stack = code;
  return error;
}

/** Opens the jobs of a store. On the embedded engine jobs that were in hand when the last process died are given back at once. */
export async function openJobs(store: Store, clock: Clock): Promise<Jobs> {
  const boss = new PgBoss({
    db: store.jobs,
    schema: JOBS_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: store.engine === 'server',
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    queueCacheIntervalSeconds: 5,
  });
  // pg-boss tells of a database that is away and tries again by itself.
  boss.on('error', () => undefined);
  await boss.start();
  if (store.engine === 'embedded') await giveBack(boss, store);

  /** How many kinds of jobs are looked for, and within how many milliseconds each look must come; null: none. */
  let looks: { readonly kinds: number; readonly within: number } | null = null;

  const settle = async (job: JobWithMetadata, effect: Effect): Promise<void> => {
    await store.transaction(async (trx) => {
      await effect(trx);
      const { id, retryCount, name } = job;
      // Only this attempt of the job is completed. The count is there, though the types do not say so; a test holds it.
      const done = await boss.complete(name, { id, retryCount }, null, { db: inTransaction(trx) });
      if ((done as { readonly affected?: number }).affected !== 1) throw new TakenAway();
    });
  };

  return {
    async send(trx, { id, queue, caseId, hearing, data, tries }) {
      const { rows } = await sql<{ turn: number }>`select count(*)::int as turn from ${sql.table(`${JOBS_SCHEMA}.job`)}
        where name = ${queue} and group_id = ${caseId} and state < 'active'`.execute(trx);
      const priority = priorityOf(hearing, rows[0]?.turn ?? 0, clock());
      const group = caseId === null ? {} : { group: { id: caseId } };
      await boss.send(queue, data, { id, priority, ...group, ...tries, db: inTransaction(trx) });
    },
    async work({ handlers, atOnce, every, onParked, onPutOff, onError, onEnded }) {
      const hands = openHands();
      const park = (): Promise<void> => store.transaction((trx) => parkFailed(trx, clock, onParked));
      await park();
      const timer = setInterval(() => {
        park().catch(() => onError?.('B-STORE-04', null));
      }, 10_000);
      for (const [queue, handler] of Object.entries(handlers) as [QueueName, Handler][])
        await boss.work(
          queue,
          { includeMetadata: true, localConcurrency: atOnce, pollingIntervalSeconds: every, burstWhenReadyExceeds: 1 },
          async ([found]: JobWithMetadata<Record<string, unknown>>[]) => {
            if (found === undefined) return;
            const { id, data, groupId, retryCount } = found;
            const signal = AbortSignal.any([found.signal, hands.dropped]);
            const job = { id, queue, caseId: groupId ?? null, data, attempt: retryCount + 1, signal };
            const since = performance.now();
            const ended = (how: 'done' | 'failed' | 'back'): void =>
              onEnded?.(job, how, (performance.now() - since) / 1000);
            hands.take(job);
            try {
              await settle(found, await handler(job));
              ended('done');
            } catch (error) {
              const code = error instanceof BlotterError ? error.code : 'B-FAULT';
              if (hands.dropped.aborted) ended('back');
              else {
                onError?.(error instanceof TakenAway ? 'B-LIMIT-03' : code, job);
                ended('failed');
                if (NOBODYS_FAULT.has(code)) await putOff(store, job, async (trx) => onPutOff?.(trx, id, code));
              }
              // pg-boss tries again, or gives up: then the next round parks it. What was handed back is not its own any more.
              throw failure(code);
            } finally {
              hands.letGo(job);
            }
          },
        );
      looks = { kinds: Object.keys(handlers).length, within: Math.max(LATE, every * 5000) };
      return async (seconds) => {
        clearInterval(timer);
        looks = null;
        const late = setTimeout(() => void handBack(store, hands), seconds * 1000);
        await boss.stop({ graceful: true, close: false, timeout: (seconds + DROPPING) * 1000 });
        clearTimeout(late);
        await park();
      };
    },
    parked: listParked,
    async resend(trx, jobId) {
      const found = await trx
        .updateTable('parked')
        .set({ resent_at: clock() })
        .where('job_id', '=', jobId)
        .where('resent_at', 'is', null)
        .returning('queue')
        .executeTakeFirst();
      if (!found) throw new BlotterError('B-JOB-01', { job: jobId });
      await boss.retry(found.queue, jobId, { db: inTransaction(trx) });
    },
    async open(trx) {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count
        from ${sql.table(`${JOBS_SCHEMA}.job`)} where state <= 'active'`.execute(trx);
      return rows[0]?.count ?? 0;
    },
    count: countJobs,
    working() {
      const workers = boss.getWipData().filter(({ state }) => state === 'active' || state === 'created');
      if (looks === null || new Set(workers.map(({ name }) => name)).size < looks.kinds) return false;
      const { within } = looks;
      return workers.every(({ count, lastFetchedOn, createdOn }) => count > 0 || Date.now() - (lastFetchedOn ?? createdOn) < within); // prettier-ignore
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

/** The folder's lock proves that nobody works: what is marked as in hand was cut off. */
async function giveBack(boss: PgBoss, store: Store): Promise<void> {
  const { rows } = await store.jobs.executeSql(
    `select name, id from ${JOBS_SCHEMA}.job where state = 'active' order by name`,
  );
  for (const { name, id } of rows as { name: string; id: string }[])
    await boss.fail(name, id, { message: 'B-LIMIT-03' });
}
