// `blotter work`: does the jobs of the store until it is told to stop. Run it on as many machines as there is work for, with
// a PostgreSQL server; the embedded store has one process.
import { createHash } from 'node:crypto';
import { EXIT } from '../../model/index.ts';
import { openJobs, type Jobs, type Store } from '../../store/index.ts';
import { print, readArgs, tell, type Command } from '../command.ts';
import { configOf, openAll } from './open.ts';

const clock = (): Date => new Date();
const DAY = 86_400_000;
/** What nothing refers to is taken away when it is this old: longer than any upload or job takes. */
const ORPHAN_AGE = 2 * DAY;

/** An id that all machines give to the sweep of one day, so that it is done once. */
export function sweepOf(now: Date): string {
  const hex = createHash('sha256')
    .update(`sweep ${now.toISOString().slice(0, 10)}`)
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const sendSweep = (store: Store, jobs: Jobs): Promise<void> =>
  store.transaction((trx) =>
    jobs.send(trx, { id: sweepOf(clock()), queue: 'sweep', caseId: null, hearing: null, data: {} }),
  );

/** Resolves when the process is asked to stop, or, with `once`, when nothing is left to do. */
async function untilStopped(once: boolean, open: () => Promise<number>): Promise<void> {
  const asked = new AbortController();
  const stop = (): void => {
    asked.abort();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  while (!asked.signal.aborted && !(once && (await open()) === 0))
    await new Promise<void>((done) => {
      const timer = setTimeout(done, 500);
      asked.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    });
}

export const work: Command = {
  name: 'work',
  summary: 'do the jobs of the store, until it is told to stop',
  usage: `blotter work                   works until SIGTERM or SIGINT; jobs in hand get 30 seconds
blotter work --once            ends when nothing is left to do
blotter work --parked          lists the jobs that were given up, with the code of the last error
blotter work --resend JOB      sends one of them again
Exit: 0 stopped, or done · 1 --parked: there are some · 2 wrong use`,
  async run(args) {
    const options = { once: { type: 'boolean' }, parked: { type: 'boolean' }, resend: { type: 'string' } } as const;
    const { values } = readArgs('work', args, options, []);
    const config = await configOf();
    const { store, blobs } = await openAll(config);
    try {
      const jobs = await openJobs(store, clock);
      try {
        const { resend } = values;
        if (resend !== undefined) {
          await store.transaction((trx) => jobs.resend(trx, resend));
          return EXIT.done;
        }
        if (values.parked === true) {
          const parked = await store.transaction((trx) => jobs.parked(trx));
          for (const { jobId, queue, code, attempts } of parked)
            print(`${jobId}  ${queue}  ${code}  ${attempts} attempts`);
          return parked.length === 0 ? EXIT.done : EXIT.held;
        }
        await sendSweep(store, jobs);
        const daily = setInterval(() => {
          sendSweep(store, jobs).catch(() => undefined);
        }, DAY / 24);
        const stop = await jobs.work({
          atOnce: config.work.atOnce,
          every: config.work.every,
          onError: (code, job) => {
            tell(`blotter work: ${code}${job === null ? '' : ` in ${job.queue} ${job.id}`}`);
          },
          handlers: {
            // Once a day: what an older master key wrapped is wrapped anew, and orphans are taken away.
            sweep: async () => {
              await blobs.rotate();
              await blobs.sweep(new Date(clock().getTime() - ORPHAN_AGE));
              return async () => undefined;
            },
          },
        });
        tell(`blotter work: ${store.engine} store, ${config.work.atOnce} at once`);
        await untilStopped(values.once === true, () => store.transaction((trx) => jobs.open(trx)));
        clearInterval(daily);
        await stop(30);
        return EXIT.done;
      } finally {
        await jobs.close();
      }
    } finally {
      await store.close();
    }
  },
};
