// One page of an open PDF becomes a Page and the hidden text it carries. Not here: what lies outside pages (inside.ts).
import type { Box, Hidden, Page, Unread } from '../../model/index.ts';
import { union } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import type { Annotations } from './annotations.ts';
import { readAnnotations } from './annotations.ts';
import { compose } from './compose.ts';
import { conceal } from './conceal.ts';
import type { Concealed, Glyphs } from './glyphs.ts';
import { readGlyphs } from './glyphs.ts';
import { placeOn } from './place.ts';
import type { Shapes } from './shapes.ts';
import { MANY_OUTLINES, readShapes } from './shapes.ts';
import type { Twin } from './twins.ts';
import { findTwins, isTwinSeen } from './twins.ts';
import { markShadows, unseenOf } from './unseen.ts';

/** Pictures smaller than this (points, either side) cannot hold a word that a person reads. */
const LEAST_PICTURE = 20;

export interface ReadPage {
  readonly page: Page;
  /** Text of the page that a reader does not see. */
  readonly hidden: readonly Hidden[];
  /** Notes, fields, links and other things that lie on the page but are no part of its content. */
  readonly annotations: Annotations;
  /** What the page holds for a reader of pixels; null for a page without pictures. */
  readonly scan: Scan | null;
}

/** A page's pictures (and type drawn as outlines), and its text with and without what a scanner wrote under them. */
export interface Scan {
  /** In the page's frame. */
  readonly areas: readonly Box[];
  /** Dots per inch of the finest picture. */
  readonly dpi: number;
  /** The page's text without a scanner's. */
  readonly seen: { readonly text: string; readonly boxes: Float32Array };
  /** A scanner's text; its boxes, four numbers per letter. */
  readonly layer: { readonly text: string; readonly boxes: Float32Array };
}

