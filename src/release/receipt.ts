// Checks a package against its receipt: `blotter verify receipt.json DIR`. Needs no account and no original.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Verdict } from '../model/index.ts';
import { sha256 } from './report.ts';

const schema = z.looseObject({
  kind: z.literal('blotter-receipt'),
  documents: z.array(
    z.looseObject({ file: z.string(), output: z.looseObject({ path: z.string(), sha256: z.string() }).nullable() }),
  ),
  schedule: z.looseObject({ path: z.string(), sha256: z.string() }),
  /** Missing in the receipts of packages that had no index. */
  index: z.looseObject({ path: z.string(), sha256: z.string() }).optional(),
});

async function filesUnder(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map((entry) => {
      const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, name) : Promise.resolve([name]);
    }),
  );
  return lists.flat();
}

/** One verdict per file: there and unchanged, missing, changed, or not in the receipt. */
export async function checkReceipt(json: string, folder: string): Promise<Verdict[]> {
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
  const verdicts: Verdict[] = [];
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
