// Starts the process that prepares or packs a case (program.ts), hears its progress, signs for it, and ends it when the job
// is taken away. What goes wrong there is a code here. Not here: the folders it works in (scratch.ts).
import { fork } from 'node:child_process';
import path from 'node:path';
import { BlotterError } from '../../model/index.ts';
import type { Signer } from '../../register/index.ts';
import type { Answer, FromChild, Task, ToChild } from './task.ts';

/** What its parent does meanwhile. */
export interface Apart {
  readonly progress: (told: Extract<FromChild, { kind: 'progress' }>) => void;
  readonly signer: Signer | null;
  readonly signal: AbortSignal;
}

/** The environment without what opens the store: keys and the database's address stay here. */
const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(BLOTTER_|DATABASE_|PG)/.test(name)));

/** Does `task` in a process of its own. Throws a BlotterError with the code of what went wrong; B-LIMIT-03 where the process ended. */
export function runApart(task: Task, { progress, signer, signal }: Apart): Promise<Answer> {
  signal.throwIfAborted();
  const child = fork(path.join(import.meta.dirname, 'program.ts'), [], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: bareEnvironment(),
    // What it prints may quote a paper: nobody hears it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const send = (message: ToChild): void => {
    if (child.connected) child.send(message);
  };
  return new Promise<Answer>((resolve, reject) => {
    const end = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', end, { once: true });
    const settle = (done: () => void): void => {
      signal.removeEventListener('abort', end);
      end();
      done();
    };
    child.on('message', (message: FromChild) => {
      if (message.kind === 'progress') progress(message);
      else if (message.kind === 'answer') settle(() => resolve(message.answer));
      else if (message.kind === 'refused') settle(() => reject(new BlotterError(message.refusal.code)));
      else
        void (
          signer === null ? Promise.resolve(null) : signer.sign(message.payload, message.typ).catch(() => null)
        ).then((jws) => send({ kind: 'signed', no: message.no, jws }));
    });
    const gone = (how: string) => (): void => settle(() => reject(new BlotterError('B-LIMIT-03', { how })));
    child.on('exit', gone('it ended'));
    child.on('error', gone('it could not be started'));
    send({ kind: 'task', task });
  });
}
