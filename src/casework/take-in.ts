// A case, or more papers of one, comes in: encrypted while it streams, then kept whole in one transaction with its entries in
// the book and the job that prepares it. Nothing of a case is kept where one of its papers is refused.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { isLitter, listDocuments, MAX_BYTES, readManifest } from '../intake/index.ts';
import { BlotterError, type Manifest } from '../model/index.ts';
import type { Entry } from '../register/index.ts';
import { addVersion, openCase, type Staged, type Tx } from '../store/index.ts';
import { askPreparation, recipientsOf } from './ask.ts';
import type { NewCase, NewPaper } from './casework.ts';
import { caseOf, enter, recipientOf, type Room } from './room.ts';

/** Papers of one case that come in at once, and the bytes of all of them. */
export const MOST = { papers: 5000, bytes: 8 * 2 ** 30 } as const;
/** What every file system takes as a name, in bytes, with some room for ours. */
const LONGEST = { part: 240, whole: 1000 } as const;

const refuse = (problem: string): BlotterError => new BlotterError('B-CASE-06', { problem });

/** Why `file` cannot be the path of a paper; null where it can. */
function pathRefused(file: string): string | null {
  const parts = file.split('/');
  // Control characters would not survive on every system, and a backslash is a folder on some.
  if (/[\p{Cc}\\]/u.test(file)) return 'its name has signs that a file name cannot have';
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'its name leads out of the case';
  const long = parts.some((part) => Buffer.byteLength(part) > LONGEST.part) || Buffer.byteLength(file) > LONGEST.whole;
  return long ? 'its name is too long' : null;
}

interface Taken {
  readonly file: string;
  readonly staged: Staged;
}

/** Passes bytes on up to a limit. Throws B-DOC-06, B-CASE-06. */
async function* limited(bytes: AsyncIterable<Uint8Array>, room: { left: number }): AsyncGenerator<Uint8Array> {
  let size = 0;
  const mega = (n: number): number => Math.ceil(n / 2 ** 20);
  for await (const part of bytes) {
    size += part.length;
    room.left -= part.length;
    if (size > MAX_BYTES) throw new BlotterError('B-DOC-06', { size: `more than ${mega(MAX_BYTES)}`, limit: mega(MAX_BYTES) }); // prettier-ignore
    if (room.left < 0) throw refuse(`together they have more than ${mega(MOST.bytes)} MB`);
    yield part;
  }
}

/** Encrypts one paper aside; where a scanner is asked, only what it calls clean stays. Throws B-SCAN-01, -02. */
async function stageOne({ blobs, scan }: Room, bytes: AsyncIterable<Uint8Array>): Promise<Staged> {
  if (!scan) return blobs.stage(bytes);
  const passing = scan(bytes);
  const staged = await blobs.stage(passing.bytes);
  try {
    await passing.clean();
  } catch (error) {
    await staged.drop();
    throw error;
  }
  return staged;
}

/** Encrypts papers aside. All of them are dropped where one is refused. */
async function stageAll(asked: Room, papers: NewCase['papers']): Promise<Taken[]> {
  const taken: Taken[] = [];
  const seen = new Set<string>();
  const room: { left: number } = { left: MOST.bytes };
  try {
    for await (const { file, bytes } of papers) {
      const name = file.split('/').at(-1) ?? '';
      const drain = async (): Promise<void> => {
        for await (const _ of limited(bytes, room));
      };
      // Whatever streams them wants every paper read to its end.
      if (isLitter(name)) {
        await drain();
        continue;
      }
      const problem = pathRefused(file);
      if (problem !== null) throw refuse(`the file number ${taken.length + 1}: ${problem}`);
      if (seen.has(file)) throw refuse(`the file number ${taken.length + 1} comes twice`);
      if (taken.length >= MOST.papers) throw refuse(`there are more than ${MOST.papers} files`);
      seen.add(file);
      taken.push({ file, staged: await stageOne(asked, limited(bytes, room)) });
    }
    if (taken.length === 0) throw refuse('there are none');
    return taken;
  } catch (error) {
    for (const { staged } of taken) await staged.drop();
    throw error;
  }
}

