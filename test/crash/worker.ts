// A process that is made to be killed: it works on jobs and writes rows, and says on standard output what was committed.
// Run by kill.ts. Not a test.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  addVersion,
  openBlobs,
  openFolderShelf,
  openJobs,
  openMaster,
  openStore,
  type Place,
} from '../../src/store/index.ts';

const { place, shelf, caseId, untilDone } = JSON.parse(process.argv[2] ?? '') as {
  place: Place;
  shelf: string;
  caseId: string;
  untilDone: boolean;
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const clock = (): Date => new Date();

const store = await openStore(place);
const master = await openMaster({ file: path.join(shelf, 'keys', 'master.key') }, true);
const blobs = await openBlobs(store, await openFolderShelf(path.join(shelf, 'blobs')), [master]);
const jobs = await openJobs(store, clock);
say('open');

const stop = await jobs.work({
  atOnce: 3,
  every: 0.5,
  handlers: {
    step: async (job) => {
      const number = String(job.data['number']);
      const staged = await blobs.stage([Buffer.from(`the bytes of ${number}`)]);
      await sleep(Number(job.data['ms']));
      return async (trx) => {
        const file = `${number}-${randomUUID()}`;
        const version = { id: randomUUID(), caseId, file, documentId: randomUUID(), kind: 'original', recipient: null } as const; // prettier-ignore
        await addVersion(trx, blobs, version, staged, clock);
        await sleep(5);
        await trx
          .insertInto('review_events')
          .values({
            case_id: caseId,
            version_id: version.id,
            by: 'worker',
            at: clock(),
            event: JSON.stringify({ job: number }),
          })
          .execute();
      };
    },
  },
});

// Beside the jobs: writes that are acknowledged one by one.
const open = (): Promise<number> => store.transaction((trx) => jobs.open(trx));
while (!untilDone || (await open()) > 0) {
  const id = randomUUID();
  await store.transaction((trx) =>
    trx
      .insertInto('review_events')
      .values({ case_id: caseId, version_id: null, by: 'writer', at: clock(), event: JSON.stringify({ id }) })
      .execute(),
  );
  say(id);
  await sleep(untilDone ? 300 : 20);
}
await stop(10);
await store.close();
say('done');
