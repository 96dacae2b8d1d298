// The parsing of an Outlook message by the library, in a thread of its own: a container whose chains lead in a circle keeps
// the library busy for ever and eats memory, so the thread is ended when it takes too long or too much.
import { Worker } from 'node:worker_threads';
import { BlotterError } from '../../model/index.ts';
import { unpack, type Unpacked } from './fields.ts';

export type { Unpacked } from './fields.ts';

/** Milliseconds, and megabytes of heap. An ordinary message takes a few of each. */
const PATIENCE = 20_000;
const HEAP = 512;

/** Unpacks a message. Throws B-DOC-03 where it is damaged, leads in a circle, or does not end. */
export async function unpackMessage(bytes: Uint8Array): Promise<Unpacked> {
  // A process that may start no threads is one whose parent ends it (sandbox/): there the work is done in place.
  if (process.permission?.has('worker') === false) {
    try {
      return unpack(bytes);
    } catch {
      throw new BlotterError('B-DOC-03', { format: 'MSG', reason: 'its parts cannot be read' });
    }
  }
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new BlotterError('B-DOC-03', { format: 'MSG', reason: 'its parts cannot be read' }));
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), PATIENCE);
    worker.on('message', (unpacked: Unpacked) => resolve(unpacked));
    worker.on('error', failed);
    worker.on('exit', () => {
      clearTimeout(timer);
      failed();
    });
  });
} // prettier-ignore
