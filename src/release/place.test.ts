import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { placeFile, placeFolder, requireFree } from './place.ts';

const scratch = (): string => mkdtempSync(path.join(tmpdir(), 'blotter-place-'));

test('place: a folder appears whole, and a second run replaces it', async () => {
  const home = scratch();
  const out = path.join(home, 'a', 'out');
  await placeFolder(out, [
    { path: 'documents/x.pdf', bytes: 'one' },
    { path: 'check.json', bytes: '{}' },
  ]);
  await requireFree(out, path.join(home, 'case'));
  await placeFolder(out, [{ path: 'check.json', bytes: '{"n":2}' }]);
  assert.deepEqual(readdirSync(out), ['check.json']);
  assert.deepEqual(readdirSync(path.dirname(out)), ['out']);
});
test('place: a failure leaves nothing, and what stood there stands', async () => {
  const home = scratch();
  const out = path.join(home, 'out');
  await placeFolder(out, [{ path: 'check.json', bytes: 'old' }]);
  // two entries of one name: the second write fails half way
  const twice = [
    { path: 'documents/x.pdf', bytes: 'one' },
    { path: 'documents/x.pdf', bytes: 'two' },
  ];
  await assert.rejects(placeFolder(out, twice), /B-OUT-03/);
  assert.deepEqual(readdirSync(home), ['out']);
  assert.equal(readFileSync(path.join(out, 'check.json'), 'utf8'), 'old');
});
test('place: a folder that is not ours is never touched', async () => {
  const home = scratch();
  const out = path.join(home, 'out');
  mkdirSync(out);
  writeFileSync(path.join(out, 'holiday.jpg'), 'x');
  await assert.rejects(requireFree(out, path.join(home, 'case')), /B-OUT-01/);
});
test('place: outputs never land inside the case', async () => {
  const home = scratch();
  await assert.rejects(requireFree(path.join(home, 'case', 'out'), path.join(home, 'case')), /B-OUT-02/);
  await assert.rejects(requireFree(path.join(home, 'case'), path.join(home, 'case')), /B-OUT-02/);
  await requireFree(path.join(home, 'case-out'), path.join(home, 'case'));
});
test('place: one file', async () => {
  const file = path.join(scratch(), 'check.json');
  await placeFile(file, '1');
  await placeFile(file, '2');
  assert.equal(readFileSync(file, 'utf8'), '2');
  assert.ok(!existsSync(`${file}.building`));
});
