// The embedded store's folder: locked, made by build-then-rename on the first start, proven to sync, and offered as a
// pg.Pool of a single connection. A start that is killed half-way leaves nothing that the next one would trust.
//
//   DATA/lock              one process at a time       DATA/database           PostgreSQL's files
//   DATA/blobs/            encrypted documents         DATA/database.building  a first start that was cut off
import { access, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { privateFolder, syncPath, syncTree } from '../disk.ts';
import { takeRole, type Engine } from '../engine.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { lockFolder } from './lock.ts';
import { proveSync } from './probe.ts';

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Makes the database in a sibling folder and renames it into place when all of it is on disk. */
async function firstStart(data: string, place: string): Promise<void> {
  const building = `${place}.building`;
  await rm(building, { recursive: true, force: true });
  await privateFolder(building);
  await closeDatabase(await openDatabase(building));
  await syncTree(building);
  await rename(building, place);
  await syncPath(data);
}

/** Whoever waits this long for the one connection waits for himself: fail loudly. Milliseconds. */
const LONGEST_WAIT = 60_000;

/** Opens the embedded store in `data`. Throws B-STORE-01 (in use), -02 (does not sync), -03 (another PostgreSQL). */
export async function openEmbedded(data: string): Promise<Engine> {
  await privateFolder(data);
  const lock = lockFolder(data);
  try {
    const place = path.join(data, 'database');
    if (!(await isThere(place))) await firstStart(data, place);
    const opened = await openDatabase(place);
    await proveSync(opened);
    return {
      kind: 'embedded',
      login: 'postgres',
      connect: (role) =>
        new pg.Pool({
          ...(createPgConfig(opened.database) as unknown as pg.PoolConfig),
          max: 1,
          idleTimeoutMillis: 0,
          connectionTimeoutMillis: LONGEST_WAIT,
          ...takeRole(role),
        }),
      close: async () => {
        await closeDatabase(opened);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
