// The book handed over: rows for tables, and a year in figures. Counts, kinds and references.
import { clockAt } from './clock.ts';
import type { BreachRecord, Breach, Arrival, NearMiss } from './state.ts';

type Row = Readonly<Record<string, string | number | null>>;
const join = (words: readonly string[]): string => [...new Set(words)].join(' ');

export const BREACH_COLUMNS = ['id', 'status', 'detected', 'aware', 'occurred', 'deadline', 'clock', 'finder', 'case', 'release', 'unit', 'force', 'document', 'categories', 'people', 'roles', 'vulnerable', 'recipient', 'recipients', 'channel', 'containment', 'dpc', 'ei', 'cb', 'severity', 'band', 'regulator', 'regulator_decided_at', 'regulator_reason', 'regulator_told', 'regulator_reference', 'people_decided', 'people_told', 'letter', 'measures', 'step', 'cause', 'redacted_by', 'checked_by', 'released_by', 'corrections', 'training', 'lessons', 'closed_at', 'closed_by', 'evidence'] as const; // prettier-ignore

export function breachRow(breach: Breach, now: string): Row {
  const { id, status, facts, severity, regulator, regulatorTold, telling, steps, letters, corrections, events } = breach;
  const clock = clockAt(facts.awareAt, now, regulatorTold?.toldAt ?? null, regulator?.notify === false);
  const of = (kind: string): number => events.filter((event) => event.kind === kind).length;
  return {
    id, status, detected: facts.detectedAt, aware: facts.awareAt, occurred: facts.occurredAt, deadline: clock.until, clock: clock.state,
    finder: facts.finder, case: facts.case, release: facts.release, unit: facts.unit, force: facts.force, document: facts.documentType,
    categories: join(facts.affected.flatMap(({ categories }) => categories)), people: facts.affected.length,
    roles: join(facts.affected.map(({ role }) => role)), vulnerable: facts.affected.filter(({ vulnerability }) => vulnerability.length > 0).length,
    recipient: facts.recipient, recipients: facts.recipients, channel: facts.channel, containment: facts.containment,
    dpc: severity?.dpc ?? null, ei: severity?.ei ?? null, cb: severity?.cb ?? null, severity: severity?.score ?? null, band: severity?.band ?? null,
    regulator_decided_at: regulator?.at ?? null, regulator_reason: regulator?.reason ?? null,
    people_decided: Object.values(telling).map(({ person, tell }) => `${person} ${tell}`).join('; '),
    letter: letters.findLast((one) => one.kind === 'letter-drafted')?.version ?? null,
    measures: join(Object.values(steps).flatMap(({ step, outcome }) => (outcome === 'done' ? [step] : []))), evidence: join(facts.evidence),
    closed_at: status === 'closed' ? (events.findLast(({ kind }) => kind === 'closed')?.at ?? null) : null,
    regulator: regulator === null ? 'undecided' : regulator.notify ? 'tell' : 'do not tell', regulator_told: regulatorTold?.toldAt ?? null, regulator_reference: regulatorTold?.reference ?? null,
    people_told: new Set(letters.flatMap((one) => (one.kind === 'letter-sent' && one.letter === 'person' ? [one.person] : []))).size,
    step: facts.step, cause: facts.cause, redacted_by: facts.redactedBy, checked_by: facts.checkedBy, released_by: facts.releasedBy,
    corrections: corrections.length, training: of('training-asked'), lessons: of('learnt'),
    closed_by: status === 'closed' ? (events.findLast(({ kind }) => kind === 'closed')?.by ?? null) : null,
  };
} // prettier-ignore

export const NEAR_MISS_COLUMNS = [
  'id',
  'detected',
  'finder',
  'case',
  'unit',
  'document',
  'categories',
  'step',
  'caught',
  'release',
] as const;
export const nearMissRow = ({ id, facts }: NearMiss): Row => ({ id, detected: facts.detectedAt, finder: facts.finder, case: facts.case, unit: facts.unit, document: facts.documentType, categories: join(facts.categories), step: facts.step, caught: facts.caught, release: facts.release }); // prettier-ignore

