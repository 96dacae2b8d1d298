// What a request that did not get through is answered: problem details (RFC 9457) with the catalogue's code and cure. Not
// here: deciding that something is wrong.
import { STATUS_CODES } from 'node:http';
import { BlotterError, ERRORS, isDiskFull, type ErrorCode } from '../../model/index.ts';
import type { Blocker } from '../../release/index.ts';
import type { Denial } from '../access/may.ts';
import type { BlockerOut, ProblemOut } from './schemas.ts';

/** HTTP's number for each code that can come up; others: 409 where something is held, 500 for faults, else 422. */
const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  'B-API-01': 401,
  'B-API-02': 403,
  'B-API-03': 403,
  'B-API-04': 404,
  'B-API-05': 403,
  'B-API-06': 403,
  'B-API-07': 403,
  'B-API-10': 409,
  'B-API-11': 429,
  'B-API-14': 413,
  'B-CASE-05': 409,
  'B-CASE-07': 404,
  'B-BREACH-02': 404,
  'B-BLOB-03': 410,
  'B-STORE-04': 503,
  'B-STORE-08': 503,
  'B-STORE-09': 503,
};

const statusOf = (code: ErrorCode): number =>
  STATUS[code] ?? (ERRORS[code].exit === 70 ? 500 : ERRORS[code].exit === 1 ? 409 : 422);

/** More that a problem tells. */
interface More {
  readonly blockers?: readonly BlockerOut[];
  readonly errors?: readonly { readonly at: string; readonly problem: string }[];
  /** Seconds to wait. */
  readonly wait?: number;
}

/** A request that may not go on. */
export class ApiError extends BlotterError {
  readonly more: More;
  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, more: More = {}) {
    super(code, params);
    this.more = more;
  }
}

/** What the access rules say, in the catalogue's codes. A case that is not theirs looks like one that is not there. */
export const DENIED: Readonly<Record<Denial, ErrorCode>> = {
  closed: 'B-API-01',
  role: 'B-API-03',
  hidden: 'B-API-04',
  walled: 'B-API-05',
  recipient: 'B-API-06',
  'step-up': 'B-API-07',
};

/** What stops something, as it is told; `named`: names for ids of accounts. */
export const blockersOut = (blockers: readonly Blocker[], named: (text: string) => string): BlockerOut[] =>
  blockers.map(({ why, cure, hold }) => ({ why: named(why), cure: named(cure), kind: hold?.kind ?? null, file: hold?.file ?? null, page: hold?.page ?? null })); // prettier-ignore

/** Throws B-API-12 where something stops it. */
export function requireFree(blockers: readonly Blocker[], named: (text: string) => string): void {
  if (blockers.length > 0) throw new ApiError('B-API-12', {}, { blockers: blockersOut(blockers, named) });
}

/** An error of the web server itself: too large, of another kind, no JSON. */
function ofServer(error: unknown): ApiError | null {
  const status = (error as { statusCode?: number } | null)?.statusCode ?? 500;
  if (status === 413 || status === 415) return new ApiError('B-API-14');
  return status >= 400 && status < 500 ? new ApiError('B-API-08', { problem: 'it cannot be read' }) : null;
}

/** The answer to an error. `id`: of the request, by which whoever runs the server finds it. */
export function problemOf(error: unknown, id: string): { readonly problem: ProblemOut; readonly wait: number | null } {
  const known = error instanceof BlotterError ? error : isDiskFull(error) ? new BlotterError('B-STORE-09') : ofServer(error);
  const code = known?.code ?? 'B-FAULT';
  const ours = error instanceof BlotterError || isDiskFull(error);
  const status = ours ? statusOf(code) : ((error as { statusCode?: number } | null)?.statusCode ?? statusOf(code));
  const { what } = ERRORS[code];
  const more = known instanceof ApiError ? known.more : {};
  const { wait, ...told } = more;
  return {
    wait: wait ?? null,
    problem: {
      type: `urn:blotter:error:${code}`,
      title: what.includes('{') ? (STATUS_CODES[status] ?? 'Error') : what,
      status,
      // Of a fault nothing is told but where to find it.
      detail: known && (status < 500 || status === 503) ? known.what : 'A fault in Blotter itself. Nothing was changed.',
      instance: `urn:uuid:${id}`,
      code,
      cure: known && (status < 500 || status === 503) ? known.cure : 'Try again; if it happens twice, give the number of `instance` to whoever runs this server.',
      ...(told.blockers ? { blockers: [...told.blockers] } : {}),
      ...(told.errors ? { errors: [...told.errors] } : {}),
    },
  };
} // prettier-ignore
