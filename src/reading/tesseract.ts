// Tesseract behind the interface of a reader: one picture at a time in a child process with a limit of memory and of time,
// renewed every so often, because its workers grow and never give memory back. Not here: the reading itself (tesseract-child.ts).
import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PixelReader, PixelReading, Raster } from './pixels.ts';

export interface TesseractOptions {
  /** Milliseconds for one picture, start of the process included. */
  readonly timeLimit?: number;
  /** Resident memory of the child in MB. */
  readonly memoryLimit?: number;
  /** So many pictures, then a fresh process. */
  readonly renewAfter?: number;
}

/** A dense A4 page at 200 dpi takes 2 to 8 s on one core; a machine that is busy with other work takes a few times that. */
const TIME = 90_000;
/** About 260 MB are usual. */
const MEMORY = 900;
const RENEW = 25;
/** A4 at 600 dpi is 35 million pixels. */
const PIXELS = 40e6;

/** What the child is told, and what it answers. */
export interface Task {
  readonly no: number;
  readonly raster: Raster;
}
export interface Answer {
  readonly no: number;
  readonly reading: PixelReading;
}
/** The child ends itself with this code when it has grown beyond its limit. */
export const TOO_LARGE = 86;

const HERE = dirname(fileURLToPath(import.meta.url));

function startChild(memoryLimit: number): ChildProcess {
  // Nothing of the surroundings is handed on: no environment, no files but its own code and the trained data.
  const files = [join(HERE, '*'), join(HERE, '..', '..', 'node_modules', '*'), join(HERE, '..', '..', 'package.json')];
  return fork(join(HERE, 'tesseract-child.ts'), [String(memoryLimit)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [
      '--no-warnings',
      '--permission',
      '--allow-worker',
      ...files.map((path) => `--allow-fs-read=${path}`),
      '--max-old-space-size=512',
    ],
  });
}

/** A reader by Tesseract with the English data that is installed. Starts its process with the first picture. */
export function startTesseract(options: TesseractOptions = {}): PixelReader {
  const { timeLimit = TIME, memoryLimit = MEMORY, renewAfter = RENEW } = options;
  let child: ChildProcess | null = null;
  let done = 0;
  let before: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
    done = 0;
  };

  const read = (raster: Raster): Promise<PixelReading> =>
    new Promise((resolve) => {
      if (done >= renewAfter) end();
      const own = (child ??= startChild(memoryLimit));
      const no = ++done;
      const finish = (reading: PixelReading): void => {
        clearTimeout(timer);
        own.removeAllListeners();
        // A killed child may still report that its pipe is gone: nobody is waiting for that.
        own.on('error', () => undefined);
        own.unref();
        own.channel?.unref();
        if (reading.kind === 'unsure' && child === own) end();
        resolve(reading);
      };
      const timer = setTimeout(() => finish({ kind: 'unsure', why: 'time' }), timeLimit);
      own.ref();
      own.channel?.ref();
      own.on('message', (message) => {
        const answer = message as Answer;
        if (answer.no === no) finish(answer.reading);
      });
      own.on('error', () => finish({ kind: 'unsure', why: 'fault' }));
      own.on('exit', (code) => finish({ kind: 'unsure', why: code === TOO_LARGE ? 'memory' : 'fault' }));
      const task: Task = { no, raster };
      own.send(task, (error) => {
        if (error) finish({ kind: 'unsure', why: 'fault' });
      });
    });

  return {
    readPixels: (raster) => {
      if (raster.width < 3 || raster.height < 3) return Promise.resolve({ kind: 'read', words: [] });
      if (raster.width * raster.height > PIXELS || raster.data.length !== raster.width * raster.height)
        return Promise.resolve({ kind: 'unsure', why: 'size' });
      const mine = before.then(() => read(raster));
      before = mine;
      return mine;
    },
    close: end,
  };
}
