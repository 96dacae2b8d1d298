// One page of an open PDF becomes a Page and the hidden text it carries. Not here: what lies outside pages (inside.ts).
import type { Box, Hidden, Page, Unread } from '../../model/index.ts';
import { grow, holdsCentre } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { compose } from './compose.ts';
import type { Glyphs } from './glyphs.ts';
import { readGlyphs } from './glyphs.ts';
import { readAnnotations } from './inside.ts';
import type { Shapes } from './shapes.ts';
import { readShapes } from './shapes.ts';

/** Pictures smaller than this (points, either side) cannot hold a word that a person reads. */
const LEAST_PICTURE = 20;
/** Drawn outlines from which a page without text is taken for text turned into drawings. */
const MANY_OUTLINES = 25;

export interface ReadPage {
  readonly page: Page;
  readonly hidden: readonly Hidden[];
}

function boxOf(raw: RawEngine, call: (a: number, b: number, c: number, d: number) => number, scratch: number): Box | null {
  if (call(scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null;
  const f = scratch >> 2;
  const h = raw.HEAPF32;
  const [a, b, c, d] = [h[f] ?? 0, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 0];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
} // prettier-ignore

/** The visible part of a page: its crop box cut to its media box; A4 where the file gives neither. */
function cropOf(raw: RawEngine, page: number, scratch: number): Box {
  const media = boxOf(raw, (a, b, c, d) => raw._FPDFPage_GetMediaBox(page, a, b, c, d), scratch) ?? [0, 0, 612, 792];
  const crop = boxOf(raw, (a, b, c, d) => raw._FPDFPage_GetCropBox(page, a, b, c, d), scratch) ?? media;
  const cut: Box = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  return cut[2] > cut[0] && cut[3] > cut[1] ? cut : media;
}

const area = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);

/** Places where ink may hold words that the text layer does not have. */
function unreadOf(shapes: Shapes, glyphs: Glyphs, crop: Box, layered: boolean): Unread[] {
  const unread: Unread[] = [];
  for (const { box, pixels } of shapes.pictures) {
    // A picture of one pixel is a flat colour, however large it is drawn.
    if (pixels[0] <= 1 && pixels[1] <= 1) continue;
    if (box[2] - box[0] < LEAST_PICTURE || box[3] - box[1] < LEAST_PICTURE) continue;
    unread.push({ box, why: layered && area(box) > area(crop) / 2 ? 'scanned page: pixels not read' : 'picture not read' });
  }
  if (shapes.outlines >= MANY_OUTLINES && glyphs.count === 0 && shapes.outlined) {
    unread.push({ box: shapes.outlined, why: 'text drawn as outlines, not read' });
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

/** The text of each kind that a reader does not see, in reading order. */
function concealedText(glyphs: Glyphs, isPart: (i: number) => boolean, no: number): Hidden[] {
  const kinds = new Set<string>();
  for (let i = 0; i < glyphs.count; i++) {
    const kind = glyphs.concealed[i];
    if (kind && !isPart(i)) kinds.add(kind);
  }
  return [...kinds].map((kind) => ({
    kind,
    where: `page ${no}`,
    text: compose(glyphs, (i) => glyphs.concealed[i] === kind && !isPart(i), []).text,
  }));
}

/**
 * Reads page `index` (from 0) of an open document. `off`: names of layers that are switched off.
 * `form`: the document's form environment, 0 for none. `scratch`: 64 bytes of engine memory. The page is closed again before this returns.
 */
export function readPage(
  raw: RawEngine,
  doc: number,
  index: number,
  scratch: number,
  off: ReadonlySet<string>,
  form: number,
): ReadPage {
  const no = index + 1;
  const handle = raw._FPDF_LoadPage(doc, index);
  if (handle === 0) {
    const box: Box = [0, 0, 595, 842];
    const why = 'the page is damaged and could not be opened';
    return {
      page: { no, size: [595, 842], crop: box, rotate: 0, text: '', boxes: new Float32Array(0), role: 'body', unread: [{ box, why }] },
      hidden: [],
    }; // prettier-ignore
  }
  const text = raw._FPDFText_LoadPage(handle);
  try {
    const crop = cropOf(raw, handle, scratch);
    const rotate = (((raw._FPDFPage_GetRotation(handle) % 4) + 4) % 4) * 90;
    const shapes = readShapes(raw, handle, crop, scratch, off);
    const glyphs = readGlyphs(raw, text, scratch, {
      crop,
      onDark: (x, y) => shapes.dark.some((box) => holdsCentre(grow(box, 0.5), [x, y, x, y])),
      drawn: (object) => shapes.drawn.get(object),
      switchedOff: (object) => shapes.switchedOff.has(object),
    });
    // Unpainted type over a page-filling picture is what a scanner read: it is all the text that we have.
    const layered = shapes.pictures.some(({ box }) => area(box) > area(crop) / 2);
    const isPart = (i: number): boolean => {
      const why = glyphs.concealed[i];
      if (why === null) return true;
      return why === 'invisible-text' && layered && glyphs.runs[glyphs.run[i] as number]?.unpainted === true;
    };
    const composed = compose(glyphs, isPart, shapes.rules);
    const [w, h] = [crop[2] - crop[0], crop[3] - crop[1]];
    const page: Page = {
      no,
      size: rotate % 180 === 0 ? [w, h] : [h, w],
      crop,
      rotate,
      text: composed.text,
      boxes: composed.boxes,
      role: 'body',
      unread: unreadOf(shapes, glyphs, crop, layered),
    };
    const hidden = [...concealedText(glyphs, isPart, no), ...readAnnotations(raw, handle, text, no, form)];
    const ocr = glyphs.concealed.some((why, i) => why === 'invisible-text' && isPart(i));
    return { page, hidden: ocr ? [...hidden, { kind: 'ocr-layer', where: `page ${no}` }] : hidden };
  } finally {
    if (text !== 0) raw._FPDFText_ClosePage(text);
    raw._FPDF_ClosePage(handle);
  }
}
