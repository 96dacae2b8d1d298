import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import sharp from 'sharp';
import { findCodes } from './codes.ts';
import { boxAround } from './shape.ts';

test('a QR code and a barcode on one sheet are read, each with its place', async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer }, fireImmediately: true });
  const draw = async (format: 'QRCode' | 'Code128', text: string): Promise<Buffer> => {
    const { image } = await writeBarcode(text, { format, scale: 4 });
    assert.ok(image);
    return Buffer.from(await image.arrayBuffer());
  };
  const sheet = sharp({ create: { width: 1000, height: 700, channels: 3, background: '#f4f4f4' } }).composite([
    { input: await draw('QRCode', 'M0771932'), left: 100, top: 100 },
    { input: await draw('Code128', '9434765919'), left: 400, top: 400 },
  ]);
  const { data, info } = await sheet.greyscale().raw().toBuffer({ resolveWithObject: true });
  const found = await findCodes({ width: info.width, height: info.height, data: new Uint8Array(data) });
  assert.deepEqual(found.map(({ text }) => text).sort(), ['9434765919', 'M0771932']);
  for (const { text, quad } of found) {
    const [x0, y0, x1, y1] = boxAround(quad);
    assert.ok(text === 'M0771932' ? x0 >= 95 && x1 < 400 && y1 < 400 : x0 >= 395 && y0 >= 390 && y1 < 640 && x1 < 1000);
  }
  assert.deepEqual(await findCodes({ width: 200, height: 200, data: new Uint8Array(40_000).fill(240) }), []);
}); // prettier-ignore
