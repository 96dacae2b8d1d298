// The embedded store on a disk that is really full: what was confirmed stays, nothing else is believed, nobody waits for ever,
// and it goes on by itself when there is room. The worst moment is that of a commit whose log finds no room: PostgreSQL ends
// itself there.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { BlotterError } from '../../src/model/index.ts';
import { appendEntry, auditBook, headsOf, openRing, recordsOf, registerId } from '../../src/register/index.ts';
import { openBlobs, openFolderShelf, openMaster, openStore, type Store } from '../../src/store/index.ts';
import { smallDisk } from '../fixtures/small-disk.ts';

const clock = (): Date => new Date();
const codeOf = (error: unknown): string => (error instanceof BlotterError ? error.code : `no code: ${String(error)}`);

/** A row that is confirmed, or the code of why not. Its entry in the book is kept with it. */
async function say(store: Store, kept: Set<string>): Promise<string> {
  const id = randomUUID();
  try {
    await store.transaction(async (trx) => {
      await trx.insertInto('cases').values({ id, urn: id, title: randomBytes(4000).toString('hex'), manifest: '{}', opened_at: clock() }).execute(); // prettier-ignore
      await appendEntry(trx, { kind: 'case-opened', by: 'program', case: id }, clock);
    });
    kept.add(id);
    return 'kept';
  } catch (error) {
    return codeOf(error);
  }
}
/** The log of the database grows by a megabyte, its tables do not. */
const grow = (store: Store): Promise<unknown> =>
  store.transaction((trx) => sql`select pg_logical_emit_message(true, 'test', ${randomBytes(500_000).toString('hex')})`.execute(trx)); // prettier-ignore

async function until(what: string, done: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const since = performance.now(); !(await done()); await sleep(500)) assert.ok(performance.now() - since < seconds * 1000, what); // prettier-ignore
}

/** Every confirmed row is there, and no other; the chain of the book is whole, one entry for each. */
async function requireWhole(store: Store, kept: ReadonlySet<string>): Promise<void> {
  const ring = await openRing(path.join(readFolder(store), 'signing-keys.json'), new Date());
  const found = await store.transaction(async (trx) => {
    const audit = await auditBook({ register: await registerId(trx), keys: ring.keys, records: recordsOf(trx), heads: await headsOf(trx) }); // prettier-ignore
    let opened = 0;
    for await (const record of recordsOf(trx)) if ((record as { entry: { kind: string } }).entry.kind === 'case-opened') opened += 1; // prettier-ignore
    return { rows: await trx.selectFrom('cases').select('id').execute(), audit, opened };
  });
  assert.deepEqual(found.rows.map(({ id }) => id).toSorted(), [...kept].toSorted());
  assert.equal(found.opened, kept.size);
  assert.deepEqual(found.audit.verdicts.filter(({ result }) => result !== 'pass'), []); // prettier-ignore
}

/** The same of a store that is opened once more, and closed after it. `folder`: of its keys. */
async function requireWholeAgain(place: Parameters<typeof openStore>[0], folder: string, kept: ReadonlySet<string>): Promise<void> {
  const again = await openStore(place);
  folders.set(again, folder);
  await requireWhole(again, kept);
  await again.close();
} // prettier-ignore
const folders = new WeakMap<Store, string>();
const readFolder = (store: Store): string => folders.get(store) ?? '';

