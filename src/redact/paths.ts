// Paths under a redaction box. What only frames the page (rules, table borders, shading that reaches beyond the box)
// stays; what could be writing (outlined letters, a signature in vectors, the bars of a barcode) goes, subpath by
// subpath. Not here: text and pictures.
//
//        ┌───────── kept: straight, along the axes, reaches beyond the box
//   ═════╪═══╗
//   ▓▓▓▓▓│▓▓▓║     ∿∿ dropped: a curve, a slanted line or anything wholly inside
//   ▓▓∿∿▓│▓▓▓║
import { overlaps, union, type Box } from '../model/index.ts';
import type { Operation } from './content.ts';
import { apply, applyToBox, inverse, type Matrix } from './matrix.ts';

/** One subpath: its operations, and its segments in page space. */
interface Subpath {
  readonly operations: Operation[];
  readonly segments: Segment[];
}
interface Segment {
  readonly box: Box;
  /** A straight line along an axis of the page. */
  readonly plain: boolean;
}

/** A path under construction. */
export interface Path {
  readonly subpaths: Subpath[];
  start: readonly [number, number];
  at: readonly [number, number];
}

export const emptyPath = (): Path => ({ subpaths: [], start: [0, 0], at: [0, 0] });

const numbers = (operation: Operation): number[] => operation.args.map((n) => (typeof n === 'number' ? n : 0));

function segment(points: readonly (readonly [number, number])[], straight: boolean): Segment {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { box, plain: straight && (box[2] - box[0] < 0.05 || box[3] - box[1] < 0.05) };
}

/** Adds a path construction operation; false where it is none. */
export function extend(path: Path, operation: Operation, ctm: Matrix): boolean {
  const n = numbers(operation);
  const point = (i: number) => apply(ctm, n[i] ?? 0, n[i + 1] ?? 0);
  const last = path.subpaths.at(-1);
  const add = (one: Segment, to: readonly [number, number]) => {
    path.at = to;
    if (last) {
      last.operations.push(operation);
      last.segments.push(one);
    } else path.subpaths.push({ operations: [operation], segments: [one] });
  };
  switch (operation.op) {
    case 'm':
      path.start = path.at = point(0);
      path.subpaths.push({ operations: [operation], segments: [] });
      return true;
    case 'l':
      add(segment([path.at, point(0)], true), point(0));
      return true;
    case 'c':
      add(segment([path.at, point(0), point(2), point(4)], false), point(4));
      return true;
    case 'v':
    case 'y':
      add(segment([path.at, point(0), point(2)], false), point(2));
      return true;
    case 'h':
      if (last) add(segment([path.at, path.start], true), path.start);
      return true;
    case 're': {
      const [x = 0, y = 0, w = 0, h = 0] = n;
      const corners = [apply(ctm, x, y), apply(ctm, x + w, y), apply(ctm, x + w, y + h), apply(ctm, x, y + h)] as const;
      const segments = corners.map((corner, i) =>
        segment([corner, corners[(i + 1) % 4] as readonly [number, number]], true),
      );
      path.subpaths.push({ operations: [operation], segments });
      path.start = path.at = corners[0];
      return true;
    }
    default:
      return false;
  }
}

/** The box around a whole path in page space; null for a path without segments. */
export function extentOf(path: Path): Box | null {
  return union(path.subpaths.flatMap(({ segments }) => segments.map(({ box }) => box)));
}

const extentOfSegments = (segments: readonly Segment[]): Box | null => union(segments.map(({ box }) => box));

/** Does a slanted or curved part of the path's outline pass under a target? */
export function outlineMeets(path: Path, targets: readonly Box[]): boolean {
  return path.subpaths.some(({ segments }) =>
    segments.some((one) => !one.plain && targets.some((target) => overlaps(inked(one.box, 0.01), target))),
  );
}

const inside = (box: Box, outer: Box): boolean =>
  box[0] >= outer[0] - 0.5 && box[1] >= outer[1] - 0.5 && box[2] <= outer[2] + 0.5 && box[3] <= outer[3] + 0.5;

/** Lines have no area: give them their pen's width before asking what they overlap. */
const inked = (box: Box, pen: number): Box => [box[0] - pen, box[1] - pen, box[2] + pen, box[3] + pen];

/**
 * The operations of `path` that may stay. `targets` are boxes in page space; `visible` the part of the page that can be
 * seen: what lies wholly outside it goes too. `pen` is half the line width in page space, 0 for fills.
 */
export function keepPath(path: Path, targets: readonly Box[], visible: Box, pen: number): readonly Operation[] {
  const kept: Operation[] = [];
  for (const { operations, segments } of path.subpaths) {
    const reach = Math.max(pen, 0.01);
    // Rules and frames count as one thing: the short end of a thin rectangle under a box is no writing.
    const frame = segments.length <= 5 && segments.every((s) => s.plain);
    const around = extentOfSegments(segments);
    const gone = segments.some((s) =>
      targets.some(
        (target) =>
          overlaps(inked(s.box, reach), target) && !(s.plain && !inside(frame && around ? around : s.box, target)),
      ),
    );
    if (gone || (around && !overlaps(inked(around, reach), visible))) continue;
    kept.push(...operations);
  }
  return kept;
}

/** The thin straight lines of a path (table rules, box sides), in page space. */
export function rulesOf(path: Path): Box[] {
  return path.subpaths.flatMap(({ segments }) => {
    const around = segments.every((one) => one.plain) ? extentOfSegments(segments) : null;
    // A narrow filled rectangle is one rule; the sides of a wide one are rules each.
    if (around && Math.min(around[2] - around[0], around[3] - around[1]) < 3) return [around];
    return segments.filter((one) => one.plain).map(({ box }) => box);
  });
}

/**
 * `operations` of subpaths with their points sent through `where` (page space to page space): underlines and highlights go
 * along with the words that they belong to. Curves are left as they are.
 */
export function movePath(
  path: Path,
  kept: readonly Operation[],
  ctm: Matrix,
  where: (box: Box) => ((x: number, y: number) => readonly [number, number]) | null,
): readonly Operation[] {
  const back = inverse(ctm);
  if (!back) return kept;
  const moved = new Map<Operation, Operation>();
  for (const { operations, segments } of path.subpaths) {
    const around = segments.every((one) => one.plain) ? extentOfSegments(segments) : null;
    const go = around && where(around);
    if (!go) continue;
    const send = (x: number, y: number) =>
      apply(back, ...go(...apply(ctm, x, y))).map(tidy) as unknown as readonly [number, number];
    for (const operation of operations) {
      const [x = 0, y = 0, w = 0, h = 0] = numbers(operation);
      if (operation.op === 're') {
        const [x0, y0] = send(x, y);
        const [x1, y1] = send(x + w, y + h);
        moved.set(operation, { op: 're', args: [x0, y0, tidy(x1 - x0), tidy(y1 - y0)] });
      } else if (operation.op === 'm' || operation.op === 'l')
        moved.set(operation, { op: operation.op, args: [...send(x, y)] });
    }
  }
  return moved.size === 0 ? kept : kept.map((operation) => moved.get(operation) ?? operation);
}

/** Rounded far below what anybody sees: what was worked out from a removed width must not stand in the last digits. */
const tidy = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Half the width of a line of `width` user space units under `ctm`, in page space. */
export function penOf(width: number, ctm: Matrix): number {
  const box = applyToBox([ctm[0], ctm[1], ctm[2], ctm[3], 0, 0], [0, 0, 1, 1]);
  return (Math.max(box[2] - box[0], box[3] - box[1]) * Math.max(width, 0)) / 2;
}
