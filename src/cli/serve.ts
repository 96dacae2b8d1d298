// `blotter serve`: the workbench on this machine, on its own store.
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { BlotterError, EXIT } from '../model/index.ts';
import { invite, lacksAdministrator, makeAccount, makeApp } from '../server/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { print, readArgs, tell, type Command } from './command.ts';
import { configOf, placeOf } from './store/open.ts';

const clock = (): Date => new Date();

/** A link for the first administrator, where nobody could sign in as one. The account is made where it is missing. */
async function firstLink(store: Store, own: string): Promise<string | null> {
  return store.transaction(async (trx) => {
    if (!(await lacksAdministrator(trx))) return null;
    const waiting = await trx.selectFrom('accounts').select('id').where('login', '=', 'administrator').where('closed_at', 'is', null).executeTakeFirst(); // prettier-ignore
    const id = waiting?.id ?? randomUUID();
    if (!waiting)
      await makeAccount(trx, { id, login: 'administrator', name: 'Administrator', roles: ['administrator'] }, clock);
    return `${own}/open/${await invite(trx, id, clock, randomBytes)}`;
  });
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
  Listens on this machine alone (127.0.0.1). The first start prints a link for the administrator.
  Stop it with Ctrl+C.`,
  async run(args) {
    const { values } = readArgs('serve', args, { data: { type: 'string' }, port: { type: 'string' }, own: { type: 'string' } }, []); // prettier-ignore
    const port = Number(values.port ?? '8017');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new BlotterError('B-USE-02', { command: 'serve', problem: `"${values.port}" is no port.` });
    const read = await configOf();
    const config = values.data === undefined ? read : { ...read, data: path.resolve(values.data) };
    tell(`blotter: opening the store ${config.database ? 'on the PostgreSQL server' : `in ${config.data}`} …`);
    const store = await openStore(placeOf(config));
    try {
      const own = values.own?.replace(/\/+$/, '') ?? `http://127.0.0.1:${port}`;
      const app = await makeApp({ store, clock, random: randomBytes, own });
      await app.listen({ host: '127.0.0.1', port }).catch((cause: NodeJS.ErrnoException) => {
        throw new BlotterError('B-USE-02', { command: 'serve', problem: `port ${port} cannot be used (${cause.code ?? 'unknown'}).` }, { cause }); // prettier-ignore
      });
      print(`Blotter is open at ${own}`);
      const link = await firstLink(store, own);
      if (link !== null) print(`First administrator, once, within three days: ${link}`);
      tell(`blotter: ${await asked()}, stopping …`);
      await app.close();
    } finally {
      await store.close();
    }
    return EXIT.done;
  },
};
