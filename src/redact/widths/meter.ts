// The meter: how many of the case's own names could stand under a box, for one who measures it with the right font. A box
// that only one name fits is a name. Not here: drawing the box wide enough in the first place (lay.ts).
import type { PDFContext } from '@cantoo/pdf-lib';
import type { BoxWidth } from '../../model/index.ts';
import { decodePlain } from '../filters.ts';
import type { FontUse } from '../fontuse.ts';
import { entry } from '../objects.ts';
import { readToUnicode } from '../tounicode.ts';

/** What is known of one box. Lengths in ems of its line. */
export interface Gauge {
  /** The width it was drawn with, from the grid; null where it has the width of what was under it. */
  readonly ems: number | null;
  /** The length of what was taken out. */
  readonly gone: number;
  readonly grid: BoxWidth;
  /** The length of a text in the font of the line, in ems. */
  readonly measure: (text: string) => number;
}

/** As exactly as a box is measured on a screen (ems). */
const EXACT = 0.03;
const NEAR_ENOUGH = 1e-3;

/** How many of `names` would have given this very box. */
export function fitting(names: readonly string[], { ems, gone, grid: { grid, least = 0 }, measure }: Gauge): number {
  const steps = (length: number): number => Math.ceil(Math.max(length, least) / grid - 1e-6) * grid;
  // A box with less than its step had no room: every name that wanted as much would have got the same.
  const short = ems !== null && grid > 0 && steps(gone) > ems + NEAR_ENOUGH;
  return [...new Set(names)].filter((name) => {
    const length = measure(name);
    if (ems === null || grid <= 0) return Math.abs(length - gone) <= EXACT;
    return short ? steps(length) > ems - NEAR_ENOUGH : Math.abs(steps(length) - ems) < NEAR_ENOUGH;
  }).length;
}

/** Average letter, for those that a subset font does not hold. */
const UNKNOWN = 0.52;

/** Measures texts in a font of the document, by its own widths as far as it has the letters. */
export function measureIn(context: PDFContext, { font, metrics }: FontUse): (text: string) => number {
  const codes = new Map<string, number>();
  const bytes = decodePlain(context, entry(context, font, 'ToUnicode'));
  if (bytes)
    for (const [code, hex] of readToUnicode(bytes)) {
      const text = Buffer.from(hex, 'hex').swap16().toString('utf16le');
      if (!codes.has(text)) codes.set(text, code);
    }
  const codeOf = (mark: string): number | undefined =>
    codes.get(mark) ?? (codes.size === 0 && metrics.bytesPerCode === 1 ? mark.codePointAt(0) : undefined);
  return (text) =>
    [...text].reduce((sum, mark) => {
      const code = codeOf(mark);
      return sum + (code === undefined ? UNKNOWN : metrics.width(code));
    }, 0);
}
