// Files that a command reads or writes whole: what goes wrong becomes words with a code.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { BlotterError } from '../model/index.ts';

/** The text of a file. Throws B-CASE-04. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new BlotterError('B-CASE-04', { path: file, reason }, { cause });
  }
}

/** Throws B-OUT-01 where something is there already: a command that draws or reports never writes over anything. */
export function requireNew(file: string): void {
  if (existsSync(file)) throw new BlotterError('B-OUT-01', { path: file });
}

/** A file of JSON, checked. Throws B-CASE-04, and B-TABLE-01 with the first place that is not of its form; never repeats what stands there. */
export function readForm<T>(schema: z.ZodType<T>, file: string): T {
  const text = readText(file);
  const wrong = (problem: string, cause?: unknown): BlotterError => new BlotterError('B-TABLE-01', { file: path.basename(file), line: 1, problem }, { cause }); // prettier-ignore
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw wrong('not JSON', cause);
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw wrong(`${read.error.issues[0]?.path.join('.') || 'the whole'} is not of its form`);
}
