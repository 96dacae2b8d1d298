// When something was done, for events that are put in order by their time.

const last = new WeakMap<() => Date, number>();

/** The time by `clock`, ISO 8601; never the same twice, so that what came later also stands later. */
export function stamp(clock: () => Date): string {
  const at = Math.max((last.get(clock) ?? 0) + 1, clock().getTime());
  last.set(clock, at);
  return new Date(at).toISOString();
}
