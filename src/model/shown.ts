// Places of a page's frame as the page is shown: from the top left, after crop and /Rotate. Pictures are so already.
import type { Page } from './casefile.ts';
import type { Box } from './geometry.ts';

type Point = readonly [number, number];
/** Corners from the top left, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];

const round = (n: number): number => Math.round(n * 100) / 100;

/** A point of the page's frame as the page is shown, in the unit of `Page.size`. */
export function pointShown(page: Page, [x, y]: Point, picture: boolean): Point {
  const [cx0, cy0, cx1, cy1] = page.crop;
  if (picture) return [x, y];
  if (page.rotate === 90) return [y - cy0, x - cx0];
  if (page.rotate === 180) return [cx1 - x, y - cy0];
  if (page.rotate === 270) return [cy1 - y, cx1 - x];
  return [x - cx0, cy1 - y];
}

/** The other way: a point as shown, in the page's frame. */
export function pointFromShown(page: Page, [x, y]: Point, picture: boolean): Point {
  const [cx0, cy0, cx1, cy1] = page.crop;
  if (picture) return [x, y];
  if (page.rotate === 90) return [y + cx0, x + cy0];
  if (page.rotate === 180) return [cx1 - x, y + cy0];
  if (page.rotate === 270) return [cx1 - y, cy1 - x];
  return [x + cx0, cy1 - y];
}

/** A box of the page's frame as the page is shown. */
export function asShown(page: Page, box: Box, picture: boolean): Quad {
  const [x0, y0, x1, y1] = box;
  const corners = [pointShown(page, [x0, y0], picture), pointShown(page, [x1, y1], picture)];
  const xs = corners.map((point) => point[0]);
  const ys = corners.map((point) => point[1]);
  const [left, right] = [round(Math.min(...xs)), round(Math.max(...xs))];
  const [top, bottom] = [round(Math.min(...ys)), round(Math.max(...ys))];
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
} // prettier-ignore

/** A box as shown (left, top, right, bottom), in the page's frame. */
export function boxFromShown(page: Page, [left, top, right, bottom]: Box, picture: boolean): Box {
  const corners = [pointFromShown(page, [left, top], picture), pointFromShown(page, [right, bottom], picture)];
  const xs = corners.map((point) => point[0]);
  const ys = corners.map((point) => point[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
