// What a reader sees on a page but the page's content does not hold (field values, free-text notes, stamps) is written
// into the content, so that it has letters with boxes and can be redacted like everything else. Nothing else is changed,
// and the file as it came stays as it is.
import type { RawEngine } from '../../pdf/index.ts';
import { withMemory } from '../../pdf/index.ts';

/**
 * Annotation subtypes of the engine (fpdf_annot.h) that are drawn as content: free text, lines and shapes, text marks, stamp,
 * ink, widget, watermark. A black square that somebody laid over a name is drawn too: else the copy would show the name.
 */
const DRAWN = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 20, 24]);
const FIELD = 20;
const FREE_TEXT = 3;
/** The engine's number for Helvetica among the standard fonts. */
const HELVETICA = 4;
/** Viewers draw fields and free text that bring no picture of themselves; so must the engine, before they are flattened. */
function dress(raw: RawEngine, page: number): void {
  const n = raw._FPDFPage_GetAnnotCount(page);
  for (let a = 0; a < n; a++) {
    const annot = raw._FPDFPage_GetAnnot(page, a);
    if (annot === 0) continue;
    if (DRAWN.has(raw._FPDFAnnot_GetSubtype(annot)) && raw._EPDFAnnot_HasAppearanceStream(annot, 0) === 0) {
      const isField = raw._FPDFAnnot_GetSubtype(annot) === FIELD;
      const drawn = isField ? raw._EPDFAnnot_GenerateFormFieldAP(annot) : raw._EPDFAnnot_GenerateAppearance(annot);
      // Its typeface may be none that the file has: then in Helvetica, ten points, black.
      if (drawn === 0 && raw._FPDFAnnot_GetSubtype(annot) === FREE_TEXT) {
        raw._EPDFAnnot_SetDefaultAppearance(annot, HELVETICA, 10, 0, 0, 0);
        raw._EPDFAnnot_GenerateAppearance(annot);
      }
    }
    raw._FPDFPage_CloseAnnot(annot);
  }
}

/**
 * The engine gives a page US letter as its paper when it flattens one whose paper comes from the tree above: such a page
 * gets what is shown of it as paper of its own first.
 */
function keepPaper(raw: RawEngine, page: number): void {
  withMemory(raw, 16, (at) => {
    if (raw._FPDFPage_GetMediaBox(page, at, at + 4, at + 8, at + 12) !== 0) return;
    if (raw._FPDF_GetPageBoundingBox(page, at) === 0) return;
    const [left = 0, top = 0, right = 0, bottom = 0] = raw.HEAPF32.subarray(at >> 2, (at >> 2) + 4);
    if (right > left && top > bottom) raw._FPDFPage_SetMediaBox(page, left, bottom, right, top);
  });
}

/** Draws the annotations of every page into its content and gives the new file; null where the engine cannot. */
export function flatten(raw: RawEngine, doc: number, count: number): Uint8Array | null {
  for (let i = 0; i < count; i++) {
    const page = raw._FPDF_LoadPage(doc, i);
    if (page === 0) return null;
    keepPaper(raw, page);
    dress(raw, page);
    // 0: as shown on screen. Result 0 is failure, 1 done, 2 nothing to do.
    const done = raw._FPDFPage_Flatten(page, 0);
    raw._FPDF_ClosePage(page);
    if (done === 0) return null;
  }
  const writer = raw._PDFiumExt_OpenFileWriter();
  try {
    raw._PDFiumExt_SaveAsCopy(doc, writer);
    const size = raw._PDFiumExt_GetFileWriterSize(writer);
    if (size === 0) return null;
    const at = raw._malloc(size);
    try {
      raw._PDFiumExt_GetFileWriterData(writer, at, size);
      return raw.HEAPU8.slice(at, at + size);
    } finally {
      raw._free(at);
    }
  } finally {
    raw._PDFiumExt_CloseFileWriter(writer);
  }
}
