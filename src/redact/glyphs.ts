// Showing text (ISO 32000-2, 9.4.3): places every glyph of a string, takes out those under a target, and says how what stays
// lies to what stays. Not here: which font is set or where the line starts.
//
//        high ┌───┐     a glyph is under a box where the box holds its middle ●,
//             │ ● │     or where the box is so thin that its own middle lies on the glyph's spine;
//        base ├───┤     never by touching alone: at tight leading the cells of two lines overlap
//         low └───┘
import type { Box } from '../model/index.ts';
import type { Operand } from './content.ts';
import { isArray, isBytes } from './content.ts';
import { apply, applyToBox, times, type Matrix } from './matrix.ts';
import type { FontUse } from './fontuse.ts';
import type { Metrics } from './metrics.ts';
import type { Pen, Sheet, State } from './state.ts';
import { isUnseen } from './unseen.ts';
import { ALONG, intoFrame, turnOf, type Turn } from './widths/frame.ts';
import type { Measured } from './widths/lines.ts';

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

/** What is left of a string, where it starts and where it leaves the pen: in text space, from where the string started. */
export interface Shown {
  readonly items: readonly Operand[];
  readonly start: number;
  readonly end: number;
}

/**
 * Shows what is left of a string; null where nothing is. Moves the nominal pen. The numbers of the result say how what stays
 * lies to what stays, and nothing else: neither the width of what was taken out, nor word spacing that would tell it.
 */
export function showText(sheet: Sheet, state: State, pen: Pen, operand: Operand, hidden: boolean): Shown | null {
  const { font, size, scale } = state;
  if (!font) return null;
  const { metrics } = font;
  const frame = frameOf(state, pen.at);
  const near = targetsNear(sheet, metrics, frame);
  const codes = sheet.codes.get(font) ?? new Set<number>();
  sheet.codes.set(font, codes);
  const unit = size * scale;
  const length = Math.hypot(frame.stepX, frame.stepY);
  const offsets = length > 1e-9 ? sheet.moves?.offsets : undefined;
  const dropped = sheet.moves?.dropped;
  const out: Operand[] = [];
  let run: number[] = [];
  let taken = 0;
  let nominal = 0;
  let start: number | null = null;
  let now = 0;
  let moved = false;
  let known = sheet.removed.length;
  sheet.cuts.length = 0;
  for (const item of isArray(operand) ? operand : [operand]) {
    if (typeof item === 'number') {
      nominal -= (item / 1000) * unit;
      continue;
    }
    if (!isBytes(item)) continue;
    for (let i = 0; i < item.length; i += metrics.bytesPerCode) {
      const code = metrics.bytesPerCode === 1 ? (item[i] as number) : ((item[i] as number) << 8) | (item[i + 1] ?? 0);
      const width = metrics.width(code);
      const spaced = metrics.bytesPerCode === 1 && code === 32;
      const step = (width * size + state.charSpace) * scale;
      const no = sheet.counter.next++;
      const by = offsets?.get(no) ?? 0;
      const away = hidden || dropped?.has(no) === true || Math.abs(unit) < 1e-9;
      if (away || isTaken(sheet, state, near, frame, { no, code, moved: nominal, width, by })) {
        taken++;
        if (sheet.removed.length > known) {
          if (run.length > 0) out.push(Uint8Array.from(run));
          run = [];
          if (sheet.cuts.at(-1)?.at !== out.length) sheet.cuts.push({ at: out.length, cell: known });
          known = sheet.removed.length;
        }
      } else {
        if (by !== 0) moved = true;
        const place = by === 0 ? nominal : nominal + (Math.sign(unit) * by) / length;
        if (start === null) start = now = place;
        const gap = Math.round(((now - place) / unit) * 1e6) / 1000;
        if (gap !== 0) {
          if (run.length > 0) out.push(Uint8Array.from(run));
          run = [];
          out.push(gap);
          now -= (gap / 1000) * unit;
        }
        if (metrics.bytesPerCode === 1) run.push(code);
        else run.push(code >> 8, code & 255);
        codes.add(code);
        now += step;
      }
      nominal += step + (spaced ? state.wordSpace * scale : 0);
    }
  }
  pen.at = times([1, 0, 0, 1, nominal, 0], pen.at);
  sheet.taken += taken + (moved ? 1 : 0);
  if (start === null) return null;
  if (run.length > 0) out.push(Uint8Array.from(run));
  return { items: out, start, end: now };
}

