// The store by its commands: first start, work, backup, and what is refused. What they do is tested in src/store.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'blotter-journey-'));
const data = path.join(folder, 'data');
const key = path.join(data, 'keys', 'master.key');
after(() => {
  rmSync(folder, { recursive: true });
});
const blotter = (...args: string[]) => {
  const env = { PATH: process.env['PATH'], BLOTTER_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { cwd: folder, env, encoding: 'utf8' }); // prettier-ignore
  return { status, stdout, stderr };
};

test('first start, work, backup, a lost key', () => {
  assert.match(blotter('config', 'check').stdout, /embedded, made at the first start/);
  assert.equal(existsSync(data), false, 'a check makes nothing');
  const work = blotter('work', '--once');
  assert.equal(work.status, 0, work.stderr);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const backup = path.join(folder, 'backup');
  assert.match(blotter('backup', backup).stdout, /^written: \d+ rows of \d+ tables/);
  assert.equal(blotter('backup', backup).status, 2, 'a backup writes over nothing');
  assert.match(blotter('backup', backup, '--check').stdout, /^fit/);
  renameSync(key, `${key}.lost`);
  const lost = blotter('work', '--once');
  assert.equal(lost.status, 2);
  assert.match(lost.stderr, /B-KEY-02/);
  assert.equal(existsSync(key), false, 'no new key is made over encrypted documents');
});
