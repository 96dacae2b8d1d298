// The tree against vectors of other implementations, against the definition in its plainest words for every size up to 200,
// and against everything that a forger could change.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_FRONTIER, frontierRoot, grow } from './frontier.ts';
import { EMPTY_ROOT, hashLeaf, proveConsistency, proveInclusion, rootOf, verifyConsistency, verifyInclusion, type Hash } from './tree.ts'; // prettier-ignore

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const unhex = (text: string): Hash => new Uint8Array(Buffer.from(text, 'hex'));
const sha = (...parts: readonly Uint8Array[]): Hash =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

// The eight leaves and their roots that the implementations of Certificate Transparency share as vectors
// (google/certificate-transparency merkletree tests, transparency-dev/merkle testonly).
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const vectors = LEAVES.map((leaf) => hashLeaf(unhex(leaf)));

test('tree: roots of the shared vectors, and of nothing', () => {
  assert.equal(hex(EMPTY_ROOT), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  ROOTS.forEach((root, i) => assert.equal(hex(rootOf(vectors.slice(0, i + 1))), root));
});
test('tree: proofs of the shared vectors', () => {
  // transparency-dev/merkle proof/verify_test.go: inclusion of leaf 0 and 5 in 8, 2 in 3, 1 in 5 (counted from 0).
  const inclusion: readonly (readonly [number, number, readonly string[]])[] = [
    [0, 1, []],
    [0, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']], // prettier-ignore
    [5, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']], // prettier-ignore
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [1, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']], // prettier-ignore
  ];
  for (const [index, size, path] of inclusion)
    assert.deepEqual(proveInclusion(vectors.slice(0, size), index).map(hex), path);
  const consistency: readonly (readonly [number, number, readonly string[]])[] = [
    [1, 1, []],
    [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']], // prettier-ignore
    [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']], // prettier-ignore
    [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']], // prettier-ignore
  ];
  for (const [first, size, path] of consistency)
    assert.deepEqual(proveConsistency(vectors.slice(0, size), first).map(hex), path);
});

/** The definition in its plainest words: cut at the largest power of two, hash the two halves together. */
function naive(leaves: readonly Uint8Array[]): Hash {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0] as Uint8Array);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Uint8Array.of(1), naive(leaves.slice(0, k)), naive(leaves.slice(k)));
}

const SIZES = 200;
const data = Array.from({ length: SIZES }, (_, i) => new TextEncoder().encode(`entry ${i}`));
const hashes = data.map(hashLeaf);
const roots = Array.from({ length: SIZES + 1 }, (_, n) => rootOf(hashes.slice(0, n)));

test('tree: for every size from 0 to 200 the root and the frontier are those of the definition', () => {
  let frontier = EMPTY_FRONTIER;
  for (let n = 0; n <= SIZES; n++) {
    assert.equal(hex(roots[n] as Hash), hex(naive(data.slice(0, n))));
    assert.equal(hex(frontierRoot(frontier)), hex(roots[n] as Hash));
    if (n < SIZES) frontier = grow(frontier, hashes[n] as Hash);
  }
});
test('tree: for every size from 1 to 200 every leaf is proved, and no other place, leaf, size or root passes', () => {
  let proofs = 0;
  for (let n = 1; n <= SIZES; n++) {
    const tree = hashes.slice(0, n);
    const root = roots[n] as Hash;
    for (let i = 0; i < n; i++) {
      const path = proveInclusion(tree, i);
      const leaf = hashes[i] as Hash;
      assert.ok(verifyInclusion(leaf, i, n, path, root));
      assert.ok(path.length <= Math.ceil(Math.log2(n)));
      assert.ok(!verifyInclusion(hashes[(i + 1) % SIZES] as Hash, i, n, path, root));
      assert.ok(!verifyInclusion(leaf, i, n, path, roots[n - 1] as Hash));
      if (n > 1) assert.ok(!verifyInclusion(leaf, (i + 1) % n, n, path, root));
      if (path.length > 0) assert.ok(!verifyInclusion(leaf, i, n, path.slice(1), root));
      if (path.length > 0) assert.ok(!verifyInclusion(leaf, i, n, path.slice(0, -1), root));
      assert.ok(!verifyInclusion(leaf, i, n, [...path, root], root));
      proofs++;
    }
  }
  assert.equal(proofs, (SIZES * (SIZES + 1)) / 2);
});
test('tree: for every pair of sizes up to 200 consistency is proved, and no other root or shorter path passes', () => {
  for (let n = 1; n <= SIZES; n++) {
    const tree = hashes.slice(0, n);
    for (let m = 0; m <= n; m++) {
      const path = proveConsistency(tree, m);
      const [first, second] = [roots[m] as Hash, roots[n] as Hash];
      assert.ok(verifyConsistency(m, n, first, second, path), `${m} in ${n}`);
      assert.ok(!verifyConsistency(m, n, roots[(m + 1) % SIZES] as Hash, second, path));
      // With nothing before, every list is a continuation.
      if (m > 0) assert.ok(!verifyConsistency(m, n, first, roots[n - 1] as Hash, path));
      assert.ok(!verifyConsistency(m, n, first, second, [...path, second]));
      if (path.length > 0) assert.ok(!verifyConsistency(m, n, first, second, path.slice(0, -1)));
      if (path.length > 0) assert.ok(!verifyConsistency(m, n, first, second, path.slice(1)));
    }
  }
});
test('tree: any changed, exchanged or dropped leaf gives another root, and its old proof fails', () => {
  const size = fc.integer({ min: 2, max: 300 });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }), (n, a, b, bytes) => {
      const other = new Uint8Array(bytes);
      const leaves: Uint8Array<ArrayBuffer>[] = Array.from({ length: n }, (_, i) => new TextEncoder().encode(`leaf ${i}`)); // prettier-ignore
      const [i, j] = [a % n, b % n];
      const before = leaves.map(hashLeaf);
      const root = rootOf(before);
      const path = proveInclusion(before, i);
      const spoils: Uint8Array[][] = [leaves.with(i, other), leaves.toSpliced(i, 1), leaves.toSpliced(i, 0, other)];
      if (i !== j)
        spoils.push(leaves.with(i, leaves[j] as Uint8Array<ArrayBuffer>).with(j, leaves[i] as Uint8Array<ArrayBuffer>));
      for (const spoilt of spoils) {
        const after = spoilt.map(hashLeaf);
        assert.notEqual(hex(rootOf(after)), hex(root));
        assert.ok(!verifyInclusion(before[i] as Hash, i, after.length, path, rootOf(after)));
      }
      // A node is no leaf: what hashes to an inner node cannot be passed off as an entry.
      assert.notEqual(hex(hashLeaf(new Uint8Array([...(before[0] as Hash), ...(before[1] as Hash)]))), hex(rootOf(before.slice(0, 2)))); // prettier-ignore
    }),
    { numRuns: 200 },
  );
});
test('tree: nonsense is false or refused, never a loop', () => {
  const [leaf, root] = [hashes[0] as Hash, roots[8] as Hash];
  for (const index of [-1, 8, 1.5, NaN, 2 ** 53]) assert.ok(!verifyInclusion(leaf, index, 8, [], root));
  for (const first of [-1, 9, 1.5, NaN]) assert.ok(!verifyConsistency(first, 8, root, root, []));
  assert.ok(!verifyConsistency(3, 8, root, root, []));
  assert.throws(() => proveInclusion(hashes, SIZES), RangeError);
  assert.throws(() => proveConsistency(hashes, SIZES + 1), RangeError);
});
