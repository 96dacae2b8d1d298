// The Merkle tree of RFC 9162, section 2: a list of leaves has one root hash; short proofs show that a leaf is in it, and
// that a longer list begins with a shorter one. Pure. Not here: what a leaf is (record.ts), who signs a root (head.ts).
//
//            root                 leaf hash  = SHA-256(0x00 || leaf)
//          ┌───┴───┐              inner node = SHA-256(0x01 || left || right)
//        ┌─┴─┐   ┌─┴─┐            a list of n > 1 is parted at the largest power of two below n
//        a   b   c   d            the empty list: SHA-256 of nothing
import { hash } from 'node:crypto';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

const sha256 = (...parts: readonly Uint8Array[]): Hash =>
  new Uint8Array(hash('sha256', Buffer.concat(parts), 'buffer'));
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf's bytes. */
export const hashLeaf = (leaf: Uint8Array): Hash => sha256(LEAF, leaf);
/** The hash of a node over its two halves. */
export const hashNode = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);
/** The root of no leaves. */
export const EMPTY_ROOT: Hash = sha256();

export const sameHash = (a: Hash, b: Hash): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** The largest power of two below `n`, n > 1. */
const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

const at = (leaves: readonly Hash[], i: number): Hash => {
  const hash = leaves[i];
  if (hash === undefined) throw new RangeError(`no leaf ${i} among ${leaves.length}`);
  return hash;
};

/** The root over the leaf hashes `from` … `to` - 1. */
export function rootOf(leaves: readonly Hash[], from = 0, to = leaves.length): Hash {
  const n = to - from;
  if (n === 0) return EMPTY_ROOT;
  if (n === 1) return at(leaves, from);
  const k = splitOf(n);
  return hashNode(rootOf(leaves, from, from + k), rootOf(leaves, from + k, to));
}

/** Proof that leaf `index` is in the tree over `leaves` (RFC 9162, 2.1.3.1). Throws RangeError where there is no such leaf. */
export function proveInclusion(leaves: readonly Hash[], index: number): Hash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  const path = (m: number, from: number, to: number): Hash[] => {
    if (to - from === 1) return [];
    const k = splitOf(to - from);
    return m < k
      ? [...path(m, from, from + k), rootOf(leaves, from + k, to)]
      : [...path(m - k, from + k, to), rootOf(leaves, from, from + k)];
  };
  return path(index, 0, leaves.length);
}

/** Proof that the first `first` leaves are a tree of their own (RFC 9162, 2.1.4.1). Throws RangeError for sizes not in 0 … n. */
export function proveConsistency(leaves: readonly Hash[], first: number): Hash[] {
  if (!Number.isInteger(first) || first < 0 || first > leaves.length)
    throw new RangeError(`no tree of ${first} leaves within ${leaves.length}`);
  if (first === 0 || first === leaves.length) return [];
  const path = (m: number, from: number, to: number, whole: boolean): Hash[] => {
    if (m === to - from) return whole ? [] : [rootOf(leaves, from, to)];
    const k = splitOf(to - from);
    return m <= k
      ? [...path(m, from, from + k, whole), rootOf(leaves, from + k, to)]
      : [...path(m - k, from + k, to, false), rootOf(leaves, from, from + k)];
  };
  return path(first, 0, leaves.length, true);
}

const isIndex = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
// Sizes are beyond 32 bits in principle, so that shifts are divisions here.
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** Does `path` show that `leaf` (its hash) stands at `index` in the tree of `size` leaves with this root? (RFC 9162, 2.1.3.2) */
export function verifyInclusion(leaf: Hash, index: number, size: number, path: readonly Hash[], root: Hash): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      r = hashNode(p, r);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = hashNode(r, p);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(r, root);
}

/** Does `path` show that the tree of `first` leaves with `firstRoot` is the beginning of that of `second`? (RFC 9162, 2.1.4.2) */
export function verifyConsistency(
  first: number,
  second: number,
  firstRoot: Hash,
  secondRoot: Hash,
  path: readonly Hash[],
): boolean {
  if (!isIndex(first) || !isIndex(second) || first > second) return false;
  if (first === second) return path.length === 0 && sameHash(firstRoot, secondRoot);
  if (first === 0) return path.length === 0 && sameHash(firstRoot, EMPTY_ROOT);
  const isPower = (n: number): boolean => Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n;
  const [start, ...rest] = isPower(first) ? [firstRoot, ...path] : path;
  if (start === undefined) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const c of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = hashNode(c, fr);
      sr = hashNode(c, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = hashNode(sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(fr, firstRoot) && sameHash(sr, secondRoot);
}
