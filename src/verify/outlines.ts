// Letters drawn as paths: no text for any engine, and plain to read for everybody. This finds what could be one, so that it
// is read from the pixels. Not here: reading (reading.ts).
import './own-fonts.ts';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** In points: what is larger than this either way is a drawing. */
const LARGE = 120;
/** How many numbers follow each step of a path in pdf.js: move, line, curve, quadratic curve, close. */
const STEPS = [2, 2, 6, 4, 0] as const;

/** The places in page space of what may be letters among the pieces of one path operator. */
export function letterLike(args: unknown, ctm: Matrix): Box[] {
  const [operator, data] = args as readonly [number, readonly unknown[] | undefined];
  if (operator === OPS.endPath) return [];
  const [path] = data ?? [];
  if (!(path instanceof Float32Array)) return [];
  const found: Box[] = [];
  let points: (readonly [number, number])[] = [];
  let bent = false;
  const close = (): void => {
    // A rule, a frame or a bar has no bend, and no more than four sides along the axes.
    if (points.length > 2 && (bent || points.length > 5 || isSlanted(points))) {
      const box = around(points);
      if (Math.max(box[2] - box[0], box[3] - box[1]) <= LARGE) found.push(box);
    }
    points = [];
    bent = false;
  };
  for (let i = 0; i < path.length;) {
    const step = path[i] as number;
    const count = STEPS[step];
    if (count === undefined) break;
    if (step === 0) close();
    if (step === 2 || step === 3) bent = true;
    for (let k = i + 1; k < i + 1 + count; k += 2) {
      const [x, y] = [path[k] ?? 0, path[k + 1] ?? 0];
      points.push([ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]]);
    }
    i += 1 + count;
  }
  close();
  return found;
}

function isSlanted(points: readonly (readonly [number, number])[]): boolean {
  return points.some(([x, y], i) => {
    const [ox, oy] = points[i - 1] ?? [x, y];
    return Math.abs(x - ox) > 0.2 && Math.abs(y - oy) > 0.2;
  });
}

function around(points: readonly (readonly [number, number])[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
