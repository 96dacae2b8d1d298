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
import { freePort } from './port.ts';
import { opened, Reader, run, until, type Running } from './running.ts';

/** A server on a new folder, which prepares the practice case as soon as it is open. */
async function serving(drain: number) {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-stop-'));
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const config = path.join(data, 'blotter.yaml');
  await writeFile(config, `data: ${data}\nserve: {port: ${port}, drain: ${drain}}\n`);
  const env = { BLOTTER_CONFIG: config };
  const server = run(['serve'], env);
  const clear = async (): Promise<void> => {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(data, { recursive: true, force: true });
  };
  return { data, own, env, server, reader: new Reader(own), clear };
}

/** What it told of itself, in order. */
const eventsOf = (server: Running): string[] =>
  server
    .stderr()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .map(({ event, how }) => (event === 'job' ? `job ${String(how)}` : String(event)));

test('SIGTERM with a request in hand', { timeout: 600_000 }, async () => {
  const { own, server, reader, clear } = await serving(3);
  try {
    const link = await opened(server);
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
    await until('nobody new comes in', async () => reader.get('/sign-in').then(() => false, () => true), 20); // prettier-ignore
    assert.equal(await answer, 303, 'the open request ends as if nothing were');
    const since = performance.now();
    assert.equal(await server.ended, 0, server.stderr());
    assert.ok(performance.now() - since < 20_000);
    const events = eventsOf(server);
    assert.ok(events.includes('stopping') && events.at(-1) === 'stopped', events.join());
  } finally {
    await clear();
  }
});

test('SIGTERM with a job in hand', { timeout: 600_000 }, async () => {
  const { data, env, server, reader, clear } = await serving(0);
  try {
    await opened(server);
    await until('a job is in hand', async () => /^blotter_jobs\{kind="prepare",state="running"\} 1$/m.test((await reader.get('/metrics')).body)); // prettier-ignore
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0, server.stderr());
    const events = eventsOf(server);
    assert.ok(events.includes('job back') && events.at(-1) === 'stopped', events.join());

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
    await clear();
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