function boxOf(raw: RawEngine, call: (a: number, b: number, c: number, d: number) => number, scratch: number): Box | null {
  if (call(scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null;
  const f = scratch >> 2;
  const h = raw.HEAPF32;
  const [a, b, c, d] = [h[f] ?? 0, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 0];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
} // prettier-ignore

/**
 * The paper and the visible part of a page. The engine gives the paper only where the page itself names it: where it comes
 * from the tree above, all that is known is the visible part (crop box within media box, both with what is inherited).
 */
function sheetOf(raw: RawEngine, page: number, scratch: number): { readonly media: Box; readonly crop: Box } {
  const own = boxOf(raw, (a, b, c, d) => raw._FPDFPage_GetMediaBox(page, a, b, c, d), scratch);
  const shown = boxOf(raw, (at) => raw._FPDF_GetPageBoundingBox(page, at), scratch);
  const media = own ?? shown ?? [0, 0, 612, 792];
  return { media, crop: shown && shown[2] > shown[0] && shown[3] > shown[1] ? shown : media };
}

const area = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);

/** Places where ink may hold words that the text layer does not have. */
function unreadOf(shapes: Shapes, glyphs: Glyphs, crop: Box, layered: boolean): Unread[] {
  const unread: Unread[] = [];
  for (const { box, pixels } of shapes.pictures) {
    // A picture of one pixel is a flat colour, however large it is drawn.
    if (pixels[0] <= 1 && pixels[1] <= 1) continue;
    if (box[2] - box[0] < LEAST_PICTURE || box[3] - box[1] < LEAST_PICTURE) continue;
    unread.push({ box, why: layered && area(box) > area(crop) / 2 ? SCANNED : PICTURE });
  }
  const typed = glyphs.concealed.some((why) => why !== 'ocr-layer');
  if (shapes.outlines >= MANY_OUTLINES && !typed && shapes.outlined) {
    unread.push({ box: shapes.outlined, why: OUTLINED });
  }
  if (glyphs.unknown > 0) {
    let run = -1;
    for (let i = 0; i < glyphs.count; i++) {
      if (glyphs.code[i] !== 0xfffd || glyphs.run[i] === run) continue;
      run = glyphs.run[i] as number;
      let box: [number, number, number, number] | null = null;
      for (let k = i; k < glyphs.count && glyphs.run[k] === run; k++) {
        const [a, b, c, d] = glyphs.box.subarray(k * 4, k * 4 + 4) as unknown as [number, number, number, number];
        box = box ? [Math.min(box[0], a), Math.min(box[1], b), Math.max(box[2], c), Math.max(box[3], d)] : [a, b, c, d];
      }
      if (box) unread.push({ box, why: 'letters unknown: the font does not say what they are' });
    }
  }
  return unread;
} // prettier-ignore

export const PICTURE = 'picture not read';
export const SCANNED = 'scanned page: pixels not read';
export const OUTLINED = 'text drawn as outlines, not read';

/** What the page holds for a reader of pixels. */
function scanOf(shapes: Shapes, glyphs: Glyphs, unread: readonly Unread[]): Scan | null {
  const areas = unread.filter(({ why }) => why === PICTURE || why === SCANNED || why === OUTLINED).map(({ box }) => box);
  if (areas.length === 0) return null;
  const fine = shapes.pictures.map(({ box, pixels }) => (pixels[0] * 72) / Math.max(1, box[2] - box[0]));
  const isLayer = (i: number): boolean => glyphs.concealed[i] === 'ocr-layer';
  const boxes: number[] = [];
  for (let i = 0; i < glyphs.count; i++) if (isLayer(i)) boxes.push(...glyphs.box.subarray(i * 4, i * 4 + 4));
  return {
    areas,
    dpi: Math.max(...fine, areas.length > fine.length ? 200 : 0),
    seen: compose(glyphs, (i) => glyphs.concealed[i] === null, shapes.rules),
    layer: { text: compose(glyphs, isLayer, []).text, boxes: Float32Array.from(boxes) },
  };
} // prettier-ignore

/** How each kind of unseen text is told, behind its page. */
const TOLD: Readonly<Partial<Record<Exclude<Concealed, null>, string>>> = {
  'covered-text': ' (something is laid over it)',
  'off-page-text': ' (beyond the paper)',
  'cropped-text': ' (outside the part of the page that is shown)',
  layer: ' (in a layer that is switched off)',
};

/** The text of each kind that a reader does not see, in reading order, and where its first piece stands. */
function concealedText(glyphs: Glyphs, isPart: (i: number) => boolean, no: number, crop: Box, rotate: number): Hidden[] {
  if (glyphs.concealed.every((why) => why === null)) return [];
  const boxes = new Map<Exclude<Concealed, null>, Box[]>();
  for (let i = 0; i < glyphs.count; i++) {
    const kind = glyphs.concealed[i] ?? null;
    if (kind === null || kind === 'shadow' || isPart(i)) continue;
    const box = Array.from(glyphs.box.subarray(i * 4, i * 4 + 4)) as unknown as Box;
    const known = boxes.get(kind);
    if (known) known.push(box);
    else boxes.set(kind, [box]);
  }
  return [...boxes].map(([kind, all]) => {
    const place = /^(?:off-page|cropped)/.test(kind) ? `page ${no}` : placeOn(no, union(all), crop, rotate);
    const { text } = compose(glyphs, (i) => glyphs.concealed[i] === kind && !isPart(i), []);
    return { kind, where: `${place}${TOLD[kind] ?? ''}`, text };
  });
} // prettier-ignore

const NONE: ReadonlyMap<number, readonly Twin[]> = new Map();

/** A hidden letter of which a second drawing is seen, is seen. */
function showTwins(
  raw: RawEngine,
  glyphs: Glyphs,
  shapes: Shapes,
  twins: ReadonlyMap<number, readonly Twin[]>,
  scratch: number,
): void {
  if (twins.size === 0) return;
  for (let i = 0; i < glyphs.count; i++) {
    const why = glyphs.concealed[i] ?? null;
    if (why === null || why === 'off-page-text' || why === 'cropped-text') continue;
    const x = ((glyphs.box[i * 4] as number) + (glyphs.box[i * 4 + 2] as number)) / 2;
    const y = ((glyphs.box[i * 4 + 1] as number) + (glyphs.box[i * 4 + 3] as number)) / 2;
    const seen = (twins.get(glyphs.run[i] as number) ?? []).some((twin) => isTwinSeen(raw, twin, shapes, x, y, scratch));
    if (seen) glyphs.concealed[i] = null;
  }
} // prettier-ignore

/** What must be known of the document to read one of its pages. */
export interface Setting {
  /** Names of layers that are switched off. */
  readonly off: ReadonlySet<string>;
  /** The document's form environment, 0 for none. */
  readonly form: number;
  /** /UserUnit of each page (from 0) that has one. */
  readonly units: ReadonlyMap<number, number>;
}

/** Reads page `index` (from 0) of an open document. `scratch`: 64 bytes of engine memory. The page is closed again before this returns. */
export function readPage(
  raw: RawEngine,
  doc: number,
  index: number,
  scratch: number,
  { off, form, units }: Setting,
): ReadPage {
  const no = index + 1;
  const handle = raw._FPDF_LoadPage(doc, index);
  if (handle === 0) {
    const box: Box = [0, 0, 595, 842];
    const why = 'the page is damaged and could not be opened';
    return {
      page: { no, size: [595, 842], crop: box, rotate: 0, text: '', boxes: new Float32Array(0), role: 'body', unread: [{ box, why }] },
      hidden: [],
      annotations: { hidden: [], marked: [] },
      scan: null,
    }; // prettier-ignore
  }
  const text = raw._FPDFText_LoadPage(handle);
  try {
    const { media, crop } = sheetOf(raw, handle, scratch);
    const rotate = (((raw._FPDFPage_GetRotation(handle) % 4) + 4) % 4) * 90;
    const shapes = readShapes(raw, handle, crop, scratch, off);
    const glyphs = readGlyphs(raw, text, scratch, {
      crop,
      media,
      unit: units.get(index) ?? 1,
      drawn: (object) => shapes.drawn.get(object),
      switchedOff: (object) => shapes.switchedOff.has(object),
    });
    conceal(raw, handle, glyphs, shapes, crop, rotate);
    const twins = glyphs.concealed.some((why) => why !== null) ? findTwins(raw, text, glyphs, shapes, scratch) : NONE;
    showTwins(raw, glyphs, shapes, twins, scratch);
    markShadows(glyphs);
    const layered = shapes.pictures.some(({ box }) => area(box) > area(crop) / 2);
    // What a scanner read is all the text that a scanned page has: it is read with the picture.
    const isPart = (i: number): boolean => {
      const why = glyphs.concealed[i];
      return why === null || why === 'ocr-layer';
    };
    const composed = compose(glyphs, isPart, shapes.rules);
    const [w, h] = [crop[2] - crop[0], crop[3] - crop[1]];
    const unseen = unseenOf(glyphs, twins);
    const page: Page = {
      no,
      size: rotate % 180 === 0 ? [w, h] : [h, w],
      crop,
      rotate,
      text: composed.text,
      boxes: composed.boxes,
      role: 'body',
      unread: unreadOf(shapes, glyphs, crop, layered),
      ...(unseen ? { unseen } : {}),
    };
    const hidden = concealedText(glyphs, isPart, no, crop, rotate);
    if (glyphs.concealed.includes('ocr-layer')) hidden.push({ kind: 'ocr-layer', where: `page ${no}` });
    const annotations = readAnnotations(raw, doc, handle, text, { no, crop, rotate, form });
    return { page, hidden, annotations, scan: scanOf(shapes, glyphs, page.unread) };
  } finally {
    if (text !== 0) raw._FPDFText_ClosePage(text);
    raw._FPDF_ClosePage(handle);
  }
}
