// A book in a folder: one file of JSON lines per record, added to and never written anew. For one machine; the store
// keeps records behind the same interface (book.ts).
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'; // prettier-ignore
import path from 'node:path';
import { BlotterError } from '../../model/index.ts';
import type { BreachBook } from './book.ts';
import { readEvent, type BreachEvent } from './event.ts';
import type { RecordKind } from './facts.ts';

const PREFIX: Readonly<Record<RecordKind, string>> = { breach: 'BR', 'near-miss': 'NM', 'failure-to-redact': 'FR' };
const ID = /^(BR|NM|FR)-\d{4}-\d{4,6}$/;

/** Adds one line and waits until the disk has it. `flags`: wx for a file that must be new. */
function writeLine(file: string, event: BreachEvent, flags: 'wx' | 'a'): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeSync(handle, `${JSON.stringify(event)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Lets one process at a time write to a book. */
function locked<T>(folder: string, work: () => T): T {
  const lock = path.join(folder, 'writing.lock');
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new BlotterError('B-BREACH-03', { path: folder, file: lock }, { cause }); // prettier-ignore
    throw new BlotterError('B-OUT-03', { path: folder, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, { cause }); // prettier-ignore
  }
  try {
    return work();
  } finally {
    rmSync(lock);
  }
}

/** Opens the book in `folder`, which is made where `create` says so. Throws B-CASE-04 where it is not there. */
export function folderBook(folder: string, create = false): BreachBook {
  if (!existsSync(folder)) {
    if (!create) throw new BlotterError('B-CASE-04', { path: folder, reason: 'ENOENT' });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const fileOf = (id: string): string => {
    if (!ID.test(id) || !existsSync(path.join(folder, `${id}.jsonl`))) throw new BlotterError('B-BREACH-02', { id: ID.test(id) ? id : 'That' }); // prettier-ignore
    return path.join(folder, `${id}.jsonl`);
  };
  const events = (id: string): readonly BreachEvent[] => {
    const text = readFileSync(fileOf(id), 'utf8');
    const damaged = (line: number, problem: string): BlotterError => new BlotterError('B-BREACH-04', { id, line, problem }); // prettier-ignore
    const lines = text.split('\n');
    if (lines.pop() !== '') throw damaged(lines.length + 1, 'the line is not whole');
    return lines.map((line, i) => {
      let data: unknown;
      try {
        data = JSON.parse(line);
      } catch {
        throw damaged(i + 1, 'not JSON');
      }
      const read = readEvent(data);
      if ('problem' in read) throw damaged(i + 1, read.problem);
      return read.event;
    });
  };
  const ids = (): readonly string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') && ID.test(name.slice(0, -6)))
      .map((name) => name.slice(0, -6))
      .toSorted();
  return {
    events,
    ids,
    open: (record, first) =>
      locked(folder, () => {
        const start = `${PREFIX[record]}-${first.at.slice(0, 4)}-`;
        const last = Math.max(0, ...ids().filter((id) => id.startsWith(start)).map((id) => Number(id.slice(start.length)))); // prettier-ignore
        const id = `${start}${String(last + 1).padStart(4, '0')}`;
        writeLine(path.join(folder, `${id}.jsonl`), first, 'wx');
        return id;
      }),
    append: (id, event, expect) =>
      locked(folder, () => {
        const file = fileOf(id);
        if (events(id).length !== expect) throw new BlotterError('B-BREACH-01', { problem: 'somebody else added to this record meanwhile; look at it again' }); // prettier-ignore
        writeLine(file, event, 'a');
      }),
  };
}
