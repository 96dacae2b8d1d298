// What is wrong with the store itself, in the catalogue's codes: its disk is full, or its database is away. Not here: faults of
// what was asked.
import { BlotterError, isDiskFull, type ErrorCode } from '../model/index.ts';

/** The network's names for a server that does not answer. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']); // prettier-ignore
/** PostgreSQL's classes for it (appendix A of its manual): no connection; too many or no memory; shutting down or starting. */
const CLASSES = /^(?:08...|53[023]00|57P0[1-5])$/;
/** What the driver says without a code, in whole. */
const SAID =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The error to be thrown for one that came out of a transaction: B-STORE-04, -08, -09, or as it was. `lost`: what it is where the connection broke. */
export function storeFault(error: unknown, lost: 'B-STORE-04' | 'B-STORE-08'): unknown {
  if (error instanceof BlotterError) return error;
  if (isDiskFull(error)) return new BlotterError('B-STORE-09', {}, { cause: error });
  const { code, syscall, severity, message = '' } = (error ?? {}) as { code?: string; syscall?: string; severity?: string; message?: string }; // prettier-ignore
  // FATAL: the server has ended this connection, or let none begin.
  const away = code !== undefined && (severity === 'FATAL' || CLASSES.test(code) || (AWAY.has(code) && syscall !== undefined && /^(?:connect|read|write|getaddrinfo)$/.test(syscall))); // prettier-ignore
  if (away) return new BlotterError('B-STORE-04', { reason: code }, { cause: error });
  return SAID.test(message) ? new BlotterError(lost, { reason: 'no answer' }, { cause: error }) : error;
}

/** Codes that say of a job nothing but that the store could not take it: no attempt of its own failed. */
export const NOBODYS_FAULT: ReadonlySet<ErrorCode> = new Set(['B-STORE-04', 'B-STORE-08', 'B-STORE-09', 'B-SHELF-01', 'B-OUT-04']); // prettier-ignore
