// The tables of severity as an office uses them: the shipped ones with its own changes, each signed for with a reason. Every
// breach keeps the version by which its severity was adopted, and is read by that one for ever. Not here: the method
// (register/breach), who may change them (server/access).
import { BlotterError } from '../model/index.ts';
import { amendmentSchema, amendTables, noteProblem, SEVERITY, tablesAt, type Amendment, type BreachEvent, type SeverityTables } from '../register/breach/index.ts'; // prettier-ignore
import type { Tx } from '../store/index.ts';
import { lockBook } from './gate/breaches.ts';
import { enter, type Room } from './room.ts';

/** The tables, and what was changed, oldest first. */
export interface OfficeTables {
  readonly tables: SeverityTables;
  readonly amendments: readonly Amendment[];
}

const refuse = (problem: string): BlotterError => new BlotterError('B-BREACH-01', { problem });

/** All changes, in order. */
export async function amendmentsIn(trx: Tx): Promise<readonly Amendment[]> {
  const rows = await trx.selectFrom('severity_amendments').select('amendment').orderBy('seq').execute();
  return rows.map(({ amendment }) => amendment as Amendment);
}

/** The tables by which the severity of a record was adopted; those of now where none was. */
export function tablesOf(events: readonly BreachEvent[], amendments: readonly Amendment[]): SeverityTables {
  const last = events.findLast((event) => event.kind === 'severity');
  return last?.kind === 'severity' ? tablesAt(last.inputs.tables, SEVERITY, amendments) : amendTables(SEVERITY, amendments); // prettier-ignore
}

/** The tables of a store. */
export function severityIn(room: Pick<Room, 'store' | 'clock' | 'onEntered'>) {
  return {
    /** As they stand now. */
    now: (): Promise<OfficeTables> =>
      room.store.transaction(async (trx) => {
        const amendments = await amendmentsIn(trx);
        return { tables: amendTables(SEVERITY, amendments), amendments };
      }),
    /** Changes them; `seen`: the version that was looked at. Throws B-BREACH-01 with what does not do. */
    amend: (
      change: unknown,
      reason: string,
      { account, office }: { readonly account: string; readonly office: string },
      seen: string,
    ): Promise<SeverityTables> =>
      room.store.transaction(async (trx) => {
        await lockBook(trx);
        const before = await amendmentsIn(trx);
        if (amendTables(SEVERITY, before).version !== seen) throw refuse('the tables were changed since you looked; look at them again'); // prettier-ignore
        const problem = noteProblem(reason);
        if (problem !== null) throw refuse(`the reason: ${problem}`);
        const at = room.clock();
        const read = amendmentSchema.safeParse({ change, reason, by: `${office}/${account}`, at: at.toISOString() });
        if (!read.success) throw refuse(read.error.issues.some(({ path }) => path[0] === 'reason') ? 'say why, in ten letters or more' : 'that is no change of a table'); // prettier-ignore
        const amendments = [...before, read.data];
        let tables: SeverityTables;
        try {
          tables = amendTables(SEVERITY, amendments);
        } catch (error) {
          if (error instanceof RangeError) throw refuse(error.message);
          throw error;
        }
        await trx.insertInto('severity_amendments').values({ by: account, at, amendment: JSON.stringify(read.data) }).execute(); // prettier-ignore
        await enter(room, trx, { kind: 'severity-changed', by: account, version: amendments.length });
        return tables;
      }),
  };
}
