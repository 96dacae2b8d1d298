// Fragments become groups in reading order: one line of prose, one row of a table, or columns side by side. The cells of
// a row that wrap over several lines are read cell by cell, never line by line across cells.
//
//     Address │ 14 Acacia Road,     Tel │ 01632 960123          read as  Address ⇥ 14 Acacia Road, ⏎ Leeds ⇥ Tel ⇥ 01632 960123
//             │ Leeds                   │
//
// The best witness to what belongs together is the page itself: a program that sets a table draws one cell's lines
// after another. Where two stacked lines are drawn together although something beside them comes in between when the
// page is read line by line, those two lines are one cell.
import type { Fragment, Rule } from './fragments.ts';

/** Read as: columns parted by a tab (or a blank line where `tall`), the lines of a column by a line break. */
export interface Group {
  readonly columns: readonly (readonly Fragment[])[];
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

const top = (f: Fragment): number => f.v + 0.72 * f.size;
const bottom = (f: Fragment): number => f.v - 0.2 * f.size;
const shared = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0);
const width = (f: Fragment): number => f.u1 - f.u0;
/** How much width two neighbours may share: a fifth of an em, but never most of a narrow one (a lone apostrophe). */
const slack = (size: number, narrow: number): number => Math.min(0.2 * size, 0.4 * narrow);
const apart = (a: Fragment, b: Fragment): boolean =>
  shared(a.u0, a.u1, b.u0, b.u1) <= slack(Math.min(a.size, b.size), Math.min(width(a), width(b)));

/** Side by side: most of the lower one's height is shared, and no width. */
const beside = (a: Fragment, b: Fragment): boolean =>
  apart(a, b) && shared(bottom(a), top(a), bottom(b), top(b)) > 0.5 * Math.min(top(a) - bottom(a), top(b) - bottom(b));

/** Is `g` right under `f`, as the next line of the same cell would be? */
function stacked(f: Fragment, g: Fragment, level: readonly Rule[]): boolean {
  const size = Math.max(f.size, g.size);
  const step = f.v - g.v;
  if (step < 0.6 * Math.min(f.size, g.size) || step > 3.5 * size) return false;
  const common = shared(f.u0, f.u1, g.u0, g.u1);
  if (common < 0.3 * Math.min(f.u1 - f.u0, g.u1 - g.u0) && Math.abs(f.u0 - g.u0) > size) return false;
  return !level.some(
    (rule) =>
      rule.v0 < f.v - 0.3 * f.size &&
      rule.v0 > g.v + 0.5 * g.size &&
      shared(rule.u0, rule.u1, Math.max(f.u0, g.u0), Math.min(f.u1, g.u1)) > 0.5 * common,
  );
}

/** Are `f` and then `g` (drawn one after the other, stacked) lines of one cell, as `n` beside them shows? */
function oneCell(f: Fragment, g: Fragment, n: Fragment): boolean {
  if (!apart(n, f) || !apart(n, g)) return false;
  const after = n.order > g.order;
  const right = n.u0 > f.u0;
  if (beside(n, f)) return after; // line by line it would stand between the two
  if (beside(n, g)) return right ? false : true;
  const middle = n.v + 0.25 * n.size;
  return middle < f.v + 0.25 * f.size && middle > g.v + 0.25 * g.size;
}

function finder(n: number): { find: (i: number) => number; join: (a: number, b: number) => void } {
  const parent = Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return { find, join: (a, b) => void (parent[find(a)] = find(b)) };
}

