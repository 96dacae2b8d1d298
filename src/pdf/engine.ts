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
 * Throws B-DOC-02 (password) or B-DOC-03 (damaged, or more than the engine can take).
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (engine: WrappedPdfiumModule, doc: number) => T | Promise<T>,
): Promise<T> {
  const module = await pdfium();
  const { wasmExports } = module.pdfium as unknown as {
    wasmExports: { malloc(n: number): number; free(p: number): void };
  };
  let doc = 0;
  let at = 0;
  try {
    at = wasmExports.malloc(bytes.length);
    if (at === 0) throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'the engine has no room for it' });
    (module.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.set(bytes, at);
    doc = module.FPDF_LoadMemDocument(at, bytes.length, '');
    if (!doc) {
      const code = module.FPDF_GetLastError();
      if (code === 4) throw new BlotterError('B-DOC-02');
      throw new BlotterError('B-DOC-03', { format: 'PDF', reason: `engine code ${code}` });
    }
    const used = await use(module, doc);
    module.FPDF_CloseDocument(doc);
    wasmExports.free(at);
    return used;
  } catch (error) {
    // A trap (bad memory, no memory, a stack that is full) leaves the engine in no state to go on: the next one is new.
    if (isBroken(error)) {
      engine = null;
      throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'the engine broke off' });
    }
    if (doc) module.FPDF_CloseDocument(doc);
    wasmExports.free(at);
    throw error;
  }
}

const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'RuntimeError' || (error instanceof RangeError && /stack/i.test(error.message)));
