// What was done and has no answer from the server yet. It is sent at once, kept in the browser until it was taken in, and sent
// again when the connection or the server is back; what is told twice counts once. What is kept holds ids and acts, never words.
import { el, told, work } from './page.ts';
import { saying, sayState } from './say.ts';

/** One thing that was done, as the server reads it (server/review/said.ts). */
export type Act = Readonly<Record<string, unknown>> & { readonly kind: string; readonly id: string };
export interface Result {
  readonly id: string;
  readonly refused: { readonly why: string; readonly cure: string } | null;
}

const RETRY = 1500;
let waiting: Act[] = [];
let busy = false;
let timer = 0;
let renew: () => void = () => undefined;
let heard: (sent: readonly Act[], results: readonly Result[]) => void = () => undefined;

const place = (): string => `blotter:${told()['account']}:${told()['base']}`;
/** Only codes may lie in the browser: a reason in own words waits in memory alone. */
const isBare = ({ reason, question }: Act): boolean => [reason, question].every((text) => typeof text !== 'string' || text === '' || text.startsWith('#')); // prettier-ignore

function keep(): void {
  const bare = waiting.filter(isBare);
  if (bare.length === 0) localStorage.removeItem(place());
  else localStorage.setItem(place(), JSON.stringify(bare));
}

export const unsaved = (): number => waiting.length;

function tellState(problem?: 'waiting' | 'signedOut'): void {
  if (problem && waiting.length > 0) sayState(saying(problem, { n: waiting.length }), true);
  else sayState(saying(waiting.length > 0 ? 'saving' : 'saved'), false);
}

/** Sends something that was done. */
export function send(act: Act): void {
  waiting.push(act);
  if (act.kind !== 'page-done' && act.kind !== 'undone' && act.kind !== 'blind-done') work.done.push(act.id);
  keep();
  tellState();
  void flush();
}

async function flush(): Promise<void> {
  if (busy || waiting.length === 0) return;
  busy = true;
  clearTimeout(timer);
  timer = 0;
  const batch = waiting.slice(0, 100);
  try {
    const body = new URLSearchParams({ _csrf: told()['csrf'] ?? '', said: JSON.stringify(batch) });
    const answer = await fetch(`${told()['base']}/events`, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(15_000) }); // prettier-ignore
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    if (answer.ok && json) {
      const { results, events } = (await answer.json()) as { results: Result[]; events: number };
      const ids = new Set(results.map(({ id }) => id));
      waiting = waiting.filter(({ id }) => !ids.has(id));
      keep();
      el('review').dataset['events'] = String(events);
      tellState();
      heard(batch, results);
    } else if (answer.status === 400) {
      // Nothing that this page wrote: what an older one left behind is not sent again and again.
      waiting = waiting.filter((act) => !batch.includes(act));
      keep();
      heard(
        batch,
        batch.map(({ id }) => ({ id, refused: { why: saying('refused'), cure: '' } })),
      );
    } else if (answer.type === 'opaqueredirect' || answer.status === 403) {
      later('signedOut');
      renew();
    } else later('waiting');
  } catch {
    later('waiting');
  } finally {
    busy = false;
  }
  if (waiting.length > 0 && timer === 0) void flush();
}

function later(problem: 'waiting' | 'signedOut'): void {
  tellState(problem);
  timer = window.setTimeout(() => {
    timer = 0;
    void flush();
  }, RETRY);
}

/** Begins: what an earlier page could not send is sent now. `listen` hears what became of each, `signedOut` looks for a new sign-in. */
export function startQueue(listen: typeof heard, signedOut: () => void): void {
  heard = listen;
  renew = signedOut;
  try {
    waiting = JSON.parse(localStorage.getItem(place()) ?? '[]') as Act[];
  } catch {
    waiting = [];
  }
  tellState();
  addEventListener('online', () => void flush());
  addEventListener('beforeunload', (event) => {
    if (waiting.some((act) => !isBare(act))) event.preventDefault();
  });
  void flush();
}
