// The store of the configuration for commands that read it: opened, and closed when they are done. Not here: commands that work
// in it (casework.ts).
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config/index.ts';
import { auditBook, believedFrom, headsOf, openRing, recordsOf, registerId, signDueHead, type Book } from '../../register/index.ts'; // prettier-ignore
import { openStore, type Store } from '../../store/index.ts';
import { keyFile } from '../key-place.ts';
import { configOf, placeOf } from './open.ts';

/** Runs `work` with the store of the configuration, and closes it. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(placeOf(await configOf()));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Where the keys lie that sign for a store: beside its master key where the workbench made them, else the user's own. */
export function keysOfStore({ data }: Config): string {
  const beside = path.join(data, 'keys', 'signing-keys.json');
  return !process.env['BLOTTER_KEYS'] && existsSync(beside) ? beside : keyFile();
}

/** The register of a store, whole. A head is signed first, so that everything in it is covered. */
export async function bookIn(store: Store): Promise<Book> {
  const ring = await openRing(keysOfStore(await configOf()), new Date());
  return store.transaction(async (trx) => {
    await signDueHead(trx, ring, () => new Date(), null);
    const records: unknown[] = [];
    for await (const record of recordsOf(trx)) records.push(record);
    return { register: await registerId(trx), keys: ring.keys, records, heads: await headsOf(trx) };
  });
}

/** A store's register, checked anew. `named`: the thumbprint of the key that is believed, instead of the store's own. */
export async function auditIn(store: Store, named: string | undefined) {
  const book = await bookIn(store);
  const keys = named === undefined ? book.keys : await believedFrom(named, book.keys);
  const believed = named === undefined ? 'the keys of this store' : `key ${named}, which was asked for`;
  return { register: book.register, ...(await auditBook({ ...book, keys })), believed };
}
