// The process in which the first reader works, started by picture.ts and by nothing else.
import { readAgain, type Doubtful, type ReadAgain } from './again.ts';
import { answerTasks } from './apart-child.ts';
import { find, type Found } from './find.ts';
import { startPaddle } from './paddle.ts';
import type { Raster } from './pixels.ts';

/** A picture to read, or strips of one to read once more. */
export type FirstTask =
  | { readonly kind: 'picture'; readonly raster: Raster }
  | { readonly kind: 'again'; readonly doubtful: readonly Doubtful[] };
export type FirstAnswer = Found | readonly ReadAgain[];

const started = startPaddle();
// A model that is not the pinned one fails every task, and no task fails the process.
started.catch(() => undefined);
answerTasks<FirstTask, FirstAnswer>(async (task) => {
  const paddle = await started;
  return task.kind === 'picture' ? find(paddle, task.raster) : readAgain(paddle, task.doubtful);
});
