// Documents in the store: kept once, erased for good, held, swept, their keys changed. Run on both engines.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { openBlobs, type Blobs } from '../blobs/blobs.ts';
import { masterOf } from '../blobs/master.ts';
import type { Shelf } from '../blobs/shelf.ts';
import { addVersion, eraseCase, openCase, originalsOf, setLegalHold, setRetention } from '../cases.ts';
import type { Clock } from '../schema.ts';
import type { Store } from '../store.ts';
import { folderBench, type ShelfBench } from './shelves.ts';

const NOW = new Date('2026-11-26T09:00:00Z');
const clock: Clock = () => NOW;
const [OLD, NEW] = [masterOf(Buffer.alloc(32, 1)), masterOf(Buffer.alloc(32, 2))];

export function documentContract(open: () => Store, openBench: () => Promise<ShelfBench> = folderBench): void {
  let bench: ShelfBench;
  let shelf: Shelf;
  let blobs: Blobs;
  before(async () => {
    bench = await openBench();
    ({ shelf } = bench);
    blobs = await openBlobs(open(), shelf, [OLD]);
  });
  after(() => bench.close());

  const newCase = async (): Promise<string> => {
    const id = randomUUID();
    await open().transaction((trx) => openCase(trx, { id, urn: id, title: 'R v HOLT', manifest: {} }, clock));
    return id;
  };
  const add = async (caseId: string, file: string, text: string): Promise<string> => {
    const staged = await blobs.stage([Buffer.from(text)]);
    const version = {
      id: randomUUID(),
      caseId,
      file,
      documentId: randomUUID(),
      kind: 'original',
      recipient: null,
    } as const;
    await open().transaction((trx) => addVersion(trx, blobs, version, staged, clock));
    return staged.address;
  };
  const read = async (address: string): Promise<string> => {
    const found = await open().transaction((trx) => blobs.find(trx, address));
    return (await buffer(found.read())).toString();
  };
  const aside = (): Promise<string[]> => bench.aside();

  test('bytes are kept once, encrypted, under a name that tells nothing', async () => {
    const text = `A statement ${randomUUID()}`;
    const [one, two] = [await newCase(), await newCase()];
    const address = await add(one, 'MG11.txt', text);
    const file = await bench.bytesAt(address);
    assert.equal(await add(two, 'copy.txt', text), address);
    assert.deepEqual(await bench.bytesAt(address), file, 'the second writer leaves the bytes alone');
    assert.equal(await read(address), text);
    assert.ok(!file.includes('statement'));
    assert.deepEqual(await aside(), []);
    const { createHash } = await import('node:crypto');
    assert.notEqual(address, createHash('sha256').update(text).digest('hex'));
  });

  test('two writers of the same bytes at once: whoever wins, they can be read', async () => {
    const text = `At once ${randomUUID()}`;
    const ids = await Promise.all([1, 2, 3, 4].map(() => newCase()));
    const addresses = await Promise.all(ids.map((id) => add(id, 'a.txt', text)));
    assert.equal(new Set(addresses).size, 1);
    assert.equal(await read(addresses[0] ?? ''), text);
    assert.deepEqual(await aside(), []);
  });

  test('a transaction that fails leaves only what a sweep takes away, and a sweep takes nothing that is kept or young', async () => {
    const caseId = await newCase();
    const kept = await add(caseId, 'kept.txt', `kept ${randomUUID()}`);
    const staged = await blobs.stage([Buffer.from(`lost ${randomUUID()}`)]);
    const failed = open().transaction(async (trx) => {
      await blobs.keep(trx, staged, clock);
      throw new Error('no');
    });
    await assert.rejects(failed, /no/);
    await blobs.stage([Buffer.from('cut off')]);
    const past = new Date(Date.now() - 3 * 86_400_000);
    assert.equal(await blobs.sweep(new Date(Date.now() - 86_400_000)), 0, 'they are young');
    await bench.age([kept, staged.address], past);
    assert.equal(await blobs.sweep(new Date(Date.now() - 86_400_000)), 2);
    assert.match(await read(kept), /^kept/);
    await assert.rejects(read(staged.address), { code: 'B-BLOB-01' });
  });

  test('erasing a case takes its keys; what another case has too stays', async () => {
    const [one, two] = [await newCase(), await newCase()];
    const shared = `shared ${randomUUID()}`;
    const own = await add(one, 'own.txt', `own ${randomUUID()}`);
    const both = await add(one, 'both.txt', shared);
    await add(two, 'both.txt', shared);
    const bytes = await bench.bytesAt(own);
    assert.deepEqual(await open().transaction((trx) => eraseCase(trx, blobs, one, clock)), [own]);
    await blobs.remove(own);
    await assert.rejects(read(own), { code: 'B-BLOB-03' });
    assert.equal(await read(both), shared);
    // Bytes that lie in an old copy of the shelf are of no use to anybody: no key is left.
    await bench.write(own, bytes);
    await assert.rejects(read(own), { code: 'B-BLOB-03' });
    const row = await open().transaction((trx) =>
      trx.selectFrom('blobs').select('wrapped_key').where('address', '=', own).executeTakeFirstOrThrow(),
    );
    assert.equal(row.wrapped_key, null);
    // The same document may come in again later.
    assert.deepEqual(await open().transaction((trx) => eraseCase(trx, blobs, two, clock)), [both]);
    const again = await newCase();
    assert.equal(await add(again, 'both.txt', shared), both);
    assert.equal(await read(both), shared);
  });

  test('a legal hold and the day until which a case is kept stop its erasure', async () => {
    const caseId = await newCase();
    const address = await add(caseId, 'a.txt', `held ${randomUUID()}`);
    const erase = () => open().transaction((trx) => eraseCase(trx, blobs, caseId, clock));
    await open().transaction((trx) => setLegalHold(trx, caseId, true));
    await assert.rejects(erase(), { code: 'B-HOLD-01' });
    await open().transaction(async (trx) => {
      await setLegalHold(trx, caseId, false);
      await setRetention(trx, caseId, '2026-11-26');
    });
    await assert.rejects(erase(), { code: 'B-HOLD-02' });
    assert.match(await read(address), /^held/);
    await open().transaction((trx) => setRetention(trx, caseId, '2026-11-25'));
    assert.deepEqual(await erase(), [address]);
  });

  test('bytes that were changed, cut off or taken away are never given out as whole', async () => {
    const caseId = await newCase();
    const address = await add(caseId, 'a.txt', 'x'.repeat(70_000) + randomUUID());
    const whole = await bench.bytesAt(address);
    await bench.write(address, whole.subarray(0, 65_536 + 16 + 7));
    await assert.rejects(read(address), { code: 'B-BLOB-02' });
    await bench.write(address, whole.with(30, (whole[30] ?? 0) ^ 1));
    await assert.rejects(read(address), { code: 'B-BLOB-02' });
    await bench.lose(address);
    await assert.rejects(read(address), { code: 'B-BLOB-01' });
  });

  test('the newest original of each document is the one that counts', async () => {
    const caseId = await newCase();
    const first = await add(caseId, 'a.txt', `first ${randomUUID()}`);
    const staged = await blobs.stage([Buffer.from(`second ${randomUUID()}`)]);
    const version = {
      id: randomUUID(),
      caseId,
      file: 'a.txt',
      documentId: randomUUID(),
      kind: 'original',
      recipient: null,
    } as const;
    const later: Clock = () => new Date(NOW.getTime() + 1000);
    await open().transaction((trx) => addVersion(trx, blobs, version, staged, later));
    const originals = await open().transaction((trx) => originalsOf(trx, caseId));
    assert.deepEqual(
      originals.map((row) => [row.file, row.address]),
      [['a.txt', staged.address]],
    );
    assert.notEqual(first, staged.address);
  });

  test('a new master key: everything is wrapped anew and the old key is no longer needed', async () => {
    const caseId = await newCase();
    const text = `rotated ${randomUUID()}`;
    const address = await add(caseId, 'a.txt', text);
    await assert.rejects(openBlobs(open(), shelf, [NEW]), { code: 'B-KEY-04' });
    const both = await openBlobs(open(), shelf, [NEW, OLD]);
    assert.ok((await both.rotate()) > 2);
    assert.equal(await both.rotate(), 0);
    blobs = await openBlobs(open(), shelf, [NEW]);
    assert.equal(await read(address), text);
    assert.equal(await add(caseId, 'again.txt', text), address, 'names stay the same');
  });
}
