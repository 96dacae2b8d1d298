// What people do while they review, as events: never changed, only followed by others. Not here: what they come to (log.ts,
// marks.ts), which of them are refused (rules.ts).
import type { Act, Box, Category, Grade } from '../model/index.ts';

/** What every event tells. Ids are unique within a case; `at` is ISO 8601 with offset. */
interface Told {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** What a person wants of a mark. `from` and `to` (UTF-16 offsets into the page's text) where its edges were moved. */
export type Choice =
  { readonly act: 'keep' } | { readonly act: 'redact'; readonly from?: number; readonly to?: number };

/** What the person saw when they decided: kept with the decision, so that it can be understood under a later guidance. */
export interface Basis {
  readonly guidance: string;
  readonly rule: string;
  readonly proposed: Act;
  readonly grade: Grade;
}

/** One mark of a decision, with what it rested on. */
export interface DecidedMark {
  /** Proposal id, or the id of an `added` mark. */
  readonly mark: string;
  readonly basis: Basis;
}

/** One answer to one mark, or to many at once (`scope` says in words which). */
export interface DecidedEvent extends Told {
  readonly kind: 'decided';
  readonly marks: readonly DecidedMark[];
  readonly choice: Choice;
  readonly reason: string;
  /** Ids of the decisions and questions on these marks that the person had before their eyes: this one takes their place. */
  readonly over: readonly string[];
  /** For bulk acts: what they reach ("every mention of W2", "31 places in 9 documents"). Missing on single ones. */
  readonly scope?: string;
}

/** Something that nothing proposed and a person wants redacted: a stretch of text, or a box on a picture. */
export interface AddedEvent extends Told {
  readonly kind: 'added';
  readonly file: string;
  readonly page: number;
  readonly place: { readonly from: number; readonly to: number } | { readonly box: Box };
  readonly category: Category;
  readonly whose?: string;
  readonly reason: string;
}

/** Takes back an event, whatever it was; taking back an undo does it again. */
export interface UndoneEvent extends Told {
  readonly kind: 'undone';
  readonly what: string;
}

/** A question for the second person. It stands until it is answered by a decision of somebody else. */
export interface FlaggedEvent extends Told {
  readonly kind: 'flagged';
  readonly mark: string;
  readonly question: string;
}

/** A page was looked at and declared done. */
export interface PageDoneEvent extends Told {
  readonly kind: 'page-done';
  readonly file: string;
  readonly page: number;
  /** For how long it was fully in view. */
  readonly seconds: number;
}

/** A person looked at a page that no reader could read: its pictures stay (`keep`) or are covered whole (`redact`). */
export interface LookedEvent extends Told {
  readonly kind: 'looked';
  readonly file: string;
  readonly page: number;
  readonly act: 'keep' | 'redact';
  readonly reason: string;
}

/** A document does not go with this release. */
export interface LeftOutEvent extends Told {
  readonly kind: 'left-out';
  readonly file: string;
  readonly reason: string;
}

/** A page was shown without the tool's marks, and this is what the person marked before they were uncovered. */
export interface BlindDoneEvent extends Told {
  readonly kind: 'blind-done';
  /** The round at the gate that it belongs to, where a second person marks what they check: nothing is added by it. */
  readonly check?: string;
  readonly file: string;
  readonly page: number;
  readonly found: readonly { readonly from: number; readonly to: number; readonly category: Category }[];
}

export type ReviewEvent =
  DecidedEvent | AddedEvent | UndoneEvent | FlaggedEvent | PageDoneEvent | LookedEvent | LeftOutEvent | BlindDoneEvent;
