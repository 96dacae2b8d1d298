// Opening a file with the other engine, pdf.js, with the fonts, character maps and decoders that come with it, so that every
// machine sees the same. Not here: reading or drawing pages.
import './own-fonts.ts';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { placeForFonts } from './no-faces.ts';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js wants folders with a stroke at their end. */
const folder = (name: string): string => `${join(home, name)}/`;

/** Opens a file, with its pictures where `pictures` is said. The caller closes it. Rejects where pdf.js cannot open it. */
export function open(bytes: Uint8Array, pictures = false): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    // Rendering without a browser needs letters as paths; reading needs no letters at all.
    disableFontFace: pictures,
    ...(pictures ? {} : { ownerDocument: placeForFonts() as unknown as HTMLDocument }),
    // Pictures are looked at by rendering only: reading text must not pay for decoding them.
    maxImageSize: pictures ? -1 : 0,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
  });
  return task.promise;
}
