// How fast one token may ask: a bucket that fills steadily. A program that runs wild must not slow those who read papers. In
// memory, for each process by itself. Pure but for what it remembers.

/** Requests a second in the long run, and at once. */
export const STEADY = 20;
export const BURST = 200;

/** Gives how many seconds somebody has to wait; 0: their request counts and may go on. */
export type Pace = (key: string, now: Date) => number;

/** Opens it. */
export function openPace(steady = STEADY, burst = BURST): Pace {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key, now) => {
    const at = now.getTime();
    if (buckets.size > 10_000)
      for (const [old, bucket] of buckets) if (at - bucket.at > (burst / steady) * 1000) buckets.delete(old);
    const bucket = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * steady);
    buckets.set(key, { left: left < 1 ? left : left - 1, at });
    return left < 1 ? Math.ceil((1 - left) / steady) : 0;
  };
}
