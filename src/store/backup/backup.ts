// A backup: every table as text and every encrypted document as it lies on the shelf, with the hash of each. Documents stay
// encrypted, and the master key is not in it: keep that apart. Whoever restores checks everything before the first row is
// written, and again after the last one.
//
//   DIR/manifest.json    what there is, with hashes       DIR/tables/public.cases.jsonl    a row per line
//   DIR/blobs/ab/abcd…   encrypted documents              DIR/blobs.sha256                 their hashes
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { z } from 'zod';
import { BlotterError } from '../../model/index.ts';
import type { Shelf } from '../blobs/shelf.ts';
import { syncTree } from '../disk.ts';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { continueNumbers, countTable, fillTable, LineCount, linesOf, listTables, nameOf, plainText, type TableCount } from './tables.ts'; // prettier-ignore

const manifestSchema = z.strictObject({
  kind: z.literal('blotter-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.strictObject({ table: z.string(), rows: z.int(), sha256: z.string() })),
  blobs: z.strictObject({ count: z.int(), sha256: z.string() }),
});
/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const placeOf = (dir: string, address: string): string => path.join(dir, 'blobs', address.slice(0, 2), address);

/** Runs `work` on one connection in one transaction that sees one moment. */
async function inSnapshot<T>(engine: Engine, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const pool = engine.connect(null);
  try {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level repeatable read');
      await plainText(client);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

const migrationsOf = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from kysely_migration order by name')).rows.map((row) => row.name);

/** Copies one encrypted document, and gives the hash of its encrypted bytes. */
async function copyBlob(bytes: AsyncIterable<Uint8Array>, place: string): Promise<string> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const handle = await open(place, 'wx', 0o600);
  try {
    for await (const part of bytes) {
      hash.update(part);
      await handle.writeFile(part);
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** Writes a backup as the new folder `dir`, whole or not at all. `shelf` null: tables alone (a move within one data folder). */
export async function writeBackup(engine: Engine, shelf: Shelf | null, dir: string, now: Date): Promise<Manifest> {
  const making = `${dir}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(path.join(making, 'tables'), { recursive: true, mode: 0o700 });
  const found = await inSnapshot(engine, async (client) => {
    const tables: TableCount[] = [];
    for (const table of await listTables(client)) {
      const counter = new LineCount(nameOf(table));
      const file = await open(path.join(making, 'tables', `${nameOf(table)}.jsonl`), 'wx', 0o600);
      try {
        for await (const line of linesOf(client, table)) {
          counter.add(line);
          await file.writeFile(`${line}\n`);
        }
      } finally {
        await file.close();
      }
      tables.push(counter.count);
    }
    const live = await client.query<{ address: string }>(
      'select address from blobs where wrapped_key is not null order by address',
    );
    return { tables, migrations: await migrationsOf(client), live: live.rows.map((row) => row.address) };
  });
  const hashes: string[] = [];
  if (shelf !== null)
    for (const address of found.live) {
      hashes.push(`${await copyBlob(shelf.get(address), placeOf(making, address))}  ${address}\n`);
    }
  await writeFile(path.join(making, 'blobs.sha256'), hashes.join(''), { mode: 0o600 });
  const manifest: Manifest = {
    kind: 'blotter-backup',
    version: 1,
    madeAt: now.toISOString(),
    migrations: found.migrations,
    tables: found.tables,
    blobs: { count: hashes.length, sha256: sha256(hashes.join('')) },
  };
  await writeFile(path.join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  await syncTree(making);
  await rename(making, dir);
  return manifest;
}

const linesIn = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });

async function readManifest(dir: string): Promise<Manifest> {
  const bad = (problem: string): BlotterError => new BlotterError('B-BACKUP-01', { path: dir, problem });
  const text = await readFile(path.join(dir, 'manifest.json'), 'utf8').catch(() => {
    throw bad('manifest.json cannot be read');
  });
  let data: unknown = null;
  try {
    data = JSON.parse(text);
  } catch {
    // falls through to the schema
  }
  const parsed = manifestSchema.safeParse(data);
  if (!parsed.success) throw bad('its manifest has another form');
  const unknown = parsed.data.migrations.find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined) throw bad(`its tables are of a newer version, ${unknown}`);
  return parsed.data;
}

/** Checks a backup by its hashes, without opening a store. Throws B-BACKUP-01 (no backup) or -02 (changed, cut off). */
export async function checkBackup(dir: string): Promise<Manifest> {
  const manifest = await readManifest(dir);
  const changed = (problem: string): BlotterError => new BlotterError('B-BACKUP-02', { problem });
  for (const { table, sha256: expected } of manifest.tables) {
    const counter = new LineCount(table);
    try {
      for await (const line of linesIn(path.join(dir, 'tables', `${table}.jsonl`))) counter.add(line);
    } catch {
      throw changed(`the table ${table} is missing`);
    }
    if (counter.count.sha256 !== expected) throw changed(`the table ${table} was changed`);
  }
  const list = await readFile(path.join(dir, 'blobs.sha256'), 'utf8').catch(() => '');
  if (sha256(list) !== manifest.blobs.sha256) throw changed('the list of documents was changed');
  for (const line of list.split('\n').filter((text) => text !== '')) {
    const [expected = '', address = ''] = line.split('  ');
    const hash = createHash('sha256');
    try {
      for await (const part of createReadStream(placeOf(dir, address))) hash.update(part as Buffer);
    } catch {
      throw changed(`the document ${address.slice(0, 12)}… is missing`);
    }
    if (hash.digest('hex') !== expected) throw changed(`the document ${address.slice(0, 12)}… was changed`);
  }
  return manifest;
}

/** Takes away the one row that the migration of the register makes, for the backup's to take its place: only while the register holds nothing. */
async function clearNewRegister(client: pg.ClientBase): Promise<void> {
  await client.query('alter table register_state disable trigger register_state_stays');
  await client.query('delete from register_state where size = 0');
  await client.query('alter table register_state enable trigger register_state_stays');
}

/** Fills an empty store from a backup that was checked, checks it again row by row, and brings its tables up to date. Throws B-BACKUP-01, -02, -03. */
export async function restoreBackup(engine: Engine, shelf: Shelf | null, dir: string): Promise<Manifest> {
  const manifest = await checkBackup(dir);
  await migrate(engine, manifest.migrations.at(-1));
  if (shelf !== null)
    for (const folder of await readdir(path.join(dir, 'blobs')).catch(() => []))
      for (const address of await readdir(path.join(dir, 'blobs', folder))) {
        const aside = await shelf.put(createReadStream(placeOf(dir, address)));
        await aside.keep(address);
      }
  await inSnapshot(engine, async (client) => {
    const tables = await listTables(client);
    if (tables.some(({ name }) => name === 'register_state')) await clearNewRegister(client);
    for (const table of tables) {
      const { rows } = await countTable(client, table);
      if (rows > 0) throw new BlotterError('B-BACKUP-03');
    }
    for (const { table: name, rows, sha256: expected } of manifest.tables) {
      const table = tables.find((some) => nameOf(some) === name);
      if (!table) throw new BlotterError('B-BACKUP-01', { path: dir, problem: `it has an unknown table, ${name}` });
      await fillTable(client, table, linesIn(path.join(dir, 'tables', `${name}.jsonl`)));
      const filled = await countTable(client, table);
      // pg-boss may have columns now that it did not have then: its rows are counted, ours are compared.
      const same = table.schema === 'public' ? filled.sha256 === expected : filled.rows === rows;
      if (!same) throw new BlotterError('B-BACKUP-02', { problem: `the table ${name} came out otherwise` });
      await continueNumbers(client, table);
    }
    // What was in hand when the backup was made is in nobody's hand now.
    await client.query(`update pgboss.job set state = 'retry' where state = 'active'`);
  });
  await migrate(engine);
  return manifest;
}
