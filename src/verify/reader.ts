// The other engine: pdf.js reads a file and says where every glyph stands. Not here: what any of it means.
import './own-fonts.ts';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import { letterLike } from './outlines.ts';
import type { Glyph, ReadPage } from './request.ts';

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

/** A picture as it is placed: `matrix` takes its unit square (y up) to page space; `data` names its samples or holds them. */
export interface Placed {
  readonly matrix: Matrix;
  readonly data: unknown;
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
interface FontFacts {
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly vertical: boolean;
}
const PLAIN_FONT: FontFacts = { scale: 0.001, low: -0.22, high: 0.76, vertical: false };

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** In vertical fonts: how far the pen moves, and where the glyph's origin lies from it (9.7.4.3). */
  readonly vmetric?: readonly number[] | null;
}
interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
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

/** Reads page `no` (from 1). Layers that are off at opening are left out, as no reader sees them. */
export async function readPage(document: PDFDocumentProxy, no: number): Promise<ReadPage> {
  const page = await document.getPage(no);
  const list = (await page.getOperatorList({ annotationMode: 0 })) as unknown as OperatorList;
  const layers = (await document.getOptionalContentConfig()) as unknown as { isVisible(group: unknown): boolean };
  const { glyphs, elsewhere, doubtful } = walk(page, list, layers);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const read = {
    view: [x0, y0, x1, y1] as const,
    rotate: page.rotate,
    unit: page.userUnit,
    glyphs,
    elsewhere,
    doubtful,
  };
  page.cleanup();
  return read;
}

/** What page `no` paints beside letters. */
export interface Painted {
  readonly pictures: readonly Placed[];
  /** Pictures that have no place of their own (in patterns). */
  readonly unplaced: number;
  /** What may be letters drawn as paths, in page space. */
  readonly outlines: readonly Box[];
}

/** What page `no` of a document opened with its pictures paints, handed over while the samples are there. */
export async function withPictures<T>(
  document: PDFDocumentProxy,
  no: number,
  use: (painted: Painted, samples: (data: unknown) => unknown) => T,
): Promise<T> {
  const page = await document.getPage(no);
  const list = (await page.getOperatorList({ annotationMode: 0 })) as unknown as OperatorList;
  const painted = walk(page, list, { isVisible: () => true });
  const known = new Map<string, unknown>();
  for (const { data } of painted.pictures)
    for (const name of namesIn(data)) if (!known.has(name)) known.set(name, await arrival(page, name));
  const used = use(painted, (data) => (typeof data === 'string' ? known.get(data) : data));
  page.cleanup();
  return used;
}

/** The name under which samples will arrive, where they do not stand in the operator itself. */
function namesIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  const inner = typeof data === 'object' && data !== null && 'data' in data ? data.data : null;
  return typeof inner === 'string' ? [inner] : [];
}

/** Decoding goes on after the operators are there. What has not come by then (milliseconds) will not come. */
const PATIENCE = 60_000;

function arrival(page: PDFPageProxy, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    objects.get(name, (value: unknown) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

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

function walk(
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

/** What the glyphs of one string share: their matrix, and how far they reach from the base line in page space. */
interface Frame {
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly f: number;
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  readonly middle: readonly [number, number];
  readonly size: number;
}

function frameOf([a, b, c, d, e, f]: Matrix, { low, high }: FontFacts): Frame {
  const middle = low + (high - low) * 0.48;
  return {
    a,
    b,
    e,
    f,
    low: [Math.min(c * low, c * high), Math.min(d * low, d * high)],
    high: [Math.max(c * low, c * high), Math.max(d * low, d * high)],
    middle: [c * middle, d * middle],
    size: Math.hypot(c, d),
  };
}

function place(shown: ShownGlyph, width: number, frame: Frame, dx: number, dy: number): Glyph {
  const { low, high, middle, size } = frame;
  const left = frame.e + dx;
  const base = frame.f + dy;
  const wx = frame.a * width;
  const wy = frame.b * width;
  const box: Box = [
    left + Math.min(0, wx) + low[0],
    base + Math.min(0, wy) + low[1],
    left + Math.max(0, wx) + high[0],
    base + Math.max(0, wy) + high[1],
  ];
  const [x, y] = [left + wx / 2 + middle[0], base + wy / 2 + middle[1]];
  return { text: shown.unicode, x, y, box, size };
}

/** Text inside a tiling pattern. */
function patternText(args: unknown): string {
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

function patternPictures(args: unknown): number {
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
