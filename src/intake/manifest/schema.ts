// The shape of case.yaml as a file builder writes it (docs: the case file). Only shape and words are checked here; what
// goes across people (repeated ids, a recipient that is nobody) is checked in read.ts.
import { z } from 'zod';
import { DOCUMENT_TYPES, PROTECTIONS, ROLES } from '../../model/index.ts';

/** Every scalar arrives as it is written (read.ts): a telephone number keeps its leading zero. */
const words = z.string().trim();
const filled = words.refine((value) => value !== '', { error: 'is empty' });
/** A key without a value is a key left out. */
const blank = z.literal('').transform(() => undefined);
const maybe = z.union([blank, words]).optional();
const list = z.union([blank, z.array(filled), filled.transform((value) => [value])]).optional();

function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const date = new Date(`${value}T00:00:00Z`);
  return parts !== null && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** A calendar day that exists, `yyyy-mm-dd`. */
const day = z.union([blank, words.refine(isDay, { error: 'is not a date' })]).optional();

const person = z.strictObject({
  id: filled,
  role: z.enum(ROLES),
  name: filled,
  born: day,
  addresses: list,
  phones: list,
  emails: list,
  pnc: maybe,
  cro: maybe,
  asn: maybe,
  aliases: list,
  protected: z.union([blank, z.array(z.enum(PROTECTIONS))]).optional(),
  solicitor: z.union([blank, z.strictObject({ firm: filled, email: maybe })]).optional(),
});

export const manifest = z.strictObject({
  urn: filled,
  title: maybe,
  offences: list,
  people: z.array(person).min(1, { error: 'is empty' }),
  recipient: maybe,
  documents: z
    .union([
      blank,
      z.array(
        z.strictObject({
          file: filled,
          type: z.union([blank, z.enum(DOCUMENT_TYPES)]).optional(),
          about: maybe,
          unused: z.union([blank, z.boolean()]).optional(),
        }),
      ),
    ])
    .optional(),
});

export type WrittenPerson = z.infer<typeof person>;

/** The keys that each place of the manifest knows, for "did you mean". */
export const KEYS = {
  top: Object.keys(manifest.shape),
  person: Object.keys(person.shape),
  solicitor: ['firm', 'email'],
  document: ['file', 'type', 'about', 'unused'],
} as const;
