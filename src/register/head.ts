// A tree head: the root over the first `size` records of a register, with a time and a signature. Whoever keeps one can tell
// later whether anything in those records was changed. Pure. Not here: when heads are made.
import { z } from 'zod';
import { checkSignedByAny, sign, type KeyRing, type KnownKey } from './keys.ts';
import { timeSchema } from './record.ts';

const headSchema = z
  .strictObject({
    kind: z.literal('blotter-head'),
    /** Id of the register. */
    register: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    size: z.int().min(0),
    /** Root hash, hexadecimal. */
    root: z.string().regex(/^[0-9a-f]{64}$/),
    at: timeSchema,
  })
  .readonly();
export type Head = z.infer<typeof headSchema>;

const TYPE = 'blotter-head';

/** Signs a head as a compact JWS. */
export const signHead = (ring: KeyRing, head: Omit<Head, 'kind'>): Promise<string> =>
  sign(ring, { ...head, kind: 'blotter-head' }, TYPE);

/** What came of looking at a head: who signed it, or why it is not to be believed. */
export type HeadChecked =
  | { readonly ok: true; readonly head: Head; readonly kid: string }
  | { readonly ok: false; readonly why: 'no head signed by a known key' | 'signed after its key was retired' };

/** Checks signature, form and whether its key was in use at its time. */
export async function checkHead(jws: string, keys: readonly KnownKey[]): Promise<HeadChecked> {
  const signed = await checkSignedByAny(jws, keys, TYPE);
  const read = headSchema.safeParse(signed?.payload);
  if (signed === null || !read.success) return { ok: false, why: 'no head signed by a known key' };
  const key = keys.find(({ id }) => id === signed.kid);
  const inTime = key !== undefined && read.data.at >= key.from && (key.until === null || read.data.at <= key.until);
  return inTime ? { ok: true, head: read.data, kid: signed.kid } : { ok: false, why: 'signed after its key was retired' };
} // prettier-ignore
