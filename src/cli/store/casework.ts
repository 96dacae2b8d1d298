// Opens casework for a command and does its jobs: what `serve` and `work` have in common.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  learningIn,
  openCasework,
  openClamd,
  openHooks,
  type OnEntered,
  type OpenCasework,
  type Scan,
} from '../../casework/index.ts';
import type { Config } from '../../config/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import { readBook } from '../../identity/index.ts';
import { BlotterError } from '../../model/index.ts';
import { openRing, signDueHead, type KeyRing } from '../../register/index.ts';
import { openWatch, sweepAnswers, sweepAttempts, sweepSessions, type Journal, type Watch } from '../../server/index.ts';
import { openJobs, type Blobs, type Jobs, type Store } from '../../store/index.ts';
import { openRulebook } from '../rulebook.ts';
import { hooksOf } from './hooks.ts';

const clock = (): Date => new Date();
const HOUR = 3_600_000;
/** What nothing refers to is taken away when it is this old: longer than any upload or job takes. */
const ORPHAN_AGE = 48 * HOUR;
/** So often it is looked whether a head of the book is due. */
const HEADS = 60_000;

/** Casework and its jobs. */
export interface Work {
  readonly casework: OpenCasework;
  /** For what pages enter without casework. */
  readonly onEntered: OnEntered;
  /** The guidance that the jobs use. */
  readonly rulebook: Rulebook;
  readonly jobs: Jobs;
  readonly watch: Watch;
  /** Begins to do the jobs. Gives what stops it: jobs in hand get so many seconds. */
  readonly start: () => Promise<(seconds: number) => Promise<void>>;
}

/** Signing keys of the store: BLOTTER_KEYS, or beside its master key. */
const ringOf = ({ data }: Config): Promise<KeyRing> =>
  openRing(process.env['BLOTTER_KEYS'] || path.join(data, 'keys', 'signing-keys.json'), clock());

/** The address book of the office: BLOTTER_ADDRESS_BOOK, or DATA/address-book.yaml; undefined where there is none. Throws B-BOOK-01. */
async function bookOf({ data }: Config): Promise<string | undefined> {
  const place = process.env['BLOTTER_ADDRESS_BOOK'] || path.join(data, 'address-book.yaml');
  const text = await readFile(place, 'utf8').catch(() => undefined);
  if (text !== undefined) readBook(text);
  return text;
}

/** An id that all machines give to the sweep of one day, so that it is done once. */
export function sweepOf(now: Date): string {
  const hex = createHash('sha256')
    .update(`sweep ${now.toISOString().slice(0, 10)}`)
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The virus scanner; undefined where none is configured. */
function scanOf({ scanner }: Config): Scan | undefined {
  if (!scanner) return undefined;
  const { seconds, ...place } = scanner;
  return openClamd(place, seconds * 1000);
}

/** The token that opens the figures; null where none is configured. Throws B-CONF-01. */
async function tokenOf({ watch: { tokenFile } }: Config): Promise<string | null> {
  if (tokenFile === undefined) return null;
  const text = await readFile(tokenFile, 'utf8').catch(() => '');
  const token = text.trim();
  if (!/^[\w.~+/=-]{32,500}$/.test(token))
    throw new BlotterError('B-CONF-01', { where: 'watch.tokenFile', problem: 'it cannot be read, or holds no token of 32 letters, figures and signs of -._~+/= or more' }); // prettier-ignore
  return token;
}

/** Opens it. `works`: are its jobs done here? Throws B-SIGN-01, -02, B-BOOK-01, B-RULES-01, -02, B-CONF-01. */
export async function openWork(
  config: Config,
  store: Store,
  blobs: Blobs,
  journal: Journal,
  works: boolean,
): Promise<Work> {
  // What cannot be read is said now: not by the first job, and not once something runs that keeps the process alive.
  const rulebook = openRulebook();
  const ring = await ringOf(config);
  const [token, book, addresses] = [await tokenOf(config), await bookOf(config), await hooksOf(config)];
  const jobs = await openJobs(store, clock);
  const watch = openWatch({
    store,
    clock,
    journal,
    jobs,
    works,
    tryShelf: () => blobs.tryWriting(),
    data: config.data,
    from: config.watch.from,
    token,
  });
  const hooks = openHooks(addresses, jobs, clock);
  const casework = await openCasework(store, blobs, {
    jobs,
    onEntered: hooks.onEntered,
    clock,
    ring,
    scratch: path.join(config.data, 'scratch'),
    layer: process.env['BLOTTER_GUIDANCE_LAYER'] || undefined,
    book,
    onPages: watch.measures.pages,
    scan: scanOf(config),
  });
  // A version that was not in use here before is to be read by whoever decides.
  const learning = learningIn({ store, clock, onEntered: hooks.onEntered });
  await learning.takeIntoUse(rulebook);
  const sendSweep = (): Promise<void> =>
    store.transaction((trx) =>
      jobs.send(trx, { id: sweepOf(clock()), queue: 'sweep', caseId: null, hearing: null, data: {} }),
    );
  return {
    casework,
    onEntered: hooks.onEntered,
    rulebook,
    jobs,
    watch,
    start: async () => {
      await sendSweep();
      const timers = [
        setInterval(() => void sendSweep().catch(() => undefined), HOUR),
        setInterval(() => void store.transaction((trx) => signDueHead(trx, ring, clock)).catch(() => undefined), HEADS),
      ];
      const stop = await jobs.work({
        atOnce: config.work.atOnce,
        every: config.work.every,
        onParked: casework.onParked,
        onPutOff: casework.onPutOff,
        onError: (code, job) => {
          journal.trouble(code, job === null ? {} : { queue: job.queue, job: job.id });
        },
        onEnded: ({ id, queue, attempt }, how, seconds) => {
          const line = { id, queue, attempt, how, seconds };
          watch.measures.job(line);
          journal.job(line);
        },
        handlers: {
          ...casework.handlers,
          webhook: hooks.handler,
          // Once a day: what an older master key wrapped is wrapped anew; orphans, ended sessions, old attempts to sign in
          // and answers to keys of requests are taken away; and training is asked for where it became due.
          sweep: async () => {
            await blobs.rotate();
            await blobs.sweep(new Date(clock().getTime() - ORPHAN_AGE));
            await learning.ask();
            return async (trx) => {
              await sweepAttempts(trx, clock);
              await sweepSessions(trx, clock);
              await sweepAnswers(trx, clock);
            };
          },
        },
      });
      return async (seconds) => {
        for (const timer of timers) clearInterval(timer);
        await stop(seconds);
      };
    },
  };
}
