// Casework on the store: the parts put together. Not here: what each does.
import { createHmac, randomBytes } from 'node:crypto';
import type { Handler, Parked, Store, Tx, Blobs, QueueName } from '../store/index.ts';
import { askPreparation, recipientsOf } from './ask.ts';
import type { Casework } from './casework.ts';
import { documentOf, prepareHandler } from './do-prepare.ts';
import { releaseHandler } from './gate/do-release.ts';
import { agreementIn } from './gate/agreement.ts';
import { openGate } from './gate/gate.ts';
import { looksWith } from './gate/look.ts';
import { openRecall } from './gate/recall.ts';
import { openReleased } from './gate/released.ts';
import { correctionsOf } from './corrections.ts';
import { eraseFor } from './erase.ts';
import { openLogs } from './logs.ts';
import { readNames } from './names.ts';
import { correctPeople } from './people.ts';
import { parkProgress, putOffProgress, readPapers, readProgress } from './progress.ts';
import { enter, type CaseworkOptions, type Room } from './room.ts';
import { clearScratch } from './scratch.ts';
import { addPapers, takeIn } from './take-in.ts';
import { openViews } from './views.ts';

/** Casework, and what a worker does for it. */
export interface OpenCasework extends Casework {
  readonly handlers: Partial<Readonly<Record<QueueName, Handler>>>;
  /** A number that nobody without the store can foretell, the same whenever it is asked for the same purpose: for draws. */
  readonly secret: (purpose: string) => string;
  /** For `WorkOptions.onParked`. */
  readonly onParked: (trx: Tx, parked: Parked) => Promise<void>;
  /** For `WorkOptions.onPutOff`. */
  readonly onPutOff: (trx: Tx, jobId: string, code: string) => Promise<void>;
}

const documentsOf = (trx: Tx, caseId: string): Promise<{ file: string; document: string }[]> =>
  trx.selectFrom('documents').select(['file', 'id as document']).where('case_id', '=', caseId).execute();

/** Writes into the book that a page was shown; a paper inside another counts with the file that came in. */
async function viewed(room: Room, caseId: string, file: string, page: number, by: string): Promise<void> {
  await room.store.transaction(async (trx) => {
    const document = documentOf(file, await documentsOf(trx, caseId));
    if (document === undefined) return;
    await enter(room, trx, { kind: 'document-viewed', by, case: caseId, document, page });
  });
}

/** The secret from which lots are drawn; made once. */
async function seedOf(trx: Tx): Promise<string> {
  await trx
    .insertInto('seeds')
    .values({ purpose: 'second-person', seed: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { seed } = await trx.selectFrom('seeds').select('seed').where('purpose', '=', 'second-person').executeTakeFirstOrThrow(); // prettier-ignore
  return seed;
}

/** Opens casework on a store. Takes away what a killed worker left in the scratch folder. */
export async function openCasework(store: Store, blobs: Blobs, options: CaseworkOptions): Promise<OpenCasework> {
  const room: Room = { ...options, store, blobs };
  await clearScratch(options.scratch, store.engine === 'embedded');
  const seed = await store.transaction(seedOf);
  const views = openViews(room);
  const logs = openLogs(room, views);
  const looks = looksWith(room, logs, seed);
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
    correctPeople: (caseId, roster, change, by) => correctPeople(room, caseId, roster, change, by),
    corrections: (caseId) => read((trx) => correctionsOf(trx, caseId)),
    agreement: () => read(agreementIn),
    names: async (ids) => {
      const all = await read(readNames);
      return new Map([...ids].flatMap((id) => (all.has(id) ? [[id, all.get(id) as string]] : [])));
    },
    secret: (purpose) => createHmac('sha256', seed).update(purpose).digest('hex'),
    ...openGate(room, views, looks, seed),
    ...openReleased(room),
    ...openRecall(room),
    viewed: (caseId, file, page, by) => viewed(room, caseId, file, page, by),
    erase: (caseId, by) => eraseFor(room, caseId, by),
    handlers: { prepare: prepareHandler(room, logs), release: releaseHandler(room, logs, views, looks) },
    onPutOff: (trx, jobId, code) => putOffProgress(trx, jobId, code, room.clock()),
    onParked: async (trx, parked) => {
      await parkProgress(trx, parked, room.clock());
      const { caseId, jobId, code, attempts } = parked;
      if (caseId !== null) await enter(room, trx, { kind: 'job-parked', case: caseId, job: jobId, code, attempts });
    },
  };
}
