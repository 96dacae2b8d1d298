// Showing text (ISO 32000-2, 9.4.3): places every glyph of a string, takes out those under a target, and leaves the pen
// where it would have been. Not here: which font is set or where the line starts.
//
//        high ┌───┐     a glyph is under a box where the box holds its middle ●,
//             │ ● │     or where the box is so thin that its own middle lies on the glyph's spine;
//        base ├───┤     never by touching alone: at tight leading the cells of two lines overlap
//         low └───┘
import type { Box } from '../model/index.ts';
import type { Operand } from './content.ts';
import { isArray, isBytes } from './content.ts';
import { apply, applyToBox, times, type Matrix } from './matrix.ts';
import type { Metrics } from './metrics.ts';
import type { Pen, Sheet, State } from './state.ts';

/** Ends of the spine on which a thin box must lie, in ems above the base line. */
const SPINE = [-0.1, 0.72] as const;

const holds = (box: Box, x: number, y: number): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** Is the glyph with this middle and spine under `target`? All in page space. */
export function isUnder(
  target: Box,
  middle: readonly [number, number],
  foot: readonly [number, number],
  head: readonly [number, number],
): boolean {
  if (holds(target, middle[0], middle[1])) return true;
  const upright = Math.abs(head[0] - foot[0]) <= Math.abs(head[1] - foot[1]);
  const [along, across] = upright ? ([1, 0] as const) : ([0, 1] as const);
  if (middle[across] < target[across] || middle[across] > target[across + 2]!) return false;
  const centre = (target[along] + target[along + 2]!) / 2;
  return centre >= Math.min(foot[along], head[along]) && centre <= Math.max(foot[along], head[along]);
}

/** The operand of the TJ that shows what is left; null where nothing was taken out. Moves the pen. */
export function showText(sheet: Sheet, state: State, pen: Pen, operand: Operand, hidden: boolean): Operand[] | null {
  const { font, size } = state;
  if (!font) return [];
  const { metrics } = font;
  const frame = frameOf(state, pen.at);
  const near = targetsNear(sheet, metrics, frame);
  const codes = sheet.codes.get(font) ?? new Set<number>();
  sheet.codes.set(font, codes);
  const items = isArray(operand) ? operand : [operand];
  const out: Operand[] = [];
  let run: number[] = [];
  let gap = 0;
  let taken = 0;
  let moved = 0;
  let known = sheet.removed.length;
  sheet.cuts.length = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      if (run.length > 0) out.push(Uint8Array.from(run));
      run = [];
      gap += item;
      moved -= (item / 1000) * size * state.scale;
      continue;
    }
    if (!isBytes(item)) continue;
    for (let i = 0; i < item.length; i += metrics.bytesPerCode) {
      const code = metrics.bytesPerCode === 1 ? (item[i] as number) : ((item[i] as number) << 8) | (item[i + 1] ?? 0);
      const width = metrics.width(code);
      const spaced = metrics.bytesPerCode === 1 && code === 32;
      const advance = width * size + state.charSpace + (spaced ? state.wordSpace : 0);
      if (hidden || isTaken(sheet, near, metrics, frame, moved, width, spaced)) {
        if (run.length > 0) out.push(Uint8Array.from(run));
        run = [];
        if (size !== 0) gap -= (advance / size) * 1000;
        if (sheet.removed.length > known && sheet.cuts.at(-1)?.at !== out.length)
          sheet.cuts.push({ at: out.length, cell: known });
        known = sheet.removed.length;
        taken++;
      } else {
        if (gap !== 0) out.push(Math.round(gap * 1000) / 1000);
        gap = 0;
        if (metrics.bytesPerCode === 1) run.push(code);
        else run.push(code >> 8, code & 255);
        codes.add(code);
      }
      moved += advance * state.scale;
    }
  }
  if (run.length > 0) out.push(Uint8Array.from(run));
  if (gap !== 0) out.push(Math.round(gap * 1000) / 1000);
  pen.at = times([1, 0, 0, 1, moved, 0], pen.at);
  if (taken === 0) return null;
  sheet.taken += taken;
  return out;
}

/** From glyph space (1 = font size) to page space where the string starts, and the step of the pen in page space. */
interface Frame {
  readonly matrix: Matrix;
  readonly stepX: number;
  readonly stepY: number;
}

function frameOf(state: State, at: Matrix): Frame {
  const text = times(at, state.ctm);
  const matrix = times([state.size * state.scale, 0, 0, state.size, 0, state.rise], text);
  return { matrix, stepX: text[0], stepY: text[1] };
}

/** The targets that a glyph of this string can lie under: on a level line only those at its height (see isUnder). */
function targetsNear(sheet: Sheet, metrics: Metrics, { matrix, stepY }: Frame): readonly Box[] {
  const [, b, c, d, , f] = matrix;
  if (b !== 0 || stepY !== 0 || c !== 0) return sheet.targets;
  const y = f + d * metrics.middle;
  return sheet.targets.filter((target) => y >= target[1] - 1 && y <= target[3] + 1);
}

function isTaken(
  sheet: Sheet,
  near: readonly Box[],
  metrics: Metrics,
  frame: Frame,
  moved: number,
  width: number,
  spaced: boolean,
): boolean {
  const { matrix } = frame;
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  const e = matrix[4];
  const f = matrix[5];
  const left = e + moved * frame.stepX;
  const base = f + moved * frame.stepY;
  const x = (a * width) / 2 + c * metrics.middle + left;
  const y = (b * width) / 2 + d * metrics.middle + base;
  const { visible } = sheet;
  if (x < visible[0] - 1 || x > visible[2] + 1 || y < visible[1] - 1 || y > visible[3] + 1) return true;
  if (sheet.targets.length === 0) return false;
  const glyph: Matrix = [a, b, c, d, left, base];
  const type3 = metrics.kind === 'type3';
  const middle = [x, y] as const;
  let under = false;
  if (near.length > 0) {
    const foot = apply(glyph, width / 2, type3 ? metrics.low : SPINE[0]);
    const head = apply(glyph, width / 2, type3 ? metrics.high : SPINE[1]);
    under = near.some((target) => isUnder(target, middle, foot, head));
  }
  if (under) {
    const box = applyToBox(glyph, [0, metrics.low, width, metrics.high]);
    sheet.removed.push({ box, middle, blank: spaced });
  } else sheet.kept.push({ middle, blank: spaced });
  return under;
}
