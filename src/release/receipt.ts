// The receipt of a package: signed, and checked by `blotter verify receipt.json DIR` without account, network or original.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Verdict } from '../model/index.ts';
import { canonical, checkSigned, publicKeySchema, type Signer } from '../register/index.ts';
import { filesUnder } from './files.ts';
import { sha256 } from './report.ts';

const schema = z.looseObject({
  kind: z.literal('blotter-receipt'),
  documents: z.array(
    z.looseObject({ file: z.string(), output: z.looseObject({ path: z.string(), sha256: z.string() }).nullable() }),
  ),
  schedule: z.looseObject({ path: z.string(), sha256: z.string() }),
  key: z.looseObject({ id: z.string().max(64) }).and(publicKeySchema.unwrap().loose()),
  jws: z.string().max(10_000_000).optional(),
  /** Missing in the receipts of packages that had no index. */
  index: z.looseObject({ path: z.string(), sha256: z.string() }).optional(),
});
type Signed = z.infer<typeof schema>;

const TYPE = 'blotter-receipt';

/** `receipt` as the text of receipt.json: readable, with a compact JWS over its canonical form (RFC 7515, RFC 8785) in `jws`. */
export async function signReceipt(receipt: object, signer: Signer): Promise<string> {
  return `${JSON.stringify({ ...receipt, jws: await signer.sign(receipt, TYPE) }, null, 1)}\n`;
}

/** Keys that whoever checks knows already: its own, or one that it was told (a thumbprint). */
export interface Known {
  readonly own: readonly string[];
  /** Only a receipt by this key passes. */
  readonly wanted?: string | undefined;
}

/** Whether the signature is good, and whose it is. */
async function checkSignature(data: Signed, known: Known): Promise<Verdict[]> {
  const { jws, ...receipt } = data;
  const check = 'signature';
  if (jws === undefined) return [{ check, result: 'fail', where: 'the receipt is not signed' }];
  const { id, kty, crv, x } = data.key;
  const signed = await checkSigned(jws, { kty, crv, x }, TYPE);
  if (signed?.kid !== id) return [{ check, result: 'fail', where: 'the signature is not that of the receipt’s key' }];
  // What is readable must be what was signed, to the last field.
  if (canonical(signed.payload) !== canonical(receipt))
    return [{ check, result: 'fail', where: 'the receipt was changed after it was signed' }];
  const whole: Verdict = { check, result: 'pass', where: 'the receipt is as it was signed' };
  const key = 'key';
  if (known.wanted === id) return [whole, { check: key, result: 'pass', where: `${id} is the key that was asked for` }];
  if (known.wanted !== undefined)
    return [whole, { check: key, result: 'fail', where: `signed by ${id}, not by the key that was asked for` }];
  const where = known.own.includes(id)
    ? `${id} is known: this machine signs with it`
    : `${id} is NOT KNOWN here: the package agrees with itself, but anybody could have made it. Have the sender confirm this key by another way, then use --key`;
  return [whole, { check: key, result: 'pass', where }];
}

/** Signature and key, then one verdict per file: there and unchanged, missing, changed, or not in the receipt. */
export async function checkReceipt(json: string, folder: string, known: Known): Promise<Verdict[]> {
  let data: unknown = null;
  try {
    data = JSON.parse(json);
  } catch {
    // falls through to the schema, which says it is no receipt
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) return [{ check: 'receipt', result: 'fail', where: 'receipt.json is not a receipt of Blotter' }];
  const { documents, schedule, index } = parsed.data;
  const outputs = [...documents.flatMap((document) => document.output ?? []), schedule, ...(index ? [index] : [])];
  const expected = new Map(outputs.map((output) => [output.path, output.sha256]));
  const found = new Set(await filesUnder(folder));
  const verdicts: Verdict[] = await checkSignature(parsed.data, known);
  for (const [file, hash] of expected) {
    const there = found.has(file);
    const same = there && sha256(await readFile(path.join(folder, file))) === hash;
    verdicts.push({
      check: 'file',
      result: same ? 'pass' : 'fail',
      where: same ? file : `${file} ${there ? 'was changed' : 'is missing'}`,
    });
  }
  for (const file of found)
    if (!expected.has(file) && file !== 'receipt.json')
      verdicts.push({ check: 'file', result: 'fail', where: `${file} is not in the receipt` });
  return verdicts;
}
