// What a page paints, in drawing order, as far as it decides whether type can be seen: the colour beneath a letter, and the
// shapes that are laid over it later. Geometry only: it proposes, and seen.ts looks at pixels before anybody believes it.
//
//   drawn first  ── Robert Hale ──      drawn later  ──█████████──      the oldest false redaction there is
import type { Box } from '../../model/index.ts';

/** A filled area or a picture. */
export interface Paint {
  readonly box: Box;
  /** Place in the page's drawing order. */
  readonly order: number;
  /** Red, green, blue 0–255; null where it is a picture, a pattern or a gradient. */
  readonly rgb: readonly [number, number, number] | null;
  /** Hides all of its box: a rectangle or a picture without any transparency. */
  readonly opaque: boolean;
  readonly picture: boolean;
}

/** Two colours closer than this (of 255, each channel) look the same to a reader. */
const SAME = 6;
const WHITE = [255, 255, 255] as const;

const holds = ({ box }: Paint, x: number, y: number): boolean =>
  x >= box[0] - 0.5 && x <= box[2] + 0.5 && y >= box[1] - 0.5 && y <= box[3] + 0.5;

/** Is type of colour `rgb`, drawn at `order`, set on its own colour? `paints` in drawing order. */
export function isOnItsOwnColour(
  paints: readonly Paint[],
  order: number,
  rgb: readonly [number, number, number],
  x: number,
  y: number,
): boolean {
  let ground: readonly [number, number, number] | null = WHITE;
  for (const paint of paints) {
    if (paint.order > order) break;
    if (holds(paint, x, y)) ground = paint.rgb;
  }
  return ground !== null && ground.every((channel, i) => Math.abs(channel - (rgb[i] ?? 0)) < SAME);
}

/** The last thing laid over a letter that was drawn at `order`; null for nothing. */
export function coverOf(paints: readonly Paint[], order: number, x: number, y: number): Paint | null {
  for (let i = paints.length - 1; i >= 0; i--) {
    const paint = paints[i] as Paint;
    if (paint.order < order) return null;
    const { box } = paint;
    if (paint.opaque && x > box[0] && x < box[2] && y > box[1] && y < box[3]) return paint;
  }
  return null;
}
