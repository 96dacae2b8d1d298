// Backup, restore and the move between engines, round trip: what comes out is what went in, by hash; what was changed is refused.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { openBlobs } from '../blobs/blobs.ts';
import { openFolderShelf } from '../blobs/folder.ts';
import { masterOf } from '../blobs/master.ts';
import { addVersion, openCase } from '../cases.ts';
import { newDatabase, newFolder, serverAnswers, type Lane } from '../contract/lanes.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openEngine, openStore } from '../store.ts';
import { checkBackup, restoreBackup, writeBackup, type Manifest } from './backup.ts';

const NOW = new Date('2026-11-26T09:00:00Z');
const clock = (): Date => NOW;
const MASTER = masterOf(Buffer.alloc(32, 9));
const home = await newFolder();
const backups = await newFolder();
const other: Lane = (await serverAnswers()) ? await newDatabase() : await newFolder();
const [caseId, jobId] = [randomUUID(), randomUUID()];
const one = path.join(backups.folder, 'one');
let [address, manifest]: [string, Manifest | null] = ['', null];
const shelfOf = (name: string) => openFolderShelf(path.join(backups.folder, name));

before(async () => {
  const store = await openStore(home.place);
  const blobs = await openBlobs(store, await shelfOf('shelf'), [MASTER]);
  const staged = await blobs.stage([Buffer.from('A statement, ünïcode, "quoted", 100 %\n')]);
  address = staged.address;
  const jobs = await openJobs(store, clock);
  await store.transaction(async (trx) => {
    await openCase(trx, { id: caseId, urn: '16BD0287125', title: 'R v "HOLT" \\ Ü\n', manifest: { people: [] }, hearing: '2027-02-28' }, clock); // prettier-ignore
    const version = { id: randomUUID(), caseId, file: 'MG11 é.txt', documentId: randomUUID(), kind: 'original', recipient: null } as const; // prettier-ignore
    await addVersion(trx, blobs, version, staged, clock);
    for (let i = 0; i < 700; i += 1)
      await trx
        .insertInto('review_events')
        .values({ case_id: caseId, version_id: null, by: 'K. Malik', at: NOW, event: JSON.stringify({ i }) })
        .execute();
    // A row in every table of casework.
    const [preparation, release, mine] = [randomUUID(), randomUUID(), { case_id: caseId, recipient: 'defence:D1' }];
    const [by, at, event] = ['K. Malik', NOW, JSON.stringify({ kind: 'opened', no: 0 })];
    await trx.insertInto('preparations').values({ id: preparation, ...mine, guidance: 'ew-2026.1', address, made_at: NOW }).execute(); // prettier-ignore
    await trx.insertInto('page_pictures').values({ ...mine, preparation_id: preparation, file: 'MG11 é.txt', page: 1, side: 'draft', address }).execute(); // prettier-ignore
    await trx.insertInto('progress').values({ ...mine, kind: 'release', job_id: jobId, state: 'refused', why: '["still open"]', at }).execute(); // prettier-ignore
    await trx.insertInto('progress_papers').values({ ...mine, job_id: jobId, no: 1, file: 'MG11 é.txt', step: 'draft', note: 'held', at }).execute(); // prettier-ignore
    await trx
      .insertInto('gate_events')
      .values({ ...mine, release_id: release, by, at, event })
      .execute();
    await trx.insertInto('releases').values({ id: release, ...mine, guidance: 'ew-2026.1', address, receipt: '{"jws": "é"}', by, at, documents: 1, withheld: 0 }).execute(); // prettier-ignore
    await trx.insertInto('freezes').values({ case_id: caseId, kind: 'frozen', reason: 'recalled', by, at }).execute();
    await trx.insertInto('breach_events').values({ record: 'BR-2026-0001', no: 0, event, at }).execute();
    await trx
      .insertInto('seeds')
      .values({ purpose: 'second-person', seed: 'ab'.repeat(32) })
      .execute();
    await jobs.send(trx, { id: jobId, queue: 'step', caseId, hearing: '2027-02-28', data: { of: 'the backup' } });
  });
  await jobs.close();
  await store.close();
  const engine = await openEngine(home.place);
  manifest = await writeBackup(engine, await shelfOf('shelf'), one, NOW);
  await engine.close();
});
after(async () => {
  await home.clear();
  await other.clear();
  await backups.clear();
});

