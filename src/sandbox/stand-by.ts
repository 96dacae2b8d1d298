// The fenced side: takes one task after the other from standard input and answers on descriptor 3. Ends with its parent.
// Not here: limits; a process that is stuck cannot watch itself.
import { Socket } from 'node:net';
import { encode, startReader } from './frames.ts';
import type { ToChild } from './wire.ts';

/** What a task may ask of its parent while it runs. */
export interface Parent {
  /** Has the parent do something. Rejects where it will not. */
  readonly request: (name: string, value: unknown) => Promise<unknown>;
  /** Says how many pages the task has. */
  readonly pages: (count: number) => void;
}

/** Answers every task by `work`. An error is answered by its kind alone: its words may quote the document. */
export function standBy(work: (task: unknown, parent: Parent) => Promise<unknown>): void {
  const output = new Socket({ fd: 3, readable: false, writable: true });
  const send = (message: unknown): void => {
    for (const piece of encode(message)) output.write(piece);
  };
  const waiting = new Map<number, (served: { readonly ok: boolean; readonly value: unknown }) => void>();
  let requests = 0;
  let turn: Promise<unknown> = Promise.resolve();
  // One request at a time, as the parent wants it.
  const request = (name: string, value: unknown): Promise<unknown> => {
    const mine = turn.then(
      () =>
        new Promise((resolve, reject) => {
          const no = requests++;
          waiting.set(no, ({ ok, value: served }) => (ok ? resolve(served) : reject(new Error('the parent refused'))));
          send({ kind: 'request', no, name, value });
        }),
    );
    turn = mine.catch(() => undefined);
    return mine;
  };
  const hear = (message: ToChild): void => {
    if (message.kind === 'served') {
      waiting.get(message.no)?.(message);
      waiting.delete(message.no);
      return;
    }
    const { no } = message;
    const parent: Parent = { request, pages: (pages) => send({ kind: 'pages', no, pages }) };
    void Promise.resolve()
      .then(() => work(message.value, parent))
      .then(
        (value) => send({ kind: 'answer', no, ok: true, value }),
        (error: unknown) =>
          send({ kind: 'answer', no, ok: false, value: null, how: (error instanceof Error ? error.name : typeof error).slice(0, 60) }), // prettier-ignore
      );
  };
  // The parent is believed, and what it sends may be as large as it likes.
  const reader = startReader(() => ({ json: 2 ** 31, blobs: 2 ** 32 }));
  process.stdin.on('data', (piece: Buffer) => {
    for (const frame of reader.take(piece)) hear(frame as ToChild);
  });
  process.stdin.on('end', () => process.exit());
  process.stdin.on('error', () => process.exit());
  output.on('error', () => process.exit());
  send({ kind: 'ready' });
}
