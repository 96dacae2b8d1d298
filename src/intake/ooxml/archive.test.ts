import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openArchive } from './archive.ts';

test('wanted entries are unpacked, others listed', () => {
  const archive = openArchive(zipSync({ 'a.xml': strToU8('<a/>'), 'b.bin': strToU8('b') }), (name) =>
    name.endsWith('.xml'),
  );
  assert.equal(new TextDecoder().decode(archive.get('a.xml') ?? undefined), '<a/>');
  assert.equal(archive.get('b.bin'), null);
});

test('an archive that unpacks to far too much is refused before it does', () => {
  const bomb = zipSync({ 'a.xml': new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
  assert.ok(bomb.length < 100_000);
  assert.throws(() => openArchive(bomb, () => true), /B-DOC-03.*far more/);
  const many = zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}`, new Uint8Array(0)])), { level: 0 });
  assert.throws(() => openArchive(many, () => true), /too many parts/);
}); // prettier-ignore