/** The columns of a group: fragments that share width stand in one column, top down; columns from left to right. */
function columnsOf(members: readonly Fragment[]): Fragment[][] {
  const high = Math.max(...members.map((f) => f.v)) - Math.min(...members.map((f) => f.v));
  const size = Math.max(...members.map((f) => f.size));
  if (members.length === 1 || high < 0.5 * size) return [...members].sort((a, b) => a.u0 - b.u0).map((f) => [f]);
  const sorted = [...members].sort((a, b) => a.u0 - b.u0);
  const columns: { u0: number; u1: number; lines: Fragment[] }[] = [];
  for (const f of sorted) {
    const column = columns.at(-1);
    if (column && f.u0 < column.u1 - slack(f.size, Math.min(width(f), column.u1 - column.u0))) {
      column.lines.push(f);
      column.u1 = Math.max(column.u1, f.u1);
    } else columns.push({ u0: f.u0, u1: f.u1, lines: [f] });
  }
  return columns.map(({ lines }) => lines.sort((a, b) => (Math.abs(b.v - a.v) < 0.4 * Math.min(a.size, b.size) ? a.u0 - b.u0 : b.v - a.v)));
} // prettier-ignore

/**
 * Groups the fragments of one direction and puts the groups in reading order.
 * `level`: horizontal ruled lines in the same frame; no cell goes across one.
 */
export function orderFragments(fragments: readonly Fragment[], level: readonly Rule[]): Group[] {
  const sorted = [...fragments].sort((a, b) => b.v - a.v || a.u0 - b.u0);
  const n = sorted.length;
  const { find, join } = finder(n);
  const place = new Map(sorted.map((f, i) => [f, i]));
  const largest = Math.max(1, ...sorted.map((f) => f.size));
  /** Indices of fragments whose baseline lies between `high` and `low`. */
  const within = function* (i: number, high: number, low: number): Generator<number> {
    for (let k = i; k >= 0 && (sorted[k] as Fragment).v <= high; k--) yield k;
    for (let k = i + 1; k < n && (sorted[k] as Fragment).v >= low; k++) yield k;
  };
  for (let i = 0; i < n; i++) {
    const f = sorted[i] as Fragment;
    for (let k = i + 1; k < n && f.v - (sorted[k] as Fragment).v < largest; k++) {
      if (beside(f, sorted[k] as Fragment)) join(i, k);
    }
  }
  const drawn = [...fragments].sort((a, b) => a.order - b.order);
  for (let d = 1; d < n; d++) {
    const f = drawn[d - 1] as Fragment;
    const g = drawn[d] as Fragment;
    if (!stacked(f, g, level)) continue;
    const i = place.get(f) as number;
    for (const k of within(i, f.v + f.size, g.v - g.size)) {
      const other = sorted[k] as Fragment;
      if (other === f || other === g || !oneCell(f, g, other)) continue;
      join(i, place.get(g) as number);
      join(i, k);
    }
  }
  // The last lines of a cell may have nothing beside them any more: they follow the line above them, in step and aligned.
  for (let d = 1; d < n; d++) {
    const f = drawn[d - 1] as Fragment;
    const g = drawn[d] as Fragment;
    const [i, j] = [place.get(f) as number, place.get(g) as number];
    if (find(i) === find(j) || f.v - g.v > 1.7 * f.size || Math.abs(f.u0 - g.u0) > 0.4 * f.size) continue;
    if (!stacked(f, g, level)) continue;
    const row = find(i);
    const near = [...within(i, f.v + 12 * f.size, g.v - g.size)];
    const others = near
      .filter((k) => find(k) === row && apart(sorted[k] as Fragment, f))
      .map((k) => sorted[k] as Fragment);
    const alone = !near.some((k) => find(k) !== row && k !== j && beside(sorted[k] as Fragment, g));
    if (others.length > 0 && alone && others.every((other) => apart(other, g))) join(i, j);
  }
  const members = new Map<number, Fragment[]>();
  sorted.forEach((f, i) => {
    const root = find(i);
    const group = members.get(root);
    if (group) group.push(f);
    else members.set(root, [f]);
  });
  return [...members.values()]
    .map((group) => ({
      columns: columnsOf(group),
      top: Math.max(...group.map((f) => f.v)),
      bottom: Math.min(...group.map((f) => f.v)),
      size: Math.max(...group.map((f) => f.size)),
    }))
    .sort((a, b) => b.top - a.top);
}
