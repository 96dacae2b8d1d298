// Casework on the store: the parts put together. Not here: what each does.
import { randomBytes } from 'node:crypto';
import type { Handler, Parked, Store, Tx, Blobs, QueueName } from '../store/index.ts';
import { askPreparation, recipientsOf } from './ask.ts';
import type { Casework } from './casework.ts';
import { prepareHandler } from './do-prepare.ts';
import { openLogs } from './logs.ts';
import { readNames } from './names.ts';
import { parkProgress, readPapers, readProgress } from './progress.ts';
import { enter, type CaseworkOptions, type Room } from './room.ts';
import { clearScratch } from './scratch.ts';
import { addPapers, takeIn } from './take-in.ts';
import { openViews } from './views.ts';

/** Casework, and what a worker does for it. */
export interface OpenCasework extends Omit<
  Casework,
  | 'gate'
  | 'submit'
  | 'accept'
  | 'sendBack'
  | 'release'
  | 'released'
  | 'receipt'
  | 'download'
  | 'recall'
  | 'lift'
  | 'viewed'
> {
  readonly handlers: Partial<Readonly<Record<QueueName, Handler>>>;
  /** For `WorkOptions.onParked`. */
  readonly onParked: (trx: Tx, parked: Parked) => Promise<void>;
}

/** Opens casework on a store. Takes away what a killed worker left in the scratch folder. */
export async function openCasework(store: Store, blobs: Blobs, options: CaseworkOptions): Promise<OpenCasework> {
  const room: Room = { ...options, store, blobs };
  await clearScratch(options.scratch, store.engine === 'embedded');
  await store.transaction((trx) =>
    trx
      .insertInto('seeds')
      .values({ purpose: 'second-person', seed: randomBytes(32).toString('hex') })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const views = openViews(room);
  const logs = openLogs(room, views);
  const read = <T>(work: (trx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
  return {
    view: async (caseId, recipient) => (await views.newest(caseId, recipient))?.view ?? null,
    progress: (caseId, recipient) => read((trx) => readProgress(trx, { caseId, recipient, kind: 'prepare' })),
    papers: (caseId, recipient) => read((trx) => readPapers(trx, caseId, recipient)),
    recipients: (caseId) => read((trx) => recipientsOf(trx, caseId)),
    prepare: (caseId, recipient, by) =>
      store.transaction(async (trx) => enter(room, trx, await askPreparation(room, trx, caseId, recipient, by))),
    picture: views.picture,
    log: (caseId, recipient) => read((trx) => logs.read(trx, caseId, recipient)),
    append: logs.append,
    takeIn: (taken) => takeIn(room, taken),
    addPapers: (caseId, papers, by) => addPapers(room, caseId, papers, by),
    names: async (ids) => {
      const all = await read(readNames);
      return new Map([...ids].flatMap((id) => (all.has(id) ? [[id, all.get(id) as string]] : [])));
    },
    handlers: { prepare: prepareHandler(room, logs) },
    onParked: async (trx, parked) => {
      await parkProgress(trx, parked, room.clock());
      const { caseId, jobId, code, attempts } = parked;
      if (caseId !== null) await enter(room, trx, { kind: 'job-parked', case: caseId, job: jobId, code, attempts });
    },
  };
}
