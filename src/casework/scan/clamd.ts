// Asks a virus scanner (clamd) about bytes while they pass: INSTREAM of its protocol (man clamd), over a Unix socket or TCP. It
// fails closed: whatever is not a plain "OK" to all that was sent, in time, is a refusal. Not here: what becomes of the papers.
//
//   zINSTREAM\0  (length: 4 bytes, big-endian; bytes)*  0000   →   "stream: OK\0" or "stream: NAME FOUND\0"
import { connect, type Socket } from 'node:net';
import { BlotterError } from '../../model/index.ts';

/** Where it listens. */
export type ScannerPlace = { readonly socket: string } | { readonly host: string; readonly port: number };

/** One file on its way. */
export interface Passing {
  /** The same bytes. Throws B-SCAN-02 as soon as the scanner fails. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** When all bytes have passed: throws B-SCAN-01 where something was found, -02 where it did not say that there is nothing. */
  readonly clean: () => Promise<void>;
}
export type Scan = (bytes: AsyncIterable<Uint8Array>) => Passing;

const CHUNK = 256 * 1024;
/** An answer is one line; who sends more is no scanner. */
const LONGEST_ANSWER = 1000;

const failed = (problem: string, cause?: unknown): BlotterError =>
  new BlotterError('B-SCAN-02', { problem }, { cause });

/** What an answer means. Throws B-SCAN-01, -02. */
export function readAnswer(answer: string): void {
  if (answer === 'stream: OK') return;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  // Names are the scanner's own; one that is written otherwise is not shown.
  if (found !== undefined) throw new BlotterError('B-SCAN-01', { name: /^[\w.:/+()-]{1,80}$/.test(found) ? found : 'something' }); // prettier-ignore
  throw failed(/size limit exceeded/i.test(answer) ? 'the file is larger than its own limit (StreamMaxLength)' : 'its answer says neither clean nor found'); // prettier-ignore
}

/** The scanner's side of one conversation. */
class Line {
  readonly #socket: Socket;
  readonly #patience: number;
  /** Of the scanner: its answer, or why there is none. */
  readonly #answer: Promise<string>;
  ended = false;
  constructor(place: ScannerPlace, patience: number) {
    this.#patience = patience;
    this.#socket = 'socket' in place ? connect({ path: place.socket }) : connect(place);
    let said = '';
    this.#answer = new Promise((resolve, reject) => {
      this.#socket.on('data', (piece: Buffer) => {
        // Nobody can know what is in a file of which they have not seen the end.
        said += piece.toString('latin1');
        const end = said.indexOf('\0');
        if (said.length > LONGEST_ANSWER || (end >= 0 && end !== said.length - 1))
          reject(failed('it says more than an answer')); // prettier-ignore
        else if (end >= 0) this.#settle(said.slice(0, -1), resolve, reject);
      });
      this.#socket.on('error', (cause: NodeJS.ErrnoException) => reject(failed(cause.code === undefined || !/^E[A-Z]+$/.test(cause.code) ? 'the line broke' : `the line broke: ${cause.code}`, cause))); // prettier-ignore
      this.#socket.on('close', () => reject(failed('it hung up without an answer')));
    });
    this.#answer.catch(() => undefined);
  }
  #settle(answer: string, resolve: (answer: string) => void, reject: (error: Error) => void): void {
    // An early refusal counts; an early "OK" does not.
    if (this.ended || !/ OK$/.test(answer)) resolve(answer);
    else reject(failed('it answered before it had seen all'));
  }
  /** Waits for `work`, but no longer than is patient, and not at all when the line is dead or the scanner has spoken. */
  async #within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(failed(`no answer for ${Math.ceil(this.#patience / 1000)} seconds`)), this.#patience); // prettier-ignore
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
  async write(bytes: Uint8Array): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#socket.write(bytes, (error) => (error ? reject(failed('the line broke', error)) : resolve()));
    });
    written.catch(() => undefined);
    // Whoever speaks while we do has something against the file, which is said in the place of a line that broke.
    const spoken = this.#answer.then((answer) => {
      readAnswer(answer);
      throw failed('it answered before it had seen all');
    });
    spoken.catch(() => undefined);
    await this.#within(Promise.race([written.catch(() => spoken), spoken]));
  }
  async verdict(): Promise<void> {
    readAnswer(await this.#within(this.#answer));
  }
  close(): void {
    this.#socket.destroy();
  }
}

const sized = (bytes: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
};

/** Opens a scanner; each file is a conversation of its own. `patience`: milliseconds without a sign of life. */
export function openClamd(place: ScannerPlace, patience: number): Scan {
  return (bytes) => {
    let line: Line | null = null;
    async function* passing(): AsyncGenerator<Uint8Array> {
      line = new Line(place, patience);
      try {
        await line.write(Buffer.from('zINSTREAM\0'));
        for await (const part of bytes) {
          for (let at = 0; at < part.length; at += CHUNK) await line.write(sized(part.subarray(at, at + CHUNK)));
          yield part;
        }
        line.ended = true;
        await line.write(Buffer.alloc(4));
      } finally {
        // Whoever stops in the middle, or fails, asks nothing more.
        if (!line.ended) line.close();
      }
    }
    return {
      bytes: passing(),
      clean: async () => {
        if (!line?.ended) throw failed('it was not shown all');
        try {
          await line.verdict();
        } finally {
          line.close();
        }
      },
    };
  };
}
