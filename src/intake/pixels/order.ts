// Lines of a picture in reading order. Lines side by side are cells of one row. Not here: reading them.
import { angleOf, centreOf, heightOf, widthOf, type Quad } from '../../reading/index.ts';

/** A line is in the row of another where their heights overlap by this share of the smaller. */
const SAME_ROW = 0.5;
/** Further apart than so many line heights, pieces of one row are cells. */
const CELL = 1.5;
/** Rows further apart than so many usual steps are blocks. */
const BLOCK = 1.45;

export interface Ordered {
  /** Index of the line. */
  readonly line: number;
  /** What stands between it and the one before. */
  readonly before: '' | ' ' | '\t' | '\n' | '\n\n';
}

interface Placed {
  readonly line: number;
  readonly u0: number;
  readonly u1: number;
  readonly v: number;
  readonly high: number;
}

/** `quads` in the order in which a person reads them. */
export function orderLines(quads: readonly Quad[]): Ordered[] {
  if (quads.length === 0) return [];
  let [x, y] = [0, 0];
  for (const quad of quads) {
    const angle = (angleOf(quad) * Math.PI) / 180;
    [x, y] = [x + widthOf(quad) * Math.cos(angle), y + widthOf(quad) * Math.sin(angle)];
  }
  const long = Math.hypot(x, y) || 1;
  const [cos, sin] = [x / long, y / long];
  const placed = quads.map((quad, line): Placed => {
    const us = quad.map((point) => point[0] * cos + point[1] * sin);
    const centre = centreOf(quad);
    return { line, u0: Math.min(...us), u1: Math.max(...us), v: centre[1] * cos - centre[0] * sin, high: heightOf(quad) };
  }).sort((a, b) => a.v - b.v);
  const rows: Placed[][] = [];
  for (const one of placed) {
    const row = rows.findLast((other) => {
      const first = other[0] as Placed;
      const smaller = Math.min(one.high, first.high);
      return Math.min(one.v + one.high / 2, first.v + first.high / 2) - Math.max(one.v - one.high / 2, first.v - first.high / 2) > SAME_ROW * smaller;
    });
    if (row) row.push(one);
    else rows.push([one]);
  }
  const top = (row: readonly Placed[]): number => (row[0] as Placed).v;
  const steps = rows.slice(1).map((row, i) => top(row) - top(rows[i] as Placed[])).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? Infinity;
  return rows.flatMap((row, r) => {
    const sorted = row.toSorted((a, b) => a.u0 - b.u0);
    return sorted.map(({ line, u0, high }, i): Ordered => {
      const left = sorted[i - 1];
      if (left) return { line, before: u0 - left.u1 > CELL * high ? '\t' : ' ' };
      if (r === 0) return { line, before: '' };
      return { line, before: top(row) - top(rows[r - 1] as Placed[]) > BLOCK * usual ? '\n\n' : '\n' };
    });
  });
} // prettier-ignore
