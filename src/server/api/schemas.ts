// The forms of everything that programs send and get, in one place: requests are read by them, answers are held to them, and
// the OpenAPI description is made from them. No form holds a value found in a paper. Not here: routes (routes/).
import { z } from 'zod';
import { CATEGORIES, GRADES, HOLD_KINDS, type Category, type Grade } from '../../model/index.ts';
import { CHANNELS, CONTAINMENTS, FINDERS, STEPS } from '../../register/breach/index.ts';
import { ROLES_OF_STAFF } from '../access/roles.ts';
import { SCOPE_NAMES } from '../access/scopes.ts';

/** Names under which forms stand in the description. */
export const NAMES = z.registry<{ id: string }>();
const named = <T extends z.ZodType>(id: string, schema: T): T => {
  NAMES.add(schema, { id });
  return schema;
};

const id = z.uuid();
const day = z.iso.date();
const time = z.iso.datetime({ offset: true });
const text = z.string();
const count = z.int().min(0);
const page = z.int().min(1);
const offset = z.int().min(0);
const category = z.enum(CATEGORIES as unknown as [Category, ...Category[]]);
const grade = z.enum(GRADES as unknown as [Grade, ...Grade[]]);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const reason = z.string().trim().min(3).max(400);

// What went wrong.
export const blocker = named('Blocker', z.object({ why: text, cure: text, kind: z.enum(HOLD_KINDS).nullable(), file: text.nullable(), page: page.nullable() })); // prettier-ignore
export const problem = named(
  'Problem',
  z.object({
    type: text,
    title: text,
    status: z.int().min(400).max(599),
    detail: text,
    instance: text,
    code: z.string().regex(/^B-[A-Z]+(?:-\d\d)?$/),
    cure: text,
    blockers: z.array(blocker).optional(),
    errors: z.array(z.object({ at: text, problem: text })).optional(),
  }),
);
export type BlockerOut = z.output<typeof blocker>;
export type ProblemOut = z.output<typeof problem>;

// Who asks.
export const me = named('Me', z.object({ account: id, name: text, roles: z.array(z.enum(ROLES_OF_STAFF)), scopes: z.array(z.enum(SCOPE_NAMES)), tokenEnds: time })); // prettier-ignore

// Cases.
const listedCase = named('ListedCase', z.object({ id, urn: text, title: text, hearing: day.nullable(), documents: count })); // prettier-ignore
export const cases = named('Cases', z.object({ cases: z.array(listedCase), more: z.boolean() }));
export const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), offset: z.coerce.number().int().min(0).max(1_000_000).default(0), urn: z.string().max(40).optional() }); // prettier-ignore
export const openQuery = z.object({ hearing: day.optional() });
export const opened = named('Opened', z.object({ id }));
export const oneCase = named(
  'Case',
  z.object({
    id,
    urn: text,
    title: text,
    hearing: day.nullable(),
    /** Those for whom it was or is being prepared. */
    preparedFor: z.array(text),
    recipients: z.array(z.object({ recipient: text, says: text })),
  }),
);

// How far it is.
const progressNow = z.object({ state: z.enum(['none', 'waiting', 'working', 'ready', 'refused', 'parked']), done: count.nullable(), of: count.nullable(), file: text.nullable(), code: text.nullable(), why: z.array(text) }); // prettier-ignore
export const progress = named('Progress', progressNow);
export const papers = named('PapersProgress', z.object({ progress, papers: z.array(z.object({ file: text, step: z.enum(['open', 'page', 'draft', 'picture']), note: text })) })); // prettier-ignore
const GATE = ['draft', 'in-review', 'with-checker', 'held', 'ready', 'released', 'recalled'] as const;
export const caseFor = named(
  'CaseFor',
  z.object({
    case: id,
    urn: text,
    title: text,
    recipient: text,
    says: text,
    progress,
    /** Null while nothing was prepared. */
    prepared: z.object({ at: time, guidance: text, state: z.enum(GATE), documents: count, pages: count, pagesDone: count, open: count }).nullable(), // prettier-ignore
    review: text,
  }),
);
export const documents = named(
  'Documents',
  z.object({
    documents: z.array(
      z.object({
        no: page,
        file: text,
        type: text,
        about: text.nullable(),
        pages: count,
        state: z.enum(['broken', 'held', 'unread', 'look', 'answer', 'withheld', 'ready']),
        open: count,
        covered: count,
        kept: count,
        notes: z.array(text),
        cure: text.nullable(),
      }),
    ),
  }),
);

// Marks. Places and kinds, never the words under them.
const mark = named(
  'Mark',
  z.object({
    id: text,
    page,
    /** UTF-16 offsets into the page's text. */
    from: offset,
    to: offset,
    /** PDF points from the bottom left; pixels from the top left for pictures. */
    boxes: z.array(box),
    category,
    whose: text.nullable(),
    act: z.enum(['redact', 'keep', 'undecided']),
    open: z.enum(['answer', 'conflict', 'question']).nullable(),
    proposed: z.enum(['redact', 'keep', 'ask']),
    grade,
    rule: text,
    reason: text,
    evidence: z.array(text),
    decided: z.object({ act: z.enum(['redact', 'keep']), reason: text, by: text, at: time }).nullable(),
    /** Answers and questions on it: name those in `over` that your answer takes the place of. */
    over: z.array(text),
    offered: z.object({ act: z.enum(['redact', 'keep']), reason: text, by: text, from: text }).nullable(),
    alike: count,
  }),
);
export const marks = named(
  'Marks',
  z.object({
    file: text,
    guidance: text,
    pages: z.array(
      z.object({
        page,
        size: z.tuple([z.number(), z.number()]),
        /** You mark this page on the screen first; until then nothing is told of it. */
        blind: z.boolean(),
        /** Why the page does not go; null where it goes. */
        gone: text.nullable(),
        unread: count,
        marks: z.array(mark),
      }),
    ),
  }),
);
export const marksQuery = z.object({ page: z.coerce.number().int().min(1).optional() });

