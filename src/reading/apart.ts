// A process of its own for a reader of pixels: one task at a time, with a limit of memory and of time, renewed every so often,
// because such processes grow and never give memory back. Whatever goes wrong is an answer, never a throw. Not here: any reading.
import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Why nothing may be concluded. */
export type Unsure = 'time' | 'memory' | 'size' | 'fault';

/** What a child is told, and what it answers. `answer` is null where the child could not do it. */
export interface Task<T> {
  readonly no: number;
  readonly task: T;
}
export interface Answer<A> {
  readonly no: number;
  readonly answer: A | null;
}

/** The child ends itself with this code when it has grown beyond its limit. */
export const TOO_LARGE = 86;

export interface Limits {
  /** Milliseconds for one task, start of the process included. */
  readonly time: number;
  /** Resident memory of the child in MB. */
  readonly memory: number;
  /** So many tasks, then a fresh process. */
  readonly renewAfter: number;
}

/** A process that is started with its first task. */
export interface Apart<T, A> {
  ask(task: T): Promise<{ readonly ok: true; readonly answer: A } | { readonly ok: false; readonly why: Unsure }>;
  /** Ends whatever runs. It can be asked again afterwards: it starts anew. */
  close(): void;
}

const HERE = dirname(fileURLToPath(import.meta.url));

function startChild(file: string, memory: number): ChildProcess {
  // Nothing of the surroundings is handed on: no environment, no files but its own code, the packages and their data.
  const files = [join(HERE, '*'), join(HERE, '..', '..', 'node_modules', '*'), join(HERE, '..', '..', 'package.json')];
  return fork(join(HERE, file), [String(memory)], {
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

/** Readies a process that runs `file` of this folder. */
export function standApart<T, A>(file: string, { time, memory, renewAfter }: Limits): Apart<T, A> {
  let child: ChildProcess | null = null;
  let done = 0;
  let before: Promise<unknown> = Promise.resolve();
  type Outcome = Awaited<ReturnType<Apart<T, A>['ask']>>;

  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
    done = 0;
  };

  const ask = (task: T): Promise<Outcome> =>
    new Promise((resolve) => {
      if (done >= renewAfter) end();
      const own = (child ??= startChild(file, memory));
      const no = ++done;
      const finish = (outcome: Outcome): void => {
        clearTimeout(timer);
        own.removeAllListeners();
        // A killed child may still report that its pipe is gone: nobody is waiting for that.
        own.on('error', () => undefined);
        own.unref();
        own.channel?.unref();
        if (!outcome.ok && child === own) end();
        resolve(outcome);
      };
      const fail = (why: Unsure): void => finish({ ok: false, why });
      const timer = setTimeout(() => fail('time'), time);
      own.ref();
      own.channel?.ref();
      own.on('message', (message) => {
        const { no: of, answer } = message as Answer<A>;
        if (of !== no) return;
        if (answer === null) fail('fault');
        else finish({ ok: true, answer });
      });
      own.on('error', () => fail('fault'));
      own.on('exit', (code) => fail(code === TOO_LARGE ? 'memory' : 'fault'));
      const message: Task<T> = { no, task };
      own.send(message, (error) => {
        if (error) fail('fault');
      });
    });

  return {
    ask: (task) => {
      const mine = before.then(() => ask(task));
      before = mine;
      return mine;
    },
    close: end,
  };
}
