// Papers that a program sends, streamed into the same private folder as those of a form: as multipart/form-data, or as one ZIP
// of a case folder, which is an envelope here: its files are copied out of it and not opened. Not here: opening them
// (intake, behind its fence), taking them in (routes/).
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';
import type { FastifyRequest } from 'fastify';
import { BlotterError } from '../../model/index.ts';
import { LIMITS, type Staging, type Upload, type UploadedFile } from '../web/upload.ts';
import { ApiError } from './problem.ts';

configure({ useWebWorkers: false });

const mega = (bytes: number): number => Math.floor(bytes / 2 ** 20);

/** Passes bytes on up to a limit. Throws B-DOC-06. */
async function* upTo(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > limit) throw new BlotterError('B-DOC-06', { size: `more than ${mega(limit)}`, limit: mega(limit) });
    yield piece;
  }
}

/** A file as a form brings it. */
const partOf = (filename: string, bytes: AsyncIterable<Uint8Array>): Multipart =>
  ({ type: 'file', fieldname: 'files', filename, file: Readable.from(bytes) }) as unknown as MultipartFile;

/** A form proves that it comes from our page; a program has its token, so the proof is given for it. */
async function* proved(csrf: string, parts: AsyncIterable<Multipart>): AsyncGenerator<Multipart> {
  yield { type: 'field', fieldname: '_csrf', value: csrf } as unknown as Multipart;
  for await (const part of parts) if (part.type !== 'field' || !['_csrf', 'staged'].includes(part.fieldname)) yield part;
} // prettier-ignore

async function* entriesOf(reader: ZipReader<unknown>): AsyncGenerator<Multipart> {
  let [count, total] = [0, 0];
  for await (const entry of reader.getEntriesGenerator()) {
    if (entry.directory) continue;
    if (++count > LIMITS.files)
      throw new BlotterError('B-CASE-06', { problem: `there are more than ${LIMITS.files} files` });
    if (entry.encrypted) throw new BlotterError('B-DOC-04', { format: 'ZIP archive with a password' });
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LIMITS.fileSize || total > LIMITS.total)
      throw new BlotterError('B-DOC-06', { size: mega(entry.uncompressedSize), limit: mega(LIMITS.fileSize) });
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    // What breaks in here breaks the other end too, which is where it is heard.
    const copied = entry.getData(writable).catch(() => undefined);
    yield partOf(entry.filename, upTo(Readable.fromWeb(readable as unknown as ReadableStream<Uint8Array>), LIMITS.fileSize)); // prettier-ignore
    await copied;
  }
}

async function unpack(staging: Staging, account: string, whole: UploadedFile): Promise<Upload> {
  const csrf = randomUUID();
  const reader = new ZipReader(new BlobReader(await whole.blob()));
  try {
    return await staging.receive(proved(csrf, entriesOf(reader)), account, csrf);
  } catch (error) {
    if (error instanceof BlotterError) throw error;
    throw new BlotterError('B-DOC-03', { format: 'a ZIP archive', reason: 'the archive is broken' }, { cause: error });
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** The papers of a request. Throws B-API-14 where it brings none, B-DOC-03, -04, -06, B-CASE-06. */
export async function receivePapers(request: FastifyRequest, staging: Staging, account: string): Promise<Upload> {
  const csrf = randomUUID();
  if (request.isMultipart()) {
    const { files, fields, fieldSize, fileSize } = LIMITS;
    const parts = request.parts({ preservePath: true, limits: { files, fields, fieldSize, fileSize } });
    return staging.receive(proved(csrf, parts), account, csrf);
  }
  const { body } = request;
  if (!(body instanceof Readable)) throw new ApiError('B-API-14');
  const one = (async function* () {
    yield partOf('case.zip', upTo(body as AsyncIterable<Uint8Array>, LIMITS.total));
  })();
  const whole = await staging.receive(proved(csrf, one), account, csrf);
  try {
    const [file] = whole.files;
    if (!file) throw new ApiError('B-API-08', { problem: whole.problems[0] ?? 'the body is empty' });
    return await unpack(staging, account, file);
  } finally {
    await whole.done();
  }
}

/** What stands for an upload: the same for the same files and fields, whatever form they came in. */
export async function digestOf({ files, fields }: Upload): Promise<string> {
  const sum = createHash('sha256');
  for (const { file, bytes } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    const own = createHash('sha256');
    for await (const piece of bytes()) own.update(piece);
    sum.update(JSON.stringify([file, own.digest('hex')]));
  }
  const told = Object.entries(fields).filter(([name]) => name !== '_csrf');
  return sum.update(JSON.stringify(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))).digest('hex');
}
