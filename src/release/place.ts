// Puts a finished folder into place: built beside it, synced, then renamed. Nothing half-written is ever seen.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BlotterError } from '../model/index.ts';

/** A file of the package: path relative to its folder, with "/". */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

// What we wrote is recognised by this file's presence, so that a second run may replace it and nothing else.
const OURS = ['check.json', 'receipt.json'];

/** May `folder` be (re)placed? Throws B-OUT-01 where it holds something that is not ours, B-OUT-02 where it lies in the case. */
export async function requireFree(folder: string, caseDir: string): Promise<void> {
  const inside = path.relative(path.resolve(caseDir), path.resolve(folder));
  if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside)))
    throw new BlotterError('B-OUT-02', { path: folder });
  const found = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new BlotterError('B-OUT-01', { path: folder });
  });
  const known = new Set(['documents', 'check.json', 'index.html', 'receipt.json', 'schedule.csv']);
  if (found.length > 0 && !(found.every((name) => known.has(name)) && found.some((name) => OURS.includes(name))))
    throw new BlotterError('B-OUT-01', { path: folder });
}

async function writeSynced(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all `files` as `folder`, whole or not at all. Throws B-OUT-03. Call requireFree first. */
export async function placeFolder(folder: string, files: readonly PackedFile[]): Promise<void> {
  const target = path.resolve(folder);
  const building = `${target}.building-${randomBytes(4).toString('hex')}`;
  const old = `${target}.old-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await mkdir(building, { mode: 0o700 });
    for (const file of files) await writeSynced(path.join(building, file.path), file.bytes);
    await syncFolder(building);
    const replaced = await rename(target, old).then(
      () => true,
      (cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return false;
        throw cause;
      },
    );
    await rename(building, target);
    await syncFolder(path.dirname(target));
    if (replaced) await rm(old, { recursive: true, force: true });
  } catch (cause) {
    await rm(building, { recursive: true, force: true });
    throw new BlotterError(
      'B-OUT-03',
      { path: folder, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
      { cause },
    );
  }
}

/** Writes one file whole or not at all. Throws B-OUT-03. */
export async function placeFile(file: string, bytes: Uint8Array | string): Promise<void> {
  const building = `${path.resolve(file)}.building-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(path.dirname(building), { recursive: true });
    await writeFile(building, bytes, { flush: true });
    await rename(building, file);
  } catch (cause) {
    await rm(building, { force: true });
    throw new BlotterError(
      'B-OUT-03',
      { path: file, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
      { cause },
    );
  }
}
