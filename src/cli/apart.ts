// Work on a document that may be hostile, in a process of its own: it gets so much time and so much memory, and where it
// takes more, or breaks down, only that process goes. Not here: the work (apart-child.ts).
//
//   parent ── job ──▶ child      the child tells how many pages there are, then how it ended;
//          ◀─ pages ──           the parent looks at its clock and at the child's memory meanwhile
//          ◀─ ending ─
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BlotterError } from '../model/index.ts';
import { refusalOf, type Refusal } from './refusal.ts';

export interface Limits {
  /** Wall time for any document, and for each of its pages besides, in seconds. */
  readonly seconds: number;
  readonly secondsPerPage: number;
  /** Resident memory, and the part of it that the program's own objects may take, in MB. */
  readonly megabytes: number;
  readonly heapMegabytes: number;
}

/** Far above what ordinary papers take (bench/redact.ts), far below what takes a machine down. */
export const LIMITS: Limits = { seconds: 60, secondsPerPage: 2, megabytes: 1536, heapMegabytes: 1024 };

/** How a job ended. `said` is what it would have printed. */
export type Ending =
  | { readonly kind: 'done'; readonly exit: number; readonly said: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a child is given to do. */
export interface Job {
  readonly args: readonly string[];
  readonly input: string;
}

export type FromChild =
  | { readonly kind: 'pages'; readonly pages: number }
  | { readonly kind: 'done'; readonly exit: number; readonly said: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A child that takes jobs one after the other. */
export interface Worker {
  /** False once it has been ended or has broken down; it takes no more jobs then. */
  readonly alive: () => boolean;
  /** Runs `blotter redact` with `args` in it; `input` is the document among them. Never rejects, whatever the document does. */
  readonly redact: (args: readonly string[], input: string) => Promise<Ending>;
  readonly megabytes: () => number;
  readonly pid: () => number;
  readonly end: () => void;
}

/**
 * For the system's allocator (glibc; others do not know the names): pages of pixels go back to the system when they are
 * let go. A third less resident memory on scans (bench/redact.ts).
 */
export const FRUGAL = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '2' } as const;

/** For V8: the heap is collected before it grows by half, not when it has doubled. 100 MB less for a twentieth of the time. */
export const FRUGAL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=50'] as const;

const CHILD = path.join(import.meta.dirname, 'apart-child.ts');
const LOOK_EVERY = 100;

/** Resident memory of a process in MB; NaN where the system does not tell (then the heap's own limit must do). */
function residentOf(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return NaN;
  }
}

/** Starts a child. It ends by itself when its parent does. */
export function startWorker(limits: Limits = LIMITS): Worker {
  // What the engines print may quote the document: nobody hears it.
  const child: ChildProcess = fork(CHILD, [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...FRUGAL },
    execArgv: [...FRUGAL_HEAP, `--max-old-space-size=${limits.heapMegabytes}`, '--disable-warning=ExperimentalWarning'],
  });
  let alive = true;
  child.on('error', () => (alive = false));
  child.on('exit', () => (alive = false));
  return {
    alive: () => alive,
    redact: (args, input) => runJob(child, { args, input }, limits),
    megabytes: () => residentOf(child.pid),
    pid: () => child.pid ?? 0,
    end: () => {
      alive = false;
      child.kill('SIGKILL');
    },
  };
}

function runJob(child: ChildProcess, job: Job, limits: Limits): Promise<Ending> {
  return new Promise((resolve) => {
    const started = performance.now();
    let pages = 0;
    let over: BlotterError | null = null;
    const refuse = (error: BlotterError): void => settle({ kind: 'refused', refusal: refusalOf(error) });
    const stop = (error: BlotterError): void => {
      over = error;
      clearInterval(watch);
      child.kill('SIGKILL');
    };
    const look = (): void => {
      const seconds = limits.seconds + limits.secondsPerPage * pages;
      if (performance.now() - started > seconds * 1000) stop(new BlotterError('B-LIMIT-01', { seconds, pages }));
      else if (residentOf(child.pid) > limits.megabytes)
        stop(new BlotterError('B-LIMIT-02', { megabytes: limits.megabytes }));
    };
    const watch = setInterval(look, LOOK_EVERY);
    const hear = (message: unknown): void => {
      const said = message as FromChild;
      if (said.kind === 'pages') pages = said.pages;
      else if (over === null) settle(said);
    };
    const broke = (code: number | null, signal: NodeJS.Signals | null): void => {
      // V8 ends the process by SIGABRT or SIGTRAP when its heap is full.
      const full = signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134;
      const memory = new BlotterError('B-LIMIT-02', { megabytes: limits.heapMegabytes });
      refuse(over ?? (full ? memory : new BlotterError('B-LIMIT-03', { how: signal ?? `exit ${code}` })));
    };
    const failed = (): void => refuse(new BlotterError('B-LIMIT-03', { how: 'it could not be started' }));
    const settle = (ending: Ending): void => {
      clearInterval(watch);
      child.off('message', hear).off('exit', broke).off('error', failed);
      resolve(ending);
    };
    child.on('message', hear).on('exit', broke).on('error', failed);
    if (child.exitCode !== null || child.signalCode !== null) return broke(child.exitCode, child.signalCode);
    child.send(job, (error) => {
      if (error) failed();
    });
  });
}
