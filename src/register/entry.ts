// What is written into the book. Every entry is plain data with a `kind`, and every text in it is one of a few shapes that
// can hold no name and no value found in a document: an id that a machine drew, the hash of a whole file, a word from a
// list, a version. Not here: order, hashes and signatures (record.ts, head.ts).
import { z } from 'zod';
import { RECIPIENT_KINDS } from '../model/index.ts';

/** An id drawn at random (UUID): of a case, document, release, person with an account … Never a name, a number of a case or a file name. */
const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** SHA-256 of a whole file or of another record, never of a value that was found. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Thumbprint of a public key (RFC 7638). */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A code of the error catalogue. */
const code = z.string().regex(/^B-[A-Z]{2,8}(-\d\d)?$/);
/** Version of the program or the rulebook: `0.1.0`, `ew-2026.2`. */
const version = z.string().regex(/^([a-z]{2}-\d{4}\.)?\d{1,4}(\.\d{1,4}){0,2}$/);
/** A record of the book of errors. */
const breach = z.union([id, z.string().regex(/^(BR|NM|FR)-\d{4}-\d{4,6}$/)]);
const count = z.int().min(0);
/** Who did it: a person's account, or the program by itself. */
const by = z.union([id, z.literal('program')]);

const REVIEWED = ['decided', 'added', 'undone', 'flagged', 'page-done', 'looked', 'left-out', 'blind-done'] as const;
/** What is added to the record of a breach after its opening (register/breach); closing has an entry of its own. */
const NOTED = ['corrected', 'contained', 'step', 'severity', 'regulator-decided', 'regulator-told', 'telling-decided', 'channel-confirmed', 'letter-drafted', 'letter-sent', 'learnt', 'training-asked', 'reopened'] as const; // prettier-ignore
/** Triggers and exercises of training (assurance/training); a test keeps them equal. */
const TRIGGERS = ['grave', 'two-medium', 'repeat', 'starter', 'guidance', 'asked'] as const;
const EXERCISES = ['review', 'practice', 'reading'] as const;
/** A day from now on, `yyyy-mm-dd`: too late to be anybody's birth that these papers tell of. */
const day = z.string().regex(/^20(2[6-9]|[3-9]\d)-\d\d-\d\d$/);
const ROLES = ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector', 'administrator'] as const;

const entry = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...shape }).readonly();

