// Where encrypted documents lie, if not in the data folder: a bucket of an S3-compatible store.
import { z } from 'zod';

/** The form of `shelf` in blotter.yaml. */
export const shelfSchema = z.strictObject({
  s3: z
    .strictObject({
      bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
      region: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a region').default('eu-west-2'),
      /** Of a store that is not Amazon's. */
      endpoint: z
        .url({ protocol: /^https?$/, error: 'must be an https address' })
        .refine((text) => /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?\/?$/.test(text), 'must be an https address') // prettier-ignore
        .optional(),
      /** Before every name, for a bucket that others use too. */
      prefix: z.string().regex(/^(?:(?!\.+\/)[A-Za-z0-9._-]+\/)*$/, 'must be words that each end with "/"').default(''),
      accessKeyId: z.string().regex(/^[A-Za-z0-9._-]{3,128}$/, 'must be the id of an access key').optional(),
      /** Holds its secret: one line. */
      secretFile: z.string().min(1).optional(),
    })
    .refine(({ accessKeyId, secretFile }) => (accessKeyId === undefined) === (secretFile === undefined), {
      path: ['secretFile'],
      message: 'is wanted with accessKeyId, and only with it',
    }),
}); // prettier-ignore
