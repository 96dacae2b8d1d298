// Walks the operators that pdf.js made of a page: every glyph it shows and where, every picture, what may be letters drawn
// as paths. Not here: opening the page (reader.ts), the geometry of a glyph (glyph-frame.ts), patterns (tiling.ts).
import './own-fonts.ts';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import { frameOf, IDENTITY, place, PLAIN_FONT, times, type FontFacts, type Frame, type Matrix, type ShownGlyph } from './glyph-frame.ts'; // prettier-ignore
import { letterLike } from './outlines.ts';
import type { Glyph } from './request.ts';
import { patternPictures, patternText, type OperatorList } from './tiling.ts';

/** A picture as it is placed: `matrix` takes its unit square (y up) to page space; `data` names its samples or holds them. */
export interface Placed {
  readonly matrix: Matrix;
  readonly data: unknown;
}

/** What page `no` paints beside letters. */
export interface Painted {
  readonly pictures: readonly Placed[];
  /** Pictures that have no place of their own (in patterns). */
  readonly unplaced: number;
  /** What may be letters drawn as paths, in page space. */
  readonly outlines: readonly Box[];
}

interface State {
  ctm: Matrix;
  font: FontFacts;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
}
const asNumbers = (args: unknown): number[] => {
  const list: unknown = Array.isArray(args) && args.length === 1 && typeof args[0] === 'object' ? args[0] : args;
  if (ArrayBuffer.isView(list)) return Array.from(list as unknown as ArrayLike<number>);
  if (Array.isArray(list)) return list.filter((n): n is number => typeof n === 'number');
  return [];
};
const NO_NUMBERS: readonly number[] = [];
const asMatrix = (args: unknown): Matrix | null => {
  const numbers = asNumbers(args);
  return numbers.length >= 6 ? (numbers.slice(0, 6) as unknown as Matrix) : null;
};

function fontFacts(page: PDFPageProxy, id: unknown, cache: Map<unknown, FontFacts>): FontFacts {
  const known = cache.get(id);
  if (known) return known;
  let facts = PLAIN_FONT;
  try {
    const font = page.commonObjs.get(String(id)) as {
      fontMatrix?: ArrayLike<number> | null;
      isType3Font?: boolean;
      vertical?: boolean;
      bbox?: ArrayLike<number> | null;
    } | null;
    const scale = font?.fontMatrix?.[0] ?? 0.001;
    const rise = font?.fontMatrix?.[3] ?? 0.001;
    const bottom = font?.bbox?.[1] ?? 0;
    const top = font?.bbox?.[3] ?? 0;
    const own = font?.isType3Font === true && top > bottom;
    facts = {
      ...PLAIN_FONT,
      scale,
      vertical: font?.vertical === true,
      ...(own ? { low: bottom * rise, high: top * rise } : {}),
    };
  } catch {
    // Not loaded: the font is missing, and its glyphs are placed by the usual measures.
  }
  cache.set(id, facts);
  return facts;
}

