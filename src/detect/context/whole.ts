// What the whole case knows, as plain data: learnt by whole-case.ts, lent to the recognisers.
import type { Scene } from './scene-words.ts';

/** Knowledge of the whole case, as plain data. */
export interface WholeCase {
  readonly scenes: readonly Scene[];
  /** Names of places where somebody is hidden, lower case: the town of the refuge, the house, the temporary street. */
  readonly havens: readonly string[];
  /** Names of schools without their kind, lower case: "broughton fold". */
  readonly schools: readonly string[];
  /** Names of workplaces that tell where to find somebody, lower case: "holderness ward". */
  readonly workplaces: readonly string[];
  /** Places where a victim or witness lives or gets off, lower case. */
  readonly whereabouts: readonly string[];
  /** Names of organisations that complain or where it happened, lower case. */
  readonly premises: readonly string[];
  /** Places of worship that are the scene, by their kind: "mosque". */
  readonly sanctuaries: readonly string[];
  /** Plates of the vehicles of the offence, without spaces. */
  readonly vehicles: readonly string[];
  /** Plates of the vehicles that the offence was done to, without spaces. */
  readonly harmed: readonly string[];
}

/** Knowledge of nothing: each paper alone. */
export const NOTHING_KNOWN: WholeCase = {
  scenes: [],
  havens: [],
  schools: [],
  workplaces: [],
  whereabouts: [],
  premises: [],
  sanctuaries: [],
  vehicles: [],
  harmed: [],
};
