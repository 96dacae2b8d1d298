// The tables of casework (migration 0004 and on): what was prepared, how far work is, what was said at the gate, what left.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Time } from './schema.ts';

/** A case prepared for one recipient: the packed view (src/casework/view.ts) as encrypted bytes. The newest counts. Never changed. */
export interface PreparationsTable {
  id: string;
  case_id: string;
  recipient: string;
  guidance: string;
  address: string;
  made_at: Time;
}

/** A page of a preparation as a picture (PNG). Never changed. */
export interface PagePicturesTable {
  case_id: string;
  recipient: string;
  preparation_id: string;
  file: string;
  page: number;
  side: 'original' | 'draft';
  address: string;
}

/** How far the newest work of a kind for one recipient is. `refused`: the release did not go, `why` says so in words. */
export interface ProgressTable {
  case_id: string;
  recipient: string;
  kind: 'prepare' | 'release';
  job_id: string;
  state: 'waiting' | 'working' | 'ready' | 'refused' | 'parked';
  done: Generated<number>;
  of: Generated<number>;
  file: Generated<string>;
  code: ColumnType<string | null, string | null | undefined, string | null>;
  why: ColumnType<readonly string[], string | undefined, string>;
  at: Time;
}

/** How far one document is, while a case is prepared. */
export interface ProgressPapersTable {
  case_id: string;
  recipient: string;
  job_id: string;
  /** Its place in the case, from 1. */
  no: number;
  file: string;
  step: 'open' | 'page' | 'draft' | 'picture';
  note: string;
  at: Time;
}

/** What was said at the gate. Append-only. `release_id` names one round: from the first word to its end. */
export interface GateEventsTable {
  seq: Generated<string>;
  case_id: string;
  recipient: string;
  release_id: string;
  by: string;
  at: Time;
  event: JSONColumnType<object>;
}

/**
 * What is true of a release (casework/gate/facts.ts), as it was last worked out: of this preparation and of answers up to the
 * one with this number. Another preparation or a later answer, and it says nothing. A note, written anew at any time.
 */
export interface GateFactsTable {
  case_id: string;
  recipient: string;
  preparation_id: string;
  /** `seq` of the newest row of review_events; 0: there was none. */
  reviewed: ColumnType<string, string | number, string | number>;
  facts: JSONColumnType<object>;
}

/** A package that left: the whole of it as one encrypted archive, and its receipt. Never changed. */
export interface ReleasesTable {
  id: string;
  case_id: string;
  recipient: string;
  guidance: string;
  address: string;
  /** receipt.json */
  receipt: string;
  by: string;
  at: Time;
  documents: number;
  withheld: number;
  /** Opens what the receipt says of originals (release/commitment.ts); null: the receipt is older and tells their hashes. */
  salt: ColumnType<string | null, string | null | undefined, never>;
  /** What was covered and kept, by place and kind (casework/checked.ts); null: it left before this was kept. */
  checked: ColumnType<object | null, string | null | undefined, never>;
}

/** People of a case, corrected by hand: who, when, what it was before. Append-only. */
export interface PeopleCorrectionsTable {
  seq: Generated<string>;
  case_id: string;
  by: string;
  at: Time;
  /** `Corrected` (casework/corrections.ts) */
  change: JSONColumnType<object>;
}

/** Stops to a case's outgoing material, and their end. Append-only: the last word counts. */
export interface FreezesTable {
  seq: Generated<string>;
  case_id: string;
  kind: 'frozen' | 'lifted';
  reason: string;
  by: string;
  at: Time;
}

/** Events of the book of errors (src/register/breach), by record. Append-only. */
export interface BreachEventsTable {
  seq: Generated<string>;
  record: string;
  /** From 0 within its record. */
  no: number;
  event: JSONColumnType<object>;
  at: Time;
}

/** Secrets of the store from which lots are drawn; made once. */
export interface SeedsTable {
  purpose: 'second-person';
  seed: string;
}

/** An inspection: by what order a sample was drawn (`Draw`, casework/inspections). Never changed. */
export interface InspectionsTable {
  id: string;
  by: string;
  at: Time;
  draw: JSONColumnType<object>;
}

/** One drawn item: a release, a paper of its package (from 1, as in the receipt) or a page of that. Never changed. */
export interface InspectionItemsTable {
  inspection_id: string;
  /** Its place in the order of looking, from 1. */
  no: number;
  case_id: string;
  release_id: string;
  paper: number | null;
  page: number | null;
  /** What it was sorted by (`DrawnAs`, casework/inspections). */
  drawn: JSONColumnType<object>;
}

/** What inspectors marked and found. Append-only. */
export interface InspectionEventsTable {
  seq: Generated<string>;
  inspection_id: string;
  no: number;
  by: string;
  at: Time;
  event: JSONColumnType<object>;
}

/** Changes to the tables of severity (`Amendment`, register/breach), in order. Append-only: the version of the tables says how many. */
export interface SeverityAmendmentsTable {
  seq: Generated<string>;
  by: string;
  at: Time;
  amendment: JSONColumnType<object>;
}

/** Every address that anything of a case lies at. A view. */
export interface CaseAddressesView {
  case_id: string;
  address: string;
}

/** All of them, for the schema. */
export interface CaseworkTables {
  preparations: PreparationsTable;
  page_pictures: PagePicturesTable;
  progress: ProgressTable;
  progress_papers: ProgressPapersTable;
  gate_events: GateEventsTable;
  gate_facts: GateFactsTable;
  releases: ReleasesTable;
  freezes: FreezesTable;
  breach_events: BreachEventsTable;
  seeds: SeedsTable;
  people_corrections: PeopleCorrectionsTable;
  inspections: InspectionsTable;
  inspection_items: InspectionItemsTable;
  inspection_events: InspectionEventsTable;
  severity_amendments: SeverityAmendmentsTable;
  case_addresses: CaseAddressesView;
}
