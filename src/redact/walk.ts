// One content stream, walked from its first operator to its last and written anew: what lies under a target is taken out,
// operators outside the list never reach the new file, and only resources that are drawn are carried over.
// Not here: whole pages (page.ts), and how each kind of resource is copied.
import { PDFArray } from '@cantoo/pdf-lib';
import {
  isArray,
  isBytes,
  isDict,
  isName,
  readContent,
  writeOperation,
  type Operand,
  type Operation,
} from './content.ts';
import { holdPattern, noteColour, writePatterns } from './colours.ts';
import { isPictorial, Uncopyable } from './copy.ts';
import { showText } from './glyphs.ts';
import { paintForm, paintImage, paintInline, useGraphicsState } from './painting.ts';
import { meetsTarget, notePath, noteShading } from './ground.ts';
import { isHidden } from './layers.ts';
import type { Box } from '../model/index.ts';
import { apply, inverse, meet, times, toMatrix, type Matrix } from './matrix.ts';
import { isImage } from './images.ts';
import { entry, nameOf, numberOf, rawEntry, resolve, type Found } from './objects.ts';
import { emptyPath, extend, extentOf, keepPath, movePath, outlineMeets, penOf, rulesOf, type Path } from './paths.ts';
import { begin, emit, end, isTagged, noteCut, type Manner, type Walk, type Walked } from './run.ts';
import { close, copyShadingOf, copySpaceOf, emptyResources, fontOf, fontRef, give, oldResource } from './resources.ts';
import { endText, startLine, startText, type Line } from './sections.ts';
import type { FontUse } from './fontuse.ts';
import { markShown } from './shown.ts';
import { firstPen, type Build, type Pen, type Sheet, type State } from './state.ts';

const STATE_OPS: ReadonlySet<string> = new Set([
  'J',
  'j',
  'M',
  'i',
  'ri',
  'G',
  'g',
  'RG',
  'rg',
  'K',
  'k',
  'SC',
  'sc',
  'd',
]);
const COLOUR_OPS: ReadonlySet<string> = new Set(['G', 'g', 'RG', 'rg', 'K', 'k', 'SC', 'sc']);
/** No line is dashed by more numbers than this; a long list can draw, or spell. */
const DASHES = 10;
const PAINT_OPS: ReadonlySet<string> = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n']);
const DEVICE: ReadonlySet<string> = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern']);

/** Walks `bytes`. Throws Uncopyable or UnreadableContent where the page is better made into a picture. */
export function walk(
  build: Build,
  sheet: Sheet,
  source: { readonly bytes: Uint8Array; readonly resources: Found },
  state: State,
  manner: Manner,
  depth = 0,
): Walked {
  if (depth > 12) throw new Uncopyable('forms within forms without end');
  const run: Walk = {
    build,
    sheet,
    manner,
    depth,
    resources: emptyResources(source.resources),
    nested: walk,
    out: [],
    saved: [],
    state,
    pen: firstPen(),
    path: emptyPath(),
    clipping: '',
    sections: [],
    tolerant: 0,
  };
  for (const operation of readContent(source.bytes)) step(run, operation);
  end(run);
  for (let i = 0; i < run.saved.length; i++) run.out.push('Q');
  return { content: run.out.join('\n'), resources: close(build, run.resources) };
}

const hiding = (run: Walk): boolean => run.sections.includes(true);
const numbers = (operation: Operation): number[] => operation.args.filter((n) => typeof n === 'number');

