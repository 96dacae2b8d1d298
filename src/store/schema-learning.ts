// The tables of learning (migration 0010): guidance in use, training, drills. None of them names a case.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Time } from './schema.ts';

type CountOrNull = ColumnType<number | null, number | null | undefined, never>;

/** A version of the guidance, from when it was first in use here. Append-only. */
export interface GuidanceUsesTable {
  seq: Generated<string>;
  /** With that of a local layer. */
  version: string;
  /** By id what each rule says and the hash of the whole of it (casework/learning/guidance.ts). */
  rules: JSONColumnType<object>;
  at: Time;
}

/** Training that was asked of somebody. Whether it was done is worked out, never written here. Append-only. */
export interface TrainingsTable {
  id: string;
  account_id: string;
  /** Of the policy. */
  trigger: string;
  exercise: 'review' | 'practice' | 'reading';
  since: Time;
  due_on: ColumnType<string, string, never>;
  /** A sentence with records or a version; no names. */
  why: string;
  /** Version of the policy. */
  policy: string;
  asked_at: Time;
}

/** Training that somebody did, and what shows it: its hash stands in the register. Append-only. */
export interface TrainingCompletionsTable {
  id: string;
  account_id: string;
  exercise: 'review' | 'practice' | 'reading';
  at: Time;
  /** Of a practice: marks that were right, of how many. */
  score_right: CountOrNull;
  score_of: CountOrNull;
  /** Of a review: somebody else. */
  confirmed_by: ColumnType<string | null, string | null | undefined, never>;
  /** Ids, counts, versions and references; no names, nothing of any paper. */
  evidence: JSONColumnType<object>;
  /** SHA-256 of the evidence in canonical form. */
  hash: string;
}

/** A drill on made-up papers: they lie in the program, only their names and hashes here. Append-only. */
export interface DrillsTable {
  id: string;
  account_id: string;
  material: 'made-up';
  /** `DrillPlan` (casework/learning/plan.ts) */
  plan: JSONColumnType<object>;
  begun_at: Time;
}

/** What was marked and decided in a drill. Append-only. */
export interface DrillEventsTable {
  seq: Generated<string>;
  drill_id: string;
  /** Drawn by the browser: what is told twice counts once. */
  id: string;
  event: JSONColumnType<object>;
  at: Time;
}

/** How a drill went. Append-only. */
export interface DrillResultsTable {
  drill_id: string;
  at: Time;
  score_right: number;
  score_of: number;
  /** By kind of data: how many marks were right. */
  practised: JSONColumnType<readonly object[]>;
  /** Where it was passed. */
  completion_id: ColumnType<string | null, string | null | undefined, never>;
}

/** All of them, for the schema. */
export interface LearningTables {
  guidance_uses: GuidanceUsesTable;
  trainings: TrainingsTable;
  training_completions: TrainingCompletionsTable;
  drills: DrillsTable;
  drill_events: DrillEventsTable;
  drill_results: DrillResultsTable;
}
