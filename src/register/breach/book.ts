// Where records are kept, as an interface: the store (casework) and a folder (folder.ts) implement it. What may be added to
// a record is decided here, before anything is written.
import { BlotterError } from '../../model/index.ts';
import { readEvent, type BreachEvent } from './event.ts';
import type { BreachFacts, RecordKind } from './facts.ts';
import { openPoints } from './open-points.ts';
import { foldEvents, type BreachRecord } from './state.ts';
import { SEVERITY, type SeverityTables } from './severity-tables.ts';

/** Append-only. Both calls are whole or not at all. */
export interface BreachBook {
  /** Begins a record and gives its id. */
  open(record: RecordKind, first: BreachEvent): string;
  /** Adds to a record, if it still has `expect` events; otherwise somebody else was faster, and this throws. */
  append(id: string, event: BreachEvent, expect: number): void;
  /** The events of a record, oldest first. Throws B-BREACH-02 where there is no such record. */
  events(id: string): readonly BreachEvent[];
  /** All ids, oldest first. */
  ids(): readonly string[];
}

const refuse = (problem: string): BlotterError => new BlotterError('B-BREACH-01', { problem });

/** Checks an event's form. Throws B-BREACH-01. */
export function requireEvent(data: unknown): BreachEvent {
  const read = readEvent(data);
  if ('problem' in read) throw refuse(read.problem);
  return read.event;
}

/** The record as it stands. */
export const readRecord = (book: BreachBook, id: string, tables: SeverityTables = SEVERITY): BreachRecord =>
  foldEvents(id, book.events(id), tables);

/** Why the times of a breach do not make sense at `at`; null where they do. A time to come would stretch the 72 hours. */
function timesProblem(facts: Pick<BreachFacts, 'detectedAt' | 'awareAt'>, at: string): string | null {
  if (facts.awareAt > at) return 'awareAt: that time is still to come';
  return facts.detectedAt > at ? 'detectedAt: that time is still to come' : null;
}

/** Opens a record with facts. Throws B-BREACH-01. */
export function openRecord(book: BreachBook, record: RecordKind, facts: unknown, by: string, at: string): string {
  const event = requireEvent({ kind: 'opened', record, facts, by, at });
  const problem = event.kind === 'opened' && event.record === 'breach' ? timesProblem(event.facts, at) : null;
  if (problem !== null) throw refuse(problem);
  return book.open(record, event);
}

/** Adds an event if it fits what happened before. Throws B-BREACH-01, -02. */
export function addEvent(book: BreachBook, id: string, data: unknown): BreachRecord {
  const before = book.events(id);
  const event = requireEvent(data);
  const was = foldEvents(id, before);
  if (event.kind === 'closed' && was.record === 'breach') {
    const [point, ...more] = openPoints(was);
    if (point !== undefined) throw refuse(`it cannot be closed yet: ${point}${more.length > 0 ? ` And ${more.length} more; see blotter breach show.` : ''}`); // prettier-ignore
  }
  if (was.record === 'breach') {
    const person = 'person' in event ? event.person : null;
    if (person !== null && !was.facts.affected.some(({ ref }) => ref === person)) throw refuse('nobody affected has that reference'); // prettier-ignore
    if (event.kind === 'letter-sent' && event.letter === 'person' && was.channels[event.person ?? '']?.channel !== event.channel) throw refuse('that channel was not confirmed to be safe for this person'); // prettier-ignore
    if (event.kind === 'regulator-told' && Date.parse(event.toldAt) > Date.parse(was.facts.awareAt) + 72 * 3_600_000 && event.lateBecause === null) throw refuse('told after the 72 hours: say why it is late'); // prettier-ignore
    if (event.kind === 'regulator-told' && was.regulator?.notify !== true) throw refuse('a person decides first that the regulator is told'); // prettier-ignore
  }
  try {
    const now = foldEvents(id, [...before, event]);
    const problem = event.kind === 'corrected' && now.record === 'breach' ? timesProblem(now.facts, event.at) : null;
    if (problem !== null) throw refuse(problem);
    book.append(id, event, before.length);
    return now;
  } catch (error) {
    if (error instanceof RangeError) throw refuse(error.message);
    throw error;
  }
}
