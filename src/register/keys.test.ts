import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openRing, readRing, rotateFile } from './key-file.ts';
import { believedFrom, checkSigned, makeRing, nameKey, rotateRing, sign, signingKey, type KnownKey } from './keys.ts';

const home = mkdtempSync(path.join(tmpdir(), 'blotter-keys-'));
after(() => rmSync(home, { recursive: true, force: true }));
const at = new Date('2026-11-26T10:00:00Z');
const later = (n: number): Date => new Date(at.getTime() + n * 1000);

test('keys: the name of a key is its RFC 7638 thumbprint (RFC 8037, appendix A.3)', async () => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
  assert.equal(await nameKey(key), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});
test('keys: a signature is good for its own words, key and type alone', async () => {
  const [ring, other] = [await makeRing(at), await makeRing(at)];
  const jws = await sign(ring, { n: 1 }, 'a');
  const { key } = signingKey(ring);
  assert.deepEqual((await checkSigned(jws, key, 'a'))?.payload, { n: 1 });
  assert.equal(await checkSigned(jws, key, 'b'), null);
  assert.equal(await checkSigned(jws, signingKey(other).key, 'a'), null);
  const [head, body, signature] = jws.split('.') as [string, string, string];
  const changed = Buffer.from('{"n":2}').toString('base64url');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const spoilt of [`${head}.${changed}.${signature}`, `${none}.${body}.`, `${head}.${body}.`, body, ''])
    assert.equal(await checkSigned(spoilt, key, 'a'), null);
});
test('keys: whoever believes the first key believes what it vouched for, and nothing else', async () => {
  const one = await makeRing(at);
  const two = await rotateRing(one, later(10));
  const three = await rotateRing(two, later(20));
  const first = one.signing.id;
  const ids = (keys: readonly KnownKey[]): string[] => keys.map(({ id }) => id);
  assert.deepEqual(ids(await believedFrom(first, three.keys)), ids(three.keys));
  assert.deepEqual(ids(await believedFrom(two.signing.id, three.keys)), ids(three.keys.slice(1)));
  const stranger = signingKey(await makeRing(later(5)));
  assert.deepEqual(ids(await believedFrom(first, [...one.keys, stranger])), [first]);
  // The statement of one key stuck onto another.
  const stolen = { ...stranger, endorsed: three.keys[1]?.endorsed ?? null };
  assert.deepEqual(ids(await believedFrom(first, [...one.keys, stolen])), [first]);
  // A name that is not the key's.
  assert.deepEqual(await believedFrom(first, [{ ...stranger, id: first }]), []);
  assert.ok(!JSON.stringify(three).includes(one.signing.d), 'the old private half is gone');
});
test('key file: made once, private, kept; many first runs at once end with one key', async () => {
  const file = path.join(home, 'a', 'keys.json');
  const rings = await Promise.all(Array.from({ length: 8 }, (_, n) => openRing(file, later(n))));
  assert.equal(new Set(rings.map(({ signing }) => signing.id)).size, 1);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700);
  const rotated = await rotateFile(file, later(60));
  assert.equal((await readRing(file)).signing.id, rotated.signing.id);
  assert.equal(rotated.keys.length, 2);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});
test('key file: one that others may read, a link, and one that is damaged are refused without a word of it', async () => {
  const file = path.join(home, 'b', 'keys.json');
  await openRing(file, at);
  chmodSync(file, 0o644);
  await assert.rejects(readRing(file), /B-SIGN-01/);
  await assert.rejects(openRing(file, at), /B-SIGN-01/);
  chmodSync(file, 0o600);
  const link = path.join(home, 'b', 'link.json');
  symlinkSync(file, link);
  await assert.rejects(readRing(link), /B-SIGN-01/);
  const text = readFileSync(file, 'utf8');
  for (const spoilt of ['', text.slice(0, -20), '{}', text.replace(/"id": "./, '"id": "_')]) {
    writeFileSync(file, spoilt, { mode: 0o600 });
    await assert.rejects(openRing(file, at), (error: Error) => /B-SIGN-02/.test(error.message) && !error.message.includes('"d"')); // prettier-ignore
  }
});
