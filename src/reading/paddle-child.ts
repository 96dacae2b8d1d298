// The process in which the first reader works, started by paddle-process.ts and by nothing else.
import { answerTasks } from './apart-child.ts';
import { find, type Found } from './find.ts';
import { startPaddle } from './paddle.ts';
import type { Raster } from './pixels.ts';

const started = startPaddle();
// A model that is not the pinned one fails every task, and no task fails the process.
started.catch(() => undefined);
answerTasks<Raster, Found>(async (raster) => find(await started, raster));
