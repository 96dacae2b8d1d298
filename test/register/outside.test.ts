// Registers, proofs and key changes as somebody without any of our code sees them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { scratch } from '../fixtures/blotter.ts';
import { hasOutside, verifyOutside } from '../fixtures/outside.ts';
import { follow, makeRing, proveRecord, rotateRing, signHead, writeBook, type Entry, type Head, type KeptRecord, type KeyRing } from '../../src/register/index.ts'; // prettier-ignore
import { rootOf } from '../../src/register/tree.ts';

const home = scratch();
const REGISTER = '00000000-0000-4000-8000-000000000000';
const at = (n: number): Date => new Date(Date.UTC(2026, 10, 26, 10, n));
const hashes = (records: readonly KeptRecord[]): Uint8Array[] =>
  records.map(({ hash }) => new Uint8Array(Buffer.from(hash, 'hex')));

const first = await makeRing(at(0));
const second = await rotateRing(first, at(30));
const entry = (n: number): Entry => ({
  kind: 'document-viewed',
  by: REGISTER,
  case: REGISTER,
  document: REGISTER,
  page: n,
});
const records: KeptRecord[] = [];
for (let n = 0; n < 53; n++) records.push(follow(records.at(-1) ?? null, entry(n), at(n)));
const headOf = async (size: number, ring: KeyRing): Promise<{ head: Head; jws: string }> => {
  const root = Buffer.from(rootOf(hashes(records.slice(0, size)))).toString('hex');
  const head = { kind: 'blotter-head', register: REGISTER, size, root, at: at(size).toISOString() } as const;
  return { head, jws: await signHead(ring, head) };
};
const file = path.join(home, 'register.jsonl');
const heads = [await headOf(7, first), await headOf(29, first), await headOf(53, second)];
let text = '';
for await (const line of writeBook({ register: REGISTER, keys: second.keys, records, heads: heads.map(({ jws }) => jws) })) text += line; // prettier-ignore
writeFileSync(file, text);
const there = hasOutside();

test('outside: a register over a change of keys is confirmed, by its first key', (t) => {
  if (!there) return t.diagnostic('python3 or openssl is missing: nothing was checked from outside');
  const { ok, said } = verifyOutside('register', file, first.signing.id);
  assert.ok(ok, said);
  assert.match(said, /^ok 53 records, 3 heads/);
  // Whoever believes the second key alone cannot check what the first has signed.
  assert.equal(verifyOutside('register', file, second.signing.id).ok, false);
});
test('outside: a changed, dropped or exchanged record and a cut end are found', (t) => {
  if (!there) return t.diagnostic('not checked');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const spoils = [
    lines.with(20, (lines[20] ?? '').replace('"page":19', '"page":91')),
    lines.toSpliced(20, 1),
    lines.with(20, lines[21] ?? '').with(21, lines[20] ?? ''),
    lines.toSpliced(52, 2),
  ];
  for (const spoilt of spoils) {
    const other = path.join(home, 'spoilt.jsonl');
    writeFileSync(other, spoilt.join('\n'));
    assert.equal(verifyOutside('register', other).ok, false);
  }
});
test('outside: proofs of single records', (t) => {
  if (!there) return t.diagnostic('not checked');
  const { head, jws } = heads[2] as { head: Head; jws: string };
  for (const n of [0, 1, 31, 32, 51, 52]) {
    const proof = proveRecord(records[n] as KeptRecord, jws, head, hashes(records), second.keys);
    const out = path.join(home, 'proof.json');
    writeFileSync(out, JSON.stringify(proof));
    const { ok, said } = verifyOutside('proof', out, first.signing.id);
    assert.ok(ok, said);
    writeFileSync(out, JSON.stringify({ ...proof, record: records[(n + 1) % 53] }));
    assert.equal(verifyOutside('proof', out).ok, false);
  }
});
