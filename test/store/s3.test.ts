// The S3-compatible shelf: the same contract as the folder's, and what a store does that breaks, lies or is somebody else's.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { after, afterEach, before, describe, suite, test } from 'node:test';
import { configSchema } from '../../src/config/index.ts';
import { openBlobs } from '../../src/store/blobs/blobs.ts';
import { masterOf } from '../../src/store/blobs/master.ts';
import { documentContract } from '../../src/store/contract/documents.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import type { ShelfBench } from '../../src/store/contract/shelves.ts';
import { openS3Shelf, openStore, type Bucket, type Store } from '../../src/store/index.ts';
import { BUCKET, KEY, startS3, type Fault, type S3Server } from './s3-server.ts';

const clock = (): Date => new Date('2026-11-26T09:00:00Z');
const shelfOn = ({ endpoint }: Pick<S3Server, 'endpoint'>, more: Partial<Bucket> = {}) =>
  openS3Shelf({ bucket: BUCKET, region: 'eu-west-2', endpoint, prefix: 'blotter/', credentials: KEY, inPath: true, patience: 400, tries: 2, ...more }); // prettier-ignore

async function bucketBench(): Promise<ShelfBench> {
  const server = await startS3();
  server.page = 3;
  const shelf = await shelfOn(server, { patience: 10_000 });
  const keyOf = (address: string): string => `blotter/kept/${address}`;
  const aside = async (): Promise<string[]> =>
    [...server.objects.keys()].filter((key) => key.startsWith('blotter/aside/'));
  return {
    shelf,
    bytesAt: async (address) => server.objects.get(keyOf(address))?.bytes ?? assert.fail('nothing lies there'),
    write: async (address, bytes) => void server.objects.set(keyOf(address), { bytes: Buffer.from(bytes), at: new Date() }), // prettier-ignore
    lose: async (address) => void server.objects.delete(keyOf(address)),
    aside,
    age: async (addresses, at) => {
      for (const key of [...addresses.map(keyOf), ...(await aside())])
        (server.objects.get(key) ?? assert.fail(key)).at = at;
    },
    close: async () => {
      shelf.close();
      assert.deepEqual([...server.objects.keys()].filter((key) => !key.startsWith('blotter/')), [], 'nothing outside of its prefix'); // prettier-ignore
      await server.close();
    },
  };
}

let store: Store | undefined;
const open = (): Store => store ?? assert.fail('the store is not open');
const lane = await newFolder();
before(async () => {
  store = await openStore(lane.place);
});
after(async () => {
  await store?.close();
  await lane.clear();
});

suite('documents in a bucket', () => {
  documentContract(open, bucketBench);
});

