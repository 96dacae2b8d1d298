// Runs LibreOffice on one file: in a folder, profile and process group of its own, without network where the system can do
// that, one at a time, ended when it takes too long. Whatever goes wrong is a reason, never an error.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MAX_BYTES } from '../limits.ts';
import { PROFILE } from './profile.ts';

/** Seconds that one conversion may take. */
const PATIENCE = 90;
/** Kilobytes of memory that it may ask for, and blocks of 512 bytes that it may write into one file. */
const MEMORY = 6_000_000;
const BLOCKS = (2 * MAX_BYTES) / 512;

export type Converted =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: string };

export type Target = 'pdf' | 'docx' | 'xlsx';
const FILTER: Readonly<Record<Target, string>> = {
  // No bookmarks, notes, form fields or tags: the reader of the PDF would only tell them as hidden content.
  pdf: 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"false"},"ExportNotes":{"type":"boolean","value":"false"},"ExportFormFields":{"type":"boolean","value":"false"},"UseTaggedPDF":{"type":"boolean","value":"false"},"ReduceImageResolution":{"type":"boolean","value":"false"}}',
  docx: 'docx',
  xlsx: 'xlsx',
};

let last: Promise<unknown> = Promise.resolve();

/** Converts `bytes` (a file with that ending) by the program at `soffice`. Conversions wait for each other. */
export function convert(soffice: string, bytes: Uint8Array, ending: string, to: Target): Promise<Converted> {
  const mine = last.then(() => convertNow(soffice, bytes, ending, to));
  last = mine.catch(() => undefined);
  return mine;
}

async function convertNow(soffice: string, bytes: Uint8Array, ending: string, to: Target): Promise<Converted> {
  const folder = await mkdtemp(path.join(tmpdir(), 'blotter-office-'));
  try {
    const profile = path.join(folder, 'profile');
    await mkdir(path.join(profile, 'user'), { recursive: true });
    await writeFile(path.join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    // A name of ours: fields that tell a file's name must not tell where it lay.
    await writeFile(path.join(folder, `document.${ending}`), bytes);
    const out = path.join(folder, 'out');
    const options = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--invisible', '--norestore', '--nolockcheck', '--nodefault', '--nologo', '--convert-to', FILTER[to], '--outdir', out, path.join(folder, `document.${ending}`)]; // prettier-ignore
    const ended = await run([...(await withoutNetwork()), soffice, ...options], folder);
    if (ended !== null) return { ok: false, why: ended };
    const [made] = await readdir(out).catch(() => []);
    if (made === undefined) return { ok: false, why: 'it made no file' };
    if ((await stat(path.join(out, made))).size > MAX_BYTES) return { ok: false, why: 'what it made is too large' };
    const result = new Uint8Array(await readFile(path.join(out, made)));
    const start = to === 'pdf' ? '%PDF-' : 'PK';
    if (!Buffer.from(result.subarray(0, 5)).toString('latin1').startsWith(start))
      return { ok: false, why: 'what it made is something else' };
    return { ok: true, bytes: result };
  } catch {
    return { ok: false, why: 'it could not be run' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a command in a process group of its own and ends all of it in the end. Gives why it failed, or null. */
function run(command: readonly string[], folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const limits = `ulimit -v ${MEMORY} 2>/dev/null; ulimit -f ${BLOCKS} 2>/dev/null; exec "$@"`;
    const env = { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin:/usr/local/bin', LANG: 'en_GB.UTF-8', SAL_USE_VCLPLUGIN: 'svp' };
    const child = spawn('/bin/sh', ['-c', limits, 'sh', ...command], { cwd: folder, detached: true, stdio: 'ignore', env });
    const stop = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has gone by itself.
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, PATIENCE * 1000);
    process.once('exit', stop);
    const done = (why: string | null): void => {
      clearTimeout(timer);
      stop();
      process.removeListener('exit', stop);
      resolve(why);
    };
    child.on('error', () => done('it could not be started'));
    child.on('exit', (code) => done(late ? `it took longer than ${PATIENCE} seconds` : code === 0 ? null : 'it ended with an error'));
  });
} // prettier-ignore

let prefix: Promise<readonly string[]> | null = null;

/** What to put before a command so that it sees no network; nothing where this system does not let us. */
function withoutNetwork(): Promise<readonly string[]> {
  prefix ??= new Promise((resolve) => {
    execFile('unshare', ['-r', '-n', 'true'], { timeout: 5000 }, (error) => resolve(error ? [] : ['unshare', '-r', '-n']));
  });
  return prefix;
} // prettier-ignore

const versions = new Map<string, Promise<string>>();

/** "LibreOffice 7.4" of the program at `soffice`; "LibreOffice" where it does not say. */
export function versionOf(soffice: string): Promise<string> {
  const known = versions.get(soffice);
  if (known) return known;
  const asked = new Promise<string>((resolve) => {
    execFile(soffice, ['--version'], { timeout: 20_000, env: { HOME: tmpdir(), PATH: '/usr/bin:/bin' } }, (_, out) => {
      const version = /LibreOffice (\d+\.\d+)/.exec(out)?.[0];
      resolve(version ?? 'LibreOffice');
    });
  });
  versions.set(soffice, asked);
  return asked;
}
