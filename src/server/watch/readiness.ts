// Can this process do its work? Each part is tried for real, at most once a second however often anybody asks, and a part
// that does not answer in time counts as one that fails.

export const PARTS = ['database', 'tables', 'shelf', 'jobs'] as const;
export type Part = (typeof PARTS)[number];

/** Tries a part: resolves to true where it works. */
export type Trials = Partial<Readonly<Record<Part, () => Promise<boolean>>>>;

/** `not`: what does not work, in words of this file. */
export interface Readiness {
  readonly ready: boolean;
  readonly not: readonly (Part | 'stopping')[];
}

export interface Readying {
  readonly ask: () => Promise<Readiness>;
  /** From now on it is not ready: it stops. */
  readonly stop: () => void;
}

/** Milliseconds for which an answer holds, and after which a part that says nothing has failed. */
const HOLDS = 1000;
const PATIENCE = 5000;

/** `told`: hears each change of what does not work. */
export function openReadiness(trials: Trials, told: (now: Readiness) => void = () => undefined, patience = PATIENCE): Readying {
  const pending = new Map<Part, Promise<boolean>>();
  let stopping = false;
  let answer: { readonly at: number; readonly now: Promise<Readiness> } | null = null;
  let last = '';

  const tryPart = async (part: Part, trial: () => Promise<boolean>): Promise<boolean> => {
    // One that still hangs is not asked again: that would pile up behind it.
    const running = pending.get(part) ?? trial().catch(() => false);
    pending.set(part, running);
    void running.then(() => pending.delete(part));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
    });
    try {
      return await Promise.race([running, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const look = async (): Promise<Readiness> => {
    const asked = PARTS.filter((part) => trials[part] !== undefined);
    const works = await Promise.all(asked.map((part) => tryPart(part, trials[part] ?? (async () => false))));
    const not = asked.filter((_, i) => works[i] !== true);
    const now: Readiness = { ready: not.length === 0, not };
    if (not.join() !== last) told(now);
    last = not.join();
    return now;
  };
  return {
    async ask() {
      const at = performance.now();
      if (answer === null || at - answer.at > HOLDS) answer = { at, now: look() };
      const { ready, not } = await answer.now;
      return stopping ? { ready: false, not: ['stopping', ...not] } : { ready, not };
    },
    stop: () => {
      stopping = true;
    },
  };
} // prettier-ignore
