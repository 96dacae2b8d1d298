// How people sign what they do, and when: for events that are compared by who made them and put in order by time.
import type { Session } from '../accounts/sessions.ts';

/** Name and sign-in name: two people of one name are two. */
export const signature = ({ name, login }: Pick<Session, 'name' | 'login'>): string => `${name} (${login})`;

const last = new WeakMap<() => Date, number>();
/** The time by `clock`, ISO 8601; never the same twice, so that what came later also stands later. */
export function stamp(clock: () => Date): string {
  const at = Math.max((last.get(clock) ?? 0) + 1, clock().getTime());
  last.set(clock, at);
  return new Date(at).toISOString();
}
