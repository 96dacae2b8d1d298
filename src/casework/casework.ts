// A case as people work on it, for whoever shows it (server) or drives it (cli): the one way to papers, marks and answers in
// the store. Access is checked before (server/access); every change writes into the book in its own transaction.
//
// `by`, here and in events, is the id of an account: the book knows no names. `names` gives the names to show.
// Recipients are in the contract's form where they are text.
import type { Person, Recipient, Role } from '../model/index.ts';
import type { Blocker, Checked, GateEvent, GateFacts, GateState, Ticked } from '../release/index.ts';
import type { Refused, ReviewEvent, ReviewLog, SecondCount } from '../review/index.ts';
import type { Correction } from './corrections.ts';
import type { Sample } from './gate/sample.ts';
import type { CaseView } from './view.ts';

/** How far the preparation of a case for one recipient is. */
export type Progress =
  /** `code`: of the error catalogue, where the store could not take it; it goes on by itself. */
  | { readonly state: 'waiting'; readonly code?: string }
  /** `done` of `of` steps (each document has several); `file`: the one in hand. */
  | { readonly state: 'working'; readonly done: number; readonly of: number; readonly file: string }
  | { readonly state: 'ready' }
  /** Of a release alone: it was packed and did not go. `why`: sentences for people. */
  | { readonly state: 'refused'; readonly why: readonly string[] }
  /** Given up: `code` of the error catalogue. */
  | { readonly state: 'parked'; readonly code: string };

/** How far one document is while its case is prepared. `note`: "MG11, 3 pages", "held: …", for people. */
export interface PaperProgress {
  readonly file: string;
  readonly step: 'open' | 'page' | 'draft' | 'picture';
  readonly note: string;
}

/** `original`: the page as it came in. `draft`: as the recipient would see it, undecided marks covered. */
export type Side = 'original' | 'draft';

