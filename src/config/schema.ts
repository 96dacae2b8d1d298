// The configuration: one file or the environment, checked as a whole. Unknown words are refused, because a misspelt setting
// that is ignored is a setting that nobody has. Not here: what is done with it.
import { z } from 'zod';
import { scannerSchema } from './scanner.ts';
import { shelfSchema } from './shelf.ts';
import { signInSchema } from './sign-in.ts';

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
  /** Where encrypted documents lie, if not in the data folder. */
  shelf: shelfSchema.optional(),
  /** A virus scanner that is asked about every paper. */
  scanner: scannerSchema.optional(),
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
  /** The workbench on the web. */
  serve: z
    .strictObject({
      /** Where it listens; another address than this machine's own wants `own` with https. */
      listen: z.union([z.ipv4(), z.ipv6()], 'must be an IP address').default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8017),
      /** The address under which people reach it, where a proxy with TLS stands before it. */
      own: z
        .string()
        .regex(/^https?:\/\/[a-z0-9.\-[\]:]+$/i, 'must be like https://blotter.example, without a path')
        .optional(),
      /** Proxies that are believed when they say for whom they ask. */
      proxies: z
        .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be IP addresses or networks'))
        .default([]),
      /** False where others do the jobs (`blotter work`). */
      jobs: z.boolean().default(true),
      /** Seconds between "not ready" and the end of listening, for whatever shares out the requests. */
      drain: z.number().min(0).max(60).default(0),
    })
    .prefault({}),
  /** How people sign in (docs/sign-in.md). */
  signIn: signInSchema.prefault({}),
  /** Addresses that are told what happens: ids and states (docs/api.md, "Webhooks"). */
  webhooks: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be small letters, digits and dashes'),
        url: z.url({ protocol: /^https?$/, error: 'must be an address with https' }),
        /** Holds its secret: one line of 32 characters or more; while it is changed, the new one and the old one. */
        secretFile: z.string().min(1),
        /** How near it may lie. */
        reach: z.enum(['internet', 'private', 'this-machine']).default('internet'),
        events: z.array(z.enum(['case-opened', 'prepared', 'given-up', 'submitted', 'checked', 'released', 'recalled', 'stop-lifted', 'breach-opened'])).min(1).optional(), // prettier-ignore
      }),
    )
    .max(20)
    .default([]),
  /** What is told to whoever runs it. */
  watch: z
    .strictObject({
      /** Who may ask /health and /ready. */
      from: z.enum(['this-machine', 'anywhere']).default('this-machine'),
      /** Holds the token that opens /metrics from elsewhere: one line, 32 characters or more. */
      tokenFile: z.string().min(1).optional(),
      /** The least that is written down. Missing: info, and warn where a person reads along. */
      level: z.enum(['error', 'warn', 'info', 'debug']).optional(),
    })
    .prefault({}),
});

/** A checked configuration. */
export type Config = z.infer<typeof configSchema>;
