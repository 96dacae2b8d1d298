// What is painted and cannot be seen: pictures and outlined letters that something opaque covers later, that are too small, or
// white where nothing lies below. No reader of text finds a value there, and nobody who looks at the page does. Such a page
// becomes a picture of what it shows. Not here: text, which is looked for by its letters wherever it stands.
import { overlaps, type Box } from '../model/index.ts';
import { Uncopyable } from './copy.ts';
import type { Path } from './paths.ts';

/** What a page has painted so far. Shared by the forms on it. */
export interface Ground {
  readonly pictures: Box[];
  /** Shapes of many curves, which may be letters. */
  readonly shapes: Box[];
  /** Whatever is not white. */
  readonly marks: Box[];
}
export const firstGround = (): Ground => ({ pictures: [], shapes: [], marks: [] });

/** A letter or two have that many curves; a rounded frame has four. */
const CURVES = 16;
/** A cover counts from this area on, in square points: strips of one picture lap over each other by less. */
const LAP = 24;
/** Samples in a point: nobody sees, and no scanner makes, what is finer than 1,440 dpi. */
const FINEST = 20;

const area = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

/** Has the path curves enough to be writing? */
export const mayBeLetters = (path: Path): boolean =>
  path.subpaths.reduce((sum, one) => sum + one.segments.filter(({ plain }) => !plain).length, 0) >= CURVES;

/** The rectangles that a filled path covers wholly; none where it is anything else. */
const rectanglesOf = (path: Path): Box[] =>
  path.subpaths.flatMap(({ segments }) => {
    if (segments.length < 4 || segments.length > 5 || !segments.every(({ plain }) => plain)) return [];
    const xs = segments.flatMap(({ box }) => [box[0], box[2]]);
    const ys = segments.flatMap(({ box }) => [box[1], box[3]]);
    return [[Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const];
  });

/** Notes a filled path. Throws Uncopyable where it hides what was painted before, or is itself not to be seen. */
export function noteFill(
  ground: Ground,
  path: Path,
  extent: Box,
  look: { readonly white: boolean; readonly solid: boolean },
): void {
  if (look.solid)
    for (const cover of rectanglesOf(path)) {
      if (ground.pictures.some((one) => shared(cover, one) > Math.max(LAP, 0.05 * area(cover))))
        throw new Uncopyable('picture under a later rectangle');
      if (ground.shapes.some((one) => shared(cover, one) > 0.5 * area(one)))
        throw new Uncopyable('outlines under a later rectangle');
    }
  const letters = mayBeLetters(path);
  if (look.white && letters && !ground.marks.some((one) => overlaps(one, extent)))
    throw new Uncopyable('white outlines on nothing');
  if (letters) ground.shapes.push(extent);
  if (!look.white) ground.marks.push(extent);
}

/** Notes a picture of `width` × `height` samples, painted over `place`. Throws Uncopyable as above. */
export function notePicture(
  ground: Ground,
  place: Box,
  seen: Box,
  size: { readonly width: number; readonly height: number },
  solid: boolean,
): void {
  const finest = Math.min(place[2] - place[0], place[3] - place[1]);
  const samples = Math.min(size.width, size.height);
  if (samples >= 6 && finest * FINEST < samples) throw new Uncopyable('picture too small to be seen');
  const shown: Box = [
    Math.max(place[0], seen[0]),
    Math.max(place[1], seen[1]),
    Math.min(place[2], seen[2]),
    Math.min(place[3], seen[3]),
  ];
  if (solid && ground.pictures.some((one) => area(one) > 0 && shared(shown, one) > 0.5 * area(one)))
    throw new Uncopyable('picture under another');
  ground.pictures.push(shown);
  ground.marks.push(shown);
}

/** Under a box, a colour that is itself drawn (a pattern, a sampled shading) would go on showing what it shows. */
export const meetsTarget = (targets: readonly Box[], place: Box): boolean =>
  targets.some((one) => overlaps(one, place));
