// PLAN.json as the contract fixes it: {"boxes": [{"page": 1, "box": [x0, y0, x1, y1]}], "values": ["…"]}; with "inverse": true
// boxes and values name what stays. Read strictly: a
// plan that is half understood redacts half. Not here: carrying it out.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BlotterError, type Box, type Redaction } from '../model/index.ts';
import { reasonOf } from './reason.ts';

export { reasonOf } from './reason.ts';

const shape = z.strictObject({
  boxes: z
    .array(
      z.strictObject({
        page: z.int().min(1),
        box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        code: z.string().max(24).optional(),
      }),
    )
    .default([]),
  values: z.array(z.string()).default([]),
  inverse: z.boolean().default(false),
});

/** A plan for one file: boxes in PDF points (pictures: pixels), pages from 1. */
export interface Plan {
  readonly redactions: readonly Redaction[];
  readonly values: readonly string[];
  /** Everything but what is named goes. */
  readonly inverse: boolean;
}

/** Reads a plan file. Throws B-CASE-04 (cannot be read) or B-PLAN-01; no message quotes a value. */
export function readPlan(path: string): Plan {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readText(path));
  } catch (error) {
    if (error instanceof BlotterError) throw error;
    throw new BlotterError('B-PLAN-01', { problem: 'it is not JSON' });
  }
  const checked = shape.safeParse(parsed);
  if (!checked.success) {
    const place = checked.error.issues[0]?.path.join('.') ?? '';
    throw new BlotterError('B-PLAN-01', {
      problem: place === '' ? 'its form is another' : `"${place}" is not what it should be`,
    });
  }
  if (checked.data.values.some((value) => value.trim() === ''))
    throw new BlotterError('B-PLAN-01', { problem: 'a value is empty' });
  const redactions = checked.data.boxes.map(({ page, box, code }) => ({ page, box: ordered(box), code: code ?? '' }));
  return { redactions, values: checked.data.values, inverse: checked.data.inverse };
}

/** Corners may be given in any order: what is meant is plain. */
const ordered = ([a, b, c, d]: Box): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BlotterError('B-CASE-04', { path, reason: reasonOf(error) });
  }
}