test('a backup holds every row and every document, encrypted, for its owner alone', async () => {
  assert.deepEqual(await checkBackup(one), manifest);
  const rows = Object.fromEntries((manifest?.tables ?? []).map(({ table, rows: count }) => [table, count]));
  assert.equal(rows['public.review_events'], 700);
  assert.equal(rows['public.cases'], 1);
  assert.equal(rows['pgboss.job'], 1);
  for (const table of [
    'preparations',
    'page_pictures',
    'progress',
    'progress_papers',
    'gate_events',
    'releases',
    'freezes',
    'breach_events',
    'seeds',
  ])
    // prettier-ignore
    assert.equal(rows[`public.${table}`], 1, table);
  assert.equal(manifest?.blobs.count, 1);
  const files = readdirSync(one, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    assert.equal(statSync(file).mode & 0o077, 0, entry.name);
    assert.ok(!readFileSync(file).includes('A statement'), entry.name);
  }
  assert.equal(statSync(one).mode & 0o077, 0);
});

test('what was changed, cut off or taken out of a backup is found before anything is written', async () => {
  const blob = path.join('blobs', address.slice(0, 2), address);
  const changes: Record<string, (dir: string) => void> = {
    'a row more': (dir) => {
      appendFileSync(path.join(dir, 'tables/public.cases.jsonl'), '{"id": "x"}\n');
    },
    'a row less': (dir) => {
      writeFileSync(path.join(dir, 'tables/public.cases.jsonl'), '');
    },
    'a table less': (dir) => {
      rmSync(path.join(dir, 'tables/public.versions.jsonl'));
    },
    'a document changed': (dir) => {
      appendFileSync(path.join(dir, blob), 'x');
    },
    'a document less': (dir) => {
      rmSync(path.join(dir, blob));
    },
    'a document less, and its line too': (dir) => {
      rmSync(path.join(dir, blob));
      writeFileSync(path.join(dir, 'blobs.sha256'), '');
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    const copy = path.join(backups.folder, 'changed');
    cpSync(one, copy, { recursive: true });
    change(copy);
    await assert.rejects(checkBackup(copy), { code: 'B-BACKUP-02' }, name);
    rmSync(copy, { recursive: true });
  }
  await assert.rejects(checkBackup(path.join(backups.folder, 'none')), { code: 'B-BACKUP-01' });
});

test(`restored on the ${other.name} engine: the same rows by hash, the document is read, the job is done, numbers go on`, async () => {
  const engine = await openEngine(other.place);
  try {
    await restoreBackup(engine, await shelfOf('restored'), one);
    const two = await writeBackup(engine, await shelfOf('restored'), path.join(backups.folder, 'two'), NOW);
    assert.deepEqual(two, manifest);
    await assert.rejects(restoreBackup(engine, null, one), { code: 'B-BACKUP-03' });
  } finally {
    await engine.close();
  }
  const store = await openStore(other.place);
  try {
    const blobs = await openBlobs(store, await shelfOf('restored'), [MASTER]);
    const found = await store.transaction((trx) => blobs.find(trx, address));
    assert.match((await buffer(found.read())).toString(), /^A statement, ünïcode/);
    const seq = await store.transaction((trx) =>
      trx
        .insertInto('review_events')
        .values({ case_id: caseId, version_id: null, by: 'K. Malik', at: NOW, event: '{}' })
        .returning('seq')
        .executeTakeFirstOrThrow(),
    );
    assert.equal(seq.seq, '701');
    const jobs = await openJobs(store, clock);
    let worked: unknown = null;
    const stop = await jobs.work({
      atOnce: 1,
      every: 0.5,
      handlers: {
        step: async (job) => {
          worked = job.data['of'];
          return async () => undefined;
        },
      },
    });
    while ((await store.transaction((trx) => jobs.open(trx))) > 0) await new Promise((done) => setTimeout(done, 100));
    await stop(10);
    assert.equal(worked, 'the backup');
  } finally {
    await store.close();
  }
});