function step(run: Walk, operation: Operation): void {
  const { op, args } = operation;
  const { state } = run;
  if (extend(run.path, operation, state.ctm)) return;
  if (PAINT_OPS.has(op)) return paintPath(run, op);
  if (STATE_OPS.has(op)) {
    const plain = (one: Operand) =>
      typeof one === 'number' ||
      (op === 'd' && isArray(one) && one.length <= DASHES && one.every((n) => typeof n === 'number')) ||
      (op === 'ri' && isName(one));
    if (op === 'd' && isArray(args[0]) && args[0].length > DASHES) throw new Uncopyable('dashes without end');
    if (!args.every(plain)) return;
    if (COLOUR_OPS.has(op)) noteColour(state, op, numbers(operation));
    emit(run, op, args);
    return;
  }
  switch (op) {
    case 'q':
      run.saved.push({ ...state });
      return emit(run, 'q');
    case 'Q': {
      const back = run.saved.pop();
      if (!back) return;
      run.state = back;
      return emit(run, 'Q');
    }
    case 'cm': {
      const matrix = toMatrix(numbers(operation));
      if (!matrix) return;
      state.ctm = times(matrix, state.ctm);
      return emit(run, 'cm', matrix);
    }
    case 'w':
      state.pen = numbers(operation)[0] ?? state.pen;
      return emit(run, 'w', [state.pen]);
    case 'gs':
      return useGraphicsState(run, operation);
    case 'CS':
    case 'cs':
      return useSpace(run, operation);
    case 'SCN':
    case 'scn':
      if (isName(args.at(-1))) return holdPattern(state, operation);
      noteColour(state, op, numbers(operation));
      return emit(run, op, numbers(operation));
    case 'W':
    case 'W*':
      run.clipping = op;
      return;
    case 'sh':
      return paintShading(run, operation);
    case 'Do':
      return paintObject(run, operation);
    case 'BI': {
      const [dict] = args;
      if (hiding(run) || !isDict(dict) || !operation.image) return;
      writePatterns(run);
      paintInline(run, dict, operation.image);
      return;
    }
    case 'BMC':
    case 'BDC':
      run.sections.push(op === 'BDC' && sectionIsHidden(run, operation));
      return beginSection(run, operation);
    case 'EMC':
      run.sections.pop();
      if (isTagged(run)) run.sheet.tags.around.pop();
      return;
    case 'MP':
    case 'DP':
      return;
    case 'BX':
      run.tolerant++;
      return;
    case 'EX':
      run.tolerant--;
      return;
    case 'd0':
    case 'd1':
      if (run.manner === 'glyph') emit(run, op, numbers(operation));
      return;
    default:
      if (!stepText(run, operation) && run.tolerant <= 0) throw new Uncopyable('unknown operator');
  }
}

