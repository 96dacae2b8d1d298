// Shelves for the contract of documents: one, and a hand that reaches behind it. A folder here; a bucket in test/store.
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFolderShelf } from '../blobs/folder.ts';
import type { Shelf } from '../blobs/shelf.ts';

export interface ShelfBench {
  readonly shelf: Shelf;
  /** The encrypted bytes as they lie there. */
  readonly bytesAt: (address: string) => Promise<Buffer>;
  readonly write: (address: string, bytes: Uint8Array) => Promise<void>;
  readonly lose: (address: string) => Promise<void>;
  /** What was written aside and waits. */
  readonly aside: () => Promise<string[]>;
  /** Makes these, and everything aside, as old as this. */
  readonly age: (addresses: readonly string[], at: Date) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A folder as the shelf. */
export async function folderBench(): Promise<ShelfBench> {
  const root = await mkdtemp(path.join(tmpdir(), 'blotter-shelf-'));
  const placeOf = (address: string): string => path.join(root, address.slice(0, 2), address);
  const aside = (): Promise<string[]> => readdir(path.join(root, 'aside'));
  return {
    shelf: await openFolderShelf(root),
    bytesAt: (address) => readFile(placeOf(address)),
    write: (address, bytes) => writeFile(placeOf(address), bytes),
    lose: (address) => rm(placeOf(address)),
    aside,
    age: async (addresses, at) => {
      const files = [...addresses.map(placeOf), ...(await aside()).map((name) => path.join(root, 'aside', name))];
      for (const file of files) await utimes(file, at, at);
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}
