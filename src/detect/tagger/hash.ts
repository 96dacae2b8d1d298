// Hashing of features and words, and sets of hashed words as bits. Integers only, so that every machine agrees.

/** Features are told apart by so many bits. */
export const FEATURE_BITS = 20;
export const FEATURES = 1 << FEATURE_BITS;

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The number of the feature of a family with a value: 0 … FEATURES − 1. */
export function mix(family: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> (32 - FEATURE_BITS);
}

/** Two values in one. */
export const join = (a: number, b: number): number => Math.imul(a, 0x01000193) ^ Math.imul(b, 0x2c1b3c6d);

/** A set of hashed words: one bit of 2^19 each, so that about one word in thirty is wrongly taken for a member. */
export type Bits = Uint8Array;
export const LIST_BITS = 20;

export const emptyBits = (): Bits => new Uint8Array(1 << (LIST_BITS - 3));

const bitOf = (hash: number): number => Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> (32 - LIST_BITS);

export function put(bits: Bits, hash: number): void {
  const bit = bitOf(hash);
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}

export function has(bits: Bits, hash: number): boolean {
  const bit = bitOf(hash);
  return ((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}
