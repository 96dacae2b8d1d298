// The jobs that a worker has in hand, and how it hands them back when it must stop before they are done: they wait again at
// once, for whoever is next, and nobody's attempts are used up by a restart: one more is allowed instead. The number of the
// attempt goes up all the same, since by it pg-boss tells whoever has the job now from whoever had it.
import { sql } from 'kysely';
import type { Tx } from '../schema.ts';
import type { Store } from '../store.ts';
import { JOBS_SCHEMA, type QueueName } from './queues.ts';

interface InHand {
  readonly id: string;
  readonly queue: QueueName;
}

/** What a worker has in hand. */
export interface Hands {
  readonly take: (job: InHand) => void;
  readonly letGo: (job: InHand) => void;
  readonly held: () => readonly InHand[];
  readonly drop: () => void;
  /** Aborted once everything in hand was dropped. */
  readonly dropped: AbortSignal;
}

export function openHands(): Hands {
  const held = new Set<InHand>();
  const dropping = new AbortController();
  return {
    take: (job) => void held.add(job),
    letGo: (job) => void held.delete(job),
    held: () => [...held],
    drop: () => dropping.abort(),
    dropped: dropping.signal,
  };
}

/** Hands back what is in hand, and ends the work on it. Where the database is away, the jobs are missed by their heartbeat. */
export async function handBack(store: Store, hands: Hands): Promise<void> {
  const ids = hands.held().map(({ id }) => id);
  // The row first: whatever the work does when it is cut off, the job is not its own any more.
  if (ids.length > 0)
    await store.jobs
      .executeSql(`update ${JOBS_SCHEMA}.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now(), heartbeat_on = null where state = 'active' and id = any($1::uuid[])`, [ids])
      .catch(() => undefined); // prettier-ignore
  hands.drop();
}

/** Seconds until a job is tried again that the store could not take: 5, 10, 20 … five minutes at most. */
const waitFor = (attempt: number): number => Math.min(300, 5 * 2 ** Math.min(6, attempt - 1));

/**
 * Puts a job off that the store could not take: no attempt is used up, however long the disk is full or the database away.
 * `told`: in the same transaction. False where not even that can be written, or the job is somebody else's by now.
 */
export async function putOff(
  store: Store,
  { id, queue, attempt }: InHand & { readonly attempt: number },
  told: (trx: Tx) => Promise<void>,
): Promise<boolean> {
  try {
    return await store.transaction(async (trx) => {
      const { numAffectedRows } = await sql`update ${sql.table(`${JOBS_SCHEMA}.job`)}
        set state = 'retry', retry_limit = retry_limit + 1, heartbeat_on = null,
          start_after = now() + make_interval(secs => ${waitFor(attempt)})
        where name = ${queue} and id = ${id} and state = 'active' and retry_count = ${attempt - 1}`.execute(trx);
      if (numAffectedRows !== 1n) return false;
      await told(trx);
      return true;
    });
  } catch {
    return false;
  }
}