/** The form of every entry; unknown fields are refused, so that nothing can be added in passing. */
export const entrySchema = z.discriminatedUnion('kind', [
  // The book itself.
  entry('register-opened', { register: id, key, version }),
  entry('key-rotated', { by, from: key, to: key }),
  // Cases and documents.
  entry('case-opened', { by, case: id }),
  entry('case-erased', { by, case: id, documents: count }),
  entry('document-received', { by, case: id, document: id, input: hash, bytes: count, pages: count.nullable() }),
  entry('document-unreadable', { by, case: id, document: id, input: hash, code }),
  entry('document-viewed', { by, case: id, document: id, page: count }),
  entry('document-erased', { by, case: id, document: id }),
  entry('hold-set', { by, case: id }),
  entry('hold-lifted', { by, case: id }),
  entry('retention-set', { by, case: id, until: day.nullable() }),
  entry('people-corrected', { by, case: id }),
  // The work.
  entry('preparation-asked', { by, case: id, recipient: z.enum(RECIPIENT_KINDS), job: id }),
  entry('reviewed', { by, case: id, recipient: z.enum(RECIPIENT_KINDS), event: id, what: z.enum(REVIEWED), act: z.enum(['keep', 'redact']).nullable(), marks: count }),
  entry('release-submitted', { by, case: id, release: id, recipient: z.enum(RECIPIENT_KINDS) }),
  entry('release-asked', { by, case: id, release: id, recipient: z.enum(RECIPIENT_KINDS), job: id }),
  entry('draft-made', { by, case: id, recipient: z.enum(RECIPIENT_KINDS), guidance: version, redact: count, ask: count, keep: count }),
  entry('decisions-made', { by, case: id, redact: count, keep: count, undone: count }),
  entry('second-check', { by, case: id, release: id, result: z.enum(['agreed', 'returned']), pages: count, differences: count }),
  entry('job-parked', { case: id, job: id, code, attempts: count }),
  // What leaves, and what comes back.
  entry('released', { by, checkedBy: id.nullable(), case: id, release: id, recipient: z.enum(RECIPIENT_KINDS), guidance: version, receipt: hash, documents: count, withheld: count }),
  entry('release-refused', { by, case: id, recipient: z.enum(RECIPIENT_KINDS), holds: count }),
  entry('recalled', { by, case: id, release: id }),
  entry('stop-lifted', { by, case: id }),
  entry('breach-opened', { by, case: id.nullable(), breach, release: id.nullable(), people: count }),
  entry('breach-noted', { by, breach, no: count, what: z.enum(NOTED) }),
  entry('breach-closed', { by, breach, reported: z.boolean() }),
  entry('near-miss', { by, case: id, record: breach, document: id.nullable(), found: z.enum(['checker', 'reviewer', 'program', 'recipient', 'inspector']) }),
  // Learning from errors: `evidence` is the hash of what shows it, which holds no names.
  entry('guidance-used', { by, guidance: version, rules: hash }),
  entry('training-asked', { by, account: id, training: id, trigger: z.enum(TRIGGERS), exercise: z.enum(EXERCISES), due: day, records: z.array(breach).max(400), guidance: version.nullable() }),
  entry('training-done', { by, account: id, completion: id, exercise: z.enum(EXERCISES), evidence: hash, trainings: z.array(id).max(400) }),
  // Inspections: what was drawn, what was looked at, what was found. Places are numbers; what stood there is not said.
  entry('inspection-drawn', { by, inspection: id, list: hash, items: count, drawn: count, second: count }),
  entry('released-viewed', { by, inspection: id, case: id, release: id, paper: count, page: count }),
  entry('inspection-marked', { by, inspection: id, item: count, paper: count, page: count, marks: count }),
  entry('inspection-judged', { by, inspection: id, item: count, reading: z.enum(['first', 'second', 'agreed']), outcome: z.enum(['clean', 'breach', 'unsure']) }),
  entry('severity-changed', { by, version: count }),
  entry('arrival-noted', { by, case: id, record: breach, document: id.nullable(), places: count }),
  // Who may do what.
  entry('account-made', { by, account: id }),
  entry('link-made', { by, account: id }),
  entry('password-set', { account: id }),
  entry('identity-bound', { by, account: id }),
  entry('identity-unbound', { by, account: id }),
  entry('passkey-added', { account: id, passkey: id }),
  entry('passkey-removed', { by, account: id, passkey: id }),
  entry('passkey-refused', { account: id, passkey: id }),
  entry('account-closed', { by, account: id }),
  entry('role-given', { by, account: id, role: z.enum(ROLES) }),
  entry('role-taken', { by, account: id, role: z.enum(ROLES) }),
  entry('access-given', { by, account: id, case: id }),
  entry('access-taken', { by, account: id, case: id }),
  entry('wall-set', { by, account: id, case: id }),
  entry('wall-lifted', { by, account: id, case: id }),
  entry('token-made', { by, token: id, strong: z.boolean() }),
  entry('token-withdrawn', { by, token: id }),
  entry('signed-in', { account: id, manner: z.enum(['password', 'passkey', 'oidc', 'link']) }),
  entry('sessions-ended', { by, account: id, sessions: count }),
  entry('sign-in-refused', { account: id.nullable(), attempts: count }),
]); // prettier-ignore

/** One thing that happened. */
export type Entry = z.infer<typeof entrySchema>;
export type EntryKind = Entry['kind'];
