// Master keys: they wrap the keys of blobs and never leave this module. A master key comes from a file of its owner alone, from
// the environment, or from a command that asks a key service. Several may be known: the first wraps, all unwrap (rotation).
// Not here: when keys are wrapped anew (blobs.ts).
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { BlotterError } from '../../model/index.ts';
import { privateFolder, syncPath } from '../disk.ts';

/** Where a master key is: 64 hexadecimal digits in a file (made when missing), in the environment, or printed by a command. */
export type KeySource =
  | { readonly file: string }
  | { readonly hex: string }
  /** Program and arguments; no shell. */
  | { readonly command: readonly [string, ...string[]] };

/** An open master key. */
export interface Master {
  /** Names the key without telling it: first 16 digits of a hash. Stands beside everything that it wrapped. */
  readonly id: string;
  wrap(key: Uint8Array, purpose: string): Buffer;
  /** Throws B-KEY-03 where it was another key, purpose or bytes. */
  unwrap(wrapped: Uint8Array, purpose: string): Buffer;
}

const bad = (problem: string): BlotterError => new BlotterError('B-KEY-01', { problem });

function parse(text: string, where: string): Buffer {
  const hex = text.trim();
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) throw bad(`${where} does not hold 64 hexadecimal digits`);
  return Buffer.from(hex, 'hex');
}

/** Makes a new key file, whole or not at all. Its owner alone may read it. */
async function makeFile(file: string): Promise<void> {
  await privateFolder(path.dirname(file));
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncPath(path.dirname(file));
}

async function fromFile(file: string, mayMake: boolean): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    if (!mayMake) throw new BlotterError('B-KEY-02', { file });
    await makeFile(file);
  } else if ((found.mode & 0o077) !== 0) throw bad(`others than its owner may read ${file} (chmod 600)`);
  return parse(await readFile(file, 'utf8'), file);
}

async function fromCommand([program, ...args]: readonly [string, ...string[]]): Promise<Buffer> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { timeout: 30_000, maxBuffer: 4096 });
    return parse(stdout, 'what the key command printed');
  } catch (error) {
    if (error instanceof BlotterError) throw error;
    // Its output is never told: it may be the key.
    throw bad(`the key command failed (${String((error as { code?: unknown }).code)})`);
  }
}

/** Opens a master key. A missing file is made where `mayMake` says so: never where something was already encrypted. Throws B-KEY-01, -02. */
export async function openMaster(source: KeySource, mayMake: boolean): Promise<Master> {
  if ('file' in source) return masterOf(await fromFile(source.file, mayMake));
  if ('hex' in source) return masterOf(parse(source.hex, 'the environment'));
  return masterOf(await fromCommand(source.command));
}

/** A master key of 32 bytes. Wrapping: nonce (12) ‖ AES-256-GCM of the key ‖ tag (16), bound to its purpose. */
export function masterOf(secret: Uint8Array): Master {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'blotter wrap', 32));
  const id = createHmac('sha256', secret).update('blotter master id').digest('hex').slice(0, 16);
  return {
    id,
    wrap(plain, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(wrapped, purpose) {
      const bytes = Buffer.from(wrapped);
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose));
        cipher.setAuthTag(bytes.subarray(-16));
        return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
      } catch (cause) {
        throw new BlotterError('B-KEY-03', { master: id }, { cause });
      }
    },
  };
}

/** Hash of bytes as 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
