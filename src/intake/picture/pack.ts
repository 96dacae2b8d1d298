// Plain pixels packed for a PDF page, anew from the samples alone, so that nothing of the file that they came in is left:
// one bit where black and white, a palette or grey where that says all, else lossless or JPEG by what serves the picture.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

export interface Packed {
  readonly filter: 'FlateDecode' | 'DCTDecode';
  readonly bytes: Uint8Array;
  readonly bits: 1 | 8;
  /** Colour space: grey, colour, or a palette of red, green, blue (at most 256 colours). */
  readonly space: 'DeviceGray' | 'DeviceRGB' | { readonly palette: Uint8Array };
  /** Samples per pixel where rows are coded by PNG's predictors (ISO 32000-1, 7.4.4.4); null for plain rows. */
  readonly predicted: 1 | 3 | null;
}

/** Below this (bytes of samples) nothing is worth losing detail for. */
const SMALL = 256 * 1024;
/** Samples that shrink to less than this share lossless are drawings, screens and print; the others are photographs. */
const DRAWN = 0.34;
/** The clean copy decodes and codes once more under boxes: a first generation near the source costs nothing to see. */
const QUALITY = 95;

/** The colours of a picture, at most 256 of them, as one number each; null where there are more. */
function coloursOf({ data, parts }: Pixels): Set<number> | null {
  const colours = new Set<number>();
  let last = -1;
  for (let i = 0; i < data.length; i += parts) {
    const value = parts === 1 ? (data[i] as number) * 0x10101 : ((data[i] as number) << 16) | ((data[i + 1] as number) << 8) | (data[i + 2] as number);
    if (value === last) continue;
    last = value;
    colours.add(value);
    if (colours.size > 256) return null;
  }
  return colours;
} // prettier-ignore

const isGrey = (colour: number): boolean => colour >> 16 === (colour & 255) && ((colour >> 8) & 255) === (colour & 255);

/** Every pixel as `place(red, green, blue)` says. */
function each({ data, parts }: Pixels, put: (colour: number, i: number) => void): void {
  for (let i = 0, n = 0; i < data.length; i += parts, n++) {
    const [r, g, b] = parts === 1 ? [data[i], data[i], data[i]] : [data[i], data[i + 1], data[i + 2]];
    put(((r as number) << 16) | ((g as number) << 8) | (b as number), n);
  }
}

function packBits(pixels: Pixels): Packed {
  const row = Math.ceil(pixels.width / 8);
  const bits = new Uint8Array(row * pixels.height);
  each(pixels, (colour, n) => {
    const at = Math.floor(n / pixels.width) * row + ((n % pixels.width) >> 3);
    if (colour !== 0) bits[at] = (bits[at] as number) | (0x80 >> ((n % pixels.width) & 7));
  });
  return { filter: 'FlateDecode', bytes: deflateSync(bits), bits: 1, space: 'DeviceGray', predicted: null };
}

/** The samples as PNG codes them: its compressed data is what a PDF's FlateDecode with PNG predictors reads. */
async function flate(data: Uint8Array, width: number, height: number, channels: 1 | 3): Promise<Uint8Array> {
  const file = await sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return new Uint8Array(Buffer.concat(parts));
} // prettier-ignore

/** Packs one page. `lossy`: the picture came through a lossy code already, so JPEG is what it is. */
export async function packPixels(pixels: Pixels, lossy: boolean): Promise<Packed> {
  const { width, height } = pixels;
  const colours = coloursOf(pixels);
  if (colours && [...colours].every((colour) => colour === 0 || colour === 0xffffff)) return packBits(pixels);
  const grey = pixels.parts === 1 || (colours !== null && [...colours].every(isGrey)) || (colours === null && allGrey(pixels));
  const count = width * height;
  if (grey) {
    const data = new Uint8Array(count);
    each(pixels, (colour, n) => (data[n] = colour & 255));
    return choose({ width, height, parts: 1, data }, lossy, 'DeviceGray');
  }
  if (colours && !(lossy && count * 3 > SMALL)) {
    // Black first: samples that are painted over become 0.
    const palette = [0, ...[...colours].filter((colour) => colour !== 0)].slice(0, 257);
    if (palette.length <= 256) {
      const index = new Map(palette.map((colour, i) => [colour, i]));
      const data = new Uint8Array(count);
      each(pixels, (colour, n) => (data[n] = index.get(colour) ?? 0));
      const table = Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
      return { filter: 'FlateDecode', bytes: await flate(data, width, height, 1), bits: 8, space: { palette: table }, predicted: 1 };
    }
  }
  return choose(pixels, lossy, 'DeviceRGB');
} // prettier-ignore

function allGrey(pixels: Pixels): boolean {
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 3) if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return false;
  return true;
}

/** Lossless where that is small, or the picture is; JPEG otherwise. */
async function choose(pixels: Pixels, lossy: boolean, space: 'DeviceGray' | 'DeviceRGB'): Promise<Packed> {
  const { data, width, height, parts } = pixels;
  if (!lossy || data.length <= SMALL) {
    const bytes = await flate(data, width, height, parts);
    if (data.length <= SMALL || bytes.length < data.length * DRAWN)
      return { filter: 'FlateDecode', bytes, bits: 8, space, predicted: parts };
  }
  const jpeg = await sharp(data, { raw: { width, height, channels: parts } })
    .toColourspace(parts === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { filter: 'DCTDecode', bytes: new Uint8Array(jpeg), bits: 8, space, predicted: null };
}
