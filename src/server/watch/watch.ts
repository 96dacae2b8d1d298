// /health, /ready and /metrics, and a line and a count for every request. Whoever is on this machine may ask the first two;
// the figures go to this machine too, or to whoever holds the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Jobs, Store } from '../../store/index.ts';
import { openMeasures, type Measures } from './measures.ts';
import { openJournal, SILENT, type Journal, type Level } from './journal.ts';
import { TEXT_TYPE } from './meter.ts';
import { openReadiness, type Readying, type Trials } from './readiness.ts';

export interface Watch {
  readonly journal: Journal;
  readonly measures: Measures;
  readonly readying: Readying;
  /** Who may ask whether it lives and is ready. */
  readonly from: 'this-machine' | 'anywhere';
  /** Opens the figures; null: none does. */
  readonly token: string | null;
}

export interface WatchOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly journal?: Journal;
  readonly jobs?: Jobs | undefined;
  /** Does this process do jobs? Then it must be seen to. */
  readonly works?: boolean;
  readonly tryShelf?: (() => Promise<void>) | undefined;
  readonly data?: string | undefined;
  readonly from?: Watch['from'];
  readonly token?: string | null;
}

/** Puts together what is watched of a process. */
export function openWatch({ store, clock, journal = SILENT, jobs, works = false, tryShelf, data, from = 'this-machine', token = null }: WatchOptions): Watch {
  const trials: Trials = {
    database: () => store.transaction(async () => true),
    tables: () => store.isCurrent(),
    ...(tryShelf ? { shelf: () => tryShelf().then(() => true) } : {}),
    ...(works && jobs ? { jobs: async () => jobs.working() } : {}),
  };
  const readying = openReadiness(trials, ({ ready, not }) => journal.event(ready ? 'ready' : 'not-ready', { not: not.join(' ') }));
  return { journal, readying, from, token, measures: openMeasures({ store, clock, readying, jobs, data }) };
} // prettier-ignore

/** A journal for a process: as the configuration says, and by itself quiet about single requests where a person reads it. */
export const journalFor = (level: Level | undefined, terminal: boolean): Journal =>
  openJournal(level ?? (terminal ? 'warn' : 'info'));

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
const OWN_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via'];

/** Was this asked on this machine, by its own name, and not passed on for somebody else? The name keeps pages of other sites out. */
export function isHere({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    OWN_NAME.test(headers.host ?? '') &&
    PASSED_ON.every((name) => headers[name] === undefined)
  );
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const holdsToken = ({ headers }: FastifyRequest, token: string | null): boolean => {
  const sent = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(headers.authorization ?? '')?.[1];
  return token !== null && sent !== undefined && timingSafeEqual(hash(sent), hash(token));
};

/** Serves the three. `proxied`: everybody seems to come from this machine, so that the figures want their token. */
export function serveWatch(app: FastifyInstance, { readying, measures, from, token }: Watch, proxied: boolean): void {
  const mayAsk = (request: FastifyRequest): boolean => from === 'anywhere' || isHere(request);
  app.get('/health', (request, reply) => (mayAsk(request) ? reply.send({ alive: true }) : reply.callNotFound()));
  app.get('/ready', async (request, reply) => {
    if (!mayAsk(request)) return reply.callNotFound();
    const now = await readying.ask();
    return reply.status(now.ready ? 200 : 503).send(now);
  });
  app.get('/metrics', async (request, reply) => {
    if (!holdsToken(request, token) && (proxied || !isHere(request))) return reply.callNotFound();
    return reply.type(TEXT_TYPE).send(await measures.text());
  });
}

/** Does `own` lead through a proxy? */
export const isProxied = (own: string): boolean => !/^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(own); // prettier-ignore

/** In whose name requests are answered. */
const SEEN = new WeakMap<FastifyRequest, string | null>();

/** Tells in whose name a request is answered. */
export const seenAs = (request: FastifyRequest, account: string | null): void => void SEEN.set(request, account);

/** As web servers call it: the browser went away before it had its answer. */
const LEFT = 499;

/** Counts and writes down every request once it is answered. Before every other hook. */
export function watchRequests(app: FastifyInstance, { journal, measures }: Watch): void {
  const open = new WeakSet<FastifyRequest>();
  const end = (request: FastifyRequest, status: number, ms: number): void => {
    if (!open.delete(request)) return;
    const route = request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
    const { id, method } = request;
    const line = { id, method, route, status, ms, account: SEEN.get(request) ?? null };
    measures.answered(line);
    journal.request(line);
  };
  app.addHook('onRequest', async (request, reply) => {
    open.add(request);
    measures.begun();
    reply.header('x-request-id', request.id);
    reply.raw.once('close', () =>
      end(request, reply.raw.writableFinished ? reply.statusCode : LEFT, reply.elapsedTime),
    );
  });
  app.addHook('onResponse', async (request, reply) => end(request, reply.statusCode, reply.elapsedTime));
}
