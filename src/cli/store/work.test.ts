import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { loadConfig } from '../../config/index.ts';
import { journalFor, makeAccount } from '../../server/index.ts';
import { openWork, sweepOf } from './casework.ts';
import { openAll } from './open.ts';

test('all machines send the same sweep on one day, and another on the next', () => {
  const [morning, night, next] = ['2026-11-26T00:00:00Z', '2026-11-26T23:59:59Z', '2026-11-27T00:00:00Z'];
  const id = sweepOf(new Date(morning));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(sweepOf(new Date(night)), id);
  assert.notEqual(sweepOf(new Date(next)), id);
});

test('the daily sweep: sessions that ended long ago and old attempts to sign in go, those of today stay; training is asked for', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-sweep-'));
  const config = await loadConfig({ BLOTTER_DATA: data }, data);
  const { store, blobs } = await openAll(config);
  const { jobs, start, rulebook } = await openWork(config, store, blobs, journalFor('error', false), true);
  const account = randomUUID();
  await store.transaction(async (trx) => {
    await makeAccount(trx, { id: account, login: 'a@x.example', name: 'A', roles: ['prosecutor'] }, () => new Date());
    for (const [name, at] of [['old', new Date(Date.now() - 3 * 86_400_000)], ['new', new Date()]] as const) {
      await trx.insertInto('sessions').values({ token_hash: Buffer.from(name), account_id: account, csrf: name, method: 'password', made_at: at, seen_at: at, proved_at: at }).execute();
      await trx.insertInto('sign_ins').values({ login_hash: Buffer.from('x'), source: name, device_hash: null, succeeded: false, at }).execute();
    }
  });
  const stop = await start();
  const left = () =>
    store.transaction(async (trx) => ({
      sessions: (await trx.selectFrom('sessions').select('csrf').execute()).map(({ csrf }) => csrf),
      attempts: (await trx.selectFrom('sign_ins').select('source').execute()).map(({ source }) => source),
    }));
  for (let i = 0; (await store.transaction((trx) => jobs.open(trx))) > 0; i++) {
    assert.ok(i < 300, 'the sweep is done within a minute');
    await sleep(200);
  }
  assert.deepEqual(await left(), { sessions: ['new'], attempts: ['new'] });
  // A start takes its guidance into use; whoever got an account in whatever way is asked to learn.
  const learnt = await store.transaction(async (trx) => ({
    uses: (await trx.selectFrom('guidance_uses').select('version').execute()).map(({ version }) => version),
    asked: (await trx.selectFrom('trainings').select(['account_id', 'trigger']).execute()).map((one) => [one.account_id, one.trigger]),
  }));
  assert.deepEqual(learnt, { uses: [rulebook.version], asked: [[account, 'starter']] });
  await stop(5);
  await jobs.close();
  await store.close();
  await rm(data, { recursive: true, force: true });
}); // prettier-ignore
