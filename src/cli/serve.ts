// `blotter serve`: the workbench on this machine, on its own store.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { papersOf, type Casework } from '../casework/index.ts';
import type { Config } from '../config/index.ts';
import { BlotterError, EXIT } from '../model/index.ts';
import { invite, journalFor, lacksAdministrator, makeAccount, makeApp, type Watch } from '../server/index.ts';
import type { Store } from '../store/index.ts';
import { print, readArgs, tell, type Command } from './command.ts';
import { openWork } from './store/casework.ts';
import { waysOf } from './store/ways.ts';
import { configOf, openAll } from './store/open.ts';

const clock = (): Date => new Date();
/** Seconds for jobs in hand when it is stopped; what is not done by then is done at the next start. */
const STOPPING = 5;
/** Seconds in which open requests end. */
const ANSWERING = 20;

const PRACTICE = path.resolve(import.meta.dirname, '../../practice/harbour-road-burglary');

/** The first administrator, where nobody could sign in as one. */
interface First {
  readonly account: string;
  readonly link: string;
}

/**
 * The first administrator and a link for them. The account is made where it is missing. On a machine of one's own it may
 * prepare papers too, so that there is something to do in the first minute; on a server an administrator reads none.
 */
async function firstAdministrator(store: Store, own: string): Promise<First | null> {
  return store.transaction(async (trx) => {
    if (!(await lacksAdministrator(trx))) return null;
    const waiting = await trx.selectFrom('accounts').select('id').where('login', '=', 'administrator').where('closed_at', 'is', null).executeTakeFirst(); // prettier-ignore
    const account = waiting?.id ?? randomUUID();
    const roles = store.engine === 'embedded' ? (['prosecutor', 'administrator'] as const) : (['administrator'] as const); // prettier-ignore
    if (!waiting) await makeAccount(trx, { id: account, login: 'administrator', name: 'Administrator', roles }, clock);
    return { account, link: `${own}/open/${await invite(trx, account, clock, randomBytes)}` };
  });
}

/** Takes in the shipped practice case where the store of this machine is empty. True where it did. */
async function takeInPractice(store: Store, casework: Casework, by: string): Promise<boolean> {
  const empty = await store.transaction(async (trx) => (await trx.selectFrom('cases').select('id').limit(1).execute()).length === 0); // prettier-ignore
  if (store.engine !== 'embedded' || !empty) return false;
  const manifest = await readFile(path.join(PRACTICE, 'case.yaml'), 'utf8');
  await casework.takeIn({ manifest, papers: papersOf(PRACTICE), by });
  return true;
}

/** Resolves when the process is asked to stop. A second signal ends it at once. */
const asked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

const wrong = (problem: string, cause?: unknown): BlotterError => new BlotterError('B-USE-02', { command: 'serve', problem }, { cause }); // prettier-ignore
const LOOPBACK = /^(?:127\.|::1$)/;

/** The configuration with what the command line says. Throws B-USE-02, B-CONF-01. */
async function settingsOf(args: readonly string[]): Promise<{ readonly config: Config; readonly own: string }> {
  const { values } = readArgs('serve', args, { data: { type: 'string' }, port: { type: 'string' }, own: { type: 'string' } }, []); // prettier-ignore
  const read = await configOf();
  const port = Number(values.port ?? read.serve.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong(`"${values.port}" is no port.`);
  const data = values.data === undefined ? read.data : path.resolve(values.data);
  const config = { ...read, data, serve: { ...read.serve, port } };
  const own = values.own?.replace(/\/+$/, '') ?? config.serve.own ?? `http://127.0.0.1:${port}`;
  // Whoever listens for others without TLS in between would have passwords and papers read on the way.
  if (!LOOPBACK.test(config.serve.listen) && !own.startsWith('https://'))
    throw new BlotterError('B-CONF-01', { where: 'serve.listen', problem: 'it listens for other machines, so serve.own must be an https address: put a proxy with TLS before it' }); // prettier-ignore
  return { config, own };
}

/**
 * Stops in an order that nobody notices: not ready, so that whatever shares out requests sends none any more; then no new
 * ones, and the open ones end; then jobs in hand, which are handed back where they take too long.
 */
async function stopServing(app: FastifyInstance, watch: Watch, drain: number): Promise<void> {
  watch.readying.stop();
  await sleep(drain * 1000);
  const late = setTimeout(() => app.server.closeAllConnections(), ANSWERING * 1000);
  await app.close();
  clearTimeout(late);
}

export const serve: Command = {
  name: 'serve',
  summary: 'the workbench in your browser, on this machine',
  usage: `blotter serve [--data DIR] [--port 8017] [--own URL]
  --data  the folder of its store, instead of the configured one (docs/operations.md)
  --own   the address under which people reach it, where a proxy with TLS stands before it
  Listens on this machine alone (127.0.0.1) unless configured otherwise, and prepares cases while pages are read. The
  first start prints a link for the administrator; on a store of its own it also takes in the practice case, for that
  account to review. /health, /ready and /metrics tell how it is. Stop it with Ctrl+C.`,
  async run(args) {
    const { config, own } = await settingsOf(args);
    const { listen, port, proxies, jobs: works, drain } = config.serve;
    const terminal = process.stderr.isTTY;
    const journal = journalFor(config.watch.level, terminal);
    /** To a person who reads along, or a line for whoever collects them. */
    const say = (event: Parameters<typeof journal.event>[0], words: string, facts = {}): void => {
      if (terminal) tell(`blotter: ${words}`);
      else journal.event(event, facts);
    };
    const ways = await waysOf(config, own);
    say('starting', `opening the store ${config.database ? 'on the PostgreSQL server' : `in ${config.data}`} …`);
    const { store, blobs } = await openAll(config);
    try {
      const { casework, onEntered, rulebook, jobs, start, watch } = await openWork(
        config,
        store,
        blobs,
        journal,
        works,
      );
      const services = {
        store,
        clock,
        random: randomBytes,
        own,
        proxies,
        casework,
        onEntered,
        rulebook,
        secret: casework.secret,
        ways,
      };
      const app = await makeApp(services, watch);
      await app.listen({ host: listen, port }).catch((cause: NodeJS.ErrnoException) => {
        throw wrong(`port ${port} cannot be used (${cause.code ?? 'unknown'}).`, cause);
      });
      const stopped = asked();
      print(`Blotter is open at ${own}`);
      journal.event('open', { engine: store.engine, port, jobs: works });
      const first = await firstAdministrator(store, own);
      if (first !== null) print(`First administrator, once, within three days: ${first.link}`);
      if (first !== null && (await takeInPractice(store, casework, first.account)))
        say('practice-case', 'the practice case is being prepared; it is ready to review in less than a minute');
      const stop = works ? await start() : null;
      const signal = await stopped;
      say('stopping', `${signal}, stopping …`, { signal });
      await stopServing(app, watch, drain);
      await stop?.(STOPPING);
      await jobs.close();
    } finally {
      await store.close();
    }
    journal.event('stopped');
    return EXIT.done;
  },
};
