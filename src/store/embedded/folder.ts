// The embedded store's folder: locked, made by build-then-rename on the first start, proven to sync, and offered as a
// pg.Pool of a single connection. A start that is killed half-way leaves nothing that the next one would trust.
//
//   DATA/lock              one process at a time       DATA/database           PostgreSQL's files
//   DATA/blobs/            encrypted documents         DATA/database.building  a first start that was cut off
import { access, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { BlotterError, isDiskFull } from '../../model/index.ts';
import { privateFolder, syncPath, syncTree } from '../disk.ts';
import { takeRole, type Engine } from '../engine.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { lockFolder } from './lock.ts';
import { clientOn, openLasting } from './reopen.ts';

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

/** Opens the embedded store in `data`. Throws B-STORE-01 (in use), -02 (does not sync), -03 (another PostgreSQL), -09 (its disk is full). */
export async function openEmbedded(data: string): Promise<Engine> {
  await privateFolder(data);
  const lock = lockFolder(data);
  try {
    const place = path.join(data, 'database');
    if (!(await isThere(place))) await firstStart(data, place);
    const lasting = await openLasting(place);
    return {
      kind: 'embedded',
      login: 'postgres',
      connect: (role) => {
        const pool = new pg.Pool({
          Client: clientOn(lasting),
          max: 1,
          idleTimeoutMillis: 0,
          connectionTimeoutMillis: LONGEST_WAIT,
          ...takeRole(role),
        });
        // Whoever asked is told by their query; without a listener it would stop the pool, and everybody would wait for ever.
        pool.on('error', () => undefined);
        return pool;
      },
      close: async () => {
        await lasting.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw isDiskFull(error) ? new BlotterError('B-STORE-09', {}, { cause: error }) : error;
  }
}
