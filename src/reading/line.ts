// A line as the first reader sees it: where it stands and what it says. Plain data.
import type { Layer } from './layers.ts';
import type { LineReading } from './letters.ts';
import type { Quad } from './shape.ts';

/** A line as the first reader sees it. */
export interface FoundLine extends LineReading {
  /** In pixels of the picture, in reading order of its corners. */
  readonly quad: Quad;
  /** Whatever else was read there. */
  readonly others: readonly string[];
  /** The layer of the picture on which it was read. */
  readonly layer: Layer;
}
