// What a page holds besides text: pictures, ruled lines, filled areas, the number of drawn paths, and text objects that
// belong to a layer that is switched off. Places and order only; nothing here looks at pixels.
import type { Box } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { askText, withKey } from '../../pdf/index.ts';
import type { Paint } from './covers.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** The engine's number for the segment that starts an outline (fpdf_edit.h). */
const MOVE = 2;
/** Deeper nesting than this is an attack, not a page. */
const DEEPEST = 12;
/** Paths looked at one by one; a map or a plan may hold more, and then only counts. */
const MOST_PATHS = 20_000;

/** Drawn outlines from which a page without type is taken for type turned into drawings. */
export const MANY_OUTLINES = 25;

export interface Picture {
  readonly box: Box;
  readonly pixels: readonly [number, number];
}

export interface Shapes {
  readonly pictures: readonly Picture[];
  /** Thin boxes: ruled lines and the borders of rectangles, default user space. */
  readonly rules: readonly Box[];
  /** Filled areas and pictures in drawing order: what type stands on, and what is laid over it. */
  readonly paints: readonly Paint[];
  /** Drawn paths with curves or many segments: glyph outlines, signatures, logos. */
  readonly outlines: number;
  /** Where those lie together; null for none. */
  readonly outlined: Box | null;
  /** Text objects that are not shown, by the engine's address. */
  readonly switchedOff: ReadonlySet<number>;
  /** Text objects with their places in the order in which the page draws all its objects. */
  readonly drawn: ReadonlyMap<number, number>;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const compose = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

function place(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xs = [x0, x1].flatMap((x) => [y0, y1].map((y) => m[0] * x + m[2] * y + m[4]));
  const ys = [x0, x1].flatMap((x) => [y0, y1].map((y) => m[1] * x + m[3] * y + m[5]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Does a filled path fill the box around it, as a rectangle does (corners may be rounded a little)? */
function isWhole(raw: RawEngine, object: number, segments: number, scratch: number): boolean {
  if (segments > 24 || segments < 4) return false;
  const f = scratch >> 2;
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < segments; i++) {
    const segment = raw._FPDFPath_GetPathSegment(object, i);
    // A second start is a second outline: a frame, or a shape with a hole.
    if (raw._FPDFPathSegment_GetType(segment) === MOVE && i > 0 && i < segments - 1) return false;
    if (raw._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) return false;
    xs.push(raw.HEAPF32[f] ?? 0);
    ys.push(raw.HEAPF32[f + 1] ?? 0);
  }
  let twice = 0;
  for (let i = 0; i < segments; i++) {
    const k = (i + 1) % segments;
    twice += (xs[i] ?? 0) * (ys[k] ?? 0) - (xs[k] ?? 0) * (ys[i] ?? 0);
  }
  const around = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
  return Math.abs(twice) / 2 > 0.9 * around;
}

/** Is the object marked with one of the layers that the file switches off? */
function isOff(raw: RawEngine, object: number, off: ReadonlySet<string>): boolean {
  if (off.size === 0) return false;
  const marks = raw._FPDFPageObj_CountMarks(object);
  for (let i = 0; i < marks; i++) {
    const mark = raw._FPDFPageObj_GetMark(object, i);
    const name = (key: string): string =>
      withKey(raw, key, (k) => {
        const out = raw._malloc(4);
        try {
          return askText(raw, (at, length) => {
            raw._FPDFPageObjMark_GetParamStringValue(mark, k, at, length, out);
            return raw.HEAPU32[out >> 2] ?? 0;
          });
        } finally {
          raw._free(out);
        }
      });
    if (off.has(name('Name'))) return true;
  }
  return false;
}

/** Looks over the objects of an open page. `off`: names of the layers that the file switches off. */
export function readShapes(raw: RawEngine, page: number, crop: Box, scratch: number, off: ReadonlySet<string>): Shapes {
  const pictures: Picture[] = [];
  const rules: Box[] = [];
  const paints: Paint[] = [];
  const switchedOff = new Set<number>();
  const drawn = new Map<number, number>();
  let outlines = 0;
  let outlined: [number, number, number, number] | null = null;
  let paths = 0;
  let order = 0;
  const f = scratch >> 2;

  const bounds = (object: number, m: Matrix): Box | null => {
    if (raw._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null;
    const h = raw.HEAPF32;
    return place(m, h[f] ?? 0, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 0);
  };

  const seePath = (object: number, m: Matrix, clear: boolean): void => {
    if (++paths > MOST_PATHS) {
      outlines++;
      return;
    }
    const box = bounds(object, m);
    if (!box || !overlaps(box, crop)) {
      if (box && (box[2] - box[0] === 0 || box[3] - box[1] === 0)) rules.push(box);
      return;
    }
    const w = box[2] - box[0];
    const h = box[3] - box[1];
    const filled = raw._FPDFPath_GetDrawMode(object, scratch, scratch + 4) !== 0 && (raw.HEAP32[f] ?? 0) !== 0;
    const stroked = (raw.HEAP32[f + 1] ?? 0) !== 0;
    if (w < 2.2 || h < 2.2) {
      if (w > 12 || h > 8) rules.push(box);
      return;
    }
    const segments = raw._FPDFPath_CountSegments(object);
    if (segments > 6 && w < 200 && h < 60) {
      outlines++;
      outlined = outlined
        ? [Math.min(outlined[0], box[0]), Math.min(outlined[1], box[1]), Math.max(outlined[2], box[2]), Math.max(outlined[3], box[3])]
        : [...box]; // prettier-ignore
    }
    if (filled) {
      const solid = !clear && raw._FPDFPageObj_HasTransparency(object) === 0;
      const whole = solid && isWhole(raw, object, segments, scratch);
      const plain = raw._FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) !== 0;
      const rgb = [raw.HEAPU32[f] ?? 0, raw.HEAPU32[f + 1] ?? 0, raw.HEAPU32[f + 2] ?? 0] as const;
      paints.push({ box, order, rgb: plain && whole ? rgb : null, opaque: whole, picture: false });
    }
    if (stroked && segments <= 6 && h > 6) {
      rules.push([box[0], box[1], box[2], box[1]], [box[0], box[3], box[2], box[3]]);
      rules.push([box[0], box[1], box[0], box[3]], [box[2], box[1], box[2], box[3]]);
    }
  };

  const seeImage = (object: number, m: Matrix, clear: boolean): void => {
    const box = bounds(object, m);
    if (!box || !overlaps(box, crop)) return;
    raw._FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4);
    const pixels = [raw.HEAPU32[f] ?? 0, raw.HEAPU32[f + 1] ?? 0] as const;
    const shown: Box = [
      Math.max(box[0], crop[0]),
      Math.max(box[1], crop[1]),
      Math.min(box[2], crop[2]),
      Math.min(box[3], crop[3]),
    ];
    pictures.push({ box: shown, pixels });
    const opaque = !clear && raw._FPDFPageObj_HasTransparency(object) === 0;
    paints.push({ box: shown, order, rgb: null, opaque, picture: true });
  };

  const seeShading = (object: number, m: Matrix): void => {
    const box = bounds(object, m);
    if (box) paints.push({ box, order, rgb: null, opaque: false, picture: false });
  };

  const see = (object: number, m: Matrix, depth: number, hidden: boolean, clear: boolean): void => {
    const kind = raw._FPDFPageObj_GetType(object);
    order++;
    const off1 = hidden || isOff(raw, object, off);
    if (kind === TEXT) {
      drawn.set(object, order);
      if (off1) switchedOff.add(object);
    } else if (off1 && kind !== FORM) return;
    else if (kind === PATH) seePath(object, m, clear);
    else if (kind === IMAGE) seeImage(object, m, clear);
    else if (kind === SHADING) seeShading(object, m);
    else if (kind === FORM && depth < DEEPEST) {
      let inner = m;
      if (raw._FPDFPageObj_GetMatrix(object, scratch) !== 0) {
        const h = raw.HEAPF32;
        inner = compose([h[f] ?? 1, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 1, h[f + 4] ?? 0, h[f + 5] ?? 0], m);
      }
      const n = raw._FPDFFormObj_CountObjects(object);
      const clear1 = clear || raw._FPDFPageObj_HasTransparency(object) !== 0;
      for (let i = 0; i < n; i++) see(raw._FPDFFormObj_GetObject(object, i), inner, depth + 1, off1, clear1);
    }
  };
  const n = raw._FPDFPage_CountObjects(page);
  for (let i = 0; i < n; i++) see(raw._FPDFPage_GetObject(page, i), IDENTITY, 0, false, false);
  return { pictures, rules, paints, outlines, outlined, switchedOff, drawn };
}
