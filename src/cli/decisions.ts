// The decisions file for a command: read, applied, and checked for answers that match nothing.
import { readFile } from 'node:fs/promises';
import type { Prepared, Said } from '../flow/index.ts';
import { BlotterError } from '../model/index.ts';
import { logOf, readDecisions, type DecisionsFile } from '../review/index.ts';

/** Throws B-CASE-04 where the file cannot be read, B-DEC-01 where its form is wrong. */
export async function readDecisionsFile(file: string): Promise<DecisionsFile> {
  const json = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  });
  return readDecisions(json);
}

/** What the file says, as the flow asks for it. `guidance`: the version of the book in use. */
export const saidIn =
  (file: DecisionsFile, guidance: string): Said =>
  (proposals, wordsOf) =>
    logOf(file, proposals, guidance, wordsOf);

/** Decisions that match nothing are an error: a typing slip must not pass for a decision. Throws B-DEC-01. */
export function requireMatched(file: DecisionsFile, prepared: Prepared): void {
  const proposed = prepared.documents.flatMap((d) => d.judged.proposals.map((proposal) => proposal.id));
  const added = file.events.flatMap((event) => (event.kind === 'added' ? [event.id] : []));
  const ids = new Set([...proposed, ...added, ...file.add.map((_, i) => `add.${i}`)]);
  const files = new Set(prepared.documents.map((d) => d.judged.document.file));
  const marks = file.events.flatMap((event) => (event.kind === 'decided' ? event.marks.map(({ mark }) => mark) : []));
  const stray = [...file.decisions.map(({ on }) => on), ...marks].find((id) => !ids.has(id));
  if (stray !== undefined)
    throw new BlotterError('B-DEC-01', { problem: `"${stray}" is no mark of this case (ids are in check.json).` });
  const named = [...file.leaveOut, ...file.looked, ...file.add, ...file.events.filter((event) => 'file' in event)];
  const strayFile = named.find((entry) => !files.has(entry.file));
  if (strayFile) throw new BlotterError('B-DEC-01', { problem: `"${strayFile.file}" is no document of this case.` });
}
