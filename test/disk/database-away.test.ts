// A PostgreSQL server that goes away in mid-job, as in a restart: every connection is ended and none is taken for some seconds.
// The worker waits, uses up no attempt, and does the job once; pages say so meanwhile.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { auditBook, headsOf, recordsOf, registerId } from '../../src/register/index.ts';
import { newDatabase, serverAnswers } from '../../src/store/contract/lanes.ts';
import { ALONE, manifestOf, openOffice, paper, type Office } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';

const FOR = 'defence:D1';
/** Seconds for which nobody gets in at least; longer on a busy machine, until the job's end has fallen into them. */
const AWAY = 8;

async function until(what: string, done: () => Promise<boolean>, seconds = 90): Promise<void> {
  for (const since = performance.now(); !(await done().catch(() => false)); await sleep(100)) assert.ok(performance.now() - since < seconds * 1000, what); // prettier-ignore
}

/** Once a job is in hand, takes the database away and gives it back. Gives what an asker was told meanwhile. */
async function away(url: string, office: Office): Promise<string> {
  const name = new URL(url).pathname.slice(1);
  const other = new URL(url);
  other.pathname = '/postgres';
  const client = new pg.Client({ connectionString: other.href });
  await client.connect();
  try {
    await until('a job is in hand', async () => readdirSync(path.join(office.root, 'scratch')).length > 0);
    await client.query(`alter database ${name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const told = await office.store.transaction(async () => 'answered').catch((error: { code?: string }) => error.code ?? 'no code'); // prettier-ignore
    const before = office.errors.length;
    await sleep(AWAY * 1000);
    await until('the job could not be kept', async () => office.errors.length > before);
    await client.query(`alter database ${name} allow_connections true`);
    return told;
  } finally {
    await client.end();
  }
}

test('the database goes away in mid-preparation, then in mid-release', { timeout: 280_000 }, async (t) => {
  if (!(await serverAnswers())) return t.diagnostic('no PostgreSQL server answers: not tried');
  const lane = await newDatabase();
  const office = await openOffice(lane, ALONE);
  try {
    const { casework, store, ring } = office;
    const [one, other] = [await office.person('K. Malik'), await office.person('R. Osei')];
    const caseId = await casework.takeIn({ manifest: manifestOf(), papers: [paper('MG5 summary.pdf', makePdf([['Summary of the case.', 'A coat was taken from a shop.']]))], by: one });
    assert.equal(await away(lane.url, office), 'B-STORE-04');
    await until('it is prepared', async () => (await casework.progress(caseId, FOR))?.state === 'ready');
    assert.deepEqual(await casework.submit(caseId, FOR, one), []);
    assert.deepEqual(await casework.release(caseId, FOR, other, ['Holt', 'Hartley Vane']), []);
    assert.equal(await away(lane.url, office), 'B-STORE-04');
    await until('it has left', async () => (await casework.gate(caseId, FOR))?.state === 'released');
    await office.settled();
    t.diagnostic(`told by jobs: ${office.errors.join()}`);
    assert.ok(office.errors.length > 0 && office.errors.every((code) => code === 'B-STORE-04'), office.errors.join());
    const found = await store.transaction(async (trx) => {
      const kinds: string[] = [];
      for await (const record of recordsOf(trx)) kinds.push((record as { entry: { kind: string } }).entry.kind);
      const audit = await auditBook({ register: await registerId(trx), keys: ring.keys, records: recordsOf(trx), heads: await headsOf(trx) });
      return { kinds, audit, parked: await trx.selectFrom('parked').select('code').execute() };
    });
    assert.deepEqual(['draft-made', 'released'].map((kind) => found.kinds.filter((one) => one === kind).length), [1, 1]);
    assert.deepEqual(found.audit.verdicts.filter(({ result }) => result !== 'pass'), []);
    assert.deepEqual(found.parked, []);
    assert.equal((await casework.released(caseId)).length, 1);
    assert.deepEqual(readdirSync(path.join(office.root, 'scratch')), []);
  } finally {
    await office.close();
    await lane.clear();
  }
}); // prettier-ignore
