// Where encrypted bytes lie. They are written aside first, because their address is only known when all have been seen.
/** Bytes that were written aside, durable, and wait for their address. */
export interface Aside {
  /** Moves them to their address, whole or not at all and durable; takes the place of what is there. */
  keep(address: string): Promise<void>;
  drop(): Promise<void>;
}

/** A place for encrypted bytes. Addresses are 64 hexadecimal digits. */
export interface Shelf {
  put(bytes: AsyncIterable<Uint8Array>): Promise<Aside>;
  /** Reads. Throws B-BLOB-01 where nothing is. */
  get(address: string): AsyncIterable<Uint8Array>;
  remove(address: string): Promise<void>;
  /** Everything there, with the time it was written. */
  list(): AsyncIterable<{ readonly address: string; readonly writtenAt: Date }>;
  /** Takes away what was written aside before this time and never kept. Gives its number. */
  tidy(before: Date): Promise<number>;
}
