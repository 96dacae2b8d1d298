// The thread that unpack.ts starts: one message in, its fields and attachments out.
import { parentPort, workerData } from 'node:worker_threads';
import { unpack } from './fields.ts';

parentPort?.postMessage(unpack(workerData as Uint8Array));
