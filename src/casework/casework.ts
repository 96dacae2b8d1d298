// A case as people work on it, for whoever shows it (server) or drives it (cli): the one way to papers, marks and answers in
// the store. Access is checked before (server/access); every change writes into the book in its own transaction.
import type { Recipient } from '../model/index.ts';
import type { Refused, ReviewEvent, ReviewLog } from '../review/index.ts';
import type { CaseView } from './view.ts';

/** How far the preparation of a case for one recipient is. */
export type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'working'; readonly done: number; readonly of: number; readonly file: string }
  | { readonly state: 'ready' }
  /** Given up: `code` of the error catalogue. */
  | { readonly state: 'parked'; readonly code: string };

/** `original`: the page as it came in. `draft`: as the recipient would see it, undecided marks covered. */
export type Side = 'original' | 'draft';

/** A case for one recipient. Recipients in the contract's form. */
export interface Casework {
  /** The newest view; null while none was made. The same object until a newer one is there: it may be kept in memory. */
  readonly view: (caseId: string, recipient: string) => Promise<CaseView | null>;
  readonly progress: (caseId: string, recipient: string) => Promise<Progress | null>;
  /** Asks for a preparation (a new recipient, new papers, a draft that shows the latest answers). */
  readonly prepare: (caseId: string, recipient: Recipient, by: string) => Promise<void>;
  /** The picture of a page (PNG, pixels at `DOTS_PER_INCH`), or null where there is none. */
  readonly picture: (caseId: string, recipient: string, file: string, page: number, side: Side) => Promise<Uint8Array | null>; // prettier-ignore
  readonly log: (caseId: string, recipient: string) => Promise<ReviewLog>;
  /** Takes in an event that `refusalOf` lets pass, durable before it resolves; gives why it was refused otherwise. */
  readonly append: (caseId: string, recipient: string, event: ReviewEvent) => Promise<Refused | null>;
}

/** Of the pictures of pages. */
export const DOTS_PER_INCH = 110;
