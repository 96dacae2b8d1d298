// Packed samples and packed bytes for tests: the encoders that the set needs, each as small as its format allows.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { bitsOf, type Pixels } from './letters.ts';

/** CCITT Group 4 data of a picture in two colours, as a fax packs it: the strip of a TIFF file. */
export async function fax({ width, height, gray }: Pixels): Promise<Uint8Array> {
  const raw = Buffer.from(gray.map((n) => (n > 127 ? 255 : 0)));
  const tiff = await sharp(raw, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  const at = tiff.readUInt32LE(4);
  const entries = new Map<number, number>();
  for (let i = 0; i < tiff.readUInt16LE(at); i++) {
    const one = at + 2 + i * 12;
    entries.set(
      tiff.readUInt16LE(one),
      tiff.readUInt16LE(one + 2) === 3 ? tiff.readUInt16LE(one + 8) : tiff.readUInt32LE(one + 8),
    );
  }
  const from = entries.get(273) ?? 0;
  return new Uint8Array(tiff.subarray(from, from + (entries.get(279) ?? 0)));
}

/** JBIG2 segments (ITU-T T.88) for a PDF stream: page information and one generic region, packed as by a fax. */
export async function jbig2(pixels: Pixels): Promise<Uint8Array> {
  const { width, height } = pixels;
  const word = (n: number) => [(n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];
  const segment = (no: number, kind: number, data: readonly number[]) => [
    ...word(no),
    kind,
    0,
    1,
    ...word(data.length),
    ...data,
  ];
  const info = [...word(width), ...word(height), ...word(0), ...word(0), 0, 0, 0];
  const region = [...word(width), ...word(height), ...word(0), ...word(0), 0, 1, ...(await fax(pixels))];
  return Uint8Array.from([...segment(0, 48, info), ...segment(1, 38, region)]);
}

export const jpeg = ({ width, height, gray }: Pixels): Promise<Buffer> =>
  sharp(Buffer.from(gray), { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 90 })
    .toBuffer();

export const flate = (bytes: Uint8Array | string): string =>
  deflateSync(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes).toString('latin1');

export const asciiHex = (text: string): string => `${Buffer.from(text, 'latin1').toString('hex')}>`;

export function ascii85(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  let out = '';
  for (let i = 0; i < bytes.length; i += 4) {
    const part = bytes.subarray(i, i + 4);
    const four = Buffer.alloc(4);
    four.set(part);
    let value = four.readUInt32BE();
    const five: string[] = [];
    for (let k = 0; k < 5; k++, value = Math.floor(value / 85)) five.unshift(String.fromCharCode((value % 85) + 33));
    out += part.length === 4 && four.readUInt32BE() === 0 ? 'z' : five.slice(0, part.length + 1).join('');
  }
  return `${out}~>`;
}

export function runLength(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 100) {
    const part = text.slice(i, i + 100);
    out += String.fromCharCode(part.length - 1) + part;
  }
  return `${out}\x80`;
}

/** LZW with nine-bit codes only: the table is cleared before it would need a tenth bit. */
export function lzw(text: string): string {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i += 200) {
    codes.push(256, ...Buffer.from(text.slice(i, i + 200), 'latin1'));
  }
  codes.push(257);
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  let out = '';
  for (let i = 0; i < bits.length; i += 8) out += String.fromCharCode(parseInt(bits.slice(i, i + 8).padEnd(8, '0'), 2));
  return out;
}

export { bitsOf };
