// The store: PostgreSQL, embedded or on a server, reached only through transactions; encrypted documents; jobs.
export { openEngine, openStore, type Connections, type Place, type Store } from './store.ts';
export { checkBackup, restoreBackup, writeBackup, type Manifest } from './backup/backup.ts';
export type { Clock, Schema, Tx } from './schema.ts';
export type { ServerOptions } from './server/server.ts';
export { appendOnly, grantToWriter } from './migrations/writer.ts';
export { isEncrypted, openBlobs, type Blobs, type Found, type Staged } from './blobs/blobs.ts';
export { openFolderShelf } from './blobs/folder.ts';
export { openMaster, type KeySource, type Master } from './blobs/master.ts';
export { openS3Shelf, type Bucket } from './blobs/s3.ts';
export type { Shelf } from './blobs/shelf.ts';
export { addVersion, eraseCase, openCase, originalsOf, setLegalHold, setRetention, type NewCase, type NewVersion } from './cases.ts'; // prettier-ignore
export {
  openJobs,
  type Effect,
  type Handler,
  type Job,
  type Jobs,
  type NewJob,
  type WorkOptions,
} from './jobs/jobs.ts';
export type { QueueCount } from './jobs/count.ts';
export type { Parked } from './jobs/parked.ts';
export type { QueueName } from './jobs/queues.ts';
