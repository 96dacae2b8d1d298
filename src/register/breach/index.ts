// The book of errors: breaches, near misses, and what arrived unredacted. Its words, events, clock, severity and letters.
export * from './letters/index.ts';
export { addEvent, openRecord, readRecord, requireEvent, type BreachBook } from './book.ts';
export { firstHour, FIRST_HOUR, type FirstStep } from './checklist.ts';
export { clockAt, HOURS, instantOf, londonDay, londonInstants, showDay, showLondon, type Clock } from './clock.ts';
export { readEvent, type BreachEvent, type BreachEventKind, type EventOf } from './event.ts';
export { ARRIVAL_COLUMNS, arrivalRow, BREACH_COLUMNS, breachRow, NEAR_MISS_COLUMNS, nearMissRow, yearSummary, type YearSummary } from './export.ts'; // prettier-ignore
export { caseReference, FORMS, RECORD_KINDS, type Affected, type ArrivalFacts, type BreachFacts, type NearMissFacts, type RecordKind } from './facts.ts'; // prettier-ignore
export { folderBook } from './folder.ts';
export { noteProblem } from './note.ts';
export { openPoints } from './open-points.ts';
export { amendmentSchema, amendTables, proposeSeverity, severityOf, tablesAt, type Amendment, type ProposedSeverity, type Severity, type SeverityInputs } from './severity.ts'; // prettier-ignore
export { CLASSES, EASE, SEVERITY, type SeverityTables } from './severity-tables.ts';
export { foldEvents, type Arrival, type Breach, type BreachRecord, type Correction, type NearMiss } from './state.ts';
export * from './words.ts';
