// Files that a command reads or writes whole: what goes wrong becomes words with a code.
import { existsSync, readFileSync } from 'node:fs';
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
