// /health, /ready and /metrics on a real store: who may ask, what they say of each part that breaks, and that the figures
// move. Not here: the log of a whole journey (journal.test.ts), stopping (stop.test.ts).
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { loadRulebook } from '../../src/guidance/index.ts';
import { makeApp, openWatch, type Watch } from '../../src/server/index.ts';
import { beginSession } from '../../src/server/accounts/sessions.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { clock, openOffice, type Office } from '../casework/open.ts';

const TOKEN = 'a'.repeat(16) + randomBytes(16).toString('hex');
const lane = await newFolder();
let office: Office;
const apps: FastifyInstance[] = [];
const serve = async (own: string, more: Partial<Parameters<typeof openWatch>[0]> = {}, proxies: string[] = []): Promise<FastifyInstance> => {
  const { store, casework, blobs, jobs } = office;
  const watch: Watch = openWatch({ store, clock, jobs, works: true, tryShelf: () => blobs.tryWriting(), data: office.root, ...more });
  const app = await makeApp({ rulebook: loadRulebook(), store, casework, clock, random: randomBytes, own, proxies, secret: casework.secret }, watch);
  apps.push(app);
  return app;
}; // prettier-ignore
const HERE = 'http://127.0.0.1:8017';
let app: FastifyInstance;
before(async () => {
  office = await openOffice(lane);
  app = await serve(HERE);
});
after(async () => {
  for (const one of apps) await one.close();
  await office.close().catch(() => undefined);
  await lane.clear();
});
type Sent = { readonly url: string; readonly headers?: Record<string, string>; readonly remoteAddress?: string };
const status = async (to: FastifyInstance, sent: Sent): Promise<number> => (await to.inject(sent)).statusCode;

test('alive and ready are two facts and no more', async () => {
  const health = await app.inject('/health');
  assert.deepEqual([health.statusCode, health.body], [200, '{"alive":true}']);
  const ready = await app.inject('/ready');
  assert.deepEqual([ready.statusCode, ready.body], [200, '{"ready":true,"not":[]}']);
  assert.equal(ready.headers['cache-control'], 'no-store');
});

test('to this machine alone, by its own name, and to nobody for whom somebody else asks', async () => {
  const elsewhere: Omit<Sent, 'url'>[] = [
    { remoteAddress: '192.0.2.7' },
    { headers: { host: 'blotter.example' } },
    // A page of another site whose name was made to lead here.
    { headers: { host: 'rebound.example:8017' } },
    { headers: { 'x-forwarded-for': '192.0.2.7' } },
    { headers: { forwarded: 'for=192.0.2.7' } },
    { headers: { via: '1.1 proxy' } },
  ];
  for (const url of ['/health', '/ready', '/metrics']) {
    assert.equal(await status(app, { url }), 200);
    for (const from of elsewhere) assert.equal(await status(app, { url, ...from }), 404, JSON.stringify([url, from]));
    for (const remoteAddress of ['::1', '::ffff:127.0.0.1', '127.0.0.53']) assert.equal(await status(app, { url, remoteAddress }), 200); // prettier-ignore
  }
  const open = await serve(HERE, { from: 'anywhere' });
  assert.equal(await status(open, { url: '/ready', remoteAddress: '192.0.2.7' }), 200);
  assert.equal(await status(open, { url: '/metrics', remoteAddress: '192.0.2.7' }), 404);
});

test('the figures: by token from elsewhere, and behind a proxy by token alone', async () => {
  const proxied = await serve('https://blotter.example', { token: TOKEN }, ['127.0.0.1']);
  const ask = (authorization?: string, remoteAddress = '127.0.0.1'): Promise<number> =>
    status(proxied, { url: '/metrics', remoteAddress, headers: authorization === undefined ? {} : { authorization } });
  assert.equal(await ask(), 404);
  assert.equal(await ask(`Bearer ${TOKEN}`), 200);
  assert.equal(await ask(`Bearer ${TOKEN}`, '192.0.2.7'), 200);
  for (const wrong of [
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    TOKEN,
    'Bearer ',
    `Basic ${TOKEN}`,
    'Bearer null',
  ])
    assert.equal(await ask(wrong), 404, wrong);
  assert.equal(await status(await serve('https://blotter.example'), { url: '/metrics', headers: { authorization: 'Bearer null' } }), 404); // prettier-ignore
});

