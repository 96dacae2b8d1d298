// The form of the rulebook's YAML files. Not here: checks across rules (conflict.ts, check.ts).
import { z } from 'zod';
import { CATEGORIES, DOCUMENT_TYPES, GRADES, PROTECTIONS } from '../model/index.ts';
import { BOX_COLOURS, CASE_TRAITS, PAGE_ROLES, PRE_CHARGE_WAYS, RECIPIENTS, STANDINGS, TRAITS , ORDER_SEQUENCE } from './words.ts';

/** One word or a list of words, always read as a list. */
const oneOrMore = <T extends z.ZodType<string>>(word: T): z.ZodType<z.output<T>[]> =>
  z.preprocess((value) => (Array.isArray(value) ? (value as unknown[]) : [value]), z.array(word).min(1));
const maybe = <T extends z.ZodType<string>>(word: T): z.ZodOptional<z.ZodType<z.output<T>[]>> =>
  oneOrMore(word).optional();

const act = z.enum(['redact', 'keep', 'ask']);
const release = z.enum(['redact', 'withhold', 'ask']);
const recipient = z.enum(RECIPIENTS);
const trait = z.enum(TRAITS);
const document = z.enum(DOCUMENT_TYPES);
const page = z.enum(PAGE_ROLES);
const text = z.string().trim().min(1);
const code = z.string().regex(/^[A-Z]$/);

/** What a topic may say once for all its rules. */
const shared = {
  why: text.optional(),
  paragraph: z.coerce.string().optional(),
  source: text.optional(),
  verified: z.boolean().optional(),
  code: code.optional(),
};

const head = {
  ...shared,
  id: z.string().regex(/^[A-Z]{2,8}-\d+(\.\d+)*-[a-z0-9-]+$/),
  sentence: text,
};

const example = z.strictObject({
  text: text.optional(),
  category: z.enum(CATEGORIES).optional(),
  whose: z.enum(STANDINGS).optional(),
  document: document.optional(),
  page: page.optional(),
  recipient: recipient.optional(),
  traits: z.array(trait).default([]),
  protection: z.array(z.enum(ORDER_SEQUENCE)).default([]),
  act,
  near: z.boolean().default(false),
});

const rule = z.strictObject({
  ...head,
  when: z.strictObject({
    recipient: maybe(recipient),
    category: maybe(z.enum(CATEGORIES)),
    whose: maybe(z.enum(STANDINGS)),
    document: maybe(document),
    page: maybe(page),
    traits: z
      .strictObject({ any: maybe(trait), all: maybe(trait), none: maybe(trait) })
      .default({})
      .transform(({ any = [], all = [], none = [] }) => ({ any, all, none })),
    protection: maybe(z.enum(ORDER_SEQUENCE)),
  }),
  act,
  grade: z.enum(GRADES as ['certain', 'likely', 'look']).optional(),
  examples: z.array(example),
});

const documentRule = z.strictObject({
  ...head,
  documents: oneOrMore(document),
  recipient: oneOrMore(recipient),
  about: z.literal('another').optional(),
  release,
  examples: z.array(
    z.strictObject({
      document,
      recipient,
      about: z.literal('another').optional(),
      release,
      near: z.boolean().default(false),
    }),
  ),
});

const pageRule = z.strictObject({
  ...head,
  page: oneOrMore(page),
  documents: maybe(document),
  recipient: oneOrMore(recipient),
  drop: z.boolean(),
  examples: z.array(
    z.strictObject({ page, document, recipient, drop: z.boolean(), near: z.boolean().default(false) }),
  ),
});

/** A topic file: what its rules have in common, then the rules. */
export const topicFile = z.strictObject({
  topic: text,
  ...shared,
  documents: z.array(documentRule).default([]),
  pages: z.array(pageRule).default([]),
  rules: z.array(rule).default([]),
});

/** book.yaml: version, the letters on the boxes, what the charges tell. */
export const bookFile = z.strictObject({
  version: z.string().regex(/^[a-z]+-\d{4}\.\d+$/),
  title: text,
  'pre-charge': z.enum(PRE_CHARGE_WAYS).default('joint-principles'),
  legend: z.array(z.strictObject({ code, meaning: text })).min(1),
  boxes: z
    .array(
      z.strictObject({
        recipient: oneOrMore(recipient),
        box: z.enum(BOX_COLOURS),
        letter: z.enum(['white', 'black', 'none']),
        widths: z.enum(['hidden', 'own']),
      }),
    )
    .refine(
      (styles) => RECIPIENTS.every((one) => styles.filter(({ recipient: all }) => all.includes(one)).length === 1),
      'every recipient needs exactly one way to draw boxes',
    ),
  offences: z.array(
    z.strictObject({
      words: z.array(z.string().regex(/^[a-z0-9 ]+$/)).min(1),
      trait: z.enum(CASE_TRAITS).optional(),
      protection: z.enum(PROTECTIONS).optional(),
      whose: maybe(z.enum(STANDINGS)),
    }),
  ),
});

/** layer.yaml: what the layer is called, which book it was written over, and who signed for rules that are looser. */
export const layerFile = z.strictObject({
  version: z.string().regex(/^[a-z][a-z-]*\.\d+$/),
  title: text,
  'pre-charge': z.enum(PRE_CHARGE_WAYS).optional(),
  over: z.string().regex(/^[a-z]+-\d{4}\.\d+$/),
  signed: z
    .array(z.strictObject({ rule: text, by: text, role: text, on: z.iso.date(), reason: text }))
    .default([]),
});

export type TopicFile = z.output<typeof topicFile>;
export type BookFile = z.output<typeof bookFile>;
