// What somebody learns from the widths of a copy's boxes.
import type { Redacted } from '../redact/index.ts';

/** What the boxes of a copy tell by their width. */
export interface WidthsTold {
  readonly boxes: number;
  /** Boxes whose width is a whole step of the grid: it tells of no name. */
  readonly onGrid: number;
  /** Boxes with the true width of what was under them that only one name of the case fits. */
  readonly telling: number;
}

/** Reads the meter of a copy. */
export const widthsTold = ({ widths, fits }: Redacted): WidthsTold => ({
  boxes: widths.length,
  onGrid: widths.filter((width) => width !== null).length,
  telling: fits.filter((count, i) => count === 1 && widths[i] === null).length,
});
