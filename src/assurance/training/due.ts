// Who is asked to train, why, by when, and what shows that it was done. Pure: worked out from what happened. Accounts and
// references; no names. Not here: drills themselves, and any comparison of people.
import type { Band, Exercise, Trigger, TrainingPolicy } from './policy.ts';
import { TRAINING } from './policy.ts';

/** A breach that somebody had a part in. Near misses have no such form, so none can be counted. */
export interface Incident {
  /** The record, such as BR-2026-0001. */
  readonly record: string;
  readonly account: string;
  /** Instant on which it was known. */
  readonly at: string;
  readonly band: Band;
  readonly categories: readonly string[];
}

/** Training that was done, with what an inspector can look up. */
export interface Completion {
  readonly account: string;
  readonly exercise: Exercise;
  readonly at: string;
  /** Where it is shown: a drill's or a meeting's reference. */
  readonly evidence: string;
  /** Share right, for a practice. */
  readonly score?: number;
  /** Who confirms it; for a review somebody else than the person. */
  readonly confirmedBy: string;
}

export interface Events {
  readonly incidents: readonly Incident[];
  /** Accounts with the day on which they began. */
  readonly starters: readonly { readonly account: string; readonly at: string }[];
  readonly guidance: readonly { readonly version: string; readonly at: string }[];
  readonly completions: readonly Completion[];
  /** Asked for by hand, with the record of the breach. */
  readonly asked?: readonly { readonly account: string; readonly at: string; readonly record: string }[];
}

export interface Due {
  readonly account: string;
  readonly trigger: string;
  readonly exercise: Exercise;
  /** Why, in a sentence with the records or the version. */
  readonly why: string;
  /** Records of breaches that it rests on. */
  readonly records: readonly string[];
  /** The guidance that is to be read. */
  readonly version: string | null;
  readonly since: string;
  /** Last day, as 2026-03-27. */
  readonly by: string;
  readonly secondPerson: boolean;
  readonly state: 'due' | 'overdue' | 'done';
  /** What shows that it was done. */
  readonly evidence: Completion | null;
}

const DAY = 86_400_000;
const dayAfter = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY).toISOString().slice(0, 10);

/** Why a completion does not count, or null. */
export function completionProblem(done: Completion, policy: TrainingPolicy = TRAINING): string | null {
  if (done.evidence.trim().length < 3) return 'nothing is named that shows it';
  if (done.exercise === 'review' && done.confirmedBy === done.account) return 'a review is confirmed by somebody else';
  if (done.exercise === 'practice' && (done.score === undefined || !(done.score >= policy.passMark))) return `a practice is passed from ${Math.round(100 * policy.passMark)} % on`;
  return null;
} // prettier-ignore

interface Raised {
  readonly trigger: Trigger;
  readonly account: string;
  since: string;
  readonly records: string[];
}

/** Raises what incidents ask for, oldest first. What is open already takes further incidents in instead of doubling. */
function raiseByIncidents(trigger: Trigger & { on: 'incidents' }, own: readonly Incident[], doneAt: (since: string) => string | null): Raised[] {
  const raised: Raised[] = [];
  const settled = new Set<string>();
  own.forEach((incident, i) => {
    if (!trigger.bands.includes(incident.band)) return;
    const open = raised.at(-1);
    const closed = open === undefined ? null : doneAt(open.since);
    if (open && closed !== null && closed <= incident.at && !trigger.sameCategory) for (const record of open.records) settled.add(record);
    const earlier = own.slice(0, i).filter((one) =>
      trigger.bands.includes(one.band) &&
      one.record !== incident.record &&
      !settled.has(one.record) &&
      Date.parse(incident.at) - Date.parse(one.at) <= trigger.withinDays * DAY &&
      (!trigger.sameCategory || one.categories.some((category) => incident.categories.includes(category))),
    );
    if (earlier.length + 1 < trigger.count) return;
    const records = [...new Set([...earlier.map(({ record }) => record), incident.record])];
    if (open && (closed === null || closed > incident.at)) open.records.push(...records.filter((one) => !open.records.includes(one)));
    else raised.push({ trigger, account: incident.account, since: incident.at, records });
  });
  return raised;
} // prettier-ignore

/** Everything that was ever asked of anybody, oldest first. `now`: instant. */
export function trainingDue(events: Events, now: string, policy: TrainingPolicy = TRAINING): readonly Due[] {
  const good = events.completions.filter((one) => completionProblem(one, policy) === null).toSorted((a, b) => (a.at < b.at ? -1 : 1)); // prettier-ignore
  const doneBy = (account: string, exercise: Exercise, since: string): Completion | null =>
    good.find((one) => one.account === account && one.exercise === exercise && one.at >= since && one.at <= now) ??
    null;
  const happened = events.incidents.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const make = (
    trigger: Trigger,
    account: string,
    since: string,
    { records = [], version = null }: { records?: readonly string[]; version?: string | null } = {},
  ): Due => {
    const about = [...records, ...(version === null ? [] : [version])].join(', ');
    const why = about === '' ? trigger.says : `${trigger.says}: ${about}`;
    const evidence = doneBy(account, trigger.exercise, since);
    const by = dayAfter(since, trigger.dueDays);
    const state = evidence ? 'done' : now.slice(0, 10) > by ? 'overdue' : 'due';
    return { account, trigger: trigger.id, exercise: trigger.exercise, why, records, version, since, by, secondPerson: trigger.secondPerson && state !== 'done', state, evidence }; // prettier-ignore
  };
  const dues: Due[] = [];
  for (const trigger of policy.triggers) {
    if (trigger.on === 'incidents')
      for (const [account, own] of Map.groupBy(happened, (one) => one.account))
        for (const { since, records } of raiseByIncidents(
          trigger,
          own,
          (from) => doneBy(account, trigger.exercise, from)?.at ?? null,
        ))
          // prettier-ignore
          dues.push(make(trigger, account, since, { records }));
    if (trigger.on === 'starting')
      for (const { account, at } of events.starters) if (at <= now) dues.push(make(trigger, account, at));
    if (trigger.on === 'guidance')
      for (const { version, at } of events.guidance)
        for (const { account, at: began } of events.starters)
          // Who begins later learns the new version from the start.
          if (at <= now && began < at) dues.push(make(trigger, account, at, { version }));
    if (trigger.on === 'asked')
      for (const { account, at, record } of events.asked ?? [])
        if (at <= now) dues.push(make(trigger, account, at, { records: [record] }));
  }
  return dues.toSorted((a, b) => (a.since === b.since ? a.account.localeCompare(b.account) : a.since < b.since ? -1 : 1)); // prettier-ignore
}
