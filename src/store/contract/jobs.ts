// Jobs on both engines: sent and done in one transaction with what they belong to, tried again, parked, in a fair order.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BlotterError } from '../../model/index.ts';
import { openJobs, type Handler, type Jobs, type NewJob, type WorkOptions } from '../jobs/jobs.ts';
import type { Clock, Tx } from '../schema.ts';
import type { Store } from '../store.ts';

const NOW = new Date('2026-11-26T09:00:00Z');
const clock: Clock = () => NOW;

export function jobContract(open: () => Store): void {
  let jobs: Jobs;
  before(async () => {
    jobs = await openJobs(open(), clock);
  });
  after(() => jobs.close());

  const send = (jobs: Jobs, some: Partial<NewJob>): Promise<void> =>
    open().transaction((trx) =>
      jobs.send(trx, { id: randomUUID(), queue: 'step', caseId: null, hearing: null, data: {}, ...some }),
    );
  /** A mark in the database, as an effect. */
  const mark = async (trx: Tx, id: string): Promise<void> => {
    await trx.insertInto('cases').values({ id, urn: id, title: 'done', manifest: '{}', opened_at: NOW }).execute();
  };
  const marks = async (ids: readonly string[]): Promise<number> =>
    (await open().transaction((trx) => trx.selectFrom('cases').select('id').where('id', 'in', ids).execute())).length;
  /** Works with one handler until `until` says so, on jobs opened for it: stopping ends a pg-boss. */
  async function workUntil(
    handler: Handler,
    until: () => Promise<boolean>,
    more: Partial<WorkOptions> = {},
  ): Promise<void> {
    const own = await openJobs(open(), clock);
    const stop = await own.work({ handlers: { step: handler }, atOnce: 1, every: 0.5, ...more });
    try {
      for (let waits = 0; !(await until()); waits += 1) {
        assert.ok(waits < 1200, 'the jobs were not done within two minutes');
        await sleep(100);
      }
    } finally {
      await stop(10);
    }
  }
  const nothingOpen = async (): Promise<boolean> => (await open().transaction((trx) => jobs.open(trx))) === 0;

  test('a job is sent with its transaction or not at all', async () => {
    const before = await open().transaction((trx) => jobs.open(trx));
    const failed = open().transaction(async (trx) => {
      await jobs.send(trx, { id: randomUUID(), queue: 'step', caseId: null, hearing: null, data: {} });
      throw new Error('no');
    });
    await assert.rejects(failed, /no/);
    assert.equal(await open().transaction((trx) => jobs.open(trx)), before);
    const id = randomUUID();
    await send(jobs, { id });
    await send(jobs, { id }).catch(() => undefined);
    assert.equal(await open().transaction((trx) => jobs.open(trx)), before + 1, 'the same id is the same job');
    await workUntil(async () => async () => undefined, nothingOpen);
  });

  test('jobs are done in the order of hearings, and cases of one day take turns', async () => {
    const [large, small, soon] = [randomUUID(), randomUUID(), randomUUID()];
    for (let i = 0; i < 4; i += 1) await send(jobs, { caseId: large, hearing: '2026-12-10', data: { of: 'large' } });
    for (let i = 0; i < 2; i += 1) await send(jobs, { caseId: small, hearing: '2026-12-10', data: { of: 'small' } });
    await send(jobs, { caseId: soon, hearing: '2026-12-01', data: { of: 'soon' } });
    const done: unknown[] = [];
    await workUntil(async (job) => {
      done.push(job.data['of']);
      return async () => undefined;
    }, nothingOpen);
    assert.deepEqual(done, ['soon', 'large', 'small', 'large', 'small', 'large', 'large']);
  });

  test('an effect that fails leaves nothing and is tried again; the effect is there once', async () => {
    const id = randomUUID();
    await send(jobs, { data: { id }, tries: { retryDelay: 0, retryBackoff: false } });
    const attempts: number[] = [];
    await workUntil(async (job) => {
      attempts.push(job.attempt);
      return async (trx) => {
        await mark(trx, String(job.data['id']));
        if (job.attempt < 3) throw new Error('the disk was full');
      };
    }, nothingOpen);
    assert.deepEqual(attempts, [1, 2, 3]);
    assert.equal(await marks([id]), 1);
  });

  test('a poison document is parked after its last attempt with its code and no word of it, and can be sent again', async () => {
    const [id, caseId] = [randomUUID(), randomUUID()];
    await send(jobs, { id, caseId, tries: { retryLimit: 1, retryDelay: 0, retryBackoff: false } });
    const told: unknown[] = [];
    const parkedNow = async (): Promise<boolean> => (await open().transaction((trx) => jobs.parked(trx))).length > 0;
    await workUntil(
      async () => {
        throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'Holt lives at 22 Fenwick Street' });
      },
      nothingOpen,
      { onParked: async (_trx, parked) => void told.push(parked) },
    );
    assert.equal(await parkedNow(), true);
    const expected = { jobId: id, queue: 'step', caseId, code: 'B-DOC-03', attempts: 2 };
    assert.deepEqual(await open().transaction((trx) => jobs.parked(trx)), [expected]);
    assert.deepEqual(told, [expected]);
    const { rows } = await open().jobs.executeSql('select output::text as kept from pgboss.job where id = $1', [id]);
    assert.doesNotMatch(String((rows[0] as { kept: string }).kept), /Fenwick/);
    await open().transaction((trx) => jobs.resend(trx, id));
    assert.equal(await parkedNow(), false);
    await assert.rejects(
      open().transaction((trx) => jobs.resend(trx, id)),
      { code: 'B-JOB-01' },
    );
    await workUntil(async () => (trx) => mark(trx, id), nothingOpen);
    assert.equal(await marks([id]), 1);
  });

  test('a job that was taken away while its worker worked leaves no effect of that worker', async () => {
    const id = randomUUID();
    await send(jobs, { id, tries: { retryDelay: 0, retryBackoff: false } });
    const lost = randomUUID();
    let first = true;
    await workUntil(async () => {
      if (!first) return async () => undefined;
      first = false;
      // Somebody else decides that this worker is dead.
      await open().jobs.executeSql(
        `update pgboss.job set state = 'retry', started_on = null where id = $1 and state = 'active'`,
        [id],
      );
      return (trx) => mark(trx, lost);
    }, nothingOpen);
    assert.equal(first, false);
    assert.equal(await marks([lost]), 0);
  });

  test('a worker that must stop hands back what it has: it waits again at once, and no attempt is used up', async () => {
    const id = randomUUID();
    // No second attempt, and none that would come soon: a failure would park it.
    await send(jobs, { id, tries: { retryLimit: 0 } });
    const own = await openJobs(open(), clock);
    const ended: string[] = [];
    let begun = false;
    const handler: Handler = ({ signal }) =>
      new Promise((_, reject) => {
        begun = true;
        signal.addEventListener('abort', () => reject(new BlotterError('B-LIMIT-03', { how: 'it was stopped' })));
      });
    const stop = await own.work({
      handlers: { step: handler },
      atOnce: 1,
      every: 0.5,
      onEnded: (_job, how) => ended.push(how),
      onError: (code) => ended.push(code),
    });
    while (!begun) await sleep(50);
    assert.equal(own.working(), true);
    const count = async () =>
      (await open().transaction((trx) => jobs.count(trx))).find(({ queue }) => queue === 'step');
    assert.deepEqual(await count(), { queue: 'step', waiting: 0, running: 1, parked: 0, oldest: 0 });
    await stop(0.2);
    assert.deepEqual([ended, own.working()], [['back'], false]);
    const waiting = await count();
    assert.deepEqual([waiting?.waiting, waiting?.running, waiting?.parked], [1, 0, 0]);
    assert.ok(waiting !== undefined && waiting.oldest > 0 && waiting.oldest < 120, String(waiting?.oldest));
    await workUntil(async () => (trx) => mark(trx, id), nothingOpen);
    assert.equal(await marks([id]), 1);
    assert.deepEqual(await open().transaction((trx) => jobs.parked(trx)), []);
  });

  test('whoever does no jobs, or has not come to look for them, does not work', async () => {
    assert.equal(jobs.working(), false);
    const own = await openJobs(open(), clock);
    const stop = await own.work({ handlers: { step: async () => async () => undefined }, atOnce: 1, every: 0.5 });
    assert.equal(own.working(), true);
    await stop(1);
    assert.equal(own.working(), false);
  });
}
