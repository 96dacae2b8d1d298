// The parsing of an Outlook message by the library, in a thread of its own: a container whose chains lead in a circle keeps
// the library busy for ever and eats memory, so the thread is ended when it takes too long or too much.
import { Worker } from 'node:worker_threads';
import type { FieldsData } from '@kenjiuno/msgreader';
import { BlotterError } from '../../model/index.ts';

/** What the thread sends back. `contents[i]` belongs to `data.attachments[i]`; empty where there is none. */
export interface Unpacked {
  readonly data: FieldsData;
  readonly contents: readonly Uint8Array[];
}

/** Milliseconds, and megabytes of heap. An ordinary message takes a few of each. */
const PATIENCE = 20_000;
const HEAP = 512;

/** Unpacks a message. Throws B-DOC-03 where it is damaged, leads in a circle, or does not end. */
export function unpackMessage(bytes: Uint8Array): Promise<Unpacked> {
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
