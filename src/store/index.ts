// The store: PostgreSQL, embedded or on a server, reached only through transactions.
export { openStore, type Place, type Store } from './store.ts';
export type { Clock, Schema, Tx } from './schema.ts';
export type { ServerOptions } from './server/server.ts';
export { appendOnly, grantToWriter } from './migrations/writer.ts';
