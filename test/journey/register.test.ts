// The book at the command line, on an embedded store: exported, proved and checked, by us and by somebody without our code;
// a cut end and an older copy are seen by a head that was kept elsewhere.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { appendEntry } from '../../src/register/index.ts';
import { openStore } from '../../src/store/index.ts';
import { blotterWith, scratch } from '../fixtures/blotter.ts';
import { hasOutside, verifyOutside } from '../fixtures/outside.ts';

const home = scratch();
const env = { BLOTTER_DATA: path.join(home, 'data'), DATABASE_URL: '' };
const run = (...args: readonly string[]) => blotterWith(env, 'register', ...args);
const file = path.join(home, 'register.jsonl');
const id = randomUUID();

async function write(pages: number): Promise<void> {
  const store = await openStore({ folder: env.BLOTTER_DATA });
  for (let page = 1; page <= pages; page++)
    await store.transaction((trx) =>
      appendEntry(trx, { kind: 'document-viewed', by: id, case: id, document: id, page }, () => new Date()),
    );
  await store.close();
}

before(() => write(12));

test('the book is exported and passes, here and outside', async (t) => {
  const exported = await run('export', '--out', file);
  assert.equal(exported.code, 0, exported.stderr);
  const verified = await run('verify', file);
  assert.equal(verified.code, 0, verified.stdout + verified.stderr);
  assert.match(verified.stdout, /12 records/);
  assert.match(verified.stdout, /which this machine signs/);
  assert.match(verified.stdout, /No head kept outside was given/);
  if (!hasOutside()) return t.diagnostic('python3 or openssl is missing: nothing was checked from outside');
  assert.match(verifyOutside('register', file).said, /^ok 12 records, 1 heads/);
});
test('a record is proved to somebody who has not got the book', async (t) => {
  const proof = path.join(home, 'proof.json');
  assert.equal((await run('prove', '7', '--out', proof)).code, 0);
  assert.equal((await run('verify', proof)).code, 0);
  if (hasOutside()) assert.match(verifyOutside('proof', proof).said, /^ok record 7 of 12/);
  else t.diagnostic('not checked from outside');
  writeFileSync(proof, readFileSync(proof, 'utf8').replace('"page": 8', '"page": 9'));
  assert.equal((await run('verify', proof)).code, 3);
  assert.equal((await run('prove', '99')).code, 2);
});
test('a changed line, a cut end and an older copy are named with their place', async () => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const other = path.join(home, 'other.jsonl');
  writeFileSync(other, lines.with(5, (lines[5] ?? '').replace('"page":5', '"page":6')).join('\n'));
  const changed = await run('verify', other);
  assert.equal(changed.code, 3);
  assert.match(changed.stdout, /record 4 was changed/);
  // Somebody cuts the end off and takes the head with it.
  writeFileSync(other, lines.slice(0, 9).join('\n'));
  assert.equal((await run('verify', other)).code, 0);
  const seen = await run('verify', other, '--head', file);
  assert.equal(seen.code, 3);
  assert.match(seen.stdout, /this is an older copy, or its end was cut off: it ends with record 7/);
});
test('a thumbprint that begins with a dash is one all the same', async () => {
  const verified = await run('verify', file, '--key', `-${'A'.repeat(42)}`);
  assert.equal(verified.code, 3);
  assert.match(verified.stdout, /which was asked for/);
});
test('after a new key the old heads still count, for whoever knows the old key too', async () => {
  const old = (await run('key')).stdout.trim();
  const fresh = (await run('rotate')).stdout.trim();
  assert.match(fresh, /^[A-Za-z0-9_-]{43}$/);
  assert.notEqual(fresh, old);
  await write(3);
  assert.equal((await run('export', '--out', file)).code, 0);
  const verified = await run('verify', file, `--key=${old}`);
  assert.equal(verified.code, 0, verified.stdout);
  assert.match(verified.stdout, /15 records/);
  assert.match(verified.stdout, /heads are signed by a known key {2}2 heads/);
});
