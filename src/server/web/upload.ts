// Files that a form brings, streamed into a private folder until the case is taken in: never in memory whole, never under a
// name that the sender chose. They wait for an hour, so that a mistake in the form does not cost them. Not here: opening
// them (intake, behind its fence), keeping them (casework, encrypted).
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Multipart } from '@fastify/multipart';
import { MAX_BYTES } from '../../intake/index.ts';
import { say } from '../language/say.ts';

/** What one form may bring. Sizes in bytes. */
export const LIMITS = { files: 2000, fields: 200, fieldSize: 64 * 1024, fileSize: MAX_BYTES, total: 2 * 1024 * 1024 * 1024 } as const; // prettier-ignore
/** Milliseconds that files wait for their form to be mended. */
const WAIT = 60 * 60 * 1000;
/** Forms of one person that may wait at once; the oldest gives way. */
const MOST = 3;
const HEAD = 'blotter-intake-';

/** One file that came. `file`: its path as sent, made safe, "/" between folders. */
export interface UploadedFile {
  readonly file: string;
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly text: () => Promise<string>;
  /** For those who must look here and there in it. */
  readonly blob: () => Promise<Blob>;
}

/** What a form brought. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
  /** Sent back with the form, the files need not be sent again. */
  readonly token: string;
  /** Sentences about what was not taken. */
  readonly problems: readonly string[];
  /** Takes the files away: they are kept elsewhere now, or not wanted. */
  readonly done: () => Promise<void>;
}

/** Was the form not one of this session's? */
export class StaleForm extends Error {}

interface Waiting {
  readonly account: string;
  readonly folder: string;
  readonly files: Map<string, UploadedFile>;
  since: number;
}

/** What systems leave in folders beside the papers. */
const isLitter = (name: string): boolean =>
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.directory)$/i.test(name) || name.startsWith('~$') || name.startsWith('._');

/** A path as a browser sends it, made safe: no way up, no root, no control characters; null for what is no paper. */
export function safePath(sent: string): string | null {
  const parts = sent
    .normalize('NFC')
    .split(/[/\\]/)
    .map((part) => part.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  const name = parts.at(-1);
  if (name === undefined || isLitter(name) || parts.includes('__MACOSX')) return null;
  return parts.join('/');
}

export interface Staging {
  /** Reads a form to its end. Throws StaleForm where its first field is not `csrf`. */
  readonly receive: (parts: AsyncIterable<Multipart>, account: string, csrf: string) => Promise<Upload>;
  readonly close: () => Promise<void>;
}

/** Opens a place for files under `root` (the system's folder for temporary files). Clears what a killed process left a day ago. */
export async function openStaging(root: string, clock: () => Date): Promise<Staging> {
  const waiting = new Map<string, Waiting>();
  const drop = async (token: string): Promise<void> => {
    const one = waiting.get(token);
    waiting.delete(token);
    if (one) await rm(one.folder, { recursive: true, force: true });
  };
  const sweep = async (): Promise<void> => {
    const now = clock().getTime();
    for (const [token, { since }] of waiting) if (now - since > WAIT) await drop(token);
  };
  await clearOld(root);
  const timer = setInterval(() => void sweep().catch(() => undefined), WAIT / 6);
  timer.unref();

  return {
    async receive(parts, account, csrf) {
      await sweep();
      const fields: Record<string, string> = {};
      const problems: string[] = [];
      let place: { readonly token: string; readonly one: Waiting } | null = null;
      let made: string | null = null;
      const prove = (): void => {
        if (fields['_csrf'] !== csrf) throw new StaleForm();
      };
      const own = (): { readonly token: string; readonly one: Waiting } | null => {
        const sent = fields['staged'] ?? '';
        const before = waiting.get(sent);
        return before?.account === account ? { token: sent, one: before } : null;
      };
      const placeOf = async (): Promise<{ readonly token: string; readonly one: Waiting }> => {
        place ??= own();
        if (place) return place;
        const mine = [...waiting].filter(([, one]) => one.account === account).toSorted(([, a], [, b]) => a.since - b.since); // prettier-ignore
        for (const [old] of mine.slice(0, Math.max(0, mine.length - MOST + 1))) await drop(old);
        const one = { account, folder: await mkdtemp(path.join(root, HEAD)), files: new Map<string, UploadedFile>(), since: clock().getTime() }; // prettier-ignore
        made = randomUUID();
        waiting.set(made, one);
        return (place = { token: made, one });
      };
      try {
        for await (const part of parts) {
          if (part.type === 'field') {
            const value = typeof part.value === 'string' ? part.value : '';
            const before = fields[part.fieldname];
            fields[part.fieldname] = before === undefined ? value : `${before} ${value}`;
            continue;
          }
          // The token comes first in our forms: without it nothing is written.
          prove();
          const file = part.filename === '' ? null : safePath(part.filename);
          if (file === null) {
            part.file.resume();
            continue;
          }
          const { one } = await placeOf();
          const problem = await keep(one, file, part.file);
          if (problem !== null) problems.push(problem);
        }
        prove();
      } catch (error) {
        // Cut off, or too much: what this form brought goes; what waited before stays.
        if (made !== null) await drop(made);
        throw error;
      }
      place ??= own();
      if (!place) return { fields, files: [], token: '', problems, done: async () => undefined };
      const { token, one } = place;
      one.since = clock().getTime();
      return { fields, files: [...one.files.values()], token, problems, done: () => drop(token) };
    },
    async close() {
      clearInterval(timer);
      for (const token of [...waiting.keys()]) await drop(token);
    },
  };
}

/** Writes one file; gives what is wrong with it. A file sent again takes the place of the one before. */
async function keep(one: Waiting, file: string, stream: NodeJS.ReadableStream & { readonly truncated?: boolean }): Promise<string | null> {
  const total = [...one.files.values()].reduce((sum, { size }) => sum + size, 0);
  const place = path.join(one.folder, randomUUID());
  let size = 0;
  await pipeline(
    stream,
    async function* (source: AsyncIterable<Buffer | string>) {
      for await (const piece of source) {
        size += piece.length;
        if (total + size <= LIMITS.total) yield piece;
      }
    },
    createWriteStream(place, { flags: 'wx', mode: 0o600 }),
  );
  const tooLarge = stream.truncated === true ? say('file.too-large', { file, mb: LIMITS.fileSize / 1024 / 1024 }) : null;
  const tooMuch = total + size > LIMITS.total ? say('file.too-much', { file, gb: LIMITS.total / 1024 / 1024 / 1024 }) : null;
  const empty = size === 0 ? say('file.empty', { file }) : null;
  const problem = tooLarge ?? tooMuch ?? empty;
  if (problem !== null) {
    await rm(place, { force: true });
    return problem;
  }
  one.files.set(file, { file, size, bytes: () => createReadStream(place), text: () => readFile(place, 'utf8'), blob: () => openAsBlob(place) });
  return null;
} // prettier-ignore

const DAY = 24 * 60 * 60 * 1000;
async function clearOld(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    if (!name.startsWith(HEAD)) continue;
    const folder = path.join(root, name);
    const made = await stat(folder).catch(() => null);
    if (made && Date.now() - made.mtimeMs > DAY && made.uid === process.getuid?.()) await rm(folder, { recursive: true, force: true }); // prettier-ignore
  }
}
