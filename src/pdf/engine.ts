// The binding to PDFium (WASM): one instance per process, documents opened and closed in pairs. Knows nothing of
// redaction. The engine is never trusted with the last word: what it saves is rebuilt (redact/) and checked by another (verify/).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { BlotterError } from '../model/index.ts';

let engine: Promise<WrappedPdfiumModule> | null = null;

async function start(): Promise<WrappedPdfiumModule> {
  const wasmBinary = new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
  );
  const pdfium = await init({ wasmBinary: wasmBinary.buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** The engine, started at first use. */
export function pdfium(): Promise<WrappedPdfiumModule> {
  engine ??= start();
  return engine;
}

/**
 * Opens a PDF, hands the engine and the document's pointer to `use`, and closes it again, whatever happens.
 * Throws B-DOC-02 (password) or B-DOC-03 (damaged).
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (engine: WrappedPdfiumModule, doc: number) => T | Promise<T>,
): Promise<T> {
  const module = await pdfium();
  const { wasmExports } = module.pdfium as unknown as {
    wasmExports: { malloc(n: number): number; free(p: number): void };
  };
  const at = wasmExports.malloc(bytes.length);
  (module.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.set(bytes, at);
  const doc = module.FPDF_LoadMemDocument(at, bytes.length, '');
  try {
    if (!doc) {
      const code = module.FPDF_GetLastError();
      if (code === 4) throw new BlotterError('B-DOC-02');
      throw new BlotterError('B-DOC-03', { format: 'PDF', reason: `engine code ${code}` });
    }
    return await use(module, doc);
  } finally {
    if (doc) module.FPDF_CloseDocument(doc);
    wasmExports.free(at);
  }
}
