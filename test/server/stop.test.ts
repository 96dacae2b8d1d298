// Stopping, with real processes: it says that it is not ready while it still serves, open requests end, jobs are handed back
// without using up an attempt, and it exits with 0. Then another process does what was left.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { openJobs, openStore } from '../../src/store/index.ts';
import { freePort, opened, Reader, run, until } from './running.ts';

test('SIGTERM with a request and a job in hand', { timeout: 600_000 }, async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-stop-'));
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const config = path.join(data, 'blotter.yaml');
  await writeFile(config, `data: ${data}\nserve: {port: ${port}, drain: 3}\n`);
  const env = { BLOTTER_CONFIG: config };
  const server = run(['serve'], env);
  try {
    const link = await opened(server);
    const reader = new Reader(own);
    // The practice case is being prepared: a job is in hand.
    await until('a job is in hand', async () => /^blotter_jobs\{kind="prepare",state="running"\} 1$/m.test((await reader.get('/metrics')).body)); // prettier-ignore
    // A request is open: half of its form has come.
    const form = 'password=kettle+orbit+lantern';
    const answer = new Promise<number>((resolve, reject) => {
      const open = request(link, { method: 'POST', headers: { origin: own, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', 'content-length': form.length } }); // prettier-ignore
      open.on('response', (got) => resolve(got.resume().statusCode ?? 0)).on('error', reject);
      open.write(form.slice(0, 9));
      void sleep(5000).then(() => open.end(form.slice(9)));
    });
    await sleep(300);
    server.child.kill('SIGTERM');
    await sleep(700);
    const ready = await reader.get('/ready');
    assert.deepEqual([ready.status, JSON.parse(ready.body)], [503, { ready: false, not: ['stopping'] }]);
    assert.equal((await reader.get('/health')).status, 200);
    assert.equal((await reader.get('/sign-in')).status, 200, 'it serves while others hear of it');
    await sleep(3000);
    await assert.rejects(reader.get('/sign-in'), 'nobody new comes in');
    assert.equal(await answer, 303, 'the open request ends as if nothing were');
    const since = performance.now();
    assert.equal(await server.ended, 0, server.stderr());
    assert.ok(performance.now() - since < 20_000);
    const lines = server.stderr().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
    const events = lines.map(({ event, how }) => (event === 'job' ? `job ${String(how)}` : event));
    assert.ok(events.includes('job back') && events.includes('stopping') && events.at(-1) === 'stopped', events.join());

    // What the database says of the job: it waits, with all of its attempts.
    const store = await openStore({ folder: data });
    const jobs = await openJobs(store, () => new Date());
    const [waiting] = (await store.transaction((trx) => jobs.count(trx))).filter(({ queue }) => queue === 'prepare');
    const { rows } = await store.jobs.executeSql(`select retry_limit - retry_count as left from pgboss.job where name = 'prepare'`); // prettier-ignore
    await jobs.close();
    await store.close();
    assert.deepEqual([waiting?.waiting, waiting?.running, waiting?.parked], [1, 0, 0]);
    // It began once: three more were left while it was in hand, and four stand for it now that it was handed back.
    assert.deepEqual(rows, [{ left: 4 }]);

    const worker = run(['work', '--once'], env);
    assert.equal(await worker.ended, 0, worker.stderr());
    assert.match(worker.stderr(), /"event":"job","id":"[^"]+","queue":"prepare","attempt":2,"how":"done"/);
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(data, { recursive: true, force: true });
  }
});

test('a worker tells how it is, and stops', { timeout: 300_000 }, async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-stop-'));
  const port = await freePort();
  const worker = run(['work', '--port', String(port)], { BLOTTER_DATA: data });
  const reader = new Reader(`http://127.0.0.1:${port}`);
  try {
    await until('the worker is ready', async () => (await reader.get('/ready').catch(() => ({ status: 0 }))).status === 200); // prettier-ignore
    assert.match((await reader.get('/metrics')).body, /^blotter_jobs\{kind="release",state="waiting"\} 0$/m);
    assert.equal((await reader.get('/sign-in')).status, 404);
    worker.child.kill('SIGTERM');
    assert.equal(await worker.ended, 0, worker.stderr());
  } finally {
    worker.child.kill('SIGKILL');
    await worker.ended;
    await rm(data, { recursive: true, force: true });
  }
});
