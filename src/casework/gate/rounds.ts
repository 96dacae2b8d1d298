// What was said at the gate, round by round: a round is one release, from its first word to its end. When it is over and
// something has changed since, the next one begins by itself. Not here: what may be said (release/gate.ts).
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { GateEvent } from '../../release/index.ts';
import type { Tx } from '../../store/index.ts';

/** The round that counts now. */
export interface Round {
  readonly release: string;
  readonly events: readonly GateEvent[];
}

/** Reads it. A recall ends a round for good: the next begins once its case may go out again and something has changed. */
export async function roundOf(trx: Tx, caseId: string, recipient: string, print: string): Promise<Round> {
  const rows = await trx
    .selectFrom('gate_events')
    .select(['release_id', 'event'])
    .where('case_id', '=', caseId)
    .where('recipient', '=', recipient)
    .orderBy('seq')
    .execute();
  const round = latestRound(rows);
  const left = round?.events.findLast((event) => event.kind === 'released');
  return !round || (left !== undefined && left.print !== print) ? { release: randomUUID(), events: [] } : round;
}

/** The newest round of rows of one case and recipient, in order; undefined where nothing was said. */
export function latestRound(rows: readonly { readonly release_id: string; readonly event: object }[]): Round | undefined {
  const release = rows.at(-1)?.release_id;
  if (release === undefined) return undefined;
  return { release, events: rows.filter(({ release_id }) => release_id === release).map(({ event }) => event as GateEvent) };
} // prettier-ignore

/** Adds a word. */
export async function say(trx: Tx, caseId: string, recipient: string, release: string, event: GateEvent): Promise<void> {
  await trx
    .insertInto('gate_events')
    .values({ case_id: caseId, recipient, release_id: release, by: event.by, at: new Date(event.at), event: JSON.stringify(event) })
    .execute();
} // prettier-ignore

/** Whoever prepares it: who submitted it last, else whoever decided any of it. */
export const preparerOf = (events: readonly GateEvent[], reviewers: readonly string[]): string | undefined =>
  events.findLast((event) => event.kind === 'submitted')?.by ?? reviewers[0];

/** Releases that somebody prepared and that left. */
export async function releasesBy(trx: Tx, account: string | undefined): Promise<number> {
  if (account === undefined) return 0;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from releases where exists (
      select 1 from gate_events where release_id = releases.id and by = ${account} and event ->> 'kind' = 'submitted')`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
}

/** The stop that stands over a case's outgoing material; null where none does. */
export async function freezeOf(trx: Tx, caseId: string) {
  const row = await trx.selectFrom('freezes').select(['kind', 'by', 'at', 'reason']).where('case_id', '=', caseId).orderBy('seq', 'desc').limit(1).executeTakeFirst(); // prettier-ignore
  return row?.kind === 'frozen' ? { by: row.by, at: row.at.toISOString(), reason: row.reason } : null;
}