function stepText(run: Walk, operation: Operation): boolean {
  const { op, args } = operation;
  const { state, pen } = run;
  const [first = 0, second = 0] = numbers(operation);
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
      const matrix = toMatrix(numbers(operation));
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
  emit(run, op, numbers(operation));
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

/** Notes whose content begins: that of a leaf of the source's tree, of an ornament, or of nobody new. */
function beginSection(run: Walk, { args: [tag, properties] }: Operation): void {
  if (!isTagged(run)) return;
  const { tags } = run.sheet;
  if (isName(tag) && tag.name === 'Artifact') return void tags.around.push('artifact');
  const { from } = run.build;
  const number = isDict(properties)
    ? properties.get('MCID')
    : isName(properties)
      ? numberOf(entry(from, oldResource(run.build, run.resources, 'Properties', properties.name), 'MCID'))
      : undefined;
  tags.around.push(typeof number === 'number' ? (tags.owners?.get(number) ?? null) : null);
}

function useSpace(run: Walk, operation: Operation): void {
  const [name] = operation.args;
  if (!isName(name)) return;
  const raw = oldResource(run.build, run.resources, 'ColorSpace', name.name);
  noteColour(run.state, operation.op, [], name.name);
  if (DEVICE.has(name.name) || !raw)
    return emit(run, operation.op, [{ name: DEVICE.has(name.name) ? name.name : 'DeviceGray' }]);
  const made = copySpaceOf(run.build, raw);
  const device = nameOf(made);
  noteColour(run.state, operation.op, [], device);
  // A palette is a list of bytes, most of which nothing need ever show.
  if (made instanceof PDFArray && nameOf(made.get(0)) === 'Indexed') throw new Uncopyable('palette as a colour');
  if (device !== undefined) return emit(run, operation.op, [{ name: device }]);
  emit(run, operation.op, [{ name: give(run.resources, 'ColorSpace', name.name, () => made) }]);
}

function sectionIsHidden(run: Walk, operation: Operation): boolean {
  const [tag, properties] = operation.args;
  if (!isName(tag) || tag.name !== 'OC' || !isName(properties)) return false;
  return isHidden(
    run.build.from,
    run.build.layers,
    oldResource(run.build, run.resources, 'Properties', properties.name),
  );
}

function paintPath(run: Walk, op: string): void {
  const { path, clipping, state, sheet } = run;
  run.path = emptyPath();
  run.clipping = '';
  const stroked = 'SsBb'.includes(op[0] ?? '');
  const kept = keepPath(
    path,
    sheet.targets,
    meet(sheet.visible, state.clip),
    stroked ? penOf(state.pen, state.ctm) : 0,
  );
  const filled = /^[fFBb]/.test(op);
  const extent = extentOf(path);
  if (op !== 'n' && extent && run.manner !== 'cell' && !hiding(run)) notePainted(run, path, extent, filled, stroked);
  const whole = kept.length === path.subpaths.reduce((sum, one) => sum + one.operations.length, 0);
  if (clipping !== '') {
    // Letters can be drawn as a hole in a clip, and a clip cannot be cut: its outline must keep clear of every target.
    if (outlineMeets(path, sheet.targets)) throw new Uncopyable('clip with its outline under a box');
    const paints = op !== 'n' && whole && !hiding(run);
    if (paints) begin(run, 'art');
    for (const { operations } of path.subpaths) run.out.push(...operations.map(writeOperation));
    if (op !== 'n') writePatterns(run);
    emit(run, clipping);
    emit(run, paints ? op : 'n');
    state.clip = meet(state.clip, extentOf(path) ?? [0, 0, 0, 0]);
    return;
  }
  if (op === 'n' || hiding(run)) return;
  if (!whole) sheet.taken++;
  if (sheet.measured) sheet.rules.push(...rulesOf(path));
  if (kept.length === 0) return;
  if ((!filled || state.clear) && (!stroked || state.strokeClear)) {
    sheet.taken++;
    return;
  }
  writePatterns(run);
  const { moves } = sheet;
  const placed = moves ? movePath(path, kept, state.ctm, moves.carry) : kept;
  if (placed !== kept) sheet.taken++;
  begin(run, 'art');
  run.out.push(...placed.map(writeOperation));
  emit(run, op === 'F' ? 'f' : op);
}

/** Looks at a path before it is written: is there something under a target, or that nobody would see? */
function notePainted(run: Walk, path: Path, extent: Box, filled: boolean, stroked: boolean): void {
  const { state, sheet } = run;
  const pen = stroked ? penOf(state.pen, state.ctm) : 0;
  const shown = meet([extent[0] - pen, extent[1] - pen, extent[2] + pen, extent[3] + pen], state.clip);
  const patterned = (filled && state.fillPattern) || (stroked && state.strokePattern);
  if (patterned && meetsTarget(sheet.targets, shown)) throw new Uncopyable('pattern under a box');
  if (run.manner === 'glyph') {
    sheet.ground.marks.push(shown);
    return;
  }
  if (!meetsTarget([state.clip], shown) || !meetsTarget([sheet.visible], shown)) return;
  const { masked, solid } = state;
  const look = { masked, solid: solid && !patterned };
  if (filled && !state.clear) notePath(sheet.ground, path, shown, state.clip, { ...look, white: state.white, pen: 0 });
  else if (stroked && !state.strokeClear)
    notePath(sheet.ground, path, shown, state.clip, { ...look, white: state.strokeWhite, pen });
}

function paintShading(run: Walk, operation: Operation): void {
  const [name] = operation.args;
  if (!isName(name) || hiding(run)) return;
  const raw = oldResource(run.build, run.resources, 'Shading', name.name);
  if (!raw) return;
  if (meetsTarget(run.sheet.targets, run.state.clip) && isPictorial(run.build.from, raw))
    throw new Uncopyable('sampled shading under a box');
  noteShading(run.sheet.ground, run.state.clip, run.state.solid);
  begin(run, 'art');
  emit(run, 'sh', [{ name: give(run.resources, 'Shading', name.name, () => copyShadingOf(run.build, raw)) }]);
}

function paintObject(run: Walk, operation: Operation): void {
  const [name] = operation.args;
  if (!isName(name) || hiding(run)) return;
  const raw = oldResource(run.build, run.resources, 'XObject', name.name);
  const found = resolve(run.build.from, raw);
  if (!raw || !found) return;
  if (isHidden(run.build.from, run.build.layers, rawEntry(run.build.from, found, 'OC'))) {
    run.sheet.taken++;
    return;
  }
  if (run.manner === 'cell' || run.manner === 'glyph') throw new Uncopyable('object in a pattern or glyph');
  writePatterns(run);
  if (isImage(run.build.from, found)) paintImage(run, raw, found);
  else if (nameOf(entry(run.build.from, found, 'Subtype')) === 'Form') paintForm(run, raw, found);
}
