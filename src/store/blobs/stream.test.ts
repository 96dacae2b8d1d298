import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHUNK, decrypt, encrypt, PREFIX, Tampered } from './stream.ts';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const NONCE = Buffer.from('f0f1f2f3f4f5f6', 'hex');
const whole = async (parts: AsyncIterable<Buffer>): Promise<Buffer> => buffer(parts);
const sealed = (plain: Uint8Array): Promise<Buffer> => whole(encrypt([plain], KEY, NONCE));
const opened = (bytes: Uint8Array, key: Uint8Array = KEY): Promise<Buffer> => whole(decrypt([bytes], key));
const SEALED_CHUNK = CHUNK + 16;
const pattern = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + 3) & 255));

// Written with AESGCM of Python's cryptography (OpenSSL), from the description at the head of stream.ts.
test('test vectors of another implementation', async () => {
  assert.equal((await sealed(Buffer.alloc(0))).toString('hex'), 'f0f1f2f3f4f5f65de8274d56e79f37a3bda5c4cbfa97aa');
  assert.equal(
    (await sealed(Buffer.from('The statement of K. Nowak'))).toString('hex'),
    'f0f1f2f3f4f5f6a0ca7b7951c3ff65077b86fa1bc48a08da3fe5964cbc663d012dade6765e37251702b8f8c9c3c61265',
  );
  const hash = async (plain: Buffer) =>
    createHash('sha256')
      .update(await sealed(plain))
      .digest('hex');
  assert.equal(
    await hash(pattern(2 * CHUNK)),
    '88c853298e2595b1252061b202325398dd40ebbb2183dc695798070911b6024b',
    'exactly two chunks: the second is the last',
  );
  assert.equal(
    await hash(Buffer.concat([pattern(2 * CHUNK), Buffer.from('x')])),
    '9bbfb71df6e6022666a7fc9863d91654783d2cb274a7eb3ccedac86479729b42',
  );
});

test('what goes in comes out, however both streams are cut', async () => {
  const size = fc.oneof(fc.nat(300), fc.constantFrom(CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5));
  const cut = (bytes: Buffer, step: number): Buffer[] =>
    Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) => bytes.subarray(i * step, (i + 1) * step));
  await fc.assert(
    fc.asyncProperty(
      size,
      fc.integer({ min: 50, max: 100_000 }),
      fc.integer({ min: 50, max: 100_000 }),
      async (n, a, b) => {
        const plain = randomBytes(n);
        const bytes = await whole(encrypt(cut(plain, a), KEY, randomBytes(PREFIX)));
        assert.equal(bytes.length, PREFIX + n + 16 * Math.max(1, Math.ceil(n / CHUNK)));
        assert.ok(plain.equals(await whole(decrypt(cut(bytes, b), KEY))));
      },
    ),
    { numRuns: 40 },
  );
});

test('every change is found: bits, cuts, order, repeats, joins, another key', async () => {
  const plain = pattern(3 * CHUNK + 100);
  const bytes = await sealed(plain);
  const chunk = (i: number) => bytes.subarray(PREFIX + i * SEALED_CHUNK, PREFIX + (i + 1) * SEALED_CHUNK);
  const prefix = bytes.subarray(0, PREFIX);
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const other = await whole(encrypt([plain], KEY, randomBytes(PREFIX)));
  const changed: Record<string, Buffer> = {
    'nothing at all': Buffer.alloc(0),
    'the prefix alone': prefix,
    'half a tag': bytes.subarray(0, PREFIX + 8),
    'the last chunk is missing': bytes.subarray(0, PREFIX + 3 * SEALED_CHUNK),
    'the last byte is missing': bytes.subarray(0, -1),
    'the first chunk is missing': Buffer.concat([prefix, chunk(1), chunk(2), chunk(3)]),
    'a chunk in the middle is missing': Buffer.concat([prefix, chunk(0), chunk(2), chunk(3)]),
    'two chunks change places': Buffer.concat([prefix, chunk(1), chunk(0), chunk(2), chunk(3)]),
    'a chunk comes twice': Buffer.concat([prefix, chunk(0), chunk(0), chunk(2), chunk(3)]),
    'a chunk of another stream': Buffer.concat([prefix, other.subarray(PREFIX, PREFIX + SEALED_CHUNK), chunk(1), chunk(2), chunk(3)]), // prettier-ignore
    'something is added': Buffer.concat([bytes, Buffer.alloc(40)]),
    'the stream comes twice': Buffer.concat([bytes, bytes.subarray(PREFIX)]),
  };
  for (const [name, stream] of Object.entries(changed)) await assert.rejects(opened(stream), Tampered, name);
  for (const at of [0, 6, 7, 5000, PREFIX + CHUNK, PREFIX + CHUNK + 15, bytes.length - 1])
    await assert.rejects(opened(flipped(at)), Tampered, `bit of byte ${at}`);
  await assert.rejects(opened(bytes, randomBytes(32)), Tampered);
  assert.ok(plain.equals(await opened(bytes)));
});

test('200 random bits: each is found', async () => {
  const bytes = await sealed(pattern(500));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const copy = Buffer.from(bytes);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await assert.rejects(opened(copy), Tampered);
    }),
    { numRuns: 200 },
  );
});
