// A line as the first reader sees it: where it stands and what it says. Plain data.
import type { Layer } from './layers.ts';
import type { LineReading } from './letters.ts';
import type { Quad } from './shape.ts';

/** From this mean confidence on the first reader is sure of a line, 0 to 1: half of the rule that calls it read (docs/reading.md). */
export const SURE = 0.9;

/** A line as the first reader sees it. */
export interface FoundLine extends LineReading {
  /** In pixels of the picture, in reading order of its corners. */
  readonly quad: Quad;
  /** Whatever else was read there. */
  readonly others: readonly string[];
  /** The layer of the picture on which it was read. */
  readonly layer: Layer;
}
