import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signHead, type Head } from './head.ts';
import { makeRing } from './keys.ts';
import { checkProof, proofSchema, proveContinues, proveRecord } from './proof.ts';
import { follow, fromHex, toHex, type KeptRecord } from './record.ts';
import { sampleEntries } from './sample.ts';
import { rootOf } from './tree.ts';

const at = new Date('2026-11-26T10:00:00Z');
const ring = await makeRing(at);
const records = sampleEntries.reduce<KeptRecord[]>((all, entry) => [...all, follow(all.at(-1) ?? null, entry, at)], []);
const leaves = records.map(({ hash }) => fromHex(hash));
const headOf = async (size: number): Promise<{ jws: string; head: Head }> => {
  const head = { kind: 'blotter-head', register: '00000000-0000-4000-8000-000000000000', size, root: toHex(rootOf(leaves.slice(0, size))), at: at.toISOString() } as const; // prettier-ignore
  return { jws: await signHead(ring, head), head };
};
const results = async (...args: Parameters<typeof checkProof>): Promise<string[]> =>
  (await checkProof(...args)).map(({ result }) => result);

test('proof: every record of the book, through JSON and back; a changed one, another place or an unknown key fails', async () => {
  const { jws, head } = await headOf(20);
  for (const record of records.slice(0, 20)) {
    const proof = proveRecord(record, jws, head, leaves, ring.keys);
    assert.deepEqual(await results(proofSchema.parse(JSON.parse(JSON.stringify(proof))), ring.keys), ['pass', 'pass']);
    if (proof.kind !== 'blotter-inclusion') return;
    const other = records[(record.seq + 1) % 20] as KeptRecord;
    for (const spoilt of [
      { ...proof, record: other },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, record: { ...record, at: '2026-11-26T10:00:00.001Z' } },
    ])
      // prettier-ignore
      assert.deepEqual(await results(spoilt, ring.keys), ['pass', 'fail']);
    assert.deepEqual(await results(proof, (await makeRing(at)).keys), ['fail']);
  }
  assert.throws(() => proveRecord(records[20] as KeptRecord, jws, head, leaves, ring.keys), RangeError);
});
test('proof: a later head continues an earlier one, and not the other way round', async () => {
  for (const [a, b] of [
    [1, 20],
    [7, 8],
    [8, 16],
    [5, 5],
  ] as const) {
    // prettier-ignore
    const [first, second] = [await headOf(a), await headOf(b)];
    const proof = proveContinues(first, second, leaves, ring.keys);
    assert.deepEqual(await results(proof, ring.keys), ['pass', 'pass']);
    if (proof.kind !== 'blotter-consistency' || a === b) continue;
    assert.deepEqual(await results({ ...proof, first: proof.second, second: proof.first }, ring.keys), ['pass', 'fail']); // prettier-ignore
  }
});
