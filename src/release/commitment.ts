// What a receipt says of an original: a commitment that only whoever released it can open. The plain hash would tell everybody
// who has a withheld paper that it was in the case; and of a short text in which one number is covered, whoever tries all
// numbers would find the hash, and with it the number. Not here: the hashes of what went, which anybody may check.
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Verdict } from '../model/index.ts';
import { filesUnder } from './files.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What a receipt calls its salt by. */
export const saltId = (salt: string): string => sha256(salt);

/** 64 hexadecimal digits for the `no`th document of a receipt (from 1). `salt`: 64 hexadecimal digits, one for each receipt; `original`: its SHA-256. */
export const commit = (salt: string, no: number, original: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(`blotter-original-1\n${no}\n${original}`).digest('hex');

const schema = z.looseObject({
  originals: z.looseObject({ salt: z.string() }),
  documents: z.array(z.looseObject({ file: z.string(), input: z.looseObject({ commitment: z.string() }) })),
});

/** By what the receipt calls its salt; null where it has none: an older receipt, or none at all. */
export function saltOf(json: string): string | null {
  try {
    return schema.safeParse(JSON.parse(json)).data?.originals.salt ?? null;
  } catch {
    return null;
  }
}

/** For each document of a receipt, whether a file under `folder` is its original. Papers that came inside another are found where they lie there by themselves. */
export async function checkOriginals(json: string, folder: string, salt: string): Promise<Verdict[]> {
  const { documents } = schema.parse(JSON.parse(json));
  const hashes = new Map<string, string>();
  for (const file of await filesUnder(folder)) hashes.set(sha256(await readFile(path.join(folder, file))), file);
  return documents.map(({ file, input }, i): Verdict => {
    const found = [...hashes].find(([hash]) => commit(salt, i + 1, hash) === input.commitment);
    const check = 'original';
    if (found) return { check, result: 'pass', where: `${file} was made from ${found[1]}` };
    return { check, result: 'unsure', where: `${file}: its original is not in that folder` };
  });
}