describe('a bucket that breaks', () => {
  let server: S3Server;
  let shelf: Awaited<ReturnType<typeof shelfOn>>;
  before(async () => {
    server = await startS3();
    shelf = await shelfOn(server);
  });
  after(async () => {
    shelf.close();
    await server.close();
  });
  afterEach(() => {
    server.fault = () => null;
  });
  const inPieces = async function* (bytes: Buffer, size = 1_000_000) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const ADDRESS = 'ab'.repeat(32);
  const listAll = async (): Promise<void> => {
    for await (const { address } of shelf.list()) assert.ok(address);
  };
  const keep = async (bytes: Buffer, address = ADDRESS): Promise<void> => (await shelf.put(inPieces(bytes))).keep(address); // prettier-ignore
  const only =
    (sign: RegExp, fault: Fault, times = Infinity) =>
    (what: string): Fault | null =>
      sign.test(what) && times-- > 0 ? fault : null;

  test('many megabytes go in parts and come back; none and few go in one', async () => {
    for (const size of [0, 1, 8 * 2 ** 20 - 1, 8 * 2 ** 20, 8 * 2 ** 20 + 1, 20 * 2 ** 20 + 17]) {
      const bytes = randomBytes(size);
      const from = server.came.length;
      await keep(bytes);
      assert.ok((await buffer(shelf.get(ADDRESS))).equals(bytes), `${size}`);
      const parts = server.came.slice(from).filter((what) => what.includes('partNumber=')).length;
      assert.equal(parts, size < 8 * 2 ** 20 ? 0 : Math.ceil(size / (8 * 2 ** 20)));
    }
    assert.equal(server.uploads.size, 0);
    assert.deepEqual([...server.objects.keys()].filter((key) => key.includes('aside')), []); // prettier-ignore
  });

  test('one stumble is got over without a word: 500, 503, a line that breaks, no answer', async () => {
    for (const fault of ['status-500', 'status-503', 'reset', 'hang'] as const) {
      server.fault = only(/^PUT blotter\/aside/, fault, 1);
      await keep(Buffer.from(fault));
      assert.equal((await buffer(shelf.get(ADDRESS))).toString(), fault);
    }
  });

  for (const fault of ['status-500', 'hang', 'reset', 'denied', 'garbage'] as const)
    test(`${fault} at every step: said as what it is, and what was there before is there still`, async () => {
      server.fault = () => null;
      await keep(Buffer.from('before'));
      for (const step of [/^PUT blotter\/aside/, /^HEAD blotter\/aside/, /^PUT blotter\/kept/, /^HEAD blotter\/kept/]) {
        server.fault = only(step, fault);
        // Bodies of a HEAD and of a PUT's answer say nothing, so that garbage there is none.
        if (fault === 'garbage' && !/HEAD/.test(String(step))) continue;
        await assert.rejects(keep(Buffer.from('after')), (error: Error & { code?: string }) => {
          assert.equal(error.code, 'B-SHELF-01', `${step}: ${error.message}`);
          assert.doesNotMatch(error.message, /as the test says|TESTKEY|secret/);
          return true;
        });
        server.fault = () => null;
        const now = (await buffer(shelf.get(ADDRESS))).toString();
        assert.ok(
          now === 'before' || (String(step).includes('HEAD blotter\\/kept') && now === 'after'),
          `${step}: ${now}`,
        );
        await keep(Buffer.from('before'));
      }
      if (fault === 'garbage') return;
      server.fault = only(/^(GET|DELETE)/, fault);
      await assert.rejects(buffer(shelf.get(ADDRESS)), { code: 'B-SHELF-01' });
      await assert.rejects(shelf.remove(ADDRESS), { code: 'B-SHELF-01' });
      await assert.rejects(listAll(), { code: 'B-SHELF-01' });
      await assert.rejects(shelf.tidy(new Date()), { code: 'B-SHELF-01' });
    });

  test('what is kept otherwise than it was sent is noticed before anything refers to it', async () => {
    for (const step of [/^PUT blotter\/aside/, /^PUT blotter\/kept/]) {
      server.fault = only(step, 'half-kept');
      await assert.rejects(keep(Buffer.from('a whole statement')), { code: 'B-SHELF-01' });
    }
  });

  test('parts that do not arrive: the upload is given up, and an old one that was cut off is tidied', async () => {
    server.fault = only(/partNumber=2/, 'status-500');
    await assert.rejects(keep(randomBytes(9 * 2 ** 20)), { code: 'B-SHELF-01' });
    assert.equal(server.uploads.size, 0);
    server.fault = only(/partNumber=2|^DELETE/, 'status-500');
    await assert.rejects(keep(randomBytes(9 * 2 ** 20)), { code: 'B-SHELF-01' });
    server.fault = () => null;
    assert.equal(server.uploads.size, 1);
    assert.equal(await shelf.tidy(new Date(Date.now() - 60_000)), 0);
    for (const upload of server.uploads.values()) upload.at = new Date(0);
    server.fault = only(/uploads/, 'not-there');
    assert.equal(await shelf.tidy(new Date(Date.now() - 60_000)), 0, 'a store that does not list them');
    server.fault = () => null;
    assert.equal(await shelf.tidy(new Date(Date.now() - 60_000)), 1);
    assert.equal(server.uploads.size, 0);
  });

  test('bytes that are cut off, short or wrong are never given out as whole, and nothing is lost by it', async () => {
    const blobs = await openBlobs(open(), shelf, [masterOf(Buffer.alloc(32, 3))]).catch(() => null);
    // The names of this store are made by the contract's last key.
    const own = blobs ?? (await openBlobs(open(), shelf, [masterOf(Buffer.alloc(32, 2))]));
    const text = 'x'.repeat(200_000);
    const staged = await own.stage([Buffer.from(text)]);
    await open().transaction((trx) => own.keep(trx, staged, clock));
    const read = async (): Promise<string> => {
      const found = await open().transaction((trx) => own.find(trx, staged.address));
      return (await buffer(found.read())).toString();
    };
    for (const [fault, code] of [['cut', 'B-SHELF-01'], ['short', 'B-BLOB-02'], ['flip', 'B-BLOB-02'], ['garbage', 'B-BLOB-02']] as const) {
      server.fault = only(/^GET/, fault);
      await assert.rejects(read(), { code }, fault);
      server.fault = () => null;
      assert.equal(await read(), text, `after ${fault}`);
    } // prettier-ignore
  });

  test('another secret, another key, another bucket: refused, and told without them', async () => {
    const others: readonly Partial<Bucket>[] = [
      { credentials: { ...KEY, secretAccessKey: 'another secret' } },
      { credentials: { ...KEY, accessKeyId: 'ANOTHERKEY' } },
      { bucket: 'another' },
    ];
    for (const other of others) {
      const wrong = await shelfOn(server, other);
      await assert.rejects(wrong.put(inPieces(Buffer.from('x'))), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'B-SHELF-01');
        assert.doesNotMatch(error.message, /another|ANOTHER|TESTKEY/);
        return true;
      });
      wrong.close();
    }
  });

  test('nobody is there', async () => {
    const away = await shelfOn({ endpoint: 'http://127.0.0.1:9' });
    await assert.rejects(away.put(inPieces(Buffer.from('x'))), { code: 'B-SHELF-01' });
    away.close();
  });
});

test('the setting: https alone, a key with its secret, a prefix that ends', () => {
  const says = (s3: object): boolean => configSchema.safeParse({ data: '/srv', shelf: { s3 } }).success;
  assert.ok(says({ bucket: 'papers' }));
  assert.ok(says({ bucket: 'papers', endpoint: 'https://s3.force.example', prefix: 'blotter/', accessKeyId: 'AKIA', secretFile: '/etc/x' })); // prettier-ignore
  assert.ok(says({ bucket: 'papers', endpoint: 'http://127.0.0.1:9000' }));
  for (const wrong of [{}, { bucket: 'Papers' }, { bucket: 'papers', endpoint: 'http://s3.force.example' }, { bucket: 'papers', accessKeyId: 'AKIA' }, { bucket: 'papers', secretFile: '/etc/x' }, { bucket: 'papers', prefix: 'blotter' }, { bucket: 'papers', prefix: '../' }, { bucket: 'papers', secret: 'x' }]) assert.ok(!says(wrong), JSON.stringify(wrong)); // prettier-ignore
});
