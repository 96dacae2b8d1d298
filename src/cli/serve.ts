// `blotter serve`: the workbench on this machine, on its own store.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { papersOf, type Casework } from '../casework/index.ts';
import { BlotterError, EXIT } from '../model/index.ts';
import { invite, lacksAdministrator, makeAccount, makeApp } from '../server/index.ts';
import type { Store } from '../store/index.ts';
import { print, readArgs, tell, type Command } from './command.ts';
import { openWork } from './store/casework.ts';
import { configOf, openAll } from './store/open.ts';

const clock = (): Date => new Date();
/** Seconds for jobs in hand when it is stopped; what is not done by then is done at the next start. */
const STOPPING = 5;

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

/** Resolves when the process is asked to stop. */
const asked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

export const serve: Command = {
  name: 'serve',
  summary: 'the workbench in your browser, on this machine',
  usage: `blotter serve [--data DIR] [--port 8017] [--own URL]
  --data  the folder of its store, instead of the configured one (docs/operations.md)
  --own   the address under which people reach it, where a proxy with TLS stands before it
  Listens on this machine alone (127.0.0.1), and prepares cases while pages are read. The first start prints a link for
  the administrator; on a store of its own it also takes in the practice case, for that account to review.
  Stop it with Ctrl+C.`,
  async run(args) {
    const { values } = readArgs('serve', args, { data: { type: 'string' }, port: { type: 'string' }, own: { type: 'string' } }, []); // prettier-ignore
    const port = Number(values.port ?? '8017');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new BlotterError('B-USE-02', { command: 'serve', problem: `"${values.port}" is no port.` });
    const read = await configOf();
    const config = values.data === undefined ? read : { ...read, data: path.resolve(values.data) };
    tell(`blotter: opening the store ${config.database ? 'on the PostgreSQL server' : `in ${config.data}`} …`);
    const { store, blobs } = await openAll(config);
    try {
      const own = values.own?.replace(/\/+$/, '') ?? `http://127.0.0.1:${port}`;
      const { casework, rulebook, jobs, start } = await openWork(config, store, blobs);
      const services = { store, clock, random: randomBytes, own, casework, rulebook, secret: casework.secret };
      const app = await makeApp(services);
      await app.listen({ host: '127.0.0.1', port }).catch((cause: NodeJS.ErrnoException) => {
        throw new BlotterError('B-USE-02', { command: 'serve', problem: `port ${port} cannot be used (${cause.code ?? 'unknown'}).` }, { cause }); // prettier-ignore
      });
      print(`Blotter is open at ${own}`);
      const first = await firstAdministrator(store, own);
      if (first !== null) print(`First administrator, once, within three days: ${first.link}`);
      if (first !== null && (await takeInPractice(store, casework, first.account)))
        tell('blotter: the practice case is being prepared; it is ready to review in less than a minute');
      const stop = await start();
      tell(`blotter: ${await asked()}, stopping …`);
      await app.close();
      await stop(STOPPING);
      await jobs.close();
    } finally {
      await store.close();
    }
    return EXIT.done;
  },
};
