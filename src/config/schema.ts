// The configuration: one file or the environment, checked as a whole. Unknown words are refused, because a misspelt setting
// that is ignored is a setting that nobody has. Not here: what is done with it.
import { z } from 'zod';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');
const folder = z.string().min(1);
const key = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ hex: z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits') }),
  z.strictObject({ command: z.tuple([z.string().min(1)], z.string()) }),
]);

/** The form of blotter.yaml. */
export const configSchema = z.strictObject({
  /** The embedded store, encrypted documents and the key file lie here. */
  data: folder,
  /** A PostgreSQL server instead of the embedded database. */
  database: z
    .strictObject({ url, ownerUrl: url.optional(), connections: z.int().min(2).max(500).default(10) })
    .optional(),
  /** Master keys: the first encrypts, the others still decrypt. */
  keys: z.array(key).min(1).optional(),
  work: z
    .strictObject({
      /** Jobs at once in one process. */
      atOnce: z.int().min(1).max(64).default(1),
      /** Seconds between looks for new work. */
      every: z.number().min(0.5).max(60).default(2),
    })
    .prefault({}),
});

/** A checked configuration. */
export type Config = z.infer<typeof configSchema>;
