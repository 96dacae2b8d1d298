// What the subcommands of breach share: the book, the time, the tables, a JSON file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BlotterError } from '../../model/index.ts';
import { amendmentSchema, amendTables, SEVERITY, type SeverityTables } from '../../register/breach/index.ts'; // prettier-ignore
import { readText } from '../own-files.ts';

export const now = (): string => new Date().toISOString();

export const wrongUse = (command: string, problem: string): BlotterError =>
  new BlotterError('B-USE-02', { command: `breach ${command}`, problem });

/** A file of JSON. Throws B-CASE-04, B-BREACH-01; never repeats what stands in it. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (cause) {
    if (cause instanceof BlotterError) throw cause;
    throw new BlotterError('B-BREACH-01', { problem: `${path.basename(file)} is not JSON` }, { cause });
  }
}

/** The severity tables, with the book's own changes (severity.json in its folder) where there are any. */
export function tablesOf(folder: string): SeverityTables {
  const file = path.join(folder, 'severity.json');
  if (!existsSync(file)) return SEVERITY;
  const read = z.array(amendmentSchema).safeParse(readJson(file));
  if (!read.success) throw new BlotterError('B-BREACH-01', { problem: `severity.json, ${read.error.issues[0]?.path.join('.') ?? ''}: not of its form` }); // prettier-ignore
  try {
    return amendTables(SEVERITY, read.data);
  } catch (cause) {
    throw new BlotterError('B-BREACH-01', { problem: `severity.json: ${cause instanceof RangeError ? cause.message : 'not of its form'}` }, { cause }); // prettier-ignore
  }
}