test('figures: requests by route and status, sessions, jobs, connections, memory; and never a case', async () => {
  const figure = async (line: string): Promise<number> => {
    const { body } = await app.inject('/metrics');
    const found = body.split('\n').find((one) => one.startsWith(`${line} `));
    return Number(found?.slice(line.length + 1) ?? NaN);
  };
  const account = await office.person('Kiran Malik');
  const requests = 'blotter_requests_total{method="GET",route="/cases/:case",status="404"}';
  const token = await office.store.transaction((trx) => beginSession(trx, account, 'password', null, clock, randomBytes)); // prettier-ignore
  const caseId = randomUUID();
  for (const _ of [1, 2]) await app.inject({ url: `/cases/${caseId}`, cookies: { 'blotter-session': token } });
  assert.equal(await figure(requests), 2);
  assert.equal(await figure('blotter_request_seconds_count{route="/cases/:case"}'), 2);
  assert.equal(await figure('blotter_sessions'), 1);
  assert.equal(await figure('blotter_ready'), 1);
  assert.equal(await figure('blotter_database_connections{state="most"}'), 1);
  assert.equal(await figure('blotter_jobs{kind="prepare",state="waiting"}'), 0);
  assert.ok((await figure('process_resident_memory_bytes')) > 50e6);
  assert.ok((await figure('blotter_disk_free_bytes')) > 0);
  await office.store.transaction((trx) => office.jobs.send(trx, { id: randomUUID(), queue: 'step', caseId: null, hearing: null, data: {} })); // prettier-ignore
  await sleep(20);
  assert.equal(await figure('blotter_jobs{kind="step",state="waiting"}'), 1);
  assert.ok((await figure('blotter_oldest_job_seconds{kind="step"}')) > 0);
  const { body, headers } = await app.inject('/metrics');
  assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  assert.ok(!body.includes(caseId) && !body.includes(account) && !/Malik/.test(body));
  // The whole of it is in the format: comments, and names with labels and a number.
  for (const line of body.trimEnd().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="([^"\\]|\\.)*",?)+\})? -?[\d.e+-]+)$/);
});

test('each part that breaks is named, and nothing else of it', async () => {
  const broken = async (...not: string[]): Promise<void> => {
    await sleep(1050);
    const { statusCode, body } = await app.inject('/ready');
    assert.deepEqual([statusCode, JSON.parse(body)], [not.length === 0 ? 200 : 503, { ready: not.length === 0, not }]);
  };
  await broken();
  // The shelf: where things are put aside is no folder any more.
  const aside = path.join(office.root, 'blobs', 'aside');
  await rm(aside, { recursive: true });
  await writeFile(aside, '');
  await broken('shelf');
  await rm(aside);
  await mkdir(aside);
  await broken();
  // The tables: a newer program has been here.
  const owner = async (text: string): Promise<void> => {
    await office.store.jobs.executeSql('reset role');
    await office.store.jobs.executeSql(text);
    await office.store.jobs.executeSql('set role postgres_writer');
  };
  await owner(`insert into kysely_migration values ('9999-later', '2027-01-01T00:00:00.000Z')`);
  await broken('tables');
  await owner(`delete from kysely_migration where name = '9999-later'`);
  await broken();
  // The jobs, and then the database.
  await office.jobs.close();
  await broken('jobs');
  await office.store.close();
  await broken('database', 'tables', 'jobs');
  assert.match((await app.inject('/metrics')).body, /^blotter_ready 0$/m);
});
