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

/** How a path is painted, as far as it decides what is seen. `pen` is half its line width in points, 0 for a fill. */
export interface Paint {
  readonly white: boolean;
  readonly solid: boolean;
  readonly masked: boolean;
  readonly pen: number;
}

/** Does `cover` lie over a picture or over outlines that were painted before? */
function hides(ground: Ground, cover: Box): void {
  const most = Math.max(LAP, 0.05 * area(cover));
  if (ground.pictures.some((one) => shared(cover, one) > Math.min(most, 0.25 * area(one)) && area(one) > 0))
    throw new Uncopyable('picture under a later shape');
  if (ground.shapes.some((one) => shared(cover, one) > 0.5 * area(one)))
    throw new Uncopyable('outlines under a later shape');
}

/** Notes a shading over `clip`. Throws Uncopyable where it hides what was painted before. */
export function noteShading(ground: Ground, clip: Box, solid: boolean): void {
  if (solid) hides(ground, clip);
  ground.marks.push(clip);
}

/**
 * Notes a path, of which `extent` can be seen. Throws Uncopyable where it hides what was painted before, or is itself not to
 * be seen.
 */
export function notePath(
  ground: Ground,
  path: Path,
  extent: Box,
  clip: Box,
  { white, solid, masked, pen }: Paint,
): void {
  if (solid && pen === 0) {
    for (const cover of rectanglesOf(path)) hides(ground, within(cover, clip));
    if (ground.pictures.some((one) => shared(extent, one) > 0.5 * area(one) && area(one) > 0))
      throw new Uncopyable('picture under a later shape');
  }
  if (solid && pen >= BROAD)
    for (const { segments } of path.subpaths)
      for (const { box } of segments)
        if (ground.pictures.some((one) => shared(grown(box, pen), one) > 0.25 * area(one) && area(one) > 0))
          throw new Uncopyable('picture under a later stroke');
  const letters = mayBeLetters(path);
  if (letters && masked) throw new Uncopyable('outlines under a soft mask');
  if (letters && Math.min(extent[2] - extent[0], extent[3] - extent[1]) < FLAT)
    throw new Uncopyable('outlines too small to be seen');
  if (white && letters && !ground.marks.some((one) => overlaps(one, extent)))
    throw new Uncopyable('white outlines on nothing');
  if (letters) ground.shapes.push(extent);
  if (!white) ground.marks.push(grown(extent, pen));
}

/** Half the width of a stroke, in points, from which it can hide something. */
const BROAD = 2;
/** Letters less than this many points high or wide are no letters to anybody. */
const FLAT = 1;
const grown = (box: Box, by: number): Box => [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
const within = (box: Box, clip: Box): Box => [
  Math.max(box[0], clip[0]),
  Math.max(box[1], clip[1]),
  Math.min(box[2], clip[2]),
  Math.min(box[3], clip[3]),
];

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
