// The embedded engine's own promises: commits sync, one process at a time, a first start that is cut off, files for their
// owner alone. What both engines promise is in contract.test.ts.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { protocol } from '@electric-sql/pglite';
import { BlotterError } from '../../model/index.ts';
import { newFolder } from '../contract/lanes.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { openEmbedded } from './folder.ts';
import { lockFolder } from './lock.ts';
import { proveSync } from './probe.ts';

const lane = await newFolder();
const { folder } = lane;
const refusedAs = (code: string) => (error: unknown) => error instanceof BlotterError && error.code === code;

/** Another process that opens the store in `folder` and says `open`. */
function opener(): ChildProcess {
  const code = `const { openEmbedded } = await import(${JSON.stringify(path.join(import.meta.dirname, 'folder.ts'))});
    await openEmbedded(process.argv[1]); process.stdout.write('open'); setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => path.join(entry.parentPath, entry.name));

before(async () => {
  // A first start that is killed while the database is being made.
  const child = opener();
  while (!existsSync(path.join(folder, 'database.building', 'PG_VERSION'))) await sleep(20);
  child.kill('SIGKILL');
  await once(child, 'exit');
});
after(() => lane.clear());

test('a first start that was killed leaves nothing that is taken for a database, and the next start does', async () => {
  assert.equal(existsSync(path.join(folder, 'database')), false);
  const engine = await openEmbedded(folder);
  try {
    assert.throws(() => lockFolder(folder), refusedAs('B-STORE-01'));
    const pool = engine.connect(null);
    assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
    await pool.end();
  } finally {
    await engine.close();
  }
  assert.deepEqual(readdirSync(folder).toSorted(), ['database', 'lock']);
});

test('every file and folder belongs to its owner alone', () => {
  const open = files().filter((file) => (statSync(file).mode & 0o077) !== 0);
  assert.deepEqual(open, []);
  assert.ok(files().length > 500);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('a second process is refused while the first lives, and let in when it was killed', async () => {
  const child = opener();
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  await assert.rejects(openEmbedded(folder), refusedAs('B-STORE-01'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await openEmbedded(folder)).close();
});

test('a commit syncs; a file layer whose sync is undone is refused', async () => {
  const opened = await openDatabase(path.join(folder, 'database'));
  try {
    assert.ok((await proveSync(opened)) >= 1);
    const before = opened.files.syncs;
    await opened.database.exec('create table t (n int); insert into t values (1); checkpoint');
    assert.ok(opened.files.syncs - before >= 5, 'a checkpoint syncs the data files, the log and the control file');
    const { database } = opened;
    await assert.rejects(proveSync({ database, files: { syncs: 0 } as typeof opened.files }), refusedAs('B-STORE-02'));
  } finally {
    await opened.database.close();
  }
});

test('a sync that fails is no commit, and everything after it is refused until the next start', async () => {
  const opened = await openDatabase(path.join(folder, 'database'));
  const query = (text: string) =>
    opened.database.execProtocolStream(protocol.serialize.query(text), { throwOnError: false });
  const sync = opened.files.sync;
  opened.files.sync = () => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const refused = await query('insert into t values (2)').then(
    () => assert.fail('it was confirmed'),
    (error: unknown) => error as BlotterError,
  );
  assert.equal(refused.code, 'B-STORE-08');
  const messages = refused.cause as readonly { readonly name: string; readonly message?: string }[];
  assert.ok(messages.some(({ name, message = '' }) => name === 'error' && /could not fsync/.test(message)));
  assert.ok(!messages.some(({ name }) => name === 'commandComplete'));
  opened.files.sync = sync;
  await assert.rejects(query('select 1'), refusedAs('B-STORE-08'));
  await closeDatabase(opened);
  const again = await openDatabase(path.join(folder, 'database'));
  const { rows } = await again.database.query('select n from t where n = 1');
  assert.deepEqual(rows, [{ n: 1 }]);
  await closeDatabase(again);
});

test('a database of another PostgreSQL is not opened', async () => {
  writeFileSync(path.join(folder, 'database', 'PG_VERSION'), '17\n');
  await assert.rejects(openEmbedded(folder), refusedAs('B-STORE-03'));
});
