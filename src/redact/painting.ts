// What draws more than one thing at a time: pictures, forms, soft masks. Each is carried over without what a target covers or
// nobody could see. Not here: patterns (pattern.ts), operators that draw by themselves (walk.ts).
import { PDFHexString, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { overlaps, type Box } from '../model/index.ts';
import { isName, type Dict, type Operation } from './content.ts';
import { writeOperation } from './write.ts';
import { copyFunction, copyState, Uncopyable } from './copy.ts';
import { decodePlain } from './filters.ts';
import { applyToBox, IDENTITY, inverse, meet, times, toMatrix, type Matrix } from './matrix.ts';
import {
  boolOf,
  entry,
  identityOf,
  itemsOf,
  makeArray,
  makeDict,
  makeName,
  makeNumber,
  nameOf,
  numberOf,
  numbersOf,
  rawEntry,
  resolve,
  type Found,
} from './objects.ts';
import { give, imageRef, oldResource } from './resources.ts';
import { mergeCodes, type Build, type Sheet, type State } from './state.ts';
import { begin, emit, noteCut, type Walk } from './run.ts';
import { waitForText } from './shown.ts';
import { notePicture } from './ground.ts';

const UNIT: Box = [0, 0, 1, 1];
/** Pictures may bleed over the edge of the page or of their clip by this many points without losing pixels. */
const BLEED = 3;
/** The largest side of one sample, in points, that may be blackened whole. */
const COARSEST = 4;

/** The parts of the unit square that must be blank: under targets, and beyond what can be seen. Null where nothing of it may stay. */
function blanksOf(sheet: Sheet, state: State): Box[] | null {
  const back = inverse(state.ctm);
  if (!back) return null;
  const place = applyToBox(state.ctm, UNIT);
  const seen = meet(state.clip, sheet.visible);
  const shown = meet(place, seen);
  if (shown[2] - shown[0] <= 0 || shown[3] - shown[1] <= 0) return null;
  const hiddenParts: Box[] = [
    [place[0] - 1, place[1] - 1, seen[0], place[3] + 1],
    [seen[2], place[1] - 1, place[2] + 1, place[3] + 1],
    [place[0] - 1, place[1] - 1, place[2] + 1, seen[1]],
    [place[0] - 1, seen[3], place[2] + 1, place[3] + 1],
  ];
  const reach = [seen[0] - place[0], place[2] - seen[2], seen[1] - place[1], place[3] - seen[3]];
  const upright =
    Math.abs(state.ctm[1]) + Math.abs(state.ctm[2]) < 1e-6 || Math.abs(state.ctm[0]) + Math.abs(state.ctm[3]) < 1e-6;
  const cut = hiddenParts.filter((_, i) => (reach[i] ?? 0) > BLEED && upright);
  const blanks: Box[] = [];
  for (const target of [...sheet.targets, ...cut]) {
    if (!overlaps(target, place)) continue;
    const part = meet(applyToBox(back, target), UNIT);
    if (part[2] - part[0] <= 0 || part[3] - part[1] <= 0) continue;
    if (part[0] < 0.004 && part[1] < 0.004 && part[2] > 0.996 && part[3] > 0.996) return null;
    blanks.push(part);
  }
  return blanks;
}

/** A picture of half an inch and more is a figure; smaller ones are ornaments. */
const isLarge = (place: Box): boolean => place[2] - place[0] >= 36 && place[3] - place[1] >= 36;

/** A picture XObject. */
export function paintImage(run: Walk, raw: PDFObject, stream: PDFRawStream): void {
  const { from } = run.build;
  const { sheet, state } = run;
  const blanks = state.clear ? null : blanksOf(sheet, state);
  if (blanks === null || blanks.length > 0) sheet.taken++;
  if (blanks === null) return;
  const place = applyToBox(state.ctm, UNIT);
  const samples = (key: string) => numberOf(entry(from, stream, key)) ?? 1;
  const size = { width: samples('Width'), height: samples('Height') };
  // A box over a part of one sample would blacken all of it.
  const coarse = Math.max((place[2] - place[0]) / size.width, (place[3] - place[1]) / size.height) > COARSEST;
  if (coarse && blanks.length > 0) throw new Uncopyable('picture of very few samples under a box');
  if (state.masked) throw new Uncopyable('picture under a soft mask');
  const mask = ['Mask', 'SMask', 'ImageMask'].some((key) => entry(from, stream, key) !== undefined);
  notePicture(sheet.ground, place, meet(state.clip, sheet.visible), size, state.solid && !mask);
  sheet.pictures.push(place);
  const picture = imageRef(run.build, raw, stream, blanks);
  begin(run, isLarge(place) ? 'picture' : 'art');
  emit(run, 'Do', [{ name: give(run.resources, 'XObject', String(picture), () => picture) }]);
}

const INLINE: Readonly<Record<string, string>> = {
  W: 'Width',
  H: 'Height',
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  F: 'Filter',
  DP: 'DecodeParms',
  D: 'Decode',
  IM: 'ImageMask',
  I: 'Interpolate',
};

/** A picture in the content itself: becomes one beside it, and so goes through the same hands. */
export function paintInline(run: Walk, dict: Dict, image: Uint8Array): void {
  const { from } = run.build;
  if (run.manner === 'cell') throw new Uncopyable('picture in a pattern');
  if (run.manner === 'glyph') {
    // Bitmap fonts: one stencil per letter, kept in place without any entry that is not about its samples.
    const plain = new Map([...dict].filter(([key]) => key in INLINE || Object.values(INLINE).includes(key)));
    run.out.push(writeOperation({ op: 'BI', args: [plain], image }));
    run.sheet.ground.marks.push(applyToBox(run.state.ctm, UNIT));
    return;
  }
  const entries: Record<string, PDFObject> = { Subtype: makeName('Image') };
  for (const [key, value] of dict) {
    const long = INLINE[key] ?? key;
    const named =
      long === 'ColorSpace' && isName(value)
        ? oldResource(run.build, run.resources, 'ColorSpace', value.name)
        : undefined;
    entries[long] = named ?? toObject(run.build, value);
  }
  const stream = PDFRawStream.of(makeDict(from, entries), image);
  paintImage(run, stream, stream);
}

function toObject(build: Build, value: unknown): PDFObject {
  if (typeof value === 'number') return makeNumber(value);
  if (typeof value === 'boolean') return build.from.obj(value);
  if (Array.isArray(value))
    return makeArray(
      build.from,
      value.map((one) => toObject(build, one)),
    );
  if (value instanceof Uint8Array) return PDFHexString.of(Buffer.from(value).toString('hex'));
  if (value instanceof Map)
    return makeDict(
      build.from,
      Object.fromEntries([...value].map(([key, one]) => [String(key), toObject(build, one)])),
    );
  if (typeof value === 'object' && value !== null && 'name' in value) return makeName(String(value.name));
  return makeNumber(0);
}

/** A form XObject: shared where it came through untouched, a copy of its own where something was taken out. */
export function paintForm(run: Walk, raw: PDFObject, found: Found): void {
  const { sheet } = run;
  const [shown, removed] = [sheet.tags?.shown, sheet.removed.length];
  const made = copyForm(run, raw, found, run.manner === 'mask' ? 'mask' : 'form');
  if (!made) return;
  begin(run, sheet.tags?.shown === shown ? 'art' : 'text');
  emit(run, 'Do', [{ name: give(run.resources, 'XObject', String(made), () => made) }]);
  if (sheet.removed.length > removed) noteCut(run, removed);
}

function copyForm(run: Walk, raw: PDFObject, found: Found, manner: 'form' | 'mask'): PDFObject | null {
  const { build, sheet } = run;
  const { from, to } = build;
  const key = identityOf(raw);
  const matrix: Matrix = toMatrix(numbersOf(from, entry(from, found, 'Matrix')) ?? []) ?? IDENTITY;
  const limits = numbersOf(from, entry(from, found, 'BBox'));
  if (!limits || limits.length < 4) return null;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = limits;
  const frame: Box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  const ctm = times(matrix, run.state.ctm);
  const bytes = decodePlain(from, found);
  if (!bytes) throw new Uncopyable('form data');
  const before = sheet.taken;
  const inner: Sheet = { ...sheet, codes: new Map() };
  const state: State = { ...run.state, written: '', ctm, clip: meet(run.state.clip, applyToBox(ctm, frame)) };
  const resources = entry(from, found, 'Resources') ?? run.resources.old;
  const walked = run.nested(build, inner, { bytes, resources }, state, manner, run.depth + 1);
  sheet.taken = inner.taken;
  const untouched = inner.taken === before;
  mergeCodes(sheet.codes, inner.codes);
  const known = untouched ? build.forms.get(key) : undefined;
  if (known) return known;
  const entries = {
    Type: makeName('XObject'),
    Subtype: makeName('Form'),
    BBox: makeArray(to, frame),
    Matrix: makeArray(to, matrix),
    Group: groupOf(build, found),
    Resources: walked.resources,
  };
  const made = waitForText(build, entries, walked.content);
  if (untouched) build.forms.set(key, made);
  return made;
}

function groupOf(build: Build, holder: Found): PDFObject | undefined {
  const group = entry(build.from, holder, 'Group');
  if (nameOf(entry(build.from, group, 'S')) !== 'Transparency') return undefined;
  const space =
    nameOf(entry(build.from, group, 'CS')) ?? nameOf(itemsOf(build.from, entry(build.from, group, 'CS'))?.[0]);
  const parts = numberOf(entry(build.from, itemsOf(build.from, entry(build.from, group, 'CS'))?.[1], 'N'));
  const device = space === 'ICCBased' ? { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[parts ?? 3] : space;
  const flag = (key: string) => (boolOf(entry(build.from, group, key)) === true ? build.to.obj(true) : undefined);
  return makeDict(build.to, {
    S: makeName('Transparency'),
    CS:
      device !== undefined && ['DeviceGray', 'DeviceRGB', 'DeviceCMYK'].includes(device) ? makeName(device) : undefined,
    I: flag('I'),
    K: flag('K'),
  });
}

/** The transparency group of a page. */
export const pageGroup = groupOf;

/** A graphics state, with its soft mask walked like a form in the place where it is set. */
export function useGraphicsState(run: Walk, operation: Operation): void {
  const [name] = operation.args;
  if (!isName(name)) return;
  const { build } = run;
  const raw = oldResource(build, run.resources, 'ExtGState', name.name);
  if (!raw) return;
  if (entry(build.from, raw, 'Font') !== undefined) throw new Uncopyable('font in a graphics state');
  const width = numberOf(entry(build.from, raw, 'LW'));
  if (width !== undefined) run.state.pen = width;
  noteLook(run, raw);
  const mask = entry(build.from, raw, 'SMask');
  const copied = copyState(build.from, build.to, raw);
  if (nameOf(mask) !== undefined) copied['SMask'] = makeName('None');
  else if (mask !== undefined) copied['SMask'] = copyMask(run, mask);
  // The mask is placed where the state is set, so that two uses of one state may differ.
  const key = mask !== undefined && nameOf(mask) === undefined ? `${name.name} ${run.out.length}` : name.name;
  emit(run, 'gs', [{ name: give(run.resources, 'ExtGState', key, () => makeDict(build.to, copied)) }]);
}

/** How far a graphics state lets through what lies below, and whether it shows anything. */
function noteLook({ build: { from }, state }: Walk, raw: PDFObject): void {
  const alpha = numberOf(entry(from, raw, 'ca'));
  const blend = entry(from, raw, 'BM');
  const mode = nameOf(blend) ?? nameOf(itemsOf(from, blend)?.[0]);
  const mask = entry(from, raw, 'SMask');
  if (alpha !== undefined) state.clear = alpha <= 0;
  const strokeAlpha = numberOf(entry(from, raw, 'CA'));
  if (strokeAlpha !== undefined) state.strokeClear = strokeAlpha <= 0;
  if (mask !== undefined) state.masked = nameOf(mask) === undefined;
  if (alpha !== undefined && alpha < 1) state.solid = false;
  else if (mode !== undefined && mode !== 'Normal' && mode !== 'Compatible') state.solid = false;
  else if (mask !== undefined && nameOf(mask) === undefined) state.solid = false;
  else if (alpha !== undefined || mode !== undefined || mask !== undefined) state.solid = true;
}

function copyMask(run: Walk, mask: Found): PDFObject | undefined {
  const { from, to } = run.build;
  const raw = rawEntry(from, mask, 'G');
  const found = resolve(from, raw);
  const form = raw && found ? copyForm(run, raw, found, 'mask') : null;
  if (!form) throw new Uncopyable('soft mask');
  const transfer = entry(from, mask, 'TR');
  const backdrop = numbersOf(from, entry(from, mask, 'BC'));
  return makeDict(to, {
    S: makeName(nameOf(entry(from, mask, 'S')) === 'Alpha' ? 'Alpha' : 'Luminosity'),
    G: form,
    BC: backdrop && makeArray(to, backdrop),
    TR: transfer === undefined ? undefined : copyFunction(from, to, transfer),
  });
}