/** From glyph space (1 = font size) to page space where the string starts, and the step of the pen in page space. */
interface Frame {
  readonly matrix: Matrix;
  /** The same where the letter under way starts: one list for all letters of a string. */
  readonly glyph: [number, number, number, number, number, number];
  readonly stepX: number;
  readonly stepY: number;
  /** The quarter turn of its line; null for letters that lean or are mirrored. */
  readonly turn: Turn | null;
}

function frameOf(state: State, at: Matrix): Frame {
  const text = times(at, state.ctm);
  const matrix = times([state.size * state.scale, 0, 0, state.size, 0, state.rise], text);
  return { matrix, glyph: [...matrix], stepX: text[0], stepY: text[1], turn: turnIn(matrix) };
}

function turnIn([a, b, c, d]: Matrix): Turn | null {
  const turn = a * d - b * c > 0 ? turnOf(a, b) : null;
  return Math.abs(c) > 1e-6 && Math.abs(d) > 1e-6 ? null : turn;
}

/** The targets that a glyph of this string can lie under: on a level line only those at its height (see isUnder). */
function targetsNear(sheet: Sheet, metrics: Metrics, { matrix, stepY }: Frame): readonly Box[] {
  const [, b, c, d, , f] = matrix;
  if (b !== 0 || stepY !== 0 || c !== 0) return sheet.targets;
  const y = f + d * metrics.middle;
  return sheet.targets.filter((target) => y >= target[1] - 1 && y <= target[3] + 1);
}

/** One glyph of a string under way. */
interface Glyph {
  readonly no: number;
  readonly code: number;
  /** How far the pen has come since the string began, in text space. */
  readonly moved: number;
  readonly width: number;
  /** How far it moves along its line, in points. */
  readonly by: number;
}

function isTaken(sheet: Sheet, state: State, near: readonly Box[], frame: Frame, shown: Glyph): boolean {
  const { metrics } = state.font as NonNullable<State['font']>;
  const { moved, width, by: way, code } = shown;
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
  if (sheet.unseen && isUnseen(sheet.unseen, x, y)) return true;
  if (sheet.targets.length === 0) return false;
  const blank = metrics.blank(code);
  if (near.length === 0 && !sheet.measured) {
    if (!blank) keep(sheet, state, frame, x, y, way);
    return false;
  }
  const { glyph } = frame;
  glyph[4] = left;
  glyph[5] = base;
  const type3 = metrics.kind === 'type3';
  const middle = [x, y] as const;
  let target: Box | undefined;
  if (near.length > 0) {
    const foot = apply(glyph, width / 2, type3 ? metrics.low : SPINE[0]);
    const head = apply(glyph, width / 2, type3 ? metrics.high : SPINE[1]);
    target = near.find((one) => isUnder(one, middle, foot, head));
  }
  const by = target ? sheet.targets.indexOf(target) : -1;
  if (sheet.measured && frame.turn !== null) measure(sheet.measured, state, glyph, frame.turn, shown, blank, by);
  if (target) {
    const box = applyToBox(glyph, [0, metrics.low, width, metrics.high]);
    const advance = width * state.scale;
    sheet.removed.push({ box, middle, blank, target: by, font: state.font as FontUse, advance });
    return true;
  }
  if (!blank) keep(sheet, state, frame, x, y, way);
  return false;
}

/** Notes where a letter that stays will stand: `way` is how far it moves along its line. Spaces are in nobody's way. */
function keep(sheet: Sheet, state: State, { stepX, stepY }: Frame, x: number, y: number, way: number): void {
  if (way === 0) {
    sheet.kept.push({ middle: [x, y], blank: false });
    return;
  }
  const length = Math.hypot(stepX, stepY);
  const ahead = Math.sign(state.size * state.scale);
  sheet.kept.push({ middle: [x + (stepX / length) * way * ahead, y + (stepY / length) * way * ahead], blank: false });
}

/** Notes where a glyph stands in the frame of its line. Letters that lean or are mirrored are left out: they never move. */
function measure(
  list: Measured[],
  state: State,
  glyph: Matrix,
  turn: Turn,
  { no, width }: Glyph,
  blank: boolean,
  target: number,
): void {
  const { metrics } = state.font as NonNullable<State['font']>;
  const [from, low, to, high] = intoFrame(turn, applyToBox(glyph, [0, metrics.low, width, metrics.high]));
  const [ux, uy] = ALONG[turn] as readonly [number, number];
  const base = -glyph[4] * uy + glyph[5] * ux;
  const em = metrics.kind === 'type3' ? high - low : Math.hypot(glyph[2], glyph[3]);
  list.push({
    no,
    turn,
    from,
    to,
    base,
    low,
    high,
    em,
    target,
    blank,
    inked: state.mode % 4 !== 3,
  });
}
