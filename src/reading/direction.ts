// Which way the text of a picture runs. Regions come as rectangles whose first side is the longer; here each gets the corner
// order in which it is read. Not here: whether it stands on its head (find.ts asks the reader).
import { angleOf, heightOf, turnCorners, widthOf, type Quad } from './shape.ts';

/** From this ratio of width to height on, a region's long side is the way it is read. */
const LONG = 2.5;
/** Long regions that agree so well (length of the mean of their doubled directions) have one direction. */
const AGREED = 0.8;

export interface Direction {
  /** Degrees, −90 … 90; text may still run the other way. */
  readonly angle: number;
  /** Do nearly all long regions run along it? */
  readonly common: boolean;
}

const turned = (angle: number): number => ((((angle + 90) % 180) + 180) % 180) - 90;

/** The direction of most of the text, by the long regions, each with the weight of its length. */
export function directionOf(quads: readonly Quad[]): Direction {
  let [x, y, all] = [0, 0, 0];
  for (const quad of quads) {
    const long = widthOf(quad);
    if (long < LONG * heightOf(quad)) continue;
    const twice = (angleOf(quad) * Math.PI) / 90;
    [x, y, all] = [x + long * Math.cos(twice), y + long * Math.sin(twice), all + long];
  }
  if (all === 0) return { angle: 0, common: quads.length < 3 };
  return { angle: (Math.atan2(y, x) * 90) / Math.PI, common: Math.hypot(x, y) / all >= AGREED };
}

/** The corners of `quad` in the order in which it is read if the text of its picture runs along `direction`. */
export function along(quad: Quad, { angle, common }: Direction): Quad {
  const long = widthOf(quad) >= LONG * heightOf(quad);
  if (long && !common) return Math.abs(angleOf(quad)) > 90 ? turnCorners(quad, 2) : quad;
  const off = (by: number): number => {
    const difference = Math.abs(angleOf(turnCorners(quad, by)) - angle) % 360;
    return Math.min(difference, 360 - difference);
  };
  const choices = long && Math.abs(turned(angleOf(quad) - angle)) > 20 ? [0, 2] : [0, 1, 2, 3];
  return turnCorners(quad, choices.toSorted((a, b) => off(a) - off(b))[0] ?? 0);
}
