// Pixels as a PNG file (ISO/IEC 15948), written by us: what a browser opens never comes from what has opened a document. Shades
// of grey where there are no colours, each row as the difference from the one above, which is small on pages of text.
import { crc32, deflateSync } from 'node:zlib';

/** A page of pixels, rows from the top: a byte of grey each, and red, green, blue where it has colours. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly colour?: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const UP = 2;
/** Of zlib: half the time of its default for a tenth more bytes. */
const LEVEL = 4;

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

/** The PNG of a page. `dpi` is written into it. */
export function pngOf({ width, height, data, colour }: Pixels, dpi: number): Buffer {
  const channels = colour === undefined ? 1 : 3;
  const pixels = colour ?? data;
  const stride = width * channels;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0, to = 0, from = 0; y < height; y++) {
    rows[to++] = UP;
    for (let x = 0; x < stride; x++, from++)
      rows[to++] = (pixels[from] as number) - (y === 0 ? 0 : (pixels[from - stride] as number));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colour === undefined ? 0 : 2, 0, 0, 0], 8);
  const physical = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  physical.writeUInt32BE(perMetre, 0);
  physical.writeUInt32BE(perMetre, 4);
  physical[8] = 1;
  const parts = [chunk('IHDR', head), chunk('pHYs', physical), chunk('IDAT', deflateSync(rows, { level: LEVEL })), chunk('IEND', new Uint8Array(0))]; // prettier-ignore
  return Buffer.concat([SIGNATURE, ...parts]);
}