// Answers: docs/decisions-file.md, but for who and when, which the token and the clock say.
const own = { id: id.optional() };
const over = z.array(z.string().max(200)).max(1000);
const stretch = z.strictObject({ from: offset, to: offset });
const decision = z.strictObject({ ...own, on: z.string().max(1200), act: z.enum(['redact', 'keep']), reason, from: offset.optional(), to: offset.optional(), alike: z.boolean().optional(), over: over.optional() }); // prettier-ignore
const event = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decided'),
    id,
    marks: z.array(z.strictObject({ mark: z.string().max(1200), basis: z.strictObject({ guidance: text, rule: text, proposed: z.enum(['redact', 'keep', 'ask']), grade }) })).min(1).max(5000),
    choice: z.union([z.strictObject({ act: z.literal('keep') }), z.strictObject({ act: z.literal('redact'), from: offset.optional(), to: offset.optional() })]),
    reason,
    over,
    scope: z.string().max(200).optional(),
  }),
  z.strictObject({ kind: z.literal('undone'), id, what: z.string().max(200) }),
  z.strictObject({ kind: z.literal('flagged'), id, mark: z.string().max(1200), question: reason }),
]); // prettier-ignore
export const decisions = named(
  'Decisions',
  z.strictObject({
    decisions: z.array(decision).max(5000).default([]),
    add: z.array(z.strictObject({ ...own, file: z.string().max(1000), page, place: z.union([stretch, z.strictObject({ box })]), category, whose: z.string().max(20).optional(), reason })).max(1000).default([]), // prettier-ignore
    rest: z.strictObject({ ...own, act: z.literal('redact'), reason }).optional(),
    looked: z.array(z.strictObject({ ...own, file: z.string().max(1000), page, act: z.enum(['redact', 'keep']), reason })).max(1000).default([]), // prettier-ignore
    leaveOut: z
      .array(z.strictObject({ ...own, file: z.string().max(1000), reason }))
      .max(1000)
      .default([]),
    events: z.array(event).max(5000).default([]),
  }),
);
export type DecisionsIn = z.output<typeof decisions>;
export const taken = named(
  'Taken',
  z.object({
    kept: count,
    refused: count,
    /** Marks that still wait for an answer. */
    open: count,
    results: z.array(z.object({ at: text, id, refused: z.object({ why: text, cure: text }).nullable() })),
  }),
);

// The gate.
export const blockers = named('Blockers', z.object({ blockers: z.array(blocker) }));
export const release = named(
  'Release',
  z.object({
    release: id,
    state: z.enum(GATE),
    /** What the releaser types to name the recipient, in this order. */
    naming: z.array(text),
    second: z.object({ needed: z.boolean(), why: z.array(text) }),
    making: progress.nullable(),
    stopped: z.object({ by: text, at: time, reason: text }).nullable(),
    events: z.array(z.object({ kind: z.enum(['submitted', 'accepted', 'returned', 'released', 'recalled']), by: text, at: time, why: text.nullable() })), // prettier-ignore
    blockers: z.array(blocker),
  }),
);
export const checkAsk = named(
  'CheckAnswer',
  z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept') }),
    z.strictObject({ answer: z.literal('return'), why: reason, marks: z.array(z.string().max(1200)).max(1000).default([]), stop: z.boolean().default(false) }), // prettier-ignore
  ]),
);
export const releaseAsk = named('ReleaseAsk', z.strictObject({ typed: z.array(z.string().max(200)).max(5) }));

// What has left.
const released = named(
  'Released',
  z.object({ release: id, recipient: text, guidance: text, by: text, at: time, documents: count, withheld: count, recalled: z.object({ by: text, at: time, why: text }).nullable() }), // prettier-ignore
);
export const releasedOne = released;
export const releasedList = named('ReleasedList', z.object({ releases: z.array(released) }));
export const recallAsk = named(
  'RecallAsk',
  z.strictObject({
    why: z.string().trim().min(3).max(2000),
    finder: z.enum(FINDERS),
    unit: z.string().trim().min(1).max(40),
    type: z.string().trim().min(1).max(40),
    channel: z.enum(CHANNELS),
    step: z.enum(STEPS),
    containment: z.enum(CONTAINMENTS).default('not-known'),
    who: z.array(z.string().max(10)).min(1).max(200),
    kinds: z.array(category).min(1),
  }),
);
export const recalled = named('Recalled', z.object({ breach: text }));

// The book of errors.
export const breaches = named(
  'Breaches',
  z.object({
    breaches: z.array(
      z.object({
        id: text,
        status: z.enum(['open', 'closed']),
        clock: z.object({ runs: z.boolean(), hoursLeft: z.int(), says: text }),
        severity: z.enum(['low', 'medium', 'high', 'very-high']).nullable(),
        documentType: text,
        recipient: text,
        /** Null where it is withheld from you, or no case of this store. */
        case: z.object({ id, urn: text }).nullable(),
        missing: count,
      }),
    ),
    nearMisses: count,
    arrivals: count,
  }),
);
export const breachQuery = z.object({ state: z.enum(['all', 'running', 'open', 'closed']).default('all') });
