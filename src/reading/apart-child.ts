// The child's side of apart.ts: answers one task after the other, and ends itself when it has grown too large.
import { TOO_LARGE, type Answer, type Task } from './apart.ts';

/** Answers every task by `work`; what throws is answered by null. The limit of memory (MB) is the process's first argument. */
export function answerTasks<T, A>(work: (task: T) => Promise<A>): void {
  const limit = Number(process.argv[2]) * 1024 * 1024;
  setInterval(() => {
    if (process.memoryUsage.rss() > limit) process.exit(TOO_LARGE);
  }, 100).unref();
  process.on('message', (message) => {
    const { no, task } = message as Task<T>;
    work(task)
      .catch(() => null)
      .then((result) => {
        const answer: Answer<A> = { no, answer: result };
        process.send?.(answer);
      })
      .catch(() => process.exit(1));
  });
  process.on('disconnect', () => process.exit(0));
}
