// A case is prepared and packed by jobs while the disk that holds database, papers and scratch is really full: nothing partial is
// kept, nothing is given up, the page is told why it waits, and with room there is one preparation and one release.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { auditBook, headsOf, recordsOf, registerId } from '../../src/register/index.ts';
import type { Lane } from '../../src/store/contract/lanes.ts';
import { ALONE, manifestOf, openOffice, paper, type Office } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { smallDisk, type SmallDisk } from '../fixtures/small-disk.ts';

const FOR = 'defence:D1';
/** What a job may say of a disk that is full; the last where the database could not even be asked what there is to do. */
const FULL = new Set(['B-STORE-08', 'B-STORE-09', 'B-OUT-04']);

async function until(what: string, done: () => Promise<boolean>, seconds = 90): Promise<void> {
  for (const since = performance.now(); !(await done().catch(() => false)); await sleep(200)) assert.ok(performance.now() - since < seconds * 1000, what); // prettier-ignore
}
const inHand = (disk: SmallDisk): boolean => readdirSync(path.join(disk.folder, 'scratch')).length > 0;

/** Fills the disk once the job is in hand; waits until it was met, then makes room. Gives what was told meanwhile. */
async function fullMeanwhile(disk: SmallDisk, office: Office, left: number): Promise<string> {
  await until('a job is in hand', async () => inHand(disk));
  const before = office.errors.length;
  disk.fill(left);
  await until('the disk was met full', async () => office.errors.length > before);
  const codes = office.errors.slice(before);
  disk.room();
  assert.ok(codes.every((code) => FULL.has(code)), codes.join()); // prettier-ignore
  return codes.join();
}
const asideOf = (disk: SmallDisk): string[] => readdirSync(path.join(disk.folder, 'blobs', 'aside'));

test('the disk is full in mid-preparation, then in mid-release', { timeout: 280_000 }, async (t) => {
  const disk = smallDisk(200);
  if (disk.kind === 'limit') {
    // A limit would stop the processes of the job only if it were set for each: what a disk that is not full can show is in store.test.ts.
    disk.clear();
    return t.diagnostic('no file system may be mounted here: jobs on a full disk were not tried');
  }
  const lane: Lane = { name: 'embedded', place: { folder: path.join(disk.folder, 'data') }, clear: async () => undefined };
  const office = await openOffice(lane, ALONE, { root: disk.folder });
  try {
    const { casework, store, blobs, ring } = office;
    const [one, other] = [await office.person('K. Malik'), await office.person('R. Osei')];
    const papers = ['MG5 summary.pdf', 'MG5 more.pdf'].map((file) => paper(file, makePdf([['Summary of the case.', `A coat was taken from a shop. ${file}`], ['Page two.']])));
    const caseId = await casework.takeIn({ manifest: manifestOf(), papers, by: one });

    t.diagnostic(`preparing: ${await fullMeanwhile(disk, office, 0)}`);
    assert.equal(await casework.view(caseId, FOR).catch(() => null), null, 'nothing was kept');
    await until('it is prepared', async () => (await casework.progress(caseId, FOR))?.state === 'ready');
    assert.deepEqual(asideOf(disk), []);

    assert.deepEqual(await casework.submit(caseId, FOR, one), []);
    assert.deepEqual(await casework.release(caseId, FOR, other, ['Holt', 'Hartley Vane']), []);
    t.diagnostic(`packing: ${await fullMeanwhile(disk, office, 0)}`);
    await until('the store answers', async () => (await casework.released(caseId)).length >= 0);
    assert.deepEqual(await casework.released(caseId), [], 'nothing left');
    await until('it has left', async () => (await casework.gate(caseId, FOR))?.state === 'released');
    await office.settled();

    const [left, ...more] = await casework.released(caseId);
    assert.ok(left && more.length === 0);
    const stream = await casework.download(caseId, left.release);
    assert.ok(stream);
    const names = Object.keys(unzipSync(await buffer(stream))).toSorted();
    assert.deepEqual(names.filter((name) => !name.startsWith('documents/')), ['index.html', 'receipt.json', 'schedule.csv']);
    assert.equal(names.length, 5);

    const found = await store.transaction(async (trx) => {
      const kinds: string[] = [];
      for await (const record of recordsOf(trx)) kinds.push((record as { entry: { kind: string } }).entry.kind);
      const audit = await auditBook({ register: await registerId(trx), keys: ring.keys, records: recordsOf(trx), heads: await headsOf(trx) });
      return { kinds, audit, parked: await trx.selectFrom('parked').select('code').execute(), addresses: await trx.selectFrom('case_addresses').select('address').distinct().execute() };
    });
    const times = (kind: string): number => found.kinds.filter((one) => one === kind).length;
    assert.deepEqual([times('draft-made'), times('released'), found.parked], [1, 1, []]);
    assert.deepEqual(found.audit.verdicts.filter(({ result }) => result !== 'pass'), []);
    for (const { address } of found.addresses) {
      const blob = await store.transaction((trx) => blobs.find(trx, address));
      for await (const part of blob.read()) void part;
    }
    assert.deepEqual([asideOf(disk), inHand(disk)], [[], false]);
  } finally {
    disk.room();
    await office.close();
    disk.clear();
  }
}); // prettier-ignore
