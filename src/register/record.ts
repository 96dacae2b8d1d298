// An entry with its place in the book: number, time and the hash of the record before it. A record's own hash is the leaf
// hash of the Merkle tree (tree.ts) over its canonical bytes, so that chain and tree speak of the same thing. Pure.
//
//   record 0 ── hash ──▶ record 1 ── hash ──▶ record 2        `prev` of the first is all zeros
import { canonicalBytes } from './canonical.ts';
import { entrySchema, type Entry } from './entry.ts';
import { hashLeaf } from './tree.ts';
import { z } from 'zod';

/** Number from 0, time (UTC, milliseconds), hash of the record before, and what happened. */
export interface BookRecord {
  readonly seq: number;
  readonly at: string;
  readonly prev: string;
  readonly entry: Entry;
}

/** A record as it is kept: with its hash, which anybody can work out again. */
export interface KeptRecord extends BookRecord {
  readonly hash: string;
}

/** What the first record has before it. */
export const NOTHING_BEFORE = '0'.repeat(64);

const hex = z.string().regex(/^[0-9a-f]{64}$/);
export const timeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/** The form of a kept record. */
export const recordSchema = z
  .strictObject({ seq: z.int().min(0), at: timeSchema, prev: hex, entry: entrySchema, hash: hex })
  .readonly();

export const toHex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** The bytes of a record that are hashed: its four fields and nothing else. */
export const recordBytes = ({ seq, at, prev, entry }: BookRecord): Uint8Array =>
  canonicalBytes({ seq, at, prev, entry });

/** The hash of a record, 64 hexadecimal digits. */
export const hashRecord = (record: BookRecord): string => toHex(hashLeaf(recordBytes(record)));

/** The next record after `last` (null: the first). Throws ZodError where `entry` is of no known form. */
export function follow(last: Pick<KeptRecord, 'seq' | 'hash'> | null, entry: Entry, at: Date): KeptRecord {
  const record: BookRecord = {
    seq: last === null ? 0 : last.seq + 1,
    at: at.toISOString(),
    prev: last === null ? NOTHING_BEFORE : last.hash,
    entry: entrySchema.parse(entry),
  };
  return { ...record, hash: hashRecord(record) };
}
