// The pages that a second person marks first, and how their marks and the release compare.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decided } from './decisions.ts';
import { addCounts, compareSecond, MOST_PAGES, samplePages, type Weighed } from './second-look.ts';

const pages = (n: number, weight: (i: number) => number = () => 1): Weighed[] => Array.from({ length: n }, (_, i) => ({ file: 'a.pdf', page: i + 1, weight: weight(i) })); // prettier-ignore

test('how many: a share, one at least where there is any, never more than people bear', () => {
  const count = (n: number, risky: boolean): number => samplePages(pages(n), 'x', risky).length;
  for (const [n, plain, risky] of [
    [0, 0, 0],
    [1, 1, 1],
    [4, 1, 1],
    [5, 1, 2],
    [10, 1, 3],
    [11, 2, 3],
    [40, 4, 8],
    [1000, MOST_PAGES, MOST_PAGES],
  ] as const)
    // prettier-ignore
    assert.deepEqual([count(n, false), count(n, true)], [plain, risky], String(n));
});

test('the same secret draws the same pages whatever their order, another one others; each at most once', () => {
  const all = pages(60);
  const drawn = samplePages(all, 'one', true);
  assert.deepEqual(samplePages(all.toReversed(), 'one', true), drawn);
  assert.notDeepEqual(samplePages(all, 'two', true), drawn);
  assert.equal(new Set(drawn.map(({ page }) => page)).size, drawn.length);
});

test('statements come up about four times as often as plain pages', () => {
  let heavy = 0;
  // One of ten pages drawn, two of twenty heavy: by weight 8 of 26 if one page is drawn; two are.
  const all = pages(20, (i) => (i < 2 ? 4 : 1));
  for (let i = 0; i < 2000; i++) heavy += samplePages(all, `seed ${i}`, false).filter(({ page }) => page <= 2).length;
  // Drawn two of them without putting back: 4/26 + 22/26 × 4/25.9 … each: 0.284 and 0.283.
  assert.ok(heavy > 2000 * 2 * 0.25 && heavy < 2000 * 2 * 0.33, String(heavy));
});

const place = (from: number, to: number, act: Decided['act'], page = 1, edges?: { from: number; to: number }): Decided => ({ act, proposal: { finding: { passage: { page, from, to } } }, ...(edges ? { edges } : {}) }) as unknown as Decided; // prettier-ignore
const find = (from: number, to: number) => ({ from, to, category: 'other' as const });

test('compared place by place; what nobody knew of is visible, and so is what was left visible', () => {
  const decided = [place(0, 5, 'redact'), place(10, 15, 'redact'), place(20, 25, 'keep'), place(30, 35, 'keep'), place(40, 45, 'undecided'), place(0, 5, 'redact', 2), place(7, 7, 'redact')]; // prettier-ignore
  const { count, visible } = compareSecond({ page: 1, found: [find(3, 8), find(20, 22), find(50, 55)] }, decided);
  assert.deepEqual(count, { both: 1, releaseOnly: 2, secondOnly: 2, neither: 1 });
  assert.deepEqual(visible, [1, 2]);
});
test('edges that a person moved count, and one stroke over two places finds both', () => {
  const moved = compareSecond({ page: 1, found: [find(0, 3)] }, [place(0, 9, 'redact', 1, { from: 5, to: 9 })]);
  assert.deepEqual([moved.count, moved.visible], [{ both: 0, releaseOnly: 1, secondOnly: 1, neither: 0 }, [0]]);
  const two = compareSecond({ page: 1, found: [find(0, 20)] }, [place(0, 5, 'redact'), place(8, 12, 'redact')]);
  assert.deepEqual([two.count, two.visible], [{ both: 2, releaseOnly: 0, secondOnly: 0, neither: 0 }, []]);
});
test('nothing marked, nothing there', () => {
  assert.deepEqual(compareSecond({ page: 1, found: [] }, []), { count: addCounts([]), visible: [] });
});
