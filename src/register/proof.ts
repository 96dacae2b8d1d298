// Proofs for somebody who has a receipt but not the book: that one record is in it, and that a later head continues an
// earlier one. A proof is a piece of JSON that stands by itself. Not here: reading records (the caller has their hashes).
import { z } from 'zod';
import type { Verdict } from '../model/index.ts';
import { checkHead, type Head } from './head.ts';
import { ringSchema, type KnownKey } from './keys.ts';
import { fromHex, hashRecord, recordSchema, toHex, type KeptRecord } from './record.ts';
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion, type Hash } from './tree.ts';

const path = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(64);
const jws = z.string().max(4000);
const keys = ringSchema.unwrap().shape.keys;
export const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blotter-inclusion'), record: recordSchema, head: jws, path, keys }),
  z.strictObject({ kind: z.literal('blotter-consistency'), first: jws, second: jws, path, keys }),
]);
export type Proof = z.infer<typeof proofSchema>;

/** Proof that `record` is covered by the signed head `jws` of `head`; `leaves` are the hashes of its records. */
export function proveRecord(
  record: KeptRecord,
  jws: string,
  head: Head,
  leaves: readonly Hash[],
  keys: readonly KnownKey[],
): Proof {
  const path = proveInclusion(leaves.slice(0, head.size), record.seq).map(toHex);
  return { kind: 'blotter-inclusion', record, head: jws, path, keys: [...keys] };
}

/** Proof that the head `second` continues the head `first`. */
export function proveContinues(
  first: { readonly jws: string; readonly head: Head },
  second: { readonly jws: string; readonly head: Head },
  leaves: readonly Hash[],
  keys: readonly KnownKey[],
): Proof {
  const path = proveConsistency(leaves.slice(0, second.head.size), first.head.size).map(toHex);
  return { kind: 'blotter-consistency', first: first.jws, second: second.jws, path, keys: [...keys] };
}

/** Checks a proof against the keys that are believed. Never throws. */
export async function checkProof(proof: Proof, believed: readonly KnownKey[]): Promise<Verdict[]> {
  const heads = await Promise.all(
    (proof.kind === 'blotter-inclusion' ? [proof.head] : [proof.first, proof.second]).map((one) =>
      checkHead(one, believed),
    ),
  );
  const unsigned = heads.find((one) => !one.ok);
  if (unsigned && !unsigned.ok) return [{ check: 'head is signed', result: 'fail', where: unsigned.why }];
  const [a, b] = heads.flatMap((one) => (one.ok ? [one.head] : []));
  const signed: Verdict = { check: 'head is signed', result: 'pass', where: heads.length === 1 ? '1 head' : '2 heads' };
  const way = proof.path.map(fromHex);
  if (proof.kind === 'blotter-inclusion') {
    const { record } = proof;
    const own = hashRecord(record);
    const within = a !== undefined && verifyInclusion(fromHex(own), record.seq, a.size, way, fromHex(a.root));
    const where = `record ${record.seq} of ${record.at}`;
    return [signed, { check: 'record is in the book', result: own === record.hash && within ? 'pass' : 'fail', where }];
  }
  const continues =
    a !== undefined &&
    b !== undefined &&
    a.register === b.register &&
    verifyConsistency(a.size, b.size, fromHex(a.root), fromHex(b.root), way);
  const where = `${a?.size ?? 0} records, then ${b?.size ?? 0}`;
  return [signed, { check: 'the later head continues the earlier', result: continues ? 'pass' : 'fail', where }];
}
