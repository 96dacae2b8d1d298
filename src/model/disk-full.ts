// Was something not written because its disk is full? Each layer says it in its own way: the system by a name, PostgreSQL by a
// class, SQLite and the C library of the embedded database by numbers. Not here: what a person is told (errors.ts).

/** The system's: no space, a quota, a limit on the size of files. */
const SYSTEM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** PostgreSQL's disk_full (appendix A of its manual). */
const POSTGRES = '53100';
/** SQLITE_FULL. */
const SQLITE = 13;
/** WASI's nospc, dquot and fbig (wasi_snapshot_preview1, errno). */
const WASI: ReadonlySet<number> = new Set([51, 19, 22]);

interface Told {
  readonly code?: unknown;
  readonly errcode?: unknown;
  readonly errno?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
}

/** True where `error`, or what caused it, is a disk that is full. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, errcode, errno, name, cause } = error as Told;
  if (typeof code === 'string' && (SYSTEM.has(code) || code === POSTGRES)) return true;
  if (code === 'ERR_SQLITE_ERROR' && errcode === SQLITE) return true;
  if (name === 'ErrnoError' && typeof errno === 'number' && WASI.has(errno)) return true;
  return cause !== undefined && isDiskFull(cause);
}
