import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { INNER, makePassword, sealFolder } from './seal.ts';

const home = mkdtempSync(path.join(tmpdir(), 'blotter-seal-'));
const folder = path.join(home, 'package');
const FILES = { 'receipt.json': '{}', 'documents/MG11 Nowak.pdf': '%PDF-1.7 and so on', 'documents/sub/é.pdf': 'x'.repeat(70_000) }; // prettier-ignore
const AT = new Date('2026-11-24T09:00:00Z');
let sealed: Uint8Array;
before(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  sealed = await sealFolder(folder, 'ABCDE-23456', AT);
  writeFileSync(path.join(home, 'sealed.zip'), sealed);
});
after(() => rmSync(home, { recursive: true }));

const open = async (bytes: Uint8Array, password?: string) => {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  const read = (entry: FileEntry) => entry.getData(new Uint8ArrayWriter(), password === undefined ? {} : { password });
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => [entry.filename, await read(entry as FileEntry)] as const))); // prettier-ignore
};

test('the right password gives every file back, byte for byte', async () => {
  const outer = await open(sealed, 'ABCDE-23456');
  assert.deepEqual(Object.keys(outer), [INNER]);
  const inner = await open(outer[INNER] as Uint8Array);
  assert.deepEqual(
    Object.fromEntries(Object.entries(inner).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])),
    FILES,
  );
});
test('a wrong password, none, and a changed byte give nothing', async () => {
  await assert.rejects(open(sealed, 'ABCDE-23457'));
  await assert.rejects(open(sealed));
  const changed = sealed.slice();
  changed[120] = (changed[120] ?? 0) ^ 1;
  await assert.rejects(open(changed, 'ABCDE-23456'));
});
test('neither the names of papers nor their words can be seen from outside', () => {
  const shown = Buffer.from(sealed).toString('latin1');
  for (const word of ['Nowak', 'receipt', 'PDF', 'documents']) assert.ok(!shown.includes(word), word);
});
test('another program reads it: bsdtar, where it is installed', (t) => {
  const out = path.join(home, 'out');
  mkdirSync(out);
  const run = spawnSync('bsdtar', ['-x', '--passphrase', 'ABCDE-23456', '-f', path.join(home, 'sealed.zip'), '-C', out]); // prettier-ignore
  if (run.error) return t.diagnostic('bsdtar is not installed here: not asked');
  assert.equal(run.status, 0, run.stderr.toString());
  assert.equal(spawnSync('bsdtar', ['-x', '-f', path.join(out, INNER), '-C', out]).status, 0);
  for (const [file, text] of Object.entries(FILES)) assert.equal(readFileSync(path.join(out, file), 'utf8'), text);
  const wrong = spawnSync('bsdtar', ['-x', '--passphrase', 'wrong', '-f', path.join(home, 'sealed.zip'), '-C', home]);
  assert.notEqual(wrong.status, 0);
});
test('passwords: five groups of five plain signs, each sign as likely as the others', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 2000; n++) {
    const password = makePassword(randomBytes);
    assert.match(password, /^(?:[2-9A-HJKMNP-Z]{5}-){4}[2-9A-HJKMNP-Z]{5}$/);
    for (const sign of password.replaceAll('-', '')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  assert.equal(counts.size, 31);
  for (const [sign, count] of counts) assert.ok(Math.abs(count - 50_000 / 31) < 200, `${sign} ${count}`);
  assert.equal(
    makePassword((n) => new Uint8Array(n)),
    '22222-22222-22222-22222-22222',
  );
});
