// The queues: what kinds of work there are and how each is tried again. A kind is one line here and one handler.
// Not here: the handlers, which belong to whoever does the work (casework, cli).
import type { QueueOptions } from 'pg-boss';

/**
 * `sweep`: what nothing refers to is taken off the shelf. `prepare`, `release`: a case for one recipient (src/casework).
 * `webhook`: an event is sent to a configured address.
 * `step` is free of meaning, for crash tests.
 */
export const QUEUES = ['sweep', 'prepare', 'release', 'webhook', 'step'] as const;
export type QueueName = (typeof QUEUES)[number];

/** pg-boss's schema in the database. */
export const JOBS_SCHEMA = 'pgboss';
/** The version of its tables that the pinned pg-boss wants; a test holds it to the package. */
export const JOBS_VERSION = 46;

export type Tries = QueueOptions;

/** Three more attempts after the first, 2, 4, 8 … seconds apart with jitter, at most five minutes. A worker that dies is noticed after half a minute. */
export const TRIES: QueueOptions = {
  retryLimit: 3,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: 30,
  expireInSeconds: 4 * 3600,
  retentionSeconds: 90 * 86_400,
  deleteAfterSeconds: 7 * 86_400,
};
