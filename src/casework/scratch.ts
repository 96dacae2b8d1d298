// Private folders for the time of one job: decrypted papers in one, results in another, both readable by their owner alone and
// taken away whatever happens. What a killed process left is taken away at the next start.
//
//   SCRATCH/HOST-PID-…/papers/documents/…     what came in        SCRATCH/HOST-PID-…/out/…     what is made
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Found } from '../store/index.ts';

/** The folders of one job. */
export interface Scratch {
  readonly papers: string;
  readonly out: string;
}

const host = (): string => hostname().replace(/[^A-Za-z0-9]+/g, '_') || 'host';
const ours = /^([A-Za-z0-9_]+)-(\d+)-[0-9a-f-]{36}$/;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Gives `work` fresh folders under `root` and takes them away afterwards, whatever happens. */
export async function withScratch<T>(root: string, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folder = path.join(root, `${host()}-${process.pid}-${randomUUID()}`);
  const scratch = { papers: path.join(folder, 'papers'), out: path.join(folder, 'out') };
  try {
    for (const one of [path.join(scratch.papers, 'documents'), scratch.out]) await mkdir(one, { recursive: true, mode: 0o700 }); // prettier-ignore
    return await work(scratch);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes away what processes of this machine left that are no more. `alone`: nobody else works here, so everything is. */
export async function clearScratch(root: string, alone: boolean): Promise<number> {
  let gone = 0;
  for (const name of await readdir(root).catch(() => [])) {
    const made = ours.exec(name);
    if (made === null) continue;
    const own = made[1] === host();
    const running = own && isAlive(Number(made[2])) && (!alone || Number(made[2]) === process.pid);
    if (running || !(own || alone)) continue;
    await rm(path.join(root, name), { recursive: true, force: true });
    gone++;
  }
  return gone;
}

/** Writes papers under `folder`/documents, decrypted and checked to the end. Throws B-BLOB-01, -02. */
export async function layOut(folder: string, papers: readonly { readonly file: string; readonly found: Found }[]): Promise<void> {
  for (const { file, found } of papers) {
    const place = path.join(folder, 'documents', ...file.split('/'));
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const handle = await open(place, 'wx', 0o600);
    try {
      for await (const part of found.read()) await handle.writeFile(part);
    } finally {
      await handle.close();
    }
  }
} // prettier-ignore
