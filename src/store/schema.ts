// The tables as Kysely types. The tables themselves are made by migrations/, and every change of one is a new migration.
// Not here: pg-boss's tables, which it makes in its own schema `pgboss`.
import type { ColumnType, Generated, JSONColumnType, Transaction } from 'kysely';
import type { CaseworkTables } from './schema-casework.ts';
import type { LearningTables } from './schema-learning.ts';

export type Time = ColumnType<Date, Date, Date>;
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** A day without time, `yyyy-mm-dd`. */
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>;

/** A case. `manifest` is case.yaml as it was checked. Everything that hangs on a case carries `case_id`, so that access is one comparison. */
export interface CasesTable {
  id: string;
  urn: string;
  title: string;
  manifest: JSONColumnType<object>;
  hearing_on: DayOrNull;
  opened_at: Time;
  legal_hold: ColumnType<boolean, boolean | undefined, boolean>;
  retain_until: DayOrNull;
  erased_at: TimeOrNull;
}

/** A document of a case by its relative path. */
export interface DocumentsTable {
  id: string;
  case_id: string;
  file: string;
  added_at: Time;
}

/** The bytes of a document at one time: what came in, or a copy that we made of it for one recipient. Never changed. */
export interface VersionsTable {
  id: string;
  case_id: string;
  document_id: string;
  kind: 'original' | 'draft' | 'served';
  /** Contract's form; null for an original. */
  recipient: string | null;
  address: string;
  made_at: Time;
}

/** Encrypted bytes. `wrapped_key` null: erased for good. */
export interface BlobsTable {
  /** HMAC of the bytes, 64 hexadecimal digits: the name in the blob store. */
  address: string;
  sha256: string;
  size: ColumnType<string, number, never>;
  wrapped_key: ColumnType<Buffer | null, Buffer, Buffer | null>;
  /** Which master key wrapped it. */
  master: string;
  stored_at: Time;
  erased_at: TimeOrNull;
}

/** Keys of the store itself, wrapped by the master key. `names`: makes the addresses of blobs. */
export interface KeysTable {
  purpose: 'names';
  wrapped_key: Buffer;
  master: string;
}

/** What the machine made of one version of a document for one recipient under one version of the guidance. Never changed. */
export interface JudgmentsTable {
  id: string;
  case_id: string;
  version_id: string;
  recipient: string;
  guidance: string;
  outcome: string;
  /** Proposals with their evidence: places and kinds, never values. */
  proposals: JSONColumnType<readonly object[]>;
  made_at: Time;
}

/** What people decided. Append-only: by trigger, and by the rights of the writer. */
export interface ReviewEventsTable {
  seq: Generated<string>;
  case_id: string;
  version_id: string | null;
  /** Contract's form; each recipient has a review of its own. */
  recipient: ColumnType<string | null, string | null | undefined, never>;
  by: string;
  at: Time;
  event: JSONColumnType<object>;
}

/** Work that was given up after its last attempt, for a person to look at. */
export interface ParkedTable {
  job_id: string;
  queue: string;
  case_id: string | null;
  code: string;
  attempts: number;
  parked_at: Time;
  /** Set when a person sent it again. */
  resent_at: TimeOrNull;
}

/** A member of staff. `login` in small letters. Closed, never deleted: the book names them. */
export interface AccountsTable {
  id: string;
  login: string;
  name: string;
  roles: string[];
  /** argon2id in PHC form; null: they sign in by passkey or identity provider alone. */
  password: ColumnType<string | null, string | null | undefined, string | null>;
  oidc_issuer: ColumnType<string | null, string | null | undefined, string | null>;
  oidc_subject: ColumnType<string | null, string | null | undefined, string | null>;
  made_at: Time;
  closed_at: TimeOrNull;
  /** Own keys of the review page (server/review/own-keys.ts). */
  review_keys: ColumnType<object | null, string | null | undefined, string | null>;
  /** Since when somebody who was here before training was kept counts as new to redaction; null: since the account was made. */
  reviews_from: ColumnType<Date | null, never, never>;
  language: ColumnType<'en' | 'cy' | null, 'en' | 'cy' | null | undefined, 'en' | 'cy' | null>;
}

/** A link that lets its holder set a password once. Only the SHA-256 of its token is kept. */
export interface InvitesTable {
  token_hash: Buffer;
  account_id: string;
  made_at: Time;
  expires_at: Time;
  used_at: TimeOrNull;
}

/** A signed-in browser. Only the SHA-256 of its token is kept. `proved_at`: when they last showed who they are. */
export interface SessionsTable {
  token_hash: Buffer;
  account_id: string;
  csrf: string;
  method: 'password' | 'passkey' | 'oidc' | 'invite';
  /** By which its person knows it in the list of theirs. */
  id: Generated<string>;
  /** Kind of browser and system in a few words, for that list. */
  browser: Generated<string>;
  made_at: Time;
  seen_at: Time;
  proved_at: Time;
  ended_at: TimeOrNull;
}

