import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { masterOf, openMaster } from './master.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'blotter-key-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const HEX = 'ab'.repeat(32);

test('a key file is made once, for its owner alone, and refused when others may read it', async () => {
  const file = path.join(folder, 'keys', 'master.key');
  await assert.rejects(openMaster({ file }, false), { code: 'B-KEY-02' });
  const made = await openMaster({ file }, true);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal((await openMaster({ file }, true)).id, made.id);
  chmodSync(file, 0o640);
  await assert.rejects(openMaster({ file }, true), { code: 'B-KEY-01' });
});
test('the same key by file, environment and command is the same key', async () => {
  const file = path.join(folder, 'given.key');
  writeFileSync(file, `${HEX}\n`, { mode: 0o600 });
  const ids = [
    await openMaster({ file }, false),
    await openMaster({ hex: HEX }, false),
    await openMaster({ command: ['cat', file] }, false),
  ].map((master) => master.id);
  assert.deepEqual(new Set(ids).size, 1);
  assert.ok(!HEX.includes(ids[0] ?? ''));
});
for (const [name, source] of [
  ['too short', { hex: 'abcd' }],
  ['no hexadecimal digits', { hex: 'z'.repeat(64) }],
  ['a command that fails', { command: ['false'] }],
  ['a command that is not there', { command: ['blotter-no-such-command'] }],
  ['a command that prints something else', { command: ['echo', 'hello'] }],
] as const)
  test(`${name} is refused, and nothing of it is told`, async () => {
    await assert.rejects(openMaster(source, false), (error: Error) => {
      assert.match(error.message, /B-KEY-01/);
      assert.doesNotMatch(error.message, /abcd|zzzz|hello/);
      return true;
    });
  });
test('a wrapped key opens with its master and purpose alone', () => {
  const [one, other] = [masterOf(Buffer.alloc(32, 1)), masterOf(Buffer.alloc(32, 2))];
  const key = Buffer.alloc(32, 7);
  const wrapped = one.wrap(key, 'blob a');
  assert.deepEqual(one.unwrap(wrapped, 'blob a'), key);
  assert.notDeepEqual(one.wrap(key, 'blob a'), wrapped);
  for (const attempt of [
    () => other.unwrap(wrapped, 'blob a'),
    () => one.unwrap(wrapped, 'blob b'),
    () => one.unwrap(wrapped.subarray(1), 'blob a'),
    () => one.unwrap(Buffer.alloc(5), 'blob a'),
  ])
    assert.throws(attempt, { code: 'B-KEY-03' });
});
test('the key file holds nothing but the key', () => {
  assert.match(readFileSync(path.join(folder, 'keys', 'master.key'), 'utf8'), /^[0-9a-f]{64}\n$/);
});