/** One document that comes in. `file`: its path with "/" between folders. */
export interface NewPaper {
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A case that comes in. */
export interface NewCase {
  /** The text of case.yaml. */
  readonly manifest: string;
  readonly papers: AsyncIterable<NewPaper> | Iterable<NewPaper>;
  /** `yyyy-mm-dd` */
  readonly hearing?: string;
  readonly by: string;
}

/** How a release stands: one round, from the first word about it to its end. */
export interface Gate {
  /** Id of the round; a released one keeps it. */
  readonly release: string;
  readonly state: GateState;
  /** What `by` account ids of events and reviewers are is told by `names`. */
  readonly events: readonly GateEvent[];
  readonly facts: GateFacts;
  /** Everything that stops it, in the order in which it is best cured. */
  readonly blockers: readonly Blocker[];
  /** The package that is being made, or the last try; null where none was asked for since. */
  readonly making: Progress | null;
  /** Since a recall nothing of this case goes out, to nobody, until it is lifted. */
  readonly frozen: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** A case and a recipient. */
export interface Submission {
  readonly caseId: string;
  readonly recipient: string;
}

/** One that waits. `reviewers`: whose decisions stand in it, who are no second person for it. */
export interface Waits extends Submission {
  readonly reviewers: readonly string[];
}

/** A package that left. */
export interface Released {
  readonly release: string;
  readonly recipient: string;
  readonly guidance: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly documents: number;
  readonly withheld: number;
  /** When and why it was recalled. */
  readonly recalled: { readonly by: string; readonly at: string; readonly why: string } | null;
}

/** What a person says to recall a release. `facts`: of the breach record (register/breach, `FORMS.breach`), where not known to us. */
export interface Recall {
  readonly by: string;
  /** Of `OFFICES` (register/breach). */
  readonly office: string;
  readonly why: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Why a change of people cannot be made. `code`: for who says the same in another language. */
export interface PeopleRefused extends Refused {
  readonly code?: 'gone' | 'unnamed';
}
/** `same`: somebody learnt from the papers is one whom the case names. `part`: they take part in the case themselves. */
export type PeopleChange =
  | { readonly kind: 'same'; readonly person: string; readonly as: string }
  | { readonly kind: 'part'; readonly person: string; readonly role: Role }
  | { readonly kind: 'corrected'; readonly person: string; readonly name: string; readonly born: string; readonly pnc: string; readonly cro: string; readonly firm: string }; // prettier-ignore

/** A case for one recipient. */
export interface Casework {
  /** The newest view; null while none was made. The same object until a newer one is there: it may be kept in memory. */
  readonly view: (caseId: string, recipient: string) => Promise<CaseView | null>;
  readonly progress: (caseId: string, recipient: string) => Promise<Progress | null>;
  /** Document by document, in the order of the case: the newest preparation, while it runs and after. */
  readonly papers: (caseId: string, recipient: string) => Promise<readonly PaperProgress[]>;
  /** Recipients that this case was or is being prepared for, in order. */
  readonly recipients: (caseId: string) => Promise<readonly string[]>;
  /** Asks for a preparation (a new recipient, new papers, a draft that shows the latest answers). Throws B-USE-05. */
  readonly prepare: (caseId: string, recipient: Recipient, by: string) => Promise<void>;
  /** The picture of a page (PNG, pixels at `DOTS_PER_INCH`), or null where there is none. `page`: as numbered in the original, on both sides; a page that goes whole has no draft. */
  readonly picture: (caseId: string, recipient: string, file: string, page: number, side: Side) => Promise<Uint8Array | null>; // prettier-ignore
  readonly log: (caseId: string, recipient: string) => Promise<ReviewLog>;
  /** Takes in an event that `refusalOf` lets pass, durable before it resolves; gives why it was refused otherwise. `event.id`: a UUID; `event.by`: an account. */
  readonly append: (caseId: string, recipient: string, event: ReviewEvent) => Promise<Refused | null>;
  /** Takes in a case: papers encrypted, in the book, given to `by`, and prepared for its recipient where it names one. Gives its id. Throws B-CASE-03, -05, -06, B-DOC-06, B-SCAN-01, -02. */
  readonly takeIn: (taken: NewCase) => Promise<string>;
  /** Adds papers to a case, or newer versions of its papers, and prepares it again for everybody it was prepared for. Throws B-CASE-06, B-DOC-06, B-SCAN-01, -02. */
  readonly addPapers: (caseId: string, papers: NewCase['papers'], by: string) => Promise<void>;
  /** Corrects by hand who is who; `roster`: the people of the view that was shown. The case is prepared anew. Gives why it was refused. Throws B-CASE-07. */
  readonly correctPeople: (caseId: string, roster: readonly Person[], change: PeopleChange, by: string) => Promise<PeopleRefused | null>; // prettier-ignore
  /** What was corrected by hand of the case's people, oldest first. */
  readonly corrections: (caseId: string) => Promise<readonly Correction[]>;
  /** Names of accounts, by id; ids that are none are missing. */
  readonly names: (ids: Iterable<string>) => Promise<ReadonlyMap<string, string>>;
  /** Null while nothing was prepared. */
  readonly gate: (caseId: string, recipient: string) => Promise<Gate | null>;
  /** Those of these submissions for which a second person is waited now, in the order given. Throws B-CASE-07, B-BLOB-03. */
  readonly waiting: (submissions: readonly Submission[]) => Promise<readonly Waits[]>;
  /** Each of these gives what stops it; an empty list: it is done, and durable. */
  readonly submit: (caseId: string, recipient: string, by: string) => Promise<readonly Blocker[]>;
  /** `ticked`: what the second person says to have looked at again. */
  readonly accept: (caseId: string, recipient: string, by: string, ticked?: Ticked) => Promise<readonly Blocker[]>;
  /** The pages that this person marks before they accept, and how far they are; null where nothing waits for them. */
  readonly sample: (caseId: string, recipient: string, by: string) => Promise<Sample | null>;
  /** How second people's own marks and releases compared, of all cases. */
  readonly agreement: () => Promise<{ readonly people: number; readonly count: SecondCount }>;
  /** `marks`: ids of the places that are wrong: of proposals, or of `sample().visible`. */
  readonly sendBack: (caseId: string, recipient: string, by: string, why: string, marks: readonly string[]) => Promise<readonly Blocker[]>; // prettier-ignore
  /** Asks for the package: it leaves when `gate().state` is `released`. `typed`: what was typed for each of `facts.naming`. */
  readonly release: (caseId: string, recipient: string, by: string, typed: readonly string[]) => Promise<readonly Blocker[]>; // prettier-ignore
  /** All that left for anybody, newest first. */
  readonly released: (caseId: string) => Promise<readonly Released[]>;
  /** The text of receipt.json; null where there is no such release of this case. */
  readonly receipt: (caseId: string, release: string) => Promise<string | null>;
  /** What was covered and kept in it, for the comparison with a later service; null where it left before this was kept, or is none of this case. */
  readonly checked: (caseId: string, release: string) => Promise<Checked | null>;
  /** The package as one ZIP, in pieces; null as above. */
  readonly download: (caseId: string, release: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** Recalls a release, stops everything else of the case, opens a breach. Gives its number, or what stops it. Throws B-BREACH-01 for facts that do not do. */
  readonly recall: (caseId: string, release: string, recall: Recall) => Promise<{ readonly breach: string } | readonly Blocker[]>; // prettier-ignore
  /** Erases a case for good; gives the number of its documents. Throws B-CASE-07, B-BLOB-03, B-HOLD-01, -02. */
  readonly erase: (caseId: string, by: string) => Promise<number>;
  /** Writes into the book that a page was shown to somebody. */
  readonly viewed: (caseId: string, file: string, page: number, by: string) => Promise<void>;
}

/** Of the pictures of pages. */
export const DOTS_PER_INCH = 110;
