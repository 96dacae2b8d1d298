// State is what the events say. A pure fold; what was corrected stays visible with what it was before.
import type { BreachEvent, EventOf } from './event.ts';
import { FORMS, type ArrivalFacts, type BreachFacts, type NearMissFacts, type RecordKind } from './facts.ts';
import { severityOf, type Severity, type SeverityInputs } from './severity.ts';
import { SEVERITY, type SeverityTables } from './severity-tables.ts';

export interface Correction {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

interface Common {
  readonly id: string;
  readonly events: readonly BreachEvent[];
  readonly corrections: readonly Correction[];
  readonly status: 'open' | 'closed';
}

export interface Breach extends Common {
  readonly record: 'breach';
  readonly facts: BreachFacts;
  readonly severity: (Severity & { readonly inputs: SeverityInputs; readonly reason: string; readonly by: string }) | null;
  readonly regulator: EventOf<'regulator-decided'> | null;
  readonly regulatorTold: EventOf<'regulator-told'> | null;
  /** The last decision for each person, by reference. */
  readonly telling: Readonly<Record<string, EventOf<'telling-decided'>>>;
  readonly channels: Readonly<Record<string, EventOf<'channel-confirmed'>>>;
  readonly steps: Readonly<Record<string, EventOf<'step'>>>;
  readonly letters: readonly (EventOf<'letter-drafted'> | EventOf<'letter-sent'>)[];
} // prettier-ignore
export interface NearMiss extends Common {
  readonly record: 'near-miss';
  readonly facts: NearMissFacts;
}
export interface Arrival extends Common {
  readonly record: 'failure-to-redact';
  readonly facts: ArrivalFacts;
}
export type BreachRecord = Breach | NearMiss | Arrival;

/** Fields that a correction may not touch: who is affected is added by a new record, not rubbed out. */
const OPEN_ENDED = new Set(['case']);

/** Facts with corrections applied; throws RangeError with the reason where one does not fit. */
function correct(record: RecordKind, facts: Readonly<Record<string, unknown>>, field: string, to: unknown): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(FORMS[record].shape, field)) throw new RangeError(`there is no field of that name; there are ${Object.keys(FORMS[record].shape).join(', ')}`);
  if (OPEN_ENDED.has(field)) throw new RangeError('the case of a record cannot change: open a new one and close this');
  const changed = FORMS[record].safeParse({ ...facts, [field]: to });
  if (!changed.success) throw new RangeError(`${field}: that is not of its form`);
  return changed.data;
} // prettier-ignore

/** The state of one record. Throws RangeError where events do not make sense after each other. */
export function foldEvents(id: string, events: readonly BreachEvent[], tables: SeverityTables = SEVERITY): BreachRecord {
  const [first] = events;
  if (first?.kind !== 'opened') throw new RangeError('a record begins by being opened');
  let facts: Readonly<Record<string, unknown>> = first.facts;
  const corrections: Correction[] = [];
  const last = new Map<string, BreachEvent>();
  const telling: Record<string, EventOf<'telling-decided'>> = {};
  const channels: Record<string, EventOf<'channel-confirmed'>> = {};
  const steps: Record<string, EventOf<'step'>> = {};
  const letters: (EventOf<'letter-drafted'> | EventOf<'letter-sent'>)[] = [];
  let status: 'open' | 'closed' = 'open';
  let before = first.at;
  for (const event of events.slice(1)) {
    if (event.at < before) throw new RangeError('an event is older than the one before it');
    before = event.at;
    if (status === 'closed' && event.kind !== 'reopened') throw new RangeError('the record is closed: reopen it with a reason first');
    if (first.record !== 'breach' && !['corrected', 'closed', 'reopened', 'learnt', 'letter-drafted', 'letter-sent'].includes(event.kind))
      throw new RangeError('that belongs to a breach');
    last.set(event.kind, event);
    switch (event.kind) {
      case 'opened':
        throw new RangeError('a record is opened once');
      case 'corrected':
        corrections.push({ field: event.field, from: facts[event.field] ?? null, to: event.to, reason: event.reason, by: event.by, at: event.at });
        facts = correct(first.record, facts, event.field, event.to);
        break;
      case 'contained':
        facts = { ...facts, containment: event.containment };
        break;
      case 'telling-decided':
        telling[event.person] = event;
        break;
      case 'channel-confirmed':
        channels[event.person] = event;
        break;
      case 'step':
        steps[event.step] = event;
        break;
      case 'letter-drafted':
      case 'letter-sent':
        letters.push(event);
        break;
      case 'closed':
        status = 'closed';
        break;
      case 'reopened':
        if (status === 'open') throw new RangeError('the record is open already');
        status = 'open';
        break;
      case 'severity':
      case 'regulator-decided':
      case 'regulator-told':
      case 'learnt':
      case 'training-asked':
        break;
    }
  }
  const common = { id, events, corrections, status };
  if (first.record === 'near-miss') return { ...common, record: 'near-miss', facts: facts as NearMissFacts };
  if (first.record === 'failure-to-redact') return { ...common, record: 'failure-to-redact', facts: facts as ArrivalFacts };
  const of = <K extends BreachEvent['kind']>(kind: K): EventOf<K> | null => (last.get(kind) as EventOf<K> | undefined) ?? null;
  const severity = of('severity');
  return {
    ...common,
    record: 'breach',
    facts: facts as BreachFacts,
    severity: severity && { ...severityOf(severity.inputs, tables), inputs: severity.inputs, reason: severity.reason, by: severity.by },
    regulator: of('regulator-decided'),
    regulatorTold: of('regulator-told'),
    telling,
    channels,
    steps,
    letters,
  };
} // prettier-ignore
