// The thread that unpack.ts starts: one message in, its fields and attachments out. Not here: what any of it means.
import { parentPort, workerData } from 'node:worker_threads';
import library from '@kenjiuno/msgreader';

const bytes = workerData as Uint8Array<ArrayBuffer>;
// The library reads a buffer from its start, whatever view of it it is given: this one is a copy of its own.
const reader = new library.default(bytes.buffer);
const data = reader.getFileData();
if (data.error !== undefined) throw new Error('no message');
const contents = (data.attachments ?? []).map((one) => {
  try {
    return new Uint8Array(reader.getAttachment(one).content);
  } catch {
    // Cloud links and damaged parts have no content: an empty file is held, and says that it is empty.
    return new Uint8Array(0);
  }
});
parentPort?.postMessage({ data, contents });
