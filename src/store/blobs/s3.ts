// A bucket of an S3-compatible store as the shelf: written aside under a name of its own, then copied to its address, so that a
// blob is there whole or not at all. The SDK is loaded when a bucket is opened and signs every request; what comes back is
// believed by the tag of its encryption alone (stream.ts). Not here: what is configured (cli/store/shelf.ts).
//
//   PREFIX/kept/abcd…    by the address       PREFIX/aside/…    being written
import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { BlotterError } from '../../model/index.ts';
import type { Shelf } from './shelf.ts';

/** Where it is. */
export interface Bucket {
  readonly bucket: string;
  readonly region: string;
  /** Of a store that is not Amazon's. */
  readonly endpoint?: string | undefined;
  /** '' or a path that ends with "/". */
  readonly prefix: string;
  /** Missing: whatever the SDK finds in the environment or is given by the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Is the bucket a part of the path, not of the host? */
  readonly inPath: boolean;
  /** Milliseconds that one request may take without a word; 30 s where missing. */
  readonly patience?: number;
  /** How often a request is tried; 4 where missing. */
  readonly tries?: number;
}

const ADDRESS = /^[0-9a-f]{64}$/;
/** Bytes sent at once. Parts of an upload have at least 5 MiB. */
const PART = 8 * 1024 * 1024;

/** A word for what went wrong, never what the other side wrote. */
function wordOf(error: unknown): string {
  const { name, $metadata } = error as { readonly name?: unknown; readonly $metadata?: { readonly httpStatusCode?: number } }; // prettier-ignore
  const word = typeof name === 'string' && /^[A-Za-z]{3,40}$/.test(name) ? name : 'no answer';
  return $metadata?.httpStatusCode === undefined ? word : `${word}, status ${$metadata.httpStatusCode}`;
}

const isMissing = (error: unknown): boolean => ['NoSuchKey', 'NotFound'].includes((error as { readonly name?: string }).name ?? ''); // prettier-ignore

/** Runs a request. Throws B-SHELF-01 with what went wrong. */
async function trying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BlotterError || isMissing(cause)) throw cause;
    throw new BlotterError('B-SHELF-01', { problem: wordOf(cause) }, { cause });
  }
}

/** Bytes in pieces of one size, the last one shorter. */
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let [held, size]: [Uint8Array[], number] = [[], 0];
  for await (const part of bytes) {
    held.push(part);
    size += part.length;
    while (size >= PART) {
      const all = Buffer.concat(held);
      yield all.subarray(0, PART);
      const rest = all.subarray(PART);
      [held, size] = rest.length === 0 ? [[], 0] : [[rest], rest.length];
    }
  }
  if (size > 0) yield Buffer.concat(held);
  return undefined;
}

