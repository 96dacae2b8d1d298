// The right edge of a growing Merkle tree: the roots of its whole subtrees, largest first, at most one per power of two.
// With it a leaf is added and the root is known without reading any other leaf.
import { EMPTY_ROOT, hashNode, type Hash } from './tree.ts';

/** `peaks` has one root for each bit that is set in `size`, from the highest bit on. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier with one leaf hash more. */
export function grow({ size, peaks }: Frontier, leaf: Hash): Frontier {
  const next = [...peaks];
  let hash = leaf;
  for (let n = size; n % 2 === 1; n = Math.floor(n / 2)) {
    const left = next.pop();
    if (left === undefined) throw new RangeError('the frontier lacks a peak');
    hash = hashNode(left, hash);
  }
  return { size: size + 1, peaks: [...next, hash] };
}

/** The root of the whole tree. */
export const frontierRoot = ({ peaks }: Frontier): Hash =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => hashNode(left, right));
