// A store of the S3 kind on loopback, in memory, for tests. It checks the signature of every request (AWS Signature Version 4,
// written from its specification, with none of the SDK's code) and the hash of every body, and breaks when it is told to.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export const KEY = { accessKeyId: 'TESTKEY0000000000000', secretAccessKey: 'a secret of the test alone' };
export const BUCKET = 'papers';

/** What it does instead of answering. `cut`: announces all and sends half; `short`: sends half as if it were all; `flip`: one bit is wrong. */
export type Fault =
  | 'status-500'
  | 'status-503'
  | 'hang'
  | 'reset'
  | 'cut'
  | 'short'
  | 'flip'
  | 'garbage'
  | 'denied'
  | 'half-kept'
  | 'not-there';

export interface Kept {
  bytes: Buffer;
  at: Date;
}
export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Kept>;
  readonly uploads: Map<string, { readonly key: string; readonly parts: Map<number, Buffer>; at: Date }>;
  /** Asked before each request; `what` is METHOD key?query. */
  fault: (what: string) => Fault | null;
  /** Every request that came. */
  readonly came: string[];
  /** Names on one page of a list. */
  page: number;
  readonly close: () => Promise<void>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const escaped = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`); // prettier-ignore

/** Why a request is not signed as it must be; null where it is. */
function wrongWith(request: IncomingMessage, body: Buffer, secret: string): string | null {
  const { authorization = '', host } = request.headers;
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(authorization); // prettier-ignore
  if (!found) return 'no signature';
  const [, id, day = '', region = '', names = '', signature = ''] = found;
  if (id !== KEY.accessKeyId) return 'unknown key';
  const time = String(request.headers['x-amz-date']);
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!time.startsWith(day) || !(Math.abs(Date.now() - at) < 15 * 60_000)) return 'too old';
  const said = String(request.headers['x-amz-content-sha256']);
  if (said !== sha256(body)) return 'the body is not what was signed';
  const signed = names.split(';');
  for (const must of ['host', 'x-amz-date', 'x-amz-content-sha256']) if (!signed.includes(must)) return `${must} is not signed`; // prettier-ignore
  const url = new URL(request.url ?? '/', `http://${host}`);
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).toSorted().join('&'); // prettier-ignore
  const path = url.pathname.split('/').map((part) => escaped(decodeURIComponent(part))).join('/'); // prettier-ignore
  const headers = signed
    .map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`)
    .join('');
  const canonical = [request.method, path, query, headers, names, said].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [region, 's3', 'aws4_request'].reduce((one, word) => hmac(one, word), hmac(`AWS4${secret}`, day));
  const right = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'));
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? null : 'the signature is wrong';
}

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8"?>${text}`;
const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

