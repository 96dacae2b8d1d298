// `blotter config check`: reads the configuration and tries what it names. Tells no value: they may be passwords and keys.
import { access, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BlotterError, EXIT } from '../../model/index.ts';
import { openEngine, openMaster } from '../../store/index.ts';
import { print, readArgs, type Command } from '../command.ts';
import { configOf, keysOf, placeOf, shelfOf } from './open.ts';

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Free space of the nearest folder that exists, in GB. */
async function freeSpace(folder: string): Promise<number> {
  let at = path.resolve(folder);
  while (!(await isThere(at))) at = path.dirname(at);
  const { bavail, bsize } = await statfs(at);
  return (bavail * bsize) / 1e9;
}

export const config: Command = {
  name: 'config',
  summary: 'check the configuration and try what it names',
  usage: `blotter config check
  Reads blotter.yaml (or the file that BLOTTER_CONFIG names) and the environment, opens the database, reads the keys.
  Changes nothing. docs/operations.md lists the settings.
Exit: 0 all of it can be used · 2 something cannot`,
  async run(args) {
    const { positionals } = readArgs('config', args, {}, ['check']);
    if (positionals[0] !== 'check')
      throw new BlotterError('B-USE-02', { command: 'config', problem: 'only "check" is known.' });
    const found = await configOf();
    const place = placeOf(found);
    print(`settings   ${(await isThere(found.from)) ? found.from : 'no file'}, then the environment`);
    print(`data       ${found.data} (${(await freeSpace(found.data)).toFixed(1)} GB free)`);
    if ('folder' in place && !(await isThere(path.join(place.folder, 'database'))))
      print('database   embedded, made at the first start');
    else {
      const engine = await openEngine(place);
      const pool = engine.connect(null);
      const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version') as version`);
      await pool.end();
      await engine.close();
      print(`database   ${engine.kind}, PostgreSQL ${rows[0]?.version ?? ''}`);
    }
    if (found.shelf !== undefined) {
      const shelf = await shelfOf(found);
      const aside = await shelf.put(Readable.from([Buffer.from('a try')]));
      await aside.drop();
      print(`shelf      bucket ${found.shelf.s3.bucket}, written and taken away again`);
    }
    for (const [i, source] of keysOf(found).entries()) {
      const which = i === 0 ? 'key       ' : 'older key ';
      if ('file' in source && !(await stat(source.file).catch(() => null)))
        print(`${which} ${source.file}, ${i === 0 ? 'made at the first start' : 'missing'}`);
      else print(`${which} ${(await openMaster(source, false)).id}`);
    }
    print(`work       ${found.work.atOnce} at once, a look every ${found.work.every} s`);
    return EXIT.done;
  },
};
