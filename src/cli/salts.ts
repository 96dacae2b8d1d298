// Where a machine without a store keeps the salts of its receipts: one line each beside its signing keys, readable by its
// owner alone. Without the line nobody can show which originals a receipt speaks of. Not here: what a salt is for (release).
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { BlotterError } from '../model/index.ts';
import { keyFile } from './key-place.ts';

const file = (): string => path.join(path.dirname(keyFile()), 'receipt-salts.jsonl');

/** Draws a salt and keeps it, durable before it is used. Throws B-OUT-03. */
export async function drawSalt(): Promise<string> {
  const salt = randomBytes(32).toString('hex');
  const place = file();
  try {
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const handle = await open(place, 'a', 0o600);
    try {
      await handle.write(`${JSON.stringify({ id: createHash('sha256').update(salt).digest('hex'), salt })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new BlotterError('B-OUT-03', { path: place, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, { cause }); // prettier-ignore
  }
  return salt;
}

/** The salt that a receipt names by `id`; null where it is not kept here. */
export async function findSalt(id: string): Promise<string | null> {
  const text = await readFile(file(), 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const [, own, salt] = /^\{"id":"([0-9a-f]{64})","salt":"([0-9a-f]{64})"\}$/.exec(line) ?? [];
    if (own === id && salt !== undefined) return salt;
  }
  return null;
}