test('tables that find no room, then a log that finds none: nobody hangs, and it goes on by itself', { timeout: 300_000 }, async (t) => {
  const disk = smallDisk(140);
  t.diagnostic(`disk: ${disk.kind}`);
  const data = path.join(disk.folder, 'data');
  const kept = new Set<string>();
  try {
    const store = await openStore({ folder: data });
    folders.set(store, disk.folder);
    assert.equal(await say(store, kept), 'kept');
    await openRing(path.join(disk.folder, 'signing-keys.json'), new Date());
    const open = (): number => readdirSync('/proc/self/fd').length;

    // No room in the tables: that transaction alone fails.
    disk.fill();
    const first = new Set<string>();
    for (let i = 0; i < 20; i += 1) first.add(await say(store, kept));
    // A limit on files is told by another number than a full disk: then it is enough that nothing was confirmed.
    assert.ok(disk.kind === 'mounted' ? first.has('B-STORE-09') : !first.has('kept'), [...first].join());
    disk.room();
    await until('it goes on', async () => (await say(store, kept)) === 'kept');

    // No room in the log: the database ends itself, and everybody is told at once.
    const files = open();
    for (let round = 0; round < 2; round += 1) {
      disk.fill(1_500_000);
      let ended = '';
      for (let i = 0; i < 40 && ended !== 'B-STORE-08'; i += 1) ended = await grow(store).then(() => '', codeOf);
      assert.equal(ended, 'B-STORE-08');
      const since = performance.now();
      const told = await Promise.all([1, 2, 3].map(() => say(store, kept)));
      assert.ok(told.every((code) => code !== 'kept' || disk.free() > 0), told.join());
      assert.ok(performance.now() - since < 20_000, 'nobody waits for a database that has ended');
      disk.room();
      await until('it goes on', async () => (await say(store, kept)) === 'kept');
    }
    assert.ok(open() < files + 20, `the files of the ended databases are closed: ${files}, then ${open()}`);
    await requireWhole(store, kept);
    await store.close();
    await requireWholeAgain({ folder: data }, disk.folder, kept);
  } finally {
    disk.room();
    disk.clear();
  }
}); // prettier-ignore

test('a start on a full disk says so, leaves nothing that is taken for a database, and the next one does', { timeout: 300_000 }, async () => {
  const disk = smallDisk(120);
  const place = { folder: path.join(disk.folder, 'data') };
  try {
    const full = disk.kind === 'mounted' ? { code: 'B-STORE-09' } : /./;
    for (const left of disk.kind === 'mounted' ? [0, 20_000_000] : [0]) {
      disk.fill(left);
      await assert.rejects(openStore(place), full);
      disk.room();
    }
    const kept = new Set<string>();
    const store = await openStore(place);
    folders.set(store, disk.folder);
    assert.equal(await say(store, kept), 'kept');
    await store.close();
    disk.fill();
    await assert.rejects(openStore(place), full);
    disk.room();
    await requireWholeAgain(place, disk.folder, kept);
  } finally {
    disk.room();
    disk.clear();
  }
}); // prettier-ignore

test('papers on a full shelf: none is kept by half, none stays aside, and all that were kept can be read', { timeout: 300_000 }, async () => {
  const disk = smallDisk(8);
  const rooms = smallDisk(140);
  try {
    const store = await openStore({ folder: path.join(rooms.folder, 'data') });
    const shelf = path.join(disk.folder, 'blobs');
    const blobs = await openBlobs(store, await openFolderShelf(shelf), [await openMaster({ file: path.join(rooms.folder, 'master.key') }, true)]); // prettier-ignore
    const keep = async (bytes: Uint8Array): Promise<string> => {
      const staged = await blobs.stage([bytes]);
      await store.transaction((trx) => blobs.keep(trx, staged, clock));
      return staged.address;
    };
    const kept = [await keep(randomBytes(1_000_000))];
    disk.fill(500_000);
    await assert.rejects(keep(randomBytes(1_000_000)), (error: NodeJS.ErrnoException) => ['ENOSPC', 'EFBIG'].includes(error.code ?? '')); // prettier-ignore
    await assert.rejects(blobs.tryWriting().then(() => keep(randomBytes(700_000))));
    assert.deepEqual(readdirSync(path.join(shelf, 'aside')), []);
    disk.room();
    kept.push(await keep(randomBytes(1_000_000)));
    for (const address of kept) {
      const found = await store.transaction((trx) => blobs.find(trx, address));
      let size = 0;
      for await (const part of found.read()) size += part.length;
      assert.equal(size, 1_000_000);
    }
    const files = readdirSync(shelf, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    assert.equal(files.length, 2, 'nothing but what was kept');
    await store.close();
  } finally {
    disk.room();
    disk.clear();
    rooms.clear();
  }
}); // prettier-ignore
