// What is found, what is proposed, what is decided. Finding ≠ deciding: detection marks all personal data, guidance
// says what it means for one recipient, a person has the last word.
import type { Box } from './geometry.ts';
import type { Category } from './casefile.ts';

/** A stretch of one page's text: `from`–`to` are UTF-16 offsets into `Page.text`; one box per line it touches. */
export interface Passage {
  readonly file: string;
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly boxes: readonly Box[];
}

/**
 * One reason to believe a finding. `weight` adds up (see detect/grade.ts): about +1 for a telling shape, +2 for a
 * check that passed with a cue, +3 for a match with the case's own people; negative for signs against.
 * `says` is shown to people: kinds and places, never the value.
 */
export interface Evidence {
  readonly kind:
    | 'shape'
    | 'check'
    | 'cue'
    | 'layout'
    | 'roster'
    | 'list'
    | 'propagation'
    | 'coreference'
    | 'tagger'
    | 'model'
    | 'person'
    | 'against';
  readonly says: string;
  readonly weight: number;
}

export type Grade = 'certain' | 'likely' | 'look';
export const GRADES: readonly Grade[] = ['certain', 'likely', 'look'];

/** Personal data at one place. `whose` is a person id of the roster where it could be worked out. */
export interface Finding {
  readonly passage: Passage;
  readonly category: Category;
  readonly whose?: string;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
  /** Facts that guidance may ask about: 'partial', 'home', 'office', 'own-record', 'history', 'relevant-injury' … See docs/detection.md. */
  readonly traits: readonly string[];
}

export type Act = 'redact' | 'keep' | 'ask';

/** What guidance says of a finding, a page or a document for one recipient. */
export interface Proposal {
  /** Stable within a case for one version of the files: `FILE#p2:120-134:address`. Holds no value. */
  readonly id: string;
  readonly finding: Finding;
  readonly act: Act;
  readonly grade: Grade;
  /** Rule id, e.g. `EW-2.1`. */
  readonly rule: string;
  /** One sentence for the person who decides. */
  readonly reason: string;
}

/** Rule id of what a person marked by hand. */
export const BY_HAND = 'HAND';

/** A person's decision on a proposal. An event: never changed, only followed by another. */
export interface Decision {
  /** Proposal id. */
  readonly on: string;
  readonly act: 'redact' | 'keep';
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

export const HOLD_KINDS = [
  'convictions-identity',
  'recipient',
  'unread',
  'unsupported',
  'ask',
  'verify',
  'photo',
] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** Something that stops the release until it is cured. */
export interface Hold {
  readonly kind: HoldKind;
  readonly file: string | null;
  readonly page: number | null;
  readonly why: string;
  readonly cure: string;
}

/** How wide a black box is drawn, so that its width does not tell what was under it. Lengths in ems of the line's letters. */
export interface BoxWidth {
  /** The width is rounded up to whole steps of this: 4 for names and addresses, 1 for numbers of a known format. 0: drawn as wide as what was removed. */
  readonly grid: number;
  /** Never narrower than this where there is room: one width for every mention of one person. */
  readonly least?: number;
}

/** One thing to black out. `code` is the short reason shown on the box ("A" address …; legend on the schedule). */
export interface Redaction {
  readonly page: number;
  readonly box: Box;
  readonly code: string;
  /** 4 ems where missing. */
  readonly width?: BoxWidth;
}

/** How the boxes of a copy look. Colours are red, green, blue from 0 to 1. */
export interface BoxStyle {
  readonly fill: readonly [number, number, number];
  readonly ink: readonly [number, number, number];
  /** Is the reason's letter printed on the box? */
  readonly labels: boolean;
  /** `hidden`: lines are set anew so that a width tells nothing; `own`: boxes are as wide as what was under them. */
  readonly widths: 'hidden' | 'own';
}

/** Black with a white letter, widths hidden. */
export const BLACK_BOXES: BoxStyle = { fill: [0, 0, 0], ink: [1, 1, 1], labels: true, widths: 'hidden' };

/**
 * Words that moved along their line so that the width of a box tells nothing: everything whose middle lay in `box` of the
 * source's page stands `dx`, `dy` points further on in the copy.
 */
export interface Shift {
  readonly box: Box;
  readonly dx: number;
  readonly dy: number;
}

/** The outcome of one independent check. Unsure counts as failed wherever something is released. */
export interface Verdict {
  readonly check: string;
  readonly result: 'pass' | 'fail' | 'unsure';
  /** Place and kind, never the value. */
  readonly where: string;
}