/** A passkey of somebody. `counter`: of its last use, as it told. */
export interface PasskeysTable {
  id: string;
  account_id: string;
  /** Its id, base64url, as the authenticator made it. */
  credential: string;
  public_key: Buffer;
  counter: ColumnType<string, number, number>;
  transports: string[];
  /** What the person calls it. */
  name: string;
  made_at: Time;
  used_at: TimeOrNull;
  removed_at: TimeOrNull;
}

/** A sign-in that has begun and is answered elsewhere. Only the SHA-256 of the browser's token is kept; read once, then gone. */
export interface SignInStartsTable {
  token_hash: Buffer;
  kind: 'oidc' | 'passkey' | 'new-passkey';
  /** Who is signed in already and shows again who they are, or makes a passkey. */
  account_id: string | null;
  /** What must come back: the state of OIDC, the challenge of a passkey. */
  challenge: string;
  nonce: ColumnType<string | null, string | null | undefined, never>;
  /** PKCE. */
  verifier: ColumnType<string | null, string | null | undefined, never>;
  /** The link for an account that this sign-in is to open. */
  invite_hash: ColumnType<Buffer | null, Buffer | null | undefined, never>;
  then_path: string;
  made_at: Time;
  /** Network address of the browser. */
  source: ColumnType<string, string | undefined, never>;
  /** Of a browser in which somebody has signed in before. */
  device_hash: ColumnType<Buffer | null, Buffer | null | undefined, never>;
}

/** A browser in which somebody has signed in before: others' failures do not slow it. */
export interface DevicesTable {
  token_hash: Buffer;
  account_id: string;
  made_at: Time;
}

/** Attempts to sign in, for the throttle alone; old ones are removed. */
export interface SignInsTable {
  seq: Generated<string>;
  login_hash: Buffer;
  source: string;
  device_hash: Buffer | null;
  succeeded: boolean;
  at: Time;
}

/** Words about how long a case is kept, and whether it is held; the last of each counts. Append-only. */
export interface KeepingTable {
  seq: Generated<string>;
  case_id: string;
  kind: 'held' | 'lifted' | 'kept';
  until: DayOrNull;
  /** Of `RETENTION` (casework/keeping); '' where a day was chosen freely. */
  basis: string;
  reason: string;
  by: string;
  at: Time;
}

/** Who was given a case, or walled off from it, by whom and why. Append-only: the last word counts. */
export interface CaseAccessTable {
  seq: Generated<string>;
  case_id: string;
  account_id: string;
  kind: 'given' | 'taken' | 'walled' | 'unwalled';
  recipients: ColumnType<string[] | null, string[] | null | undefined, never>;
  reason: string;
  by: string;
  at: Time;
}

/** A personal token of somebody: a program asks with it in their name. Only the SHA-256 of it is kept. `proved_at`: of the sign-in that made it. */
export interface ApiTokensTable {
  id: string;
  account_id: string;
  /** What the person calls it. */
  name: string;
  token_hash: Buffer;
  scopes: string[];
  made_at: Time;
  proved_at: Time;
  expires_at: Time;
  used_at: TimeOrNull;
  withdrawn_at: TimeOrNull;
}

/** What a request with an idempotency key was answered; `status` null while it is being answered. Old ones are removed. */
export interface ApiAnswersTable {
  account_id: string;
  key: string;
  /** A keyed hash of route and body. */
  request: string;
  made_at: Time;
  status: ColumnType<number | null, number | null | undefined, number | null>;
  answer: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Everything that the store's own migrations make. Rooms with tables of their own extend it (see migrations/). */
export interface Schema extends CaseworkTables, LearningTables {
  cases: CasesTable;
  documents: DocumentsTable;
  versions: VersionsTable;
  blobs: BlobsTable;
  keys: KeysTable;
  judgments: JudgmentsTable;
  review_events: ReviewEventsTable;
  parked: ParkedTable;
  accounts: AccountsTable;
  invites: InvitesTable;
  sessions: SessionsTable;
  devices: DevicesTable;
  sign_ins: SignInsTable;
  passkeys: PasskeysTable;
  sign_in_starts: SignInStartsTable;
  case_access: CaseAccessTable;
  keeping: KeepingTable;
  api_tokens: ApiTokensTable;
  api_answers: ApiAnswersTable;
}

/**
 * An open transaction: the only thing that queries are written against. The database outside of it cannot be reached from
 * here, since a query past the transaction would wait for ever on the embedded engine's one connection.
 */
export type Tx = Transaction<Schema>;

/** Tells the time. Given as an argument, so that tests can say what it is. */
export type Clock = () => Date;