/** What a page shows. Layers for which `layers` says so are left out. */
export function walk(
  page: PDFPageProxy,
  list: OperatorList,
  layers: { isVisible(group: unknown): boolean },
): Painted & { glyphs: Glyph[]; elsewhere: string; doubtful: boolean } {
  const glyphs: Glyph[] = [];
  const pictures: Placed[] = [];
  const outlines: Box[] = [];
  let unplaced = 0;
  const fonts = new Map<unknown, FontFacts>();
  const saved: State[] = [];
  const sections: boolean[] = [];
  let elsewhere = '';
  let doubtful = false;
  let state: State = {
    ctm: IDENTITY,
    font: PLAIN_FONT,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
  let line: Matrix = IDENTITY;
  let at: Matrix = IDENTITY;
  const moveLine = (x: number, y: number) => {
    line = times([1, 0, 0, 1, x, y], line);
    at = line;
  };
  const show = (items: unknown) => {
    if (!Array.isArray(items)) return;
    const hidden = sections.includes(true);
    const text = times(at, state.ctm);
    const glyph = times([state.size * state.scale, 0, 0, state.size, 0, state.rise], text);
    const frame = frameOf(glyph, state.font);
    if (state.font.vertical) {
      doubtful = true;
      showDown(items as readonly (number | ShownGlyph | null)[], text, glyph, frame, hidden);
      return;
    }
    const { scale } = state.font;
    let moved = 0;
    for (const item of items as readonly (number | ShownGlyph | null)[]) {
      if (item === null) continue;
      if (typeof item === 'number') {
        moved -= (item / 1000) * state.size * state.scale;
        continue;
      }
      const width = item.width * scale;
      if (!hidden) glyphs.push(place(item, width, frame, moved * text[0], moved * text[1]));
      moved += (width * state.size + state.charSpace + (item.isSpace ? state.wordSpace : 0)) * state.scale;
    }
    at = times([1, 0, 0, 1, moved, 0], at);
  };
  /** Vertical writing: the pen moves along y, and each glyph hangs from its own origin. */
  const showDown = (
    items: readonly (number | ShownGlyph | null)[],
    text: Matrix,
    glyph: Matrix,
    frame: Frame,
    hidden: boolean,
  ): void => {
    const { scale } = state.font;
    let moved = 0;
    for (const item of items) {
      if (item === null) continue;
      if (typeof item === 'number') {
        moved -= (item / 1000) * state.size;
        continue;
      }
      const width = item.width * scale;
      const [step = -1000, left = item.width / 2, top = 880] = item.vmetric ?? [];
      const x = -left * scale;
      const y = -top * scale;
      const dx = moved * text[2] + x * glyph[0] + y * glyph[2];
      const dy = moved * text[3] + x * glyph[1] + y * glyph[3];
      if (!hidden) glyphs.push(place(item, width, frame, dx, dy));
      moved += step * scale * state.size + state.charSpace + (item.isSpace ? state.wordSpace : 0);
    }
    at = times([1, 0, 0, 1, 0, moved], at);
  };
  list.fnArray.forEach((fn, i) => {
    const args = list.argsArray[i];
    // What shows text takes no numbers, and is most of a page.
    const [first = 0, second = 0] = fn === OPS.showText || fn === OPS.showSpacedText ? NO_NUMBERS : asNumbers(args);
    switch (fn) {
      case OPS.save:
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state });
        if (fn === OPS.paintFormXObjectBegin) {
          const matrix = asMatrix(Array.isArray(args) ? args[0] : null);
          if (matrix) state.ctm = times(matrix, state.ctm);
        }
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.transform: {
        const matrix = asMatrix(args);
        if (matrix) state.ctm = times(matrix, state.ctm);
        break;
      }
      case OPS.beginText:
        line = at = IDENTITY;
        break;
      case OPS.setCharSpacing:
        state.charSpace = first;
        break;
      case OPS.setWordSpacing:
        state.wordSpace = first;
        break;
      case OPS.setHScale:
        state.scale = first / 100;
        break;
      case OPS.setLeading:
        state.leading = -first;
        break;
      case OPS.setTextRise:
        state.rise = first;
        break;
      case OPS.setFont: {
        const [id, size] = args as [unknown, number];
        state.font = fontFacts(page, id, fonts);
        state.size = size;
        break;
      }
      case OPS.moveText:
        moveLine(first, second);
        break;
      case OPS.setLeadingMoveText:
        state.leading = second;
        moveLine(first, second);
        break;
      case OPS.setTextMatrix: {
        const matrix = asMatrix(args);
        if (matrix) line = at = matrix;
        break;
      }
      case OPS.nextLine:
        moveLine(0, state.leading);
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        show(Array.isArray(args) ? args[0] : null);
        break;
      case OPS.beginMarkedContent:
        sections.push(false);
        break;
      case OPS.beginMarkedContentProps: {
        const [tag, group] = args as [unknown, unknown];
        sections.push(tag === 'OC' && group !== null && group !== undefined && !layers.isVisible(group));
        break;
      }
      case OPS.endMarkedContent:
        sections.pop();
        break;
      case OPS.paintImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintInlineImageXObject:
        pictures.push({ matrix: state.ctm, data: (args as readonly unknown[])[0] });
        break;
      case OPS.setFillColorN:
      case OPS.setStrokeColorN:
        elsewhere += patternText(args);
        unplaced += patternPictures(args);
        break;
      case OPS.constructPath:
        outlines.push(...letterLike(args, state.ctm));
        break;
      default:
    }
  });
  return { glyphs, pictures, unplaced, outlines, elsewhere, doubtful };
}
