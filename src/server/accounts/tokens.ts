// Secrets that a browser holds: 256 random bits, of which only the SHA-256 is kept. A plain hash is enough: nobody guesses
// 256 bits, and a stolen table then opens nothing.
import { createHash } from 'node:crypto';

/** Gives so many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** A new token, 43 characters that may stand in a URL. */
export const makeToken = (random: Random): string => Buffer.from(random(32)).toString('base64url');

/** What is kept of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
