// The book in the store's tables. An entry is appended inside the transaction of what it records: both are kept, or neither.
// One row (register_state) is locked by every append, so that entries have one order and no gaps; it also holds the right
// edge of the Merkle tree, so that an append and a head read no other record. Not here: the tables (migration 0002).
import { sql } from 'kysely';
import type { Entry } from './entry.ts';
import { frontierRoot, grow, type Frontier } from './frontier.ts';
import { signHead } from './head.ts';
import type { KeyRing } from './keys.ts';
import { follow, fromHex, toHex, type KeptRecord } from './record.ts';

/** An open transaction, whatever its tables: Kysely's Transaction, and nothing that is none. */
export interface InTransaction {
  readonly isTransaction: true;
  getExecutor: Parameters<ReturnType<typeof sql>['execute']>[0]['getExecutor'];
}
type Clock = () => Date;

interface State {
  readonly register: string;
  readonly last: Pick<KeptRecord, 'seq' | 'hash'> | null;
  readonly frontier: Frontier;
}

async function stateOf(trx: InTransaction, lock: boolean): Promise<State> {
  const { rows } = await sql<{ register: string; size: string; last_hash: string | null; peaks: string[] }>`
    select register, size, last_hash, peaks from register_state ${lock ? sql`for update` : sql``}`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error('the register has no state: its migration has not run');
  const size = Number(row.size);
  return {
    register: row.register,
    last: row.last_hash === null ? null : { seq: size - 1, hash: row.last_hash },
    frontier: { size, peaks: row.peaks.map(fromHex) },
  };
}

/** The register's id. */
export const registerId = async (trx: InTransaction): Promise<string> => (await stateOf(trx, false)).register;

/**
 * Appends one entry. Holds the register until the transaction ends, so append last, when everything else is written.
 * Throws ZodError where the entry is of no known form.
 */
export async function appendEntry(trx: InTransaction, entry: Entry, clock: Clock): Promise<KeptRecord> {
  const { last, frontier } = await stateOf(trx, true);
  const record = follow(last, entry, clock());
  const next = grow(frontier, fromHex(record.hash));
  await sql`insert into register_records (seq, at, prev, entry, hash)
    values (${record.seq}, ${record.at}, ${record.prev}, ${JSON.stringify(record.entry)}, ${record.hash})`.execute(trx);
  await sql`update register_state set size = ${next.size}, last_hash = ${record.hash}, peaks = ${next.peaks.map(toHex)}`.execute(trx); // prettier-ignore
  return record;
}

/** When a head is due: after so many entries, or so many minutes with any. */
export interface HeadSchedule {
  readonly entries: number;
  readonly minutes: number;
}
export const HEAD_SCHEDULE: HeadSchedule = { entries: 500, minutes: 10 };

/** Signs and keeps a head where one is due (null: whenever something is new). Gives it, or null. */
export async function signDueHead(
  trx: InTransaction,
  ring: KeyRing,
  clock: Clock,
  schedule: HeadSchedule | null = HEAD_SCHEDULE,
): Promise<string | null> {
  // The lock also orders heads: two workers never sign the same size twice.
  const { register, frontier } = await stateOf(trx, true);
  const { rows } = await sql<{ size: string; at: string }>`
    select size, at from register_heads order by size desc limit 1`.execute(trx);
  const before = rows[0] === undefined ? null : { size: Number(rows[0].size), at: rows[0].at };
  const now = clock();
  const fresh = frontier.size - (before?.size ?? 0);
  if (fresh <= 0) return null;
  const waited = before === null ? Infinity : (now.getTime() - Date.parse(before.at)) / 60_000;
  if (schedule !== null && fresh < schedule.entries && waited < schedule.minutes) return null;
  const at = now.toISOString();
  const jws = await signHead(ring, { register, size: frontier.size, root: toHex(frontierRoot(frontier)), at });
  await sql`insert into register_heads (size, at, jws) values (${frontier.size}, ${at}, ${jws})`.execute(trx);
  return jws;
}

/** The newest signed head, for receipts; null where there is none yet. */
export async function newestHead(trx: InTransaction): Promise<string | null> {
  const { rows } = await sql<{ jws: string }>`select jws from register_heads order by size desc limit 1`.execute(trx);
  return rows[0]?.jws ?? null;
}

/** All signed heads, smallest first. */
export async function headsOf(trx: InTransaction): Promise<string[]> {
  const { rows } = await sql<{ jws: string }>`select jws from register_heads order by size`.execute(trx);
  return rows.map(({ jws }) => jws);
}

const BATCH = 2000;

/** All records in their stored order, as they stand: nothing of them is believed. Read in batches. */
export async function* recordsOf(trx: InTransaction): AsyncGenerator<unknown> {
  let after = -1;
  for (;;) {
    const { rows } = await sql<{ seq: string; at: string; prev: string; entry: unknown; hash: string }>`
      select seq, at, prev, entry, hash from register_records where seq > ${after} order by seq limit ${BATCH}`.execute(
      trx,
    );
    for (const row of rows) yield { ...row, seq: Number(row.seq) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = Number(last.seq);
  }
}
