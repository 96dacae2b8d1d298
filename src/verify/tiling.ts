// What tiling patterns hold: their operators travel as an argument of the one that sets the pattern. Not here: the page's
// own operators (walk.ts).
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ShownGlyph } from './glyph-frame.ts';

/** A run of operators as pdf.js gives it: numbers of `OPS`, and what each takes. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Text inside a tiling pattern. */
export function patternText(args: unknown): string {
  let text = '';
  inPatterns(args, (fn, own) => {
    if (fn !== OPS.showText && fn !== OPS.showSpacedText) return;
    const items = (own as readonly unknown[])[0];
    if (Array.isArray(items))
      for (const item of items as (number | ShownGlyph | null)[])
        if (item && typeof item === 'object') text += item.unicode;
  });
  return text === '' ? '' : `${text}\n`;
}

/** How many pictures tiling patterns hold. */
export function patternPictures(args: unknown): number {
  let count = 0;
  inPatterns(args, (fn) => {
    if (fn === OPS.paintImageXObject || fn === OPS.paintImageMaskXObject || fn === OPS.paintInlineImageXObject) count++;
  });
  return count;
}

/** The operators of a tiling pattern travel as an argument of the one that sets it. */
function inPatterns(args: unknown, use: (fn: number, args: unknown) => void): void {
  const look = (value: unknown, depth: number): void => {
    if (depth > 4 || value === null || typeof value !== 'object') return;
    if ('fnArray' in value && 'argsArray' in value) {
      const list = value as OperatorList;
      list.fnArray.forEach((fn, i) => {
        use(fn, list.argsArray[i]);
        look(list.argsArray[i], depth + 1);
      });
    } else if (Array.isArray(value)) for (const one of value) look(one, depth + 1);
  };
  look(args, 0);
}
