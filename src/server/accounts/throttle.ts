// How long somebody waits before the next attempt to sign in. Guessing is slowed by account and by source; a browser in
// which the person has signed in before is only slowed by its own failures, so that nobody can lock somebody else out
// (OWASP "Slow down online guessing attacks with device cookies"). Pure.

/** A failed attempt of the last hour. */
export interface Failure {
  readonly at: Date;
  /** The browser is one in which this account has signed in before. */
  readonly device: boolean;
}

/** Failures that bear on one attempt. */
export interface Failures {
  /** For this login from browsers that it was never used in. */
  readonly strangers: readonly Failure[];
  /** For this login from this very browser. */
  readonly own: readonly Failure[];
  /** From this network address, for any login. */
  readonly source: readonly Failure[];
}

/** How far back failures count, in milliseconds. */
export const MEMORY = 60 * 60 * 1000;
/** So many failures are free; each further one doubles the wait from a second … */
const FREE = 5;
const FREE_SOURCE = 40;
/** … up to this (milliseconds): a person who mistyped is never shut out for longer. */
export const LONGEST_WAIT = 15 * 60 * 1000;

/** Milliseconds until the next attempt is taken; 0: now. `known`: the browser shows a device token of this account. */
export function waitOf({ strangers, own, source }: Failures, known: boolean, now: Date): number {
  const waits = [waitFor(known ? own : strangers, FREE, now)];
  // An office has one address for all of its people: only browsers that nobody knows are slowed for it.
  if (!known) waits.push(waitFor(source, FREE_SOURCE, now));
  return Math.max(...waits);
}

function waitFor(failures: readonly Failure[], free: number, now: Date): number {
  const recent = failures.filter(({ at }) => now.getTime() - at.getTime() < MEMORY);
  if (recent.length < free) return 0;
  const last = Math.max(...recent.map(({ at }) => at.getTime()));
  const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(30, recent.length - free));
  return Math.max(0, last + wait - now.getTime());
}
