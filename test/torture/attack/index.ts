// All attackers on one file, cheapest first. Not here: what is done about it.
import { attackBytes } from './bytes.ts';
import { attackByEngine, type Reading } from './engine.ts';
import { attackByEye } from './eye.ts';
import { huntFor, type Hunt } from './leak.ts';
import { attackByPrograms } from './programs.ts';

export { huntFor, type Hunt } from './leak.ts';
export { missingPrograms, wordsByPoppler } from './programs.ts';
export { attackByEngine } from './engine.ts';

export interface Effort {
  /** Every program, not only two. */
  readonly deep: boolean;
  /** Look at pages and pictures. */
  readonly eye: boolean;
}

/** The first place where the secret is found, in words; null where no attacker finds it. `read`: what pdf.js made of it, if known. */
export async function attack(
  file: Uint8Array,
  hunt: Hunt,
  { deep, eye }: Effort,
  read: Reading | null = null,
): Promise<string | null> {
  const bytes = attackBytes(file, hunt);
  if (bytes !== null) return bytes;
  const { leak } = read ?? (await attackByEngine(file, hunt));
  if (leak !== null) return `pdf.js: ${leak}`;
  const program = await attackByPrograms(file, hunt, deep);
  if (program !== null) return program;
  return eye ? attackByEye(file, hunt) : null;
}

/** Ready to hunt a secret. */
export const hunt = (secret: string, codes: readonly Uint8Array[] = []): Hunt => huntFor(secret, codes);
