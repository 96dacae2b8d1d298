// What a reader of names finds in a text. Not here: the finding.
import type { LabelKind } from './labels.ts';
import type { OfficerSpot } from './officers.ts';
import type { Relation } from './titles.ts';
import type { Token } from './tokens.ts';

/** Why a stretch is taken for a name, from the surest to the weakest. */
export type Cue =
  | 'label'
  | 'titled'
  | 'reversed'
  | 'full'
  | 'capitals'
  | 'relation'
  | 'called'
  | 'sender'
  | 'contact'
  | 'closing'
  | 'initial'
  | 'given'
  | 'lone';

/** A name found in a text. */
export interface Spot {
  /** UTF-16 offsets, title included, possessive not. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly cue: Cue;
  readonly label?: LabelKind;
  readonly relation?: Relation;
  readonly title?: string;
  /** An age told beside the name. */
  readonly age?: number;
}

/** An officer found in a text. */
export interface OfficerFound extends OfficerSpot {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a text tells of names. */
export interface Spots {
  readonly tokens: readonly Token[];
  readonly people: readonly Spot[];
  readonly officers: readonly OfficerFound[];
}

export type PutName = (a: number, b: number, cue: Cue, more?: Partial<Spot>) => void;
