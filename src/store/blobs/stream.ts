// Authenticated encryption of a stream in chunks: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online
// Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015) on AES-256-GCM. Nothing that was cut off, put in
// another order, repeated or changed comes out as plain text.
//
//   prefix (7 bytes) ┃ chunk 0 + tag (16) ┃ chunk 1 + tag ┃ … ┃ last chunk + tag
//   nonce of chunk i = prefix ‖ i (4 bytes, big endian) ‖ 1 for the last chunk, else 0
//
// Every chunk but the last is 64 KiB; the last holds what is left, and an empty stream is one empty last chunk. A key is for
// one stream alone. Not here: where keys come from (keys.ts), where the bytes go (folder.ts).
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const CHUNK = 65_536;
export const PREFIX = 7;
const TAG = 16;

/** The stream was changed, cut off or put in another order, or the key is another one. */
export class Tampered extends Error {
  constructor() {
    super('an encrypted stream did not pass its check');
    this.name = 'Tampered';
  }
}

function nonce(prefix: Uint8Array, counter: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.set(prefix, 0);
  bytes.writeUInt32BE(counter, PREFIX);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Cuts a stream into pieces of `size` bytes; the last may be shorter, and only of an empty stream is it empty. Tells which is the last. */
async function* pieces(source: Bytes, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const part of source) {
    held = held.length === 0 ? Buffer.from(part) : Buffer.concat([held, part]);
    // A whole piece is only given when more has come: the last one must be known for it.
    let from = 0;
    for (; held.length - from > size; from += size) yield { bytes: held.subarray(from, from + size), last: false };
    held = held.subarray(from);
  }
  yield { bytes: held, last: true };
}

/** Encrypts. `key`: 32 bytes for this stream alone; `prefix`: 7 random bytes. */
export async function* encrypt(source: Bytes, key: Uint8Array, prefix: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(prefix);
  let counter = 0;
  for await (const { bytes, last } of pieces(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, counter, last));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    counter += 1;
  }
}

/** Decrypts, chunk by chunk: what has been given out is true to its place, but only the end shows that nothing is missing. Throws Tampered. */
export async function* decrypt(source: Bytes, key: Uint8Array): AsyncGenerator<Buffer> {
  let prefix: Buffer | null = null;
  let counter = 0;
  for await (const { bytes, last } of pieces(
    afterPrefix(source, (found) => (prefix = found)),
    CHUNK + TAG,
  )) {
    if (prefix === null || bytes.length < TAG) throw new Tampered();
    const cipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, counter, last));
    cipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    let plain: Buffer;
    try {
      plain = Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - TAG)), cipher.final()]);
    } catch {
      throw new Tampered();
    }
    yield plain;
    counter += 1;
  }
}

async function* afterPrefix(source: Bytes, found: (prefix: Buffer) => void): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const part of source) {
    if (head === null) {
      yield part;
      continue;
    }
    head = Buffer.concat([head, part]);
    if (head.length < PREFIX) continue;
    found(head.subarray(0, PREFIX));
    yield head.subarray(PREFIX);
    head = null;
  }
}
