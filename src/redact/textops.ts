// Text operators (ISO 32000-2, 9.3 and 9.4): the state of the text, where the pen is, and what is shown of each string. The
// source's own moves are never carried over: places are written anew. Not here: which letters of a string stay (glyphs.ts).
import { isArray, isBytes, isName, type Operand, type Operation } from './content.ts';
import { writePatterns } from './colours.ts';
import { Uncopyable } from './copy.ts';
import type { FontUse } from './fontuse.ts';
import { showText } from './glyphs.ts';
import { apply, inverse, times, toMatrix, type Matrix } from './matrix.ts';
import { fontOf, fontRef, give } from './resources.ts';
import { begin, emit, hiding, isTagged, noteCut, numbersIn, type Walk } from './run.ts';
import { endText, startLine, startText, type Line } from './sections.ts';
import { markShown } from './shown.ts';
import { firstPen, type Pen } from './state.ts';

/** Carries out a text operator; false where it is none. */
export function stepText(run: Walk, operation: Operation): boolean {
  const { op, args } = operation;
  const { state, pen } = run;
  const [first = 0, second = 0] = numbersIn(operation);
  switch (op) {
    case 'BT':
      // In place: the caller holds the pen too.
      Object.assign(run.pen, firstPen());
      emit(run, 'BT');
      if (isTagged(run)) startText(run.sheet.tags, run.out);
      return true;
    case 'ET':
      if (isTagged(run)) endText(run.sheet.tags, run.out);
      break;
    case 'Tc':
      state.charSpace = first;
      break;
    case 'Tw':
      // Not carried over: spaces stretched to fill a line tell how long the line was (see showText).
      state.wordSpace = first;
      return true;
    case 'Tz':
      state.scale = first / 100;
      break;
    case 'TL':
      state.leading = first;
      return true;
    case 'Ts':
      state.rise = first;
      break;
    case 'Tr':
      state.mode = first;
      break;
    case 'Tf':
      useFont(run, operation);
      return true;
    case 'TD':
      state.leading = -second;
      moveLine(pen, first, second);
      return true;
    case 'Td':
      moveLine(pen, first, second);
      return true;
    case 'Tm': {
      const matrix = toMatrix(numbersIn(operation));
      if (matrix) pen.line = pen.at = matrix;
      return true;
    }
    case 'T*':
      moveLine(pen, 0, -state.leading);
      return true;
    case 'Tj':
    case 'TJ':
      show(run, args[0]);
      return true;
    case "'":
      moveLine(pen, 0, -state.leading);
      show(run, args[0]);
      return true;
    case '"':
      state.wordSpace = first;
      state.charSpace = second;
      emit(run, 'Tc', [second]);
      moveLine(pen, 0, -state.leading);
      show(run, args[2]);
      return true;
    default:
      return false;
  }
  emit(run, op, numbersIn(operation));
  return true;
}

function moveLine(pen: Pen, x: number, y: number): void {
  pen.line = pen.at = times([1, 0, 0, 1, x, y], pen.line);
}

function useFont(run: Walk, operation: Operation): void {
  const [name, size] = operation.args;
  if (!isName(name) || typeof size !== 'number') return;
  run.state.size = size;
  run.state.font = fontOf(run.build, run.resources, name.name);
}

/** Sets the font of the new stream. A font nothing is drawn with any more never gets there: its letters would tell what they were. */
function writeFont(run: Walk): void {
  const { state } = run;
  const { font, size } = state;
  if (!font) return;
  const key = `${font.no} ${size}`;
  if (state.written === key) return;
  const name = give(run.resources, 'Font', String(font.no), () => fontRef(run.build, font));
  state.written = key;
  emit(run, 'Tf', [{ name }, size]);
}

/** Places this close in text space are one: far below what any viewer shows. */
const SAME_PLACE = 1e-4;
const tidy = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Brings the pen of the new stream to `to`, from wherever it was left. The source's own moves are never carried over. */
function placePen(run: Walk, to: Matrix): void {
  const { set } = run.pen;
  const turned = [0, 1, 2, 3].some((i) => to[i] !== set.line[i]);
  if (!turned && Math.abs(to[4] - set.at[4]) < SAME_PLACE && Math.abs(to[5] - set.at[5]) < SAME_PLACE) return;
  const back = turned ? null : inverse(set.line);
  if (back === null) {
    const matrix: Matrix = [to[0], to[1], to[2], to[3], tidy(to[4]), tidy(to[5])];
    emit(run, 'Tm', matrix);
    run.pen.set = { line: matrix, at: matrix };
    return;
  }
  const [, , , , x, y] = times(to, back);
  const step = [tidy(x), tidy(y)] as const;
  emit(run, 'Td', step);
  const line = times([1, 0, 0, 1, ...step], set.line);
  run.pen.set = { line, at: line };
}

function show(run: Walk, operand: Operand | undefined): void {
  if (operand === undefined || !(isBytes(operand) || isArray(operand))) return;
  if (run.manner !== 'page' && run.manner !== 'form') throw new Uncopyable('text in a pattern, mask or glyph');
  const { font, mode } = run.state;
  if (!font) return;
  const strict = font.metrics.kind !== 'simple' || run.sheet.targets.length > 0;
  if (font.metrics.doubt !== null && strict) throw new Uncopyable(font.metrics.doubt);
  const from = run.pen.at;
  const before = run.sheet.taken;
  const { tags } = run.sheet;
  if (tags) tags.shown++;
  if (isTagged(run)) startLine(run.sheet.tags, lineOf(run));
  const shown = showText(run.sheet, run.state, run.pen, operand, hiding(run));
  // A clip with letters taken out would show all that it hid.
  if (run.sheet.taken > before && mode >= 4) throw new Uncopyable('letters as a clip');
  if (shown === null) return showParts(run, font, []);
  writePatterns(run);
  writeFont(run);
  const start = times([1, 0, 0, 1, shown.start, 0], from);
  placePen(run, start);
  showParts(run, font, shown.items);
  run.pen.set = { line: run.pen.set.line, at: times([1, 0, 0, 1, shown.end - shown.start, 0], run.pen.set.at) };
}

/** Shows what is left of a string, in one section up to each place where something was taken out of it. */
function showParts(run: Walk, font: FontUse, items: readonly Operand[]): void {
  const showPart = (part: readonly Operand[]): void => {
    const [first] = part;
    if (first === undefined) return;
    if (part.some(isBytes)) begin(run, 'text');
    const one = part.length === 1 && isBytes(first);
    run.out.push(one ? markShown(font, 'Tj', first) : markShown(font, 'TJ', part));
  };
  let from = 0;
  for (const { at, cell } of run.sheet.cuts) {
    showPart(items.slice(from, at));
    noteCut(run, cell);
    from = at;
  }
  showPart(items.slice(from));
}

/** Where the next string begins. */
function lineOf({ state, pen }: Walk): Line {
  const text = times(pen.at, state.ctm);
  const [a, b, c, d] = text;
  const along = Math.hypot(a, b) || 1;
  const [x, y] = apply(text, 0, state.rise);
  return { x, y, cos: a / along, sin: b / along, size: Math.hypot(c, d) * Math.abs(state.size) };
}