/** Starts it. */
export async function startS3(secret = KEY.secretAccessKey): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const uploads: S3Server['uploads'] = new Map();
  const came: string[] = [];
  const self = { fault: (): Fault | null => null, page: 1000 } as { fault: S3Server['fault']; page: number };

  function say(
    response: ServerResponse,
    status: number,
    body: string | Buffer = '',
    headers: Record<string, string> = {},
  ): void {
    // prettier-ignore
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...(typeof body === 'string' && body !== '' ? { 'content-type': 'application/xml' } : {}), ...headers }); // prettier-ignore
    response.end(body);
  }
  const no = (response: ServerResponse, status: number, code: string): void => say(response, status, xml(`<Error><Code>${code}</Code><Message>as the test says</Message></Error>`)); // prettier-ignore

  function give(response: ServerResponse, { bytes, at }: Kept, head: boolean, fault: Fault | null): void {
    const flipped = fault === 'flip' ? bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1) : bytes;
    const sent = fault === 'short' ? bytes.subarray(0, bytes.length >> 1) : Buffer.from(flipped);
    response.writeHead(200, { 'content-length': String(sent.length), 'last-modified': at.toUTCString(), etag: etagOf(bytes) }); // prettier-ignore
    if (head) return void response.end();
    if (fault !== 'cut') return void response.end(sent);
    response.write(sent.subarray(0, sent.length >> 1), () => response.destroy());
  }

  function list(response: ServerResponse, query: URLSearchParams): void {
    const prefix = query.get('prefix') ?? '';
    if (query.has('uploads')) {
      const some = [...uploads].filter(([, { key }]) => key.startsWith(prefix)).map(([id, { key, at }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`); // prettier-ignore
      return say(response, 200, xml(`<ListMultipartUploadsResult>${some.join('')}</ListMultipartUploadsResult>`));
    }
    const names = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > (query.get('continuation-token') ?? '')).toSorted(); // prettier-ignore
    const page = names.slice(0, self.page);
    const more = names.length > page.length;
    const some = page.map((key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`); // prettier-ignore
    say(response, 200, xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${some.join('')}</ListBucketResult>`)); // prettier-ignore
  }

  function serve(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    key: string,
    query: URLSearchParams,
    fault: Fault | null,
  ): void {
    // prettier-ignore
    const id = query.get('uploadId') ?? '';
    const upload = uploads.get(id);
    if (key === '') return request.method === 'GET' ? list(response, query) : no(response, 405, 'MethodNotAllowed');
    const found = objects.get(key);
    switch (request.method) {
      case 'HEAD':
      case 'GET':
        return found ? give(response, found, request.method === 'HEAD', fault) : no(response, 404, 'NoSuchKey');
      case 'DELETE':
        if (id === '') objects.delete(key);
        else uploads.delete(id);
        return say(response, 204);
      case 'POST':
        if (query.has('uploads')) {
          const made = randomUUID();
          uploads.set(made, { key, parts: new Map(), at: new Date() });
          return say(response, 200, xml(`<InitiateMultipartUploadResult><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`)); // prettier-ignore
        }
        if (!upload) return no(response, 404, 'NoSuchUpload');
        objects.set(key, { bytes: Buffer.concat([...upload.parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)), at: new Date() }); // prettier-ignore
        uploads.delete(id);
        return say(
          response,
          200,
          xml('<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>'),
        );
      case 'PUT': {
        const source = request.headers['x-amz-copy-source'];
        if (typeof source === 'string') {
          const from = objects.get(decodeURIComponent(source).replace(new RegExp(`^/?${BUCKET}/`), ''));
          if (!from) return no(response, 404, 'NoSuchKey');
          objects.set(key, { bytes: fault === 'half-kept' ? from.bytes.subarray(1) : from.bytes, at: new Date() });
          return say(response, 200, xml('<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>'));
        }
        if (id !== '') {
          if (!upload) return no(response, 404, 'NoSuchUpload');
          upload.parts.set(Number(query.get('partNumber')), body);
        } else objects.set(key, { bytes: fault === 'half-kept' ? body.subarray(1) : body, at: new Date() });
        return say(response, 200, '', { etag: etagOf(body) });
      }
      default:
        return no(response, 405, 'MethodNotAllowed');
    }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const what = `${request.method} ${key}${url.search}`;
    came.push(what);
    const wrong = wrongWith(request, body, secret);
    if (wrong !== null) return no(response, 403, 'SignatureDoesNotMatch');
    if (bucket !== BUCKET) return no(response, 404, 'NoSuchBucket');
    const fault = self.fault(what);
    if (fault === 'hang') return;
    if (fault === 'reset') return void response.destroy();
    if (fault === 'garbage') return say(response, 200, '<<< no XML, and no answer to anything >>>');
    if (fault === 'not-there') return no(response, 501, 'NotImplemented');
    if (fault === 'denied') return no(response, 403, 'AccessDenied');
    if (fault === 'status-500' || fault === 'status-503') return no(response, Number(fault.slice(-3)), 'InternalError');
    serve(request, response, body, key, url.searchParams, fault);
  };
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { readonly port: number };
  return Object.assign(self, {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    uploads,
    came,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
