// Encrypted documents: bytes on a shelf, their keys in the database. Each blob has a random key of its own, wrapped by the
// master key; its name is an HMAC of its content, so that the same bytes are kept once and a name tells nothing to whoever
// lists the shelf. Taking the wrapped key away erases the bytes for good, wherever copies of the shelf lie.
//
//   outside of a transaction:  stage(bytes) ── encrypt ──▶ aside, durable
//   inside:                    keep(trx, staged) ── row, then rename ──▶ committed with whatever refers to it
//
// A transaction that fails leaves bytes that nothing refers to; sweep() takes them away when they are old.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { BlotterError } from '../../model/index.ts';
import type { Clock, Tx } from '../schema.ts';
import type { Store } from '../store.ts';
import type { Master } from './master.ts';
import type { Shelf } from './shelf.ts';
import { decrypt, encrypt, PREFIX, Tampered } from './stream.ts';

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Bytes that are written and wait for a transaction. */
export interface Staged {
  readonly address: string;
  readonly sha256: string;
  readonly size: number;
  /** For keep(). */
  readonly wrapped: Buffer;
  keep(): Promise<void>;
  drop(): Promise<void>;
}

/** A blob that was found, to be read after the transaction. */
export interface Found {
  readonly address: string;
  readonly sha256: string;
  readonly size: number;
  /** Its plain bytes, checked to the end. Throws B-BLOB-01 (missing), -02 (changed). */
  read(): AsyncIterable<Buffer>;
}

export interface Blobs {
  /** Encrypts bytes and writes them aside. Do it outside of transactions: it takes as long as the bytes are many. */
  stage(bytes: Bytes): Promise<Staged>;
  /** Keeps staged bytes; the same bytes are kept once. Give the same `staged` to one transaction only. */
  keep(trx: Tx, staged: Staged, clock: Clock): Promise<void>;
  /** Throws B-BLOB-03 where it was erased, B-BLOB-01 where nothing is known of it, B-KEY-04 where its master key is not given. */
  find(trx: Tx, address: string): Promise<Found>;
  /** Takes its key away. The bytes themselves go with remove(), after the transaction. */
  erase(trx: Tx, address: string, clock: Clock): Promise<void>;
  remove(address: string): Promise<void>;
  /** Writes a few bytes durably and takes them away again. Throws where that cannot be done: no space, no right, no disk. */
  tryWriting(): Promise<void>;
  /** Takes away what nothing refers to and was written before `before`. Gives the number. */
  sweep(before: Date): Promise<number>;
  /** Wraps every key anew with the first master key. Gives the number. Can be cut off and begun again. */
  rotate(): Promise<number>;
}

const purposeOf = (address: string): string => `blob ${address}`;