export const ARRIVAL_COLUMNS = ['id', 'received', 'case', 'force', 'unit', 'document', 'places', 'categories', 'returned'] as const; // prettier-ignore
export const arrivalRow = ({ id, facts, events }: Arrival): Row => ({ id, received: facts.receivedAt, case: facts.case, force: facts.force, unit: facts.unit, document: facts.documentType, places: facts.places.length, categories: join(facts.places.map(({ category }) => category)), returned: events.some((event) => event.kind === 'letter-sent' && event.letter === 'police') ? 'yes' : 'no' }); // prettier-ignore

export type Tally = Readonly<Record<string, number>>;
const tally = (words: readonly string[]): Tally =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const).toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))); // prettier-ignore

/** A calendar year (of the day on which we were aware, or caught it, or received it; UTC). */
export interface YearSummary {
  readonly year: number;
  readonly breaches: number;
  readonly open: number;
  readonly people: number;
  readonly byMonth: readonly number[];
  readonly bySeverity: Tally;
  readonly byCategory: Tally;
  readonly byStep: Tally;
  readonly byDocument: Tally;
  readonly byContainment: Tally;
  readonly byCause: Tally;
  readonly regulator: Tally;
  readonly told: { readonly people: number; readonly of: number };
  readonly corrections: number;
  readonly nearMisses: { readonly all: number; readonly byFinder: Tally; readonly byCategory: Tally };
  readonly arrivals: { readonly all: number; readonly byForce: Tally; readonly byDocument: Tally };
}

export function yearSummary(records: readonly BreachRecord[], year: number, now: string): YearSummary {
  const within = (at: string): boolean => at.startsWith(`${year}-`);
  const breaches = records.filter((one): one is Breach => one.record === 'breach' && within(one.facts.awareAt));
  const misses = records.filter((one): one is NearMiss => one.record === 'near-miss' && within(one.facts.detectedAt));
  const arrivals = records.filter((one): one is Arrival => one.record === 'failure-to-redact' && within(one.facts.receivedAt));
  const rows = breaches.map((one) => breachRow(one, now));
  const words = (of: (breach: Breach) => readonly string[]): Tally => tally(breaches.flatMap(of));
  return {
    year,
    breaches: breaches.length,
    open: breaches.filter(({ status }) => status === 'open').length,
    people: breaches.reduce((sum, { facts }) => sum + facts.affected.length, 0),
    byMonth: Array.from({ length: 12 }, (_, m) => breaches.filter(({ facts }) => Number(facts.awareAt.slice(5, 7)) === m + 1).length),
    bySeverity: words(({ severity }) => [severity?.band ?? 'not adopted']),
    byCategory: words(({ facts }) => [...new Set(facts.affected.flatMap(({ categories }) => categories))]),
    byStep: words(({ facts }) => [facts.step]),
    byDocument: words(({ facts }) => [facts.documentType]),
    byContainment: words(({ facts }) => [facts.containment]),
    byCause: words(({ facts }) => [facts.cause]),
    regulator: tally(rows.map(({ clock }) => String(clock))),
    told: { people: rows.reduce((sum, row) => sum + Number(row['people_told']), 0), of: breaches.reduce((sum, { telling }) => sum + Object.values(telling).filter(({ tell }) => tell === 'yes').length, 0) },
    corrections: breaches.reduce((sum, { corrections }) => sum + corrections.length, 0),
    nearMisses: { all: misses.length, byFinder: tally(misses.map(({ facts }) => facts.finder)), byCategory: tally(misses.flatMap(({ facts }) => facts.categories)) },
    arrivals: { all: arrivals.length, byForce: tally(arrivals.map(({ facts }) => facts.force)), byDocument: tally(arrivals.map(({ facts }) => facts.documentType)) },
  };
} // prettier-ignore
