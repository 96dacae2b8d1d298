// What is counted of a running Blotter. Labels are routes as they are declared, kinds of jobs and states: never a case, a
// person, a file or anything that was found. docs/operations.md says of each what to do about it (a test holds the two
// together).
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { statfs } from 'node:fs/promises';
import type { Clock, Jobs, Store } from '../../store/index.ts';
import { countSessions } from '../accounts/sessions.ts';
import { openMeter, type Meter, type Sample } from './meter.ts';
import type { Readying } from './readiness.ts';
import type { JobLine, RequestLine } from './journal.ts';

export interface Measures {
  readonly begun: () => void;
  readonly answered: (line: RequestLine) => void;
  readonly job: (line: JobLine) => void;
  /** Pages that a job here prepared, and how many of them were read off their pixels. */
  readonly pages: (all: number, read: number) => void;
  readonly text: () => Promise<string>;
}

/** What can be asked of the process; what is missing is not told. */
export interface Watched {
  readonly store: Store;
  readonly clock: Clock;
  readonly readying: Readying;
  readonly jobs?: Jobs | undefined;
  /** The folder whose disk must not fill up. */
  readonly data?: string | undefined;
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const JOB_SECONDS = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600];
const METHODS = new Set(['GET', 'HEAD', 'POST']);

function ofProcess(meter: Meter): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  meter.gauge('process_resident_memory_bytes', 'Memory of this process, without the processes that open documents.', () => [{ value: process.memoryUsage.rss() }]);
  meter.gauge('process_heap_bytes', 'JavaScript objects of this process.', () => [{ value: process.memoryUsage().heapUsed }]);
  meter.gauge('process_cpu_seconds_total', 'CPU time of this process.', () => {
    const { user, system } = process.cpuUsage();
    return [{ value: (user + system) / 1e6 }];
  }, 'counter');
  meter.gauge('process_start_time_seconds', 'When it was started, seconds since 1970.', () => [{ value: Math.round(performance.timeOrigin / 1000) }]);
  meter.gauge('process_event_loop_delay_seconds', 'By how much the process was late for its turns since the last reading, 99th percentile.', () => {
    const value = delay.percentile(99) / 1e9;
    delay.reset();
    return [{ value }];
  });
} // prettier-ignore

function ofStore(meter: Meter, { store, clock, jobs, data }: Watched): void {
  meter.gauge('blotter_database_connections', 'Connections of this process to the database, and queries that wait for one.', () => {
    const { most, open, idle, waiting } = store.connections();
    return [{ labels: { state: 'most' }, value: most }, { labels: { state: 'busy' }, value: open - idle }, { labels: { state: 'idle' }, value: idle }, { labels: { state: 'waiting' }, value: waiting }];
  });
  meter.gauge('blotter_sessions', 'Browsers that are signed in.', async () => [{ value: await store.transaction((trx) => countSessions(trx, clock)) }]);
  if (jobs)
    meter.gauges(
      {
        blotter_jobs: 'Jobs of the store by kind: waiting, running, or parked for a person.',
        blotter_oldest_job_seconds: 'For how long the oldest of the waiting jobs has been there.',
      },
      async () => {
        const counts = await store.transaction((trx) => jobs.count(trx));
        return {
          blotter_jobs: counts.flatMap(({ queue, waiting, running, parked }) =>
            Object.entries({ waiting, running, parked }).map(([state, value]): Sample => ({ labels: { kind: queue, state }, value }))),
          blotter_oldest_job_seconds: counts.map(({ queue, oldest }): Sample => ({ labels: { kind: queue }, value: oldest })),
        };
      },
    );
  if (data !== undefined)
    meter.gauge('blotter_disk_free_bytes', 'Space left on the disk that holds the data folder.', async () => {
      const { bavail, bsize } = await statfs(data);
      return [{ value: bavail * bsize }];
    });
} // prettier-ignore

export function openMeasures(watched: Watched): Measures {
  const meter = openMeter();
  const requests = meter.counter('blotter_requests_total', 'Requests that were answered, by route and status.');
  const seconds = meter.histogram('blotter_request_seconds', 'How long answers took, by route.', SECONDS);
  let open = 0;
  meter.gauge('blotter_requests_open', 'Requests that are being answered.', () => [{ value: open }]);
  const attempts = meter.histogram('blotter_job_seconds', 'How long attempts of jobs took in this process, by kind and how they ended.', JOB_SECONDS); // prettier-ignore
  const pages = meter.counter('blotter_pages_total', 'Pages that jobs of this process prepared: text as it stood, or read off pixels by the readers.'); // prettier-ignore
  meter.gauge('blotter_ready', 'Is everything there that this process needs?', async () => [
    { value: (await watched.readying.ask()).ready ? 1 : 0 },
  ]);
  ofStore(meter, watched);
  ofProcess(meter);
  return {
    begun: () => void open++,
    answered({ method, route, status, ms }) {
      open = Math.max(0, open - 1);
      requests.add({ method: METHODS.has(method) ? method : 'other', route, status: String(status) });
      seconds.observe(ms / 1000, { route });
    },
    job: ({ queue, how, seconds: took }) => attempts.observe(took, { kind: queue, how }),
    pages(all, read) {
      pages.add({ how: 'text' }, Math.max(0, all - read));
      pages.add({ how: 'pixels' }, read);
    },
    text: () => meter.text(),
  };
}
