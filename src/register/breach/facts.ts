// What a record says of what happened: three forms, all of them words of closed lists, references, counts and instants.
import { z } from 'zod';
import { CATEGORIES, DOCUMENT_TYPES } from '../../model/index.ts';
import { AFFECTED_ROLES, CATCHES, CAUSES, CHANNELS, CONTAINMENTS, FINDERS, RECIPIENT_TYPES, STEPS, VULNERABILITIES } from './words.ts'; // prettier-ignore

/** An instant, UTC. */
export const instant = z.iso.datetime({ precision: 3 });
/** An account: an id that a machine drew, or a short one such as acc-17. */
const ACCOUNT = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z]{1,6}-\\d{1,6}';
export const account = z.string().regex(new RegExp(`^(${ACCOUNT})$`), 'an account, such as acc-17');
/** A case: its URN, or an id. */
const caseRef = z.string().regex(new RegExp(`^(\\d{2}(?=.?[A-Z])[A-Z0-9]{2}\\d{7}(-\\d{1,2})?|${ACCOUNT})$`), 'a case by its URN, such as 13XD0412326, or an id'); // prettier-ignore
/** An office by its code: capitals and digits, such as WYP or YH-LEEDS-2; nothing of the shape of a postcode. */
const officeCode = z.string().regex(/^(?![A-Z]{1,2}\d[A-Z\d]?-?\d[A-Z]{2}$)[A-Z][A-Z0-9]{1,11}(-[A-Z0-9]{1,12}){0,2}$/, 'an office by its code, such as WYP or YH-LEEDS-2'); // prettier-ignore
/** A person by the reference that the case file uses. */
export const personRef = z.string().regex(/^[A-Z]{1,2}\d{1,3}$/, 'a person by reference, such as V1');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'the SHA-256 of a file');
const reference = z.string().regex(new RegExp(`^(${ACCOUNT})$`), 'a reference, such as rel-204');
const count = z.int().min(0).max(10_000_000);
const few = <T extends z.ZodType>(schema: T): z.ZodArray<T> => z.array(schema).max(400);

export const affectedSchema = z.strictObject({
  ref: personRef,
  role: z.enum(AFFECTED_ROLES),
  vulnerability: few(z.enum(VULNERABILITIES)).default([]),
  /** Of this person's data, what went out. */
  categories: few(z.enum(CATEGORIES)).min(1),
  /** What went out belongs to somebody who has nothing to do with the case: the wrong record. */
  stranger: z.boolean().default(false),
});
/** One person whose data it was. */
export type Affected = z.infer<typeof affectedSchema>;

export const breachFactsSchema = z.strictObject({
  occurredAt: instant.nullable(),
  detectedAt: instant,
  /** From here the 72 hours run: when it was reasonably certain that there was a breach. */
  awareAt: instant,
  finder: z.enum(FINDERS),
  case: caseRef,
  release: reference.nullable(),
  unit: officeCode,
  force: officeCode.nullable(),
  documentType: z.enum(DOCUMENT_TYPES),
  affected: few(affectedSchema).min(1),
  recipient: z.enum(RECIPIENT_TYPES),
  /** How many received it; null where that is not known. */
  recipients: count.nullable(),
  channel: z.enum(CHANNELS),
  containment: z.enum(CONTAINMENTS),
  step: z.enum(STEPS),
  cause: z.enum(CAUSES),
  redactedBy: account.nullable(),
  checkedBy: account.nullable(),
  releasedBy: account.nullable(),
  evidence: few(sha256).default([]),
});
export type BreachFacts = z.infer<typeof breachFactsSchema>;

/** Caught before it left: by the gate, by the second person. Without names, and never counted against anybody. */
export const nearMissFactsSchema = z.strictObject({
  detectedAt: instant,
  finder: z.enum(FINDERS),
  case: caseRef,
  /** Null where the program logged it: it knows of no offices. */
  unit: officeCode.nullable(),
  documentType: z.enum(DOCUMENT_TYPES),
  categories: few(z.enum(CATEGORIES)).min(1),
  step: z.enum(STEPS),
  /** The release that did not leave, which of its submissions it was (from 1), and by what it was caught. */
  release: reference.nullable().default(null),
  attempt: z.int().min(1).max(10_000).nullable().default(null),
  caught: z.enum(CATCHES).nullable().default(null),
});
export type NearMissFacts = z.infer<typeof nearMissFactsSchema>;

const hundredth = z.int().min(0).max(100);
/** A place of a paper: its page, and its line or a box of it in hundredths of the page (from the left, from the top); `rule`: of the guidance by which it has to go. */
const placeSchema = z.strictObject({
  page: z.int().min(1).max(100_000),
  line: z.int().min(1).max(1000).optional(),
  box: z.tuple([hundredth, hundredth, hundredth, hundredth]).optional(),
  category: z.enum(CATEGORIES),
  whose: z.enum(AFFECTED_ROLES),
  rule: z.string().regex(/^[A-Z]{2,8}-\d+(\.\d+)*-[a-z0-9-]{1,60}$/, 'a rule of the guidance by its id').optional(),
}); // prettier-ignore

/** Unredacted material that arrived from police: no breach, for it has not been sent on. */
export const arrivalFactsSchema = z.strictObject({
  receivedAt: instant,
  case: caseRef,
  force: officeCode,
  unit: officeCode,
  documentType: z.enum(DOCUMENT_TYPES),
  /** Where it stands; no words of it. */
  places: few(placeSchema).min(1),
});
export type ArrivalFacts = z.infer<typeof arrivalFactsSchema>;

/** How a record names a case: by its URN where that is of the form, else by its id. */
export const caseReference = (urn: string, id: string): string => (caseRef.safeParse(urn).success ? urn : id);

export const FORMS = {
  breach: breachFactsSchema,
  'near-miss': nearMissFactsSchema,
  'failure-to-redact': arrivalFactsSchema,
} as const;
export type RecordKind = keyof typeof FORMS;
export const RECORD_KINDS = Object.keys(FORMS) as readonly RecordKind[];
