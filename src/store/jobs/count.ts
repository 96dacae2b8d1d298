// How many jobs wait, are in hand and were given up, by kind: for whoever watches the store.
import { sql } from 'kysely';
import type { Tx } from '../schema.ts';
import { JOBS_SCHEMA, QUEUES, type QueueName } from './queues.ts';

/** Jobs of one kind. */
export interface QueueCount {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly running: number;
  /** Given up, waiting for a person. */
  readonly parked: number;
  /** Seconds for which the oldest of those that wait has been there; 0 where none waits. */
  readonly oldest: number;
}

type Row = Omit<QueueCount, 'parked'>;

/** Every kind, also those of which there is none. */
export async function countJobs(trx: Tx): Promise<readonly QueueCount[]> {
  const { rows } = await sql<Row>`
    select name as queue,
      (count(*) filter (where state < 'active'))::int as waiting,
      (count(*) filter (where state = 'active'))::int as running,
      greatest(0, coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active')), 0))::float8 as oldest
    from ${sql.table(`${JOBS_SCHEMA}.job`)} where state <= 'active' group by name`.execute(trx);
  const parked = await trx
    .selectFrom('parked')
    .select((of) => ['queue', of.fn.countAll<string>().as('count')])
    .where('resent_at', 'is', null)
    .groupBy('queue')
    .execute();
  return QUEUES.map((queue) => {
    const { waiting, running, oldest } = rows.find((row) => row.queue === queue) ?? {
      waiting: 0,
      running: 0,
      oldest: 0,
    };
    return { queue, waiting, running, oldest, parked: Number(parked.find((row) => row.queue === queue)?.count ?? 0) };
  });
}
