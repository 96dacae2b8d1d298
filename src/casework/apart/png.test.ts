// Another decoder reads what we wrote, pixel by pixel.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pngOf } from './png.ts';

const [width, height] = [7, 5];
const grey = Uint8Array.from({ length: width * height }, (_, i) => (i * 37) % 256);
const colour = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 91 + 13) % 256);

test('grey and coloured pages come back as they were, with their resolution', async () => {
  for (const [pixels, channels] of [
    [{ width, height, data: grey }, 1],
    [{ width, height, data: grey, colour }, 3],
  ] as const) {
    // prettier-ignore
    const png = pngOf(pixels, 110);
    const image = sharp(png);
    const { data, info } = await image.toColourspace(channels === 1 ? 'b-w' : 'srgb').raw().toBuffer({ resolveWithObject: true }); // prettier-ignore
    assert.deepEqual([info.width, info.height, info.channels], [width, height, channels]);
    assert.deepEqual(new Uint8Array(data), channels === 1 ? grey : colour);
    assert.equal(Math.round((await image.metadata()).density ?? 0), 110);
  }
});
