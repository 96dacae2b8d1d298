import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BadFrame, encode, startReader } from './frames.ts';

const CAPS = { json: 1_000_000, blobs: 1_000_000 };
const join = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const both = (value: unknown): unknown => startReader(() => CAPS).take(join(encode(value)))[0];

test('frames: data, bytes, box arrays, maps and odd numbers come through, whatever pieces they come in', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 50 }), fc.float32Array({ noNaN: true, maxLength: 20 }), fc.constantFrom(Infinity, -Infinity)); // prettier-ignore
  const plain = fc.dictionary(fc.string().filter((key) => key !== '$' && key !== '__proto__'), leaf, { maxKeys: 5, noNullPrototype: true }); // prettier-ignore
  const value = fc.oneof(leaf, plain, fc.array(plain, { maxLength: 4 }), fc.array(fc.tuple(fc.integer(), plain)).map((all) => new Map(all))); // prettier-ignore
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 64 }), (values, size) => {
      const bytes = join(values.flatMap(encode));
      const reader = startReader(() => CAPS);
      const frames: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size) frames.push(...reader.take(bytes.subarray(at, at + size)));
      assert.deepEqual(frames, values);
    }),
  );
});
test('frames: bytes come out as bytes of their own, and never as a Buffer', () => {
  const read = both({ a: Buffer.from('abc'), b: Uint8Array.of(1, 2) }) as { a: Uint8Array; b: Uint8Array };
  assert.deepEqual([...read.a], [97, 98, 99]);
  assert.ok(!Buffer.isBuffer(read.a) && read.b.buffer.byteLength === 2);
});
test('frames: what is larger than the cap is refused by its head alone', () => {
  const head = (json: number, blobs: number): Uint8Array => new Uint8Array(new Uint32Array([json, blobs]).buffer);
  for (const bad of [head(2 ** 32 - 1, 0), head(10, 1_000_001), head(1_000_001, 0)])
    assert.throws(() => startReader(() => CAPS).take(bad), BadFrame);
  assert.deepEqual(startReader(() => CAPS).take(head(999_999, 999_999)), []);
});
test('frames: parts that lie outside, unknown kinds and broken JSON are refused, their words untold', () => {
  const frame = (json: string, blobs = ''): Uint8Array => {
    const [a, b] = [new TextEncoder().encode(json), new TextEncoder().encode(blobs)];
    return join([new Uint8Array(new Uint32Array([a.length, b.length]).buffer), a, b]);
  };
  const rows = ['{"$":"u8","at":0,"n":9}', '{"$":"u8","at":-1,"n":1}', '{"$":"u8","at":0,"n":-1}', '{"$":"f32","at":0,"n":1e300}', '{"$":"u8","at":0.5,"n":1}', '{"$":"u8"}', '{"$":"date"}', '{"$":"map","of":3}', 'secret', '', '['.repeat(200_000)]; // prettier-ignore
  for (const json of rows)
    assert.throws(() => startReader(() => CAPS).take(frame(json, 'abcd')), (error: Error) => error instanceof BadFrame && !error.message.includes('secret')); // prettier-ignore
});
