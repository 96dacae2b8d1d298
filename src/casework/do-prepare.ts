// The job `prepare`: papers are laid out in a private folder, a process of its own opens and judges them, and what it made is
// kept in the one transaction that also ends the job. Killed at any moment it leaves nothing but bytes that a sweep takes.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { BlotterError, isDiskFull } from '../model/index.ts';
import type { Entry } from '../register/index.ts';
import type { ReviewLog } from '../review/index.ts';
import { originalsOf, type Found, type Handler, type Job, type Staged, type Tx } from '../store/index.ts';
import { runApart } from './apart/start.ts';
import { VIEW_FILE, type PictureFile, type PreparedAnswer } from './apart/task.ts';
import { bySign, readNames } from './names.ts';
import { end, isNewest, startTelling } from './progress.ts';
import type { Logs } from './logs.ts';
import { bookVersion, caseOf, enter, recipientOf, type Room } from './room.ts';
import { layOut, withScratch } from './scratch.ts';

/** Everything that a preparation or a package starts from, read in one transaction. */
export interface Source {
  readonly manifest: Awaited<ReturnType<typeof caseOf>>['manifest'];
  readonly papers: readonly { readonly file: string; readonly document: string; readonly found: Found }[];
  readonly log: ReviewLog;
  readonly names: ReadonlyMap<string, string>;
}

/** Reads it. Throws B-CASE-07, B-BLOB-01, -03. */
export async function sourceOf({ blobs }: Room, logs: Logs, trx: Tx, caseId: string, recipient: string): Promise<Source> {
  const { manifest } = await caseOf(trx, caseId);
  const papers: Source['papers'][number][] = [];
  for (const { file, document_id, address } of await originalsOf(trx, caseId))
    papers.push({ file, document: document_id, found: await blobs.find(trx, address) });
  return { manifest, papers, log: await logs.read(trx, caseId, recipient), names: await readNames(trx) };
} // prettier-ignore

/** The recipient that a job is about. */
export function recipientIn({ data }: Job): string {
  const { recipient } = data;
  if (typeof recipient !== 'string') throw new BlotterError('B-USE-03', { recipient: '' });
  return recipient;
}

/** What a disk that is full or broken is called: nothing was kept, and the job is tried again. */
export async function asStoreFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (isDiskFull(cause)) throw new BlotterError('B-STORE-09', {}, { cause });
    if (cause instanceof BlotterError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new BlotterError('B-OUT-03', { path: 'the store', reason: code }, { cause });
  }
}

/** Encrypts a file aside. */
export const stageFile = ({ blobs }: Room, file: string): Promise<Staged> => blobs.stage(createReadStream(file));

interface Made {
  readonly answer: PreparedAnswer;
  readonly view: Staged;
  readonly pictures: readonly (PictureFile & { readonly staged: Staged })[];
}

/** The document that a paper inside it counts with: its own, or that of the file it came in. */
export function documentOf(
  file: string,
  papers: readonly { readonly file: string; readonly document: string }[],
): string | undefined {
  const held = papers.filter((paper) => file === paper.file || file.startsWith(`${paper.file}/`));
  return held.toSorted((a, b) => b.file.length - a.file.length)[0]?.document;
}

async function keep(room: Room, trx: Tx, job: Job, recipient: string, now: Date, { papers }: Source, { answer, view, pictures }: Made): Promise<void> {
  const { id: jobId, caseId } = job;
  if (caseId === null || !(await end(trx, jobId, 'ready', room.clock()))) return;
  await caseOf(trx, caseId);
  const id = randomUUID();
  await room.blobs.keep(trx, view, room.clock);
  await trx.insertInto('preparations').values({ id, case_id: caseId, recipient, guidance: answer.guidance, address: view.address, made_at: now }).execute();
  for (const { staged } of pictures) await room.blobs.keep(trx, staged, room.clock);
  const rows = pictures.map(({ file, page, side, staged: { address } }) => ({ case_id: caseId, recipient, preparation_id: id, file, page, side, address }));
  for (let at = 0; at < rows.length; at += 500) await trx.insertInto('page_pictures').values(rows.slice(at, at + 500)).execute();
  const { kind } = recipientOf(recipient);
  const unreadable = answer.unreadable.flatMap(({ file, sha256, code }): Entry[] => {
    const document = documentOf(file, papers);
    return document === undefined || sha256 === '' ? [] : [{ kind: 'document-unreadable', by: 'program', case: caseId, document, input: sha256, code }];
  });
  await enter(room, trx, ...unreadable, { kind: 'draft-made', by: 'program', case: caseId, recipient: kind, guidance: bookVersion(answer.guidance), ...answer.counts });
} // prettier-ignore

/** The handler of the queue `prepare`. */
export const prepareHandler =
  (room: Room, logs: Logs): Handler =>
  async (job) => {
    const { store, clock, scratch, rulebook, layer, book } = room;
    const { id: jobId, caseId } = job;
    if (caseId === null) throw new BlotterError('B-CASE-07');
    const recipient = recipientIn(job);
    const source = await store.transaction(async (trx) =>
      (await isNewest(trx, jobId)) ? sourceOf(room, logs, trx, caseId, recipient) : null,
    );
    // Somebody asked anew since: that one does it.
    if (source === null) return async () => undefined;
    const now = clock();
    const superseded = new AbortController();
    const telling = startTelling(room, { caseId, recipient, kind: 'prepare' }, jobId, () => superseded.abort());
    try {
      const made = await asStoreFault(() =>
        withScratch(scratch, async ({ papers, out }): Promise<Made> => {
          await layOut(papers, source.papers);
          const events = bySign(source.log, source.names);
          const answer = await runApart(
            { kind: 'prepare', folder: papers, out, manifest: source.manifest, recipient: recipientOf(recipient), events, now: now.toISOString(), rulebook, layer, book },
            { progress: telling.tell, signer: null, signal: AbortSignal.any([job.signal, superseded.signal]) },
          );
          if (answer.kind !== 'prepared') throw new BlotterError('B-FAULT', { problem: 'it was packed instead of prepared' });
          room.onPages?.(answer.pages.all, answer.pages.read);
          const view = await stageFile(room, path.join(out, VIEW_FILE));
          const pictures: (PictureFile & { staged: Staged })[] = [];
          for (const picture of answer.pictures) pictures.push({ ...picture, staged: await stageFile(room, path.join(out, picture.name)) });
          return { answer, view, pictures };
        }),
      );
      await telling.stop();
      return (trx) => keep(room, trx, job, recipient, now, source, made);
    } catch (error) {
      await telling.stop();
      if (superseded.signal.aborted) return async () => undefined;
      throw error;
    }
  }; // prettier-ignore
