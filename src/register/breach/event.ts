// What can happen to a record. Events are only ever added; a correction is one of them. Decisions name the office and
// account of a person and carry a reason: the program cannot make one.
import { z } from 'zod';
import { FIRST_HOUR } from './checklist.ts';
import { account, arrivalFactsSchema, breachFactsSchema, instant, nearMissFactsSchema, personRef } from './facts.ts';
import { noteProblem } from './note.ts';
import { severityInputsSchema } from './severity.ts';
import { CONTAINMENTS, DECIDERS, OFFICES, SAFE_CHANNELS } from './words.ts';

const note = z.string().superRefine((text, context) => {
  const problem = noteProblem(text);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});
/** "security-officer/acc-17". */
const actor = (offices: readonly string[]) =>
  z.templateLiteral([z.enum(offices as [string, ...string[]]), '/', account]);
const anybody = z.union([actor(OFFICES), z.literal('program')]);
const somebody = actor(OFFICES);
const decider = actor(DECIDERS);

const event = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, by: z.ZodType<string>, shape: S) =>
  z.strictObject({ kind: z.literal(kind), at: instant, by, ...shape });

export const eventSchema = z.union([
  // Near misses and arrivals are logged by the program itself; a breach is opened by a person.
  event('opened', somebody, { record: z.literal('breach'), facts: breachFactsSchema }),
  event('opened', anybody, { record: z.literal('near-miss'), facts: nearMissFactsSchema }),
  event('opened', anybody, { record: z.literal('failure-to-redact'), facts: arrivalFactsSchema }),
  event('corrected', somebody, { field: z.string().regex(/^[a-zA-Z]{2,20}$/), to: z.json(), reason: note }),
  event('contained', somebody, { containment: z.enum(CONTAINMENTS), what: note }),
  event('step', somebody, { step: z.enum(FIRST_HOUR.map(({ id }) => id) as [string, ...string[]]), outcome: z.enum(['done', 'not-needed']), what: note }),
  event('severity', somebody, { inputs: severityInputsSchema, reason: note }),
  event('regulator-decided', decider, { notify: z.boolean(), reason: note }),
  event('regulator-told', somebody, { toldAt: instant, reference: z.string().regex(/^[A-Z]{2,5}[-/](?=.*\d)[A-Z0-9/-]{2,24}$/, 'a reference such as IC-204/26').nullable(), lateBecause: note.nullable() }),
  event('telling-decided', decider, { person: personRef, tell: z.enum(['yes', 'no', 'not-yet']), reason: note }),
  event('channel-confirmed', somebody, { person: personRef, channel: z.enum(SAFE_CHANNELS), how: note }),
  event('letter-drafted', somebody, { letter: z.enum(['person', 'regulator', 'recipient', 'police']), person: personRef.nullable(), version: z.string().regex(/^[a-z]+-\d+$/), large: z.boolean() }),
  event('letter-sent', somebody, { letter: z.enum(['person', 'regulator', 'recipient', 'police']), person: personRef.nullable(), channel: z.enum(SAFE_CHANNELS) }),
  event('learnt', somebody, { lesson: note }),
  event('training-asked', somebody, { account, why: note }),
  event('closed', decider, { reason: note }),
  event('reopened', somebody, { reason: note }),
]); // prettier-ignore

/** One thing that happened. */
export type BreachEvent = z.infer<typeof eventSchema>;
export type BreachEventKind = BreachEvent['kind'];
export type EventOf<K extends BreachEventKind> = Extract<BreachEvent, { kind: K }>;

/** Reads an event; gives its first problem in words that never repeat a value. */
export function readEvent(data: unknown): { readonly event: BreachEvent } | { readonly problem: string } {
  const kind = (data as { kind?: unknown } | null)?.kind;
  const record = (data as { record?: unknown } | null)?.record;
  const options = eventSchema.options.filter((one) => one.shape.kind.value === kind && (kind !== 'opened' || (one.shape as { record?: { value: unknown } }).record?.value === record)); // prettier-ignore
  const option = options[0];
  if (!option) return { problem: 'no such event' };
  const result = option.safeParse(data);
  if (result.success) return { event: result.data };
  const issue = result.error.issues[0];
  const where = issue?.path.join('.') || 'the event';
  // Unknown keys are counted, not named: a key may be a value. Words of closed lists are told, what stood there is not.
  const says = issue?.code === 'unrecognized_keys' ? `${issue.keys.length} fields that the record does not have` : issue?.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : (issue?.message ?? 'wrong form'); // prettier-ignore
  return { problem: `${where}: ${says}` };
}
