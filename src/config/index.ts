// The configuration of store, keys and work.
export { loadConfig } from './load.ts';
export { configSchema, type Config } from './schema.ts';
