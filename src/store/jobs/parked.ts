// Jobs that were given up: listed for a person, each once. A job that kills its worker is found here too, because pg-boss
// gives it up when nobody has answered for it. Not here: trying again (jobs.ts).
import { sql } from 'kysely';
import type { Clock, Tx } from '../schema.ts';
import { JOBS_SCHEMA } from './queues.ts';

/** A job that was given up, and why: a code of the error catalogue. */
export interface Parked {
  readonly jobId: string;
  readonly queue: string;
  readonly caseId: string | null;
  readonly code: string;
  readonly attempts: number;
}

interface Failed {
  readonly id: string;
  readonly name: string;
  readonly group_id: string | null;
  readonly retry_count: number;
  readonly message: string | null;
}

/** The code that the worker left; without one the worker itself died (B-LIMIT-03). */
const codeOf = (message: string | null): string => /^B-[A-Z]+(-\d\d)?$/.exec(message ?? '')?.[0] ?? 'B-LIMIT-03';

/** Parks what was given up since the last time. */
export async function parkFailed(
  trx: Tx,
  clock: Clock,
  onParked?: (trx: Tx, parked: Parked) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<Failed>`
    select id, name, group_id, retry_count, coalesce(output ->> 'message', output -> 'value' ->> 'message') as message
    from ${sql.table(`${JOBS_SCHEMA}.job`)} job
    where state = 'failed' and not exists (select 1 from parked where job_id = job.id and resent_at is null)
    for update skip locked`.execute(trx);
  for (const { id, name, group_id, retry_count, message } of rows) {
    const parked = { jobId: id, queue: name, caseId: group_id, code: codeOf(message), attempts: retry_count + 1 };
    await trx
      .insertInto('parked')
      .values({
        job_id: id,
        queue: name,
        case_id: group_id,
        code: parked.code,
        attempts: parked.attempts,
        parked_at: clock(),
        resent_at: null,
      })
      .onConflict((conflict) =>
        conflict.column('job_id').doUpdateSet({
          code: parked.code,
          attempts: parked.attempts,
          parked_at: clock(),
          resent_at: null,
        }),
      )
      .execute();
    await onParked?.(trx, parked);
  }
}

/** What is parked and was not sent again, oldest first. */
export async function listParked(trx: Tx): Promise<readonly Parked[]> {
  const rows = await trx
    .selectFrom('parked')
    .selectAll()
    .where('resent_at', 'is', null)
    .orderBy('parked_at')
    .orderBy('job_id')
    .execute();
  return rows.map(({ job_id, queue, case_id, code, attempts }) => ({
    jobId: job_id,
    queue,
    caseId: case_id,
    code,
    attempts,
  }));
}