async function keepAll(room: Room, trx: Tx, caseId: string, taken: readonly Taken[], by: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { file, staged } of taken) {
    const version = { id: randomUUID(), caseId, file, documentId: randomUUID(), kind: 'original', recipient: null } as const; // prettier-ignore
    const document = await addVersion(trx, room.blobs, version, staged, room.clock);
    entries.push({ kind: 'document-received', by, case: caseId, document, input: staged.sha256, bytes: staged.size, pages: null }); // prettier-ignore
  }
  return entries;
}

/** Throws B-CASE-03 where case.yaml lists a paper that does not come. */
function requireListed(manifest: Manifest, text: string, taken: readonly Taken[]): void {
  const files = new Set(taken.map(({ file }) => file));
  const missing = manifest.documents.find(({ file }) => !files.has(file));
  if (missing === undefined) return;
  const line = text.split('\n').findIndex((one) => one.includes(missing.file)) + 1;
  throw new BlotterError('B-CASE-03', { line, problem: `documents: lists "${missing.file}", which is not among the papers.`, cure: 'Correct the file name (with its subfolder), or send the file too.' }); // prettier-ignore
}

/** See Casework.takeIn. */
export async function takeIn(room: Room, { manifest: text, papers, hearing, by }: NewCase): Promise<string> {
  const manifest = readManifest(text);
  const { urn, title, recipient } = manifest;
  const taken = await stageAll(room, papers);
  const id = randomUUID();
  try {
    requireListed(manifest, text, taken);
    await room.store.transaction(async (trx) => {
      const known = await trx.selectFrom('cases').select('id').where('urn', '=', urn).executeTakeFirst();
      if (known) throw new BlotterError('B-CASE-05');
      await openCase(trx, { id, urn, title, manifest, ...(hearing === undefined ? {} : { hearing }) }, room.clock);
      const received = await keepAll(room, trx, id, taken, by);
      const reason = 'Took the case in.';
      await trx.insertInto('case_access').values({ case_id: id, account_id: by, kind: 'given', reason, by, at: room.clock() }).execute(); // prettier-ignore
      const asked = recipient === undefined ? [] : [await askPreparation(room, trx, id, recipient, by)];
      await enter(room, trx, { kind: 'case-opened', by, case: id }, ...received, { kind: 'access-given', by, account: by, case: id }, ...asked); // prettier-ignore
    });
    return id;
  } catch (error) {
    for (const { staged } of taken) await staged.drop().catch(() => undefined);
    // Two people with the same case at the same moment: the database lets one of them through.
    const twice = (error as { code?: string; constraint?: string }).constraint === 'cases_urn_key';
    throw twice ? new BlotterError('B-CASE-05', {}, { cause: error }) : error;
  }
}

/** See Casework.addPapers. */
export async function addPapers(room: Room, caseId: string, papers: NewCase['papers'], by: string): Promise<void> {
  const taken = await stageAll(room, papers);
  try {
    await room.store.transaction(async (trx) => {
      await caseOf(trx, caseId);
      const entries = await keepAll(room, trx, caseId, taken, by);
      for (const recipient of await recipientsOf(trx, caseId))
        entries.push(await askPreparation(room, trx, caseId, recipientOf(recipient), by));
      await enter(room, trx, ...entries);
    });
  } catch (error) {
    for (const { staged } of taken) await staged.drop().catch(() => undefined);
    throw error;
  }
}

/** The papers of a case folder (its documents/), as takeIn wants them. */
export async function* papersOf(caseDir: string): AsyncGenerator<NewPaper> {
  const folder = path.join(caseDir, 'documents');
  for (const file of await listDocuments(folder))
    yield { file, bytes: createReadStream(path.join(folder, ...file.split('/'))) };
}
