// Places for tests: a new folder, and a new database on the PostgreSQL server of this machine, each taken away afterwards.
// Where no server answers, the lane is missing and says so; .ci/run starts one where Debian's is installed.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Place } from '../store.ts';

/** A place for one test, and how it is cleared away. */
export interface Lane {
  readonly name: 'embedded' | 'server';
  readonly place: Place;
  clear(): Promise<void>;
}

/** The server that tests may make databases on. */
const SERVER = process.env['BLOTTER_TEST_SERVER'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Does a server answer? */
export const serverAnswers = (): Promise<boolean> =>
  onServer((client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

/** A new folder. */
export async function newFolder(): Promise<Lane & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'blotter-store-'));
  return {
    name: 'embedded',
    folder,
    place: { folder },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A new, empty database. */
export async function newDatabase(): Promise<Lane & { readonly url: string }> {
  const name = `blotter_test_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`create database ${name}`));
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    name: 'server',
    url: url.href,
    place: { server: { url: url.href, connections: 4 } },
    clear: () =>
      onServer(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`drop role if exists ${name}_writer`);
      }),
  };
}

/** Every lane that this machine has; tells on standard error which one is missing. */
export async function lanes(): Promise<Lane[]> {
  const embedded = await newFolder();
  if (await serverAnswers()) return [embedded, await newDatabase()];
  process.stderr.write('no PostgreSQL server answers: the store is tested on the embedded engine alone\n');
  return [embedded];
}
