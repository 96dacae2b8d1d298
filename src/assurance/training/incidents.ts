// Breaches as incidents for training: whoever redacted, checked or released it has a part. The severity that a person
// adopted counts; before that the breach asks nothing of anybody. Near misses and arrivals have no way in.
import type { Breach } from '../../register/breach/index.ts';
import type { Events, Incident } from './due.ts';

/** One incident per breach and account; the instant is that of being aware. */
export const incidentsOf = (breaches: readonly Breach[]): readonly Incident[] =>
  breaches.flatMap(({ id, facts, severity }) => {
    if (severity === null) return [];
    const accounts = new Set([facts.redactedBy, facts.checkedBy, facts.releasedBy].filter((one) => one !== null));
    const categories = [...new Set(facts.affected.flatMap((one) => one.categories))];
    return [...accounts].map((account) => ({
      record: id,
      account,
      at: facts.awareAt,
      band: severity.band,
      categories,
    }));
  });

/** What whoever handles a breach asked of somebody by hand. */
export const askedIn = (breaches: readonly Breach[]): NonNullable<Events['asked']> =>
  breaches.flatMap(
    ({ id, events }) =>
    events.flatMap((event) => (event.kind === 'training-asked' ? [{ account: event.account, at: event.at, record: id }] : [])), // prettier-ignore
  );
