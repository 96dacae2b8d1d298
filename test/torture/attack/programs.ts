// The attackers that are programs of their own: poppler, mutool, qpdf. Used where they are installed. Not here: reading pixels (eye.ts).
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attackBytes } from './bytes.ts';
import { leaksBytes, leaksText, type Hunt } from './leak.ts';

const missing = new Set<string>();
/** Programs that were asked for and are not on this machine. */
export const missingPrograms = (): readonly string[] => [...missing].sort();

/** One thread each: several of them run at once. */
const ENV = { ...process.env, OMP_THREAD_LIMIT: '1' };

/** What a program prints; null where it is not installed. What fails half way has still printed something. */
export function run(program: string, args: readonly string[]): Promise<Buffer | null> {
  if (missing.has(program)) return Promise.resolve(null);
  return new Promise((done) => {
    execFile(program, args, { encoding: 'buffer', maxBuffer: 1 << 26, timeout: 60_000, env: ENV }, (error, out) => {
      if (error && 'code' in error && error.code === 'ENOENT') {
        missing.add(program);
        done(null);
      } else done(out);
    });
  });
}

/** Lends a folder with the file in it. */
export async function withFile<T>(bytes: Uint8Array, use: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-torture-'));
  try {
    const file = join(folder, 'in.pdf');
    writeFileSync(file, bytes);
    return await use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const QUICK = [['pdftotext', '-raw', '-nopgbrk', 'FILE', '-']] as const;
const SLOW = [
  ['mutool', 'draw', '-q', '-F', 'txt', 'FILE'],
  ['pdftotext', '-layout', 'FILE', '-'],
  ['pdftotext', 'FILE', '-'],
  ['pdftotext', '-bbox-layout', 'FILE', '-'],
  ['pdfinfo', '-custom', 'FILE'],
  ['pdfinfo', '-meta', 'FILE'],
  ['pdfinfo', '-js', 'FILE'],
  ['pdfinfo', '-struct-text', 'FILE'],
  ['pdfinfo', '-dests', 'FILE'],
  ['pdffonts', 'FILE'],
  ['pdfdetach', '-list', 'FILE'],
  ['mutool', 'draw', '-q', '-F', 'stext', 'FILE'],
  ['mutool', 'show', 'FILE', 'trailer', 'outline', 'form'],
  ['mutool', 'show', '-e', 'FILE', 'grep'],
] as const;

/** Where a program finds the secret; null where none does. `deep`: every program, and what qpdf and pdfdetach write. */
export function attackByPrograms(bytes: Uint8Array, hunt: Hunt, deep: boolean): Promise<string | null> {
  return withFile(bytes, async (file, folder) => {
    for (const [program, ...args] of deep ? [...QUICK, ...SLOW] : QUICK) {
      const out = await run(
        program,
        args.map((one) => (one === 'FILE' ? file : one)),
      );
      if (out === null) continue;
      const latin = out.toString('latin1');
      if (leaksText(out.toString('utf8'), hunt) || leaksBytes(latin, hunt)) return `${program} ${args[0]}`;
    }
    if (!deep) return null;
    const plain = join(folder, 'plain.pdf');
    await run('qpdf', [
      '--qdf',
      '--object-streams=disable',
      '--no-warn',
      '--password=',
      '--decrypt',
      '--keep-files-open=n',
      file,
      plain,
    ]);
    await run('mutool', ['clean', '-d', file, join(folder, 'clean.pdf')]);
    await run('pdfdetach', ['-saveall', '-o', folder, file]);
    for (const name of readdirSync(folder)) {
      if (name === 'in.pdf') continue;
      if (leaksText(name, hunt)) return 'name of an attached file';
      const where = attackBytes(readFileSync(join(folder, name)), hunt);
      if (where !== null) return `unpacked by a program: ${where}`;
    }
    return null;
  });
}

/** The words that pdftotext reads, null where it is not installed. */
export const wordsByPoppler = (bytes: Uint8Array): Promise<string | null> =>
  withFile(bytes, async (file) => (await run('pdftotext', ['-layout', file, '-']))?.toString('utf8') ?? null);
