// The reader that stands in for a stranger's eyes: it reads print in both polarities, and never takes the caller down.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { startTesseract, type PixelReading, type Raster } from './index.ts';

// Machines without any font of their own print too.
GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), 'Sample');

/** Printed lines as grey pixels, `ink` on `paper`. */
function print(lines: readonly string[], ink = '#000', paper = '#fff'): Raster {
  const [width, height] = [900, 60 * lines.length + 60];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.font = '36px Sample';
  lines.forEach((line, i) => context.fillText(line, 30, 60 + 60 * i));
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 255) };
}
const textOf = (reading: PixelReading): string =>
  reading.kind === 'read' ? reading.words.map(({ text }) => text).join(' ') : reading.why;

describe('reading pixels', () => {
  const reader = startTesseract();
  after(() => reader.close());

  it('reads words with their places, line by line', async () => {
    const reading = await reader.readPixels(print(['The witness lives here', 'and works nearby']));
    assert.ok(reading.kind === 'read');
    assert.match(textOf(reading), /The witness lives here and works nearby/);
    const [first] = reading.words;
    const last = reading.words.at(-1);
    assert.ok(first && last && first.line < last.line && first.box[1] < last.box[1]);
    assert.ok(first.confidence > 0.5 && first.confidence <= 1);
    assert.ok(first.box[0] > 20 && first.box[0] < 40);
  });

  it('reads white print on black', async () => {
    assert.match(textOf(await reader.readPixels(print(['The witness lives here'], '#fff', '#000'))), /witness lives/);
  });

  it('finds nothing on a blank sheet', async () => {
    assert.equal(textOf(await reader.readPixels(print([]))), '');
  });

  it('goes on after it was closed', async () => {
    reader.close();
    assert.match(textOf(await reader.readPixels(print(['Once again']))), /Once again/);
  });

  it('is unsure about a picture beyond its limits of size, time and memory, and works on', async () => {
    const why = async (reading: Promise<PixelReading>) => textOf(await reading);
    assert.equal(await why(reader.readPixels({ width: 20_000, height: 20_000, data: new Uint8Array(1) })), 'size');
    assert.equal(await why(reader.readPixels({ width: 100, height: 100, data: new Uint8Array(99) })), 'size');
    const hasty = startTesseract({ timeLimit: 1 });
    assert.equal(await why(hasty.readPixels(print(['Too late']))), 'time');
    hasty.close();
    const small = startTesseract({ memoryLimit: 1 });
    assert.equal(await why(small.readPixels(print(['Too large']))), 'memory');
    small.close();
  });

  it('renews its process and reads the same as before', async () => {
    const brief = startTesseract({ renewAfter: 1 });
    const sheet = print(['The same words twice']);
    const [one, two] = [await brief.readPixels(sheet), await brief.readPixels(sheet)];
    brief.close();
    assert.equal(one.kind, 'read');
    assert.deepEqual(one, two);
  });
});
