// `blotter work`: does the jobs of the store until it is told to stop. Run it on as many machines as there is work for, with
// a PostgreSQL server; the embedded store has one process.
import { BlotterError, EXIT } from '../../model/index.ts';
import { journalFor, watchAlone } from '../../server/index.ts';
import { print, readArgs, tell, type Command } from '../command.ts';
import { openWork } from './casework.ts';
import { configOf, openAll } from './open.ts';

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
blotter work --port PORT       tells there, to this machine alone, how it is: /health, /ready, /metrics
blotter work --once            ends when nothing is left to do
blotter work --parked          lists the jobs that were given up, with the code of the last error
blotter work --resend JOB      sends one of them again
Exit: 0 stopped, or done · 1 --parked: there are some · 2 wrong use`,
  async run(args) {
    const options = {
      once: { type: 'boolean' },
      port: { type: 'string' },
      parked: { type: 'boolean' },
      resend: { type: 'string' },
    } as const;
    const { values } = readArgs('work', args, options, []);
    const config = await configOf();
    const { store, blobs } = await openAll(config);
    try {
      const journal = journalFor(config.watch.level, process.stderr.isTTY);
      const { jobs, start, watch } = await openWork(config, store, blobs, journal, true);
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
        const { port } = values;
        const told = port === undefined ? null : await watchAlone(Number(port), watch).catch((cause: unknown) => {
          throw new BlotterError('B-USE-02', { command: 'work', problem: `port ${port} cannot be used.` }, { cause });
        }); // prettier-ignore
        const stop = await start();
        if (process.stderr.isTTY) tell(`blotter work: ${store.engine} store, ${config.work.atOnce} at once`);
        else journal.event('working', { engine: store.engine, atOnce: config.work.atOnce });
        await untilStopped(values.once === true, () => store.transaction((trx) => jobs.open(trx)));
        watch.readying.stop();
        journal.event('stopping');
        await stop(30);
        await told?.close();
        return EXIT.done;
      } finally {
        await jobs.close();
      }
    } finally {
      await store.close();
    }
  },
};