/** Locks an address until the end of the transaction: a sweep or an erasure must not take what is being kept. */
export const lockAddress = (trx: Tx, address: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(trx);

function masterFor(masters: readonly Master[], id: string): Master {
  const found = masters.find((master) => master.id === id);
  if (!found) throw new BlotterError('B-KEY-04', { master: id });
  return found;
}

/** The key that makes addresses; made once. */
async function nameKey(trx: Tx, masters: readonly Master[]): Promise<Buffer> {
  const [first] = masters;
  if (first === undefined) throw new BlotterError('B-KEY-01', { problem: 'none is given' });
  await trx
    .insertInto('keys')
    .values({ purpose: 'names', wrapped_key: first.wrap(randomBytes(32), 'names'), master: first.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx.selectFrom('keys').selectAll().where('purpose', '=', 'names').executeTakeFirstOrThrow();
  return masterFor(masters, row.master).unwrap(row.wrapped_key, 'names');
}

/** Has anything been encrypted in this store? Then a missing master key must not be made anew. */
export const isEncrypted = (store: Store): Promise<boolean> =>
  store.transaction(async (trx) => (await trx.selectFrom('keys').select('purpose').execute()).length > 0);

/** Opens the blobs of a store. `masters`: the first wraps, the others only unwrap. */
export async function openBlobs(store: Store, shelf: Shelf, masters: readonly Master[]): Promise<Blobs> {
  const names = await store.transaction((trx) => nameKey(trx, masters));
  const first = masters[0] as Master;

  const stage: Blobs['stage'] = async (bytes) => {
    const key = randomBytes(32);
    const [hash, name] = [createHash('sha256'), createHmac('sha256', names)];
    let size = 0;
    const watched = async function* () {
      for await (const part of bytes) {
        hash.update(part);
        name.update(part);
        size += part.length;
        yield part;
      }
    };
    const aside = await shelf.put(encrypt(watched(), key, randomBytes(PREFIX)));
    const address = name.digest('hex');
    return {
      address,
      sha256: hash.digest('hex'),
      size,
      wrapped: first.wrap(key, purposeOf(address)),
      keep: () => aside.keep(address),
      drop: () => aside.drop(),
    };
  };

  const keep: Blobs['keep'] = async (trx, staged, clock) => {
    const { address, sha256, size, wrapped } = staged;
    await lockAddress(trx, address);
    const fresh = { wrapped_key: wrapped, master: first.id, erased_at: null };
    const won = await trx
      .insertInto('blobs')
      .values({ address, sha256, size, stored_at: clock(), ...fresh })
      .onConflict((conflict) => conflict.column('address').doUpdateSet(fresh).where('blobs.wrapped_key', 'is', null))
      .returning('address')
      .executeTakeFirst();
    // The row names the key of the bytes that lie at the address: whoever did not write it must not move his there.
    await (won ? staged.keep() : staged.drop());
  };

  const find: Blobs['find'] = async (trx, address) => {
    const row = await trx.selectFrom('blobs').selectAll().where('address', '=', address).executeTakeFirst();
    if (!row) throw new BlotterError('B-BLOB-01', { address: address.slice(0, 12) });
    if (row.wrapped_key === null)
      throw new BlotterError('B-BLOB-03', { day: row.erased_at?.toISOString().slice(0, 10) ?? '' });
    const key = masterFor(masters, row.master).unwrap(row.wrapped_key, purposeOf(address));
    const { sha256 } = row;
    const read = async function* () {
      const hash = createHash('sha256');
      try {
        for await (const part of decrypt(shelf.get(address), key)) {
          hash.update(part);
          yield part;
        }
      } catch (cause) {
        if (!(cause instanceof Tampered)) throw cause;
        throw new BlotterError('B-BLOB-02', { address: address.slice(0, 12) }, { cause });
      }
      if (!timingSafeEqual(hash.digest(), Buffer.from(sha256, 'hex')))
        throw new BlotterError('B-BLOB-02', { address: address.slice(0, 12) });
    };
    return { address, sha256, size: Number(row.size), read };
  };

  return {
    stage,
    keep,
    find,
    async erase(trx, address, clock) {
      await lockAddress(trx, address);
      await trx
        .updateTable('blobs')
        .set({ wrapped_key: null, erased_at: clock() })
        .where('address', '=', address)
        .where('wrapped_key', 'is not', null)
        .execute();
    },
    remove: (address) => shelf.remove(address),
    async tryWriting() {
      const aside = await shelf.put(encrypt([randomBytes(16)], randomBytes(32), randomBytes(PREFIX)));
      await aside.drop();
    },
    async sweep(before) {
      let gone = await shelf.tidy(before);
      for await (const { address, writtenAt } of shelf.list()) {
        if (writtenAt >= before) continue;
        gone += await store.transaction(async (trx) => {
          await lockAddress(trx, address);
          const live = await trx
            .selectFrom('blobs')
            .select('address')
            .where('address', '=', address)
            .where('wrapped_key', 'is not', null)
            .executeTakeFirst();
          if (live) return 0;
          await shelf.remove(address);
          return 1;
        });
      }
      return gone;
    },
    async rotate() {
      let done = await store.transaction(async (trx) => {
        const row = await trx.selectFrom('keys').selectAll().forUpdate().executeTakeFirstOrThrow();
        if (row.master === first.id) return 0;
        const wrapped_key = first.wrap(masterFor(masters, row.master).unwrap(row.wrapped_key, 'names'), 'names');
        await trx.updateTable('keys').set({ wrapped_key, master: first.id }).execute();
        return 1;
      });
      for (;;) {
        const some = await store.transaction(async (trx) => {
          const rows = await trx
            .selectFrom('blobs')
            .select(['address', 'wrapped_key', 'master'])
            .where('master', '!=', first.id)
            .where('wrapped_key', 'is not', null)
            .limit(200)
            .forUpdate()
            .execute();
          for (const { address, wrapped_key, master } of rows) {
            if (wrapped_key === null) continue;
            const key = masterFor(masters, master).unwrap(wrapped_key, purposeOf(address));
            await trx
              .updateTable('blobs')
              .set({ wrapped_key: first.wrap(key, purposeOf(address)), master: first.id })
              .where('address', '=', address)
              .execute();
          }
          return rows.length;
        });
        if (some === 0) return done;
        done += some;
      }
    },
  };
}
