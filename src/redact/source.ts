// The source as the engine understands it: refused, or saved plainly (no encryption, no object streams, no history), so
// that the rebuild reads the same document that was read for review. The engine's save goes no further than this room.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { BlotterError, type Box } from '../model/index.ts';
import { withPdf } from '../pdf/index.ts';
import { placesOf, readLetters, type SetLetter } from './values.ts';

export interface Source {
  /** The engine's own plain save. */
  readonly plain: Uint8Array;
  /** By page (index from 0): where a value stands, as thin boxes in page space. */
  readonly mentions: readonly (readonly Box[])[];
}

const XFA_FULL = 2;

/** Opens, checks and saves the source. Throws B-DOC-01, -02, -03, -08. */
export async function openSource(bytes: Uint8Array, values: readonly string[]): Promise<Source> {
  if (bytes.length === 0) throw new BlotterError('B-DOC-01');
  return withPdf(bytes, (engine, doc) => {
    if (engine.FPDF_GetFormType(doc) === XFA_FULL) throw new BlotterError('B-DOC-08');
    const count = engine.FPDF_GetPageCount(doc);
    if (count < 1) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'it has no page' });
    const mentions = Array.from({ length: count }, (_, i) =>
      values.length === 0 ? [] : onPage(engine, doc, i, (page) => placesOf(engine, page, values)),
    );
    if (engine.EPDF_IsEncrypted(doc)) engine.EPDF_RemoveEncryption(doc);
    return { plain: save(engine, doc), mentions };
  });
}

/** The text layer of page `index` (from 0). */
export async function lettersOfPage(plain: Uint8Array, index: number): Promise<SetLetter[]> {
  return withPdf(plain, (engine, doc) => onPage(engine, doc, index, (page) => readLetters(engine, page)));
}

function onPage<T>(engine: WrappedPdfiumModule, doc: number, index: number, use: (page: number) => T): T {
  const page = engine.FPDF_LoadPage(doc, index);
  if (!page) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'a page cannot be opened' });
  try {
    return use(page);
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

function save(engine: WrappedPdfiumModule, doc: number): Uint8Array {
  const writer = engine.PDFiumExt_OpenFileWriter();
  const { wasmExports } = engine.pdfium as unknown as {
    wasmExports: { malloc(n: number): number; free(p: number): void };
  };
  try {
    engine.PDFiumExt_SaveAsCopy(doc, writer);
    const size = engine.PDFiumExt_GetFileWriterSize(writer);
    const at = wasmExports.malloc(size);
    try {
      engine.PDFiumExt_GetFileWriterData(writer, at, size);
      return (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.slice(at, at + size);
    } finally {
      wasmExports.free(at);
    }
  } finally {
    engine.PDFiumExt_CloseFileWriter(writer);
  }
}
