// Telling configured addresses what happened: an entry of the book becomes one job for each address that hears it, in the
// transaction of what happened; the job sends it and is tried again, further and further apart, when nobody takes it.
import { randomUUID } from 'node:crypto';
import type { Entry } from '../../register/index.ts';
import type { Clock, Handler, Jobs, Tx } from '../../store/index.ts';
import { deliver, type Hook, type Resolve } from './deliver.ts';
import { hookEventOf, type HookEvent } from './event.ts';

export type { Hook } from './deliver.ts';
export { HOOK_EVENTS, type HookEvent, type HookEventType } from './event.ts';
export { REACHES, type Reach } from './reach.ts';
export { isSigned, signatureOf } from './sign.ts';

/** Nine attempts within about eight hours; then it is parked for a person. */
const TRIES = { retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 2 * 3600 } as const;

/** What casework tells of each entry. */
export type OnEntered = (trx: Tx, entry: Entry) => Promise<void>;

/** What tells, and what sends. */
export interface Hooks {
  readonly onEntered: OnEntered;
  readonly handler: Handler;
}

/** Opens it. `tries`, `resolve`: other ones for tests. */
export function openHooks(hooks: readonly Hook[], jobs: Jobs, clock: Clock, { tries = TRIES, resolve }: { readonly tries?: object; readonly resolve?: Resolve } = {}): Hooks {
  return {
    onEntered: async (trx, entry) => {
      if (hooks.length === 0) return;
      const event = hookEventOf(entry, randomUUID(), clock().toISOString());
      if (event === null) return;
      for (const { name, events } of hooks)
        if (events?.includes(event.type) ?? true)
          // Not counted with the case's jobs: what nobody takes outside is no trouble of the case.
          await jobs.send(trx, { id: randomUUID(), queue: 'webhook', caseId: null, hearing: null, data: { hook: name, event }, tries });
    },
    handler: async ({ data }) => {
      const hook = hooks.find(({ name }) => name === data['hook']);
      // Taken out of the configuration since: nobody wants it any more.
      if (hook) await deliver(hook, data['event'] as HookEvent, clock, resolve);
      return async () => undefined;
    },
  };
} // prettier-ignore
