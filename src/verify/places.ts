// Where on a page there may be something to read that is no text. Not here: reading it.
import { overlaps, type Box } from '../model/index.ts';
import type { Painted } from './walk.ts';
import { frameOf } from './samples.ts';

/** Letters drawn as paths come in words: fewer than this many are ornaments. */
const LETTERS = 4;
/**
 * Things so near to each other (points) are read together, and so much around them is read too: an l among letters drawn
 * as paths is a bar like any other.
 */
const NEAR = 20;
const AROUND = 12;
/** In points: smaller places hold no word. */
const LOW = 4;
const NARROW = 8;
/** More places than this, or more of the page than this, and the page is read whole. */
const PLACES = 8;
const MOST = 0.6;

/** Places of a page to read, in its user space: pictures, letters drawn as paths, and `doubted` letters. */
export function placesToRead(view: Box, painted: Painted, doubted: readonly Box[]): Box[] {
  const [x0, y0, x1, y1] = view;
  const letters = painted.outlines.length < LETTERS ? [] : painted.outlines;
  const all = [...painted.pictures.map(({ matrix }) => frameOf(matrix)), ...letters, ...doubted]
    .map((box): Box => [Math.max(box[0], x0), Math.max(box[1], y0), Math.min(box[2], x1), Math.min(box[3], y1)])
    .filter((box) => box[2] > box[0] && box[3] > box[1]);
  const places = joined(all)
    .filter((box) => box[2] - box[0] >= NARROW && box[3] - box[1] >= LOW)
    .map((box): Box => [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND]);
  const area = places.reduce((sum, box) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0);
  return places.length > PLACES || area > MOST * (x1 - x0) * (y1 - y0) ? [[x0, y0, x1, y1]] : places;
}

/** Boxes that are near to each other become one. Sorted first, so that a page of a thousand letters is quick. */
function joined(boxes: readonly Box[]): Box[] {
  const places: [number, number, number, number][] = [];
  for (const box of boxes.toSorted((a, b) => b[3] - a[3] || a[0] - b[0])) {
    const grown: Box = [box[0] - NEAR, box[1] - NEAR, box[2] + NEAR, box[3] + NEAR];
    const other = places.find((one) => overlaps(one, grown));
    if (!other) places.push([...box]);
    else {
      other[0] = Math.min(other[0], box[0]);
      other[1] = Math.min(other[1], box[1]);
      other[2] = Math.max(other[2], box[2]);
      other[3] = Math.max(other[3], box[3]);
    }
  }
  // Two places that grew towards each other are one.
  return places.length > 1 && places.length < boxes.length ? joined(places) : places;
}
