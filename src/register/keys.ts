// Keys that sign: Ed25519, named by the thumbprint of their public half (RFC 7638). A ring holds one key that signs and every
// public key that ever did; a new key comes with a statement by the old one. Pure but for the drawing of keys.
// Not here: the file (key-file.ts).
import {
  calculateJwkThumbprint,
  CompactSign,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { canonicalBytes } from './canonical.ts';
import { timeSchema } from './record.ts';

const part = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const publicKeySchema = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: part }).readonly();
/** A public key as RFC 8037 writes it. */
export type PublicKey = z.infer<typeof publicKeySchema>;

/** A public key with the time it signed in; `until` null: it still does. `endorsed`: the key before it vouches for it (JWS). */
const knownKey = z
  .strictObject({
    id: part,
    key: publicKeySchema,
    from: timeSchema,
    until: timeSchema.nullable(),
    endorsed: z.string().max(2000).nullable(),
  })
  .readonly();
export type KnownKey = z.infer<typeof knownKey>;

export const ringSchema = z
  .strictObject({ kind: z.literal('blotter-keys'), signing: z.strictObject({ id: part, d: part }), keys: z.array(knownKey).min(1).readonly() })
  .readonly(); // prettier-ignore
/** The signing key's private half and all public keys, oldest first. */
export type KeyRing = z.infer<typeof ringSchema>;

/** The name of a public key: base64url of the SHA-256 of its canonical form (RFC 7638). */
export const nameKey = (key: PublicKey): Promise<string> => calculateJwkThumbprint(key, 'sha256');

async function drawKey(): Promise<{ readonly id: string; readonly key: PublicKey; readonly d: string }> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { x = '', d = '' } = await exportJWK(privateKey);
  const key: PublicKey = { kty: 'OKP', crv: 'Ed25519', x };
  return { id: await nameKey(key), key, d };
}

/** A ring with one fresh key. */
export async function makeRing(at: Date): Promise<KeyRing> {
  const { id, key, d } = await drawKey();
  const known: KnownKey = { id, key, from: at.toISOString(), until: null, endorsed: null };
  return { kind: 'blotter-keys', signing: { id, d }, keys: [known] };
}

/** A ring with a fresh key that signs from now on. The old private half is gone; its public half stays and vouches for the new. */
export async function rotateRing(ring: KeyRing, at: Date): Promise<KeyRing> {
  const fresh = await drawKey();
  const time = at.toISOString();
  const endorsed = await sign(ring, { kind: 'blotter-key', key: fresh.key, from: time }, 'blotter-key');
  return {
    kind: 'blotter-keys',
    signing: { id: fresh.id, d: fresh.d },
    keys: [
      ...ring.keys.map((one) => (one.id === ring.signing.id ? { ...one, until: time } : one)),
      { id: fresh.id, key: fresh.key, from: time, until: null, endorsed },
    ],
  };
}

/** The public key that signs now. */
export function signingKey(ring: KeyRing): KnownKey {
  const known = ring.keys.find(({ id }) => id === ring.signing.id);
  if (!known) throw new Error('the ring lacks the public half of its signing key');
  return known;
}

/** Signs `payload` (plain data, written canonically) as a compact JWS (RFC 7515, EdDSA as RFC 8037) of type `typ`. */
export async function sign(ring: KeyRing, payload: unknown, typ: string): Promise<string> {
  const { id, key } = signingKey(ring);
  const secret = await importJWK({ ...key, d: ring.signing.d }, 'EdDSA');
  return new CompactSign(canonicalBytes(payload)).setProtectedHeader({ alg: 'EdDSA', kid: id, typ }).sign(secret);
}

/** Signs for somebody who need not hold the ring. */
export interface Signer {
  readonly key: KnownKey;
  readonly sign: (payload: unknown, typ: string) => Promise<string>;
}
export const signerOf = (ring: KeyRing): Signer => ({
  key: signingKey(ring),
  sign: (payload, typ) => sign(ring, payload, typ),
});

/** What a JWS says, once its signature has been found good; null where it has not, or is of another type. */
export interface Signed {
  readonly kid: string;
  readonly payload: unknown;
}

/** Checks a compact JWS against one public key. */
export async function checkSigned(jws: string, key: PublicKey, typ: string): Promise<Signed | null> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, await importJWK(key as JWK, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    const id = await nameKey(key);
    if (protectedHeader.typ !== typ || protectedHeader.kid !== id) return null;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { kid: id, payload: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** The same against whichever of `keys` the JWS names. */
export async function checkSignedByAny(jws: string, keys: readonly KnownKey[], typ: string): Promise<Signed | null> {
  for (const { key, id } of keys) {
    const signed = jws.length < 1_000_000 ? await checkSigned(jws, key, typ) : null;
    if (signed?.kid === id) return signed;
  }
  return null;
}

const endorsement = z.strictObject({ kind: z.literal('blotter-key'), key: publicKeySchema, from: timeSchema });

/**
 * Those of `keys` that can be believed by somebody who believes the key `trusted` (a thumbprint): itself, and every later one
 * that a believed one vouches for.
 */
export async function believedFrom(trusted: string, keys: readonly KnownKey[]): Promise<KnownKey[]> {
  const believed: KnownKey[] = [];
  for (const known of keys) {
    if ((await nameKey(known.key)) !== known.id) continue;
    if (known.id === trusted) {
      believed.push(known);
      continue;
    }
    const signed = known.endorsed === null ? null : await checkSignedByAny(known.endorsed, believed, 'blotter-key');
    const said = endorsement.safeParse(signed?.payload);
    if (said.success && said.data.key.x === known.key.x && said.data.from === known.from) believed.push(known);
  }
  return believed;
}