/** Opens a bucket as a shelf. It must be there; it is asked when the first document comes. */
export async function openS3Shelf({ bucket: Bucket, prefix, ...where }: Bucket): Promise<Shelf & { readonly close: () => void }> {
  const sdk = await import('@aws-sdk/client-s3');
  const { patience = 30_000 } = where;
  const client: S3Client = new sdk.S3Client({
    region: where.region,
    forcePathStyle: where.inPath,
    maxAttempts: where.tries ?? 4,
    // Stores other than Amazon's do not all know the newer checksums; every blob carries a tag of its own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: Math.min(5000, patience), requestTimeout: patience, socketTimeout: patience, throwOnRequestTimeout: true },
    ...(where.endpoint === undefined ? {} : { endpoint: where.endpoint }),
    ...(where.credentials === undefined ? {} : { credentials: where.credentials }),
  });
  const keyOf = (address: string): string => {
    if (!ADDRESS.test(address)) throw new Error('not an address');
    return `${prefix}kept/${address}`;
  };
  const aside = `${prefix}aside/`;
  const drop = async (Key: string): Promise<void> => void (await trying(() => client.send(new sdk.DeleteObjectCommand({ Bucket, Key }))));

  /** What lies there has this size; else what was sent did not arrive. */
  const requireSize = async (Key: string, size: number): Promise<void> => {
    const { ContentLength } = await trying(() => client.send(new sdk.HeadObjectCommand({ Bucket, Key })));
    if (ContentLength !== size) throw new BlotterError('B-SHELF-01', { problem: 'it kept something else than was sent' });
  };

  /** Sends bytes in one piece, or in parts where there are many. Gives their number. */
  const send = async (Key: string, bytes: AsyncIterable<Uint8Array>): Promise<number> => {
    const parts = inParts(bytes);
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    if (first.length < PART) {
      await trying(() => client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: first, ContentLength: first.length })));
      return first.length;
    }
    const { UploadId } = await trying(() => client.send(new sdk.CreateMultipartUploadCommand({ Bucket, Key })));
    try {
      const sent: { ETag: string | undefined; PartNumber: number }[] = [];
      let size = 0;
      for (let part: Buffer | undefined = first; part !== undefined; part = (await parts.next()).value) {
        const [Body, PartNumber] = [part, sent.length + 1];
        const { ETag } = await trying(() => client.send(new sdk.UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ContentLength: Body.length })));
        sent.push({ ETag, PartNumber });
        size += part.length;
      }
      await trying(() => client.send(new sdk.CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: sent } })));
      return size;
    } catch (error) {
      await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => undefined);
      throw error;
    }
  };

  async function* listed(Prefix: string): AsyncGenerator<{ readonly key: string; readonly writtenAt: Date }> {
    for (let ContinuationToken: string | undefined; ; ) {
      const from = ContinuationToken;
      const page = await trying(() => client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, ...(from === undefined ? {} : { ContinuationToken: from }) })));
      for (const { Key, LastModified } of page.Contents ?? []) if (Key !== undefined && LastModified !== undefined) yield { key: Key, writtenAt: LastModified };
      if (page.IsTruncated !== true) return;
      ContinuationToken = page.NextContinuationToken;
    }
  }

  return {
    async put(bytes) {
      const temporary = aside + randomUUID();
      let size: number;
      try {
        size = await send(temporary, bytes);
        await requireSize(temporary, size);
      } catch (error) {
        await drop(temporary).catch(() => undefined);
        throw error;
      }
      return {
        async keep(address) {
          const Key = keyOf(address);
          const CopySource = `${Bucket}/${temporary}`.split('/').map(encodeURIComponent).join('/');
          await trying(() => client.send(new sdk.CopyObjectCommand({ Bucket, Key, CopySource })));
          await requireSize(Key, size);
          // What is left over here is taken by tidy().
          await drop(temporary).catch(() => undefined);
        },
        drop: () => drop(temporary),
      };
    },
    async *get(address) {
      try {
        const { Body } = await trying(() => client.send(new sdk.GetObjectCommand({ Bucket, Key: keyOf(address) })));
        for await (const part of (Body ?? []) as AsyncIterable<Uint8Array>) yield part;
      } catch (cause) {
        if (isMissing(cause)) throw new BlotterError('B-BLOB-01', { address: address.slice(0, 12) }, { cause });
        throw cause instanceof BlotterError ? cause : new BlotterError('B-SHELF-01', { problem: wordOf(cause) }, { cause });
      }
    },
    remove: (address) => drop(keyOf(address)),
    async *list() {
      for await (const { key, writtenAt } of listed(`${prefix}kept/`)) {
        const address = key.slice(`${prefix}kept/`.length);
        if (ADDRESS.test(address)) yield { address, writtenAt };
      }
    },
    async tidy(before) {
      let gone = 0;
      for await (const { key, writtenAt } of listed(aside)) {
        if (writtenAt >= before) continue;
        await drop(key);
        gone += 1;
      }
      // Uploads that were cut off hold their parts until they are given up.
      // Some stores do not list them; there a rule of the bucket takes them.
      const { Uploads = [] } = await trying(() => client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix: aside })).catch((error: unknown) => { if ((error as { readonly name?: string }).name === 'NotImplemented') return { Uploads: [] }; throw error; })); // prettier-ignore
      for (const { Key, UploadId, Initiated } of Uploads) {
        if (Initiated === undefined || Initiated >= before) continue;
        await trying(() => client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
        gone += 1;
      }
      return gone;
    },
    close: () => client.destroy(),
  };
} // prettier-ignore
