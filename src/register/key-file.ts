// The file that holds a key ring: readable by its owner alone, written whole or not at all. Not here: what a ring is (keys.ts).
import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, readFile, rename, rm, link } from 'node:fs/promises';
import path from 'node:path';
import { BlotterError } from '../model/index.ts';
import { makeRing, ringSchema, rotateRing, type KeyRing } from './keys.ts';

/** Bits of rights for everybody but the owner. */
const OTHERS = 0o077;

/** Are rights as Unix has them known here? Windows has none of them. */
const hasRights = process.platform !== 'win32';

/** Throws B-SIGN-01 unless `file` is a plain file of ours that nobody else may read. */
async function requirePrivate(file: string): Promise<void> {
  const found = await lstat(file);
  if (!found.isFile()) throw new BlotterError('B-SIGN-01', { path: file, problem: 'it is not a plain file' });
  if (!hasRights) return;
  if ((found.mode & OTHERS) !== 0) throw new BlotterError('B-SIGN-01', { path: file, problem: 'others may read it' });
  const own = process.getuid?.();
  if (own !== undefined && own !== 0 && found.uid !== own)
    throw new BlotterError('B-SIGN-01', { path: file, problem: 'it belongs to somebody else' });
}

async function write(file: string, ring: KeyRing, replace: boolean): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(ring, null, 1)}\n`);
    await handle.sync();
    await handle.close();
    if (hasRights) await chmod(draft, 0o600);
    // A link refuses where the file is there already: two first runs never end with two keys.
    if (replace) await rename(draft, file);
    else await link(draft, file);
    const there = await open(folder, 'r');
    await there.sync();
    await there.close();
  } finally {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

/** Reads the ring of `file`. Throws B-SIGN-01 (rights), B-SIGN-02 (no ring), and ENOENT where there is no such file. */
export async function readRing(file: string): Promise<KeyRing> {
  await requirePrivate(file);
  let data: unknown = null;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // said below: the parser's words could quote the key
  }
  const read = ringSchema.safeParse(data);
  if (!read.success || !read.data.keys.some(({ id }) => id === read.data.signing.id))
    throw new BlotterError('B-SIGN-02', { path: file });
  return read.data;
}

/** The ring of `file`; made there with a fresh key where there is none. Throws B-SIGN-01, B-SIGN-02, B-OUT-03. */
export async function openRing(file: string, at: Date): Promise<KeyRing> {
  const code = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? 'unknown';
  try {
    return await readRing(file);
  } catch (cause) {
    if (code(cause) !== 'ENOENT') throw cause;
  }
  try {
    await write(file, await makeRing(at), false);
  } catch (cause) {
    if (code(cause) !== 'EEXIST') throw new BlotterError('B-OUT-03', { path: file, reason: code(cause) }, { cause });
  }
  return readRing(file);
}

/** Puts a fresh key in the place of the one that signs. Gives the new ring. Throws as readRing. */
export async function rotateFile(file: string, at: Date): Promise<KeyRing> {
  const ring = await rotateRing(await readRing(file), at);
  await write(file, ring, true);
  return ring;
}
