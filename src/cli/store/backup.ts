// `blotter backup`, `blotter restore`, `blotter move`: the whole store out, in, and from one engine to the other.
import { access, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BlotterError, EXIT } from '../../model/index.ts';
import { checkBackup, openEngine, restoreBackup, writeBackup, type Manifest } from '../../store/index.ts';
import { print, readArgs, type Command } from '../command.ts';
import { configOf, placeOf, shelfOf } from './open.ts';

const told = ({ tables, blobs }: Manifest): string =>
  `${tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${tables.length} tables, ${blobs.count} documents`;

export const backup: Command = {
  name: 'backup',
  summary: 'write all of the store into a new folder, with hashes',
  usage: `blotter backup DIR            writes a backup; DIR must not exist
blotter backup DIR --check    checks one that was written, without a store
  Documents stay encrypted and the master key is not in it: keep that somewhere else. The embedded store must not be in use.
Exit: 0 written, or fit · 2 wrong use · 3 the backup was changed or cut off`,
  async run(args) {
    const { values, positionals } = readArgs('backup', args, { check: { type: 'boolean' } }, ['DIR']);
    const dir = path.resolve(positionals[0] as string);
    if (values.check === true) {
      print(`fit: ${told(await checkBackup(dir))}`);
      return EXIT.done;
    }
    if (
      await access(dir).then(
        () => true,
        () => false,
      )
    )
      throw new BlotterError('B-OUT-01', { path: dir });
    const config = await configOf();
    const engine = await openEngine(placeOf(config));
    try {
      print(`written: ${told(await writeBackup(engine, await shelfOf(config), dir, new Date()))}`);
    } finally {
      await engine.close();
    }
    return EXIT.done;
  },
};

export const restore: Command = {
  name: 'restore',
  summary: 'fill an empty store from a backup, checked by hash before and after',
  usage: `blotter restore DIR
  The store that the configuration names must be empty. Give it the master key of the store that was backed up.
Exit: 0 restored · 2 wrong use, or the store is not empty · 3 the backup was changed; nothing was restored`,
  async run(args) {
    const { positionals } = readArgs('restore', args, {}, ['DIR']);
    const config = await configOf();
    const engine = await openEngine(placeOf(config));
    try {
      const manifest = await restoreBackup(engine, await shelfOf(config), path.resolve(positionals[0] as string));
      print(`restored and compared: ${told(manifest)}`);
    } finally {
      await engine.close();
    }
    return EXIT.done;
  },
};

export const move: Command = {
  name: 'move',
  summary: 'move the embedded database to a PostgreSQL server, or back',
  usage: `blotter move to-server      from the embedded database in the data folder to the server of DATABASE_URL
blotter move to-embedded    the other way
  Documents and keys stay where they are. Every table is compared by hash; the embedded database that was moved is kept
  beside as database.moved. Stop everything that works with the store first.
Exit: 0 moved · 2 wrong use, or the target is not empty · 3 something came out otherwise`,
  async run(args) {
    const { positionals } = readArgs('move', args, {}, ['to-server|to-embedded']);
    const [direction] = positionals;
    if (direction !== 'to-server' && direction !== 'to-embedded')
      throw new BlotterError('B-USE-02', { command: 'move', problem: 'say to-server or to-embedded.' });
    const config = await configOf();
    if (!config.database)
      throw new BlotterError('B-USE-02', { command: 'move', problem: 'DATABASE_URL names no server.' });
    const [embedded, server] = [{ folder: config.data }, placeOf(config)];
    const aside = await mkdtemp(path.join(config.data, 'move-'));
    try {
      const dir = path.join(aside, 'tables');
      const source = await openEngine(direction === 'to-server' ? embedded : server);
      try {
        await writeBackup(source, null, dir, new Date());
      } finally {
        await source.close();
      }
      const target = await openEngine(direction === 'to-server' ? server : embedded);
      try {
        print(`moved and compared: ${told(await restoreBackup(target, null, dir))}`);
      } finally {
        await target.close();
      }
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    if (direction === 'to-server')
      await rename(path.join(config.data, 'database'), path.join(config.data, 'database.moved'));
    else print('Leave DATABASE_URL unset from now on.');
    return EXIT.done;
  },
};
