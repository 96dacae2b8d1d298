// One content stream, walked from its first operator to its last and written anew: what lies under a target is taken out,
// operators outside the list never reach the new file, and only resources that are drawn are carried over.
// Not here: whole pages (page.ts), and how each kind of resource is copied.
import { PDFArray } from '@cantoo/pdf-lib';
import { isArray, isDict, isName, readContent, type Operand, type Operation } from './content.ts';
import { holdPattern, noteColour, writePatterns } from './colours.ts';
import { Uncopyable } from './copy.ts';
import { paintForm, paintImage, paintInline, useGraphicsState } from './painting.ts';
import { isHidden } from './layers.ts';
import { times, toMatrix } from './matrix.ts';
import { isImage } from './images.ts';
import { entry, nameOf, numberOf, rawEntry, resolve, type Found } from './objects.ts';
import { paintPath, paintShading } from './pathops.ts';
import { emptyPath, extend } from './paths.ts';
import { emit, end, hiding, isTagged, numbersIn, type Manner, type Walk, type Walked } from './run.ts';
import { close, copySpaceOf, emptyResources, give, oldResource } from './resources.ts';
import { firstPen, type Build, type Sheet, type State } from './state.ts';
import { stepText } from './textops.ts';

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

/** What is walked: a content stream as bytes, or read already. */
type Content = { readonly bytes: Uint8Array } | { readonly operations: readonly Operation[] };

/** Walks a content stream. Throws Uncopyable or UnreadableContent where the page is better made into a picture. */
export function walk(
  build: Build,
  sheet: Sheet,
  source: Content & { readonly resources: Found },
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
  for (const operation of 'bytes' in source ? readContent(source.bytes) : source.operations) step(run, operation);
  end(run);
  for (let i = 0; i < run.saved.length; i++) run.out.push('Q');
  return { content: run.out.join('\n'), resources: close(build, run.resources) };
}

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
    if (COLOUR_OPS.has(op)) noteColour(state, op, numbersIn(operation));
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
      const matrix = toMatrix(numbersIn(operation));
      if (!matrix) return;
      state.ctm = times(matrix, state.ctm);
      return emit(run, 'cm', matrix);
    }
    case 'w':
      state.pen = numbersIn(operation)[0] ?? state.pen;
      return emit(run, 'w', [state.pen]);
    case 'gs':
      return useGraphicsState(run, operation);
    case 'CS':
    case 'cs':
      return useSpace(run, operation);
    case 'SCN':
    case 'scn':
      if (isName(args.at(-1))) return holdPattern(state, operation);
      noteColour(state, op, numbersIn(operation));
      return emit(run, op, numbersIn(operation));
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
      if (run.manner === 'glyph') emit(run, op, numbersIn(operation));
      return;
    default:
      if (!stepText(run, operation) && run.tolerant <= 0) throw new Uncopyable('unknown operator');
  }
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
