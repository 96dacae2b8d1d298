// Barcodes and QR codes of a picture: a machine reads off them what no eye sees. Runs only in the child process (paddle-child.ts).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Raster } from './pixels.ts';
import { resize } from './resample.ts';
import type { Quad } from './shape.ts';

/** A code found on a picture. */
export interface FoundCode {
  /** "QRCode", "Code128" … */
  readonly format: string;
  readonly text: string;
  readonly quad: Quad;
}

const LONGEST = 2400;

let ready: Promise<unknown> | null = null;
const start = (): Promise<unknown> => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(readFileSync(file)).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
};

/** Every code on a picture, in its pixels. */
export async function findCodes(raster: Raster): Promise<FoundCode[]> {
  await (ready ??= start());
  const by = Math.min(1, LONGEST / Math.max(raster.width, raster.height));
  const small = resize(raster, Math.max(1, Math.round(raster.width * by)), Math.max(1, Math.round(raster.height * by)));
  const pgm = Buffer.concat([Buffer.from(`P5\n${small.width} ${small.height}\n255\n`, 'latin1'), small.data]);
  const found = await readBarcodes(new Uint8Array(pgm), { tryHarder: true, maxNumberOfSymbols: 20 });
  return found.map(({ format, text, position }): FoundCode => {
    const { topLeft, topRight, bottomRight, bottomLeft } = position;
    const corners = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x / by, y / by] as const);
    return { format, text, quad: corners as unknown as Quad };
  });
}
