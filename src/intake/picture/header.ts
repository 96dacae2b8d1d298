// What a picture's container says without its pixels being decoded: size as shown, dots per inch, frames, and everything it
// carries that nobody sees. One reader per container. Not here: pixels (decode.ts), TIFF directories (tiff.ts, exif.ts).
import { inflateSync } from 'node:zlib';
import type { Carried } from './exif.ts';
import { carriedBy, carry, readable, readExif, strayBytes, turnOf } from './exif.ts';
import type { PictureKind } from './kind.ts';
import { ascii } from './kind.ts';
import { fractionsOf, numbersOf, readDirectories } from './tiff.ts';

export interface PictureHeader {
  /** Width and height as shown (orientation applied), pixels; null where the header does not tell. */
  readonly size: readonly [number, number] | null;
  /** Dots per inch of each page as shown, across and down; null where the file does not say. */
  readonly dpi: readonly (readonly [number, number] | null)[];
  readonly carried: readonly Carried[];
}

type Pair = readonly [number, number];
const EMPTY: PictureHeader = { size: null, dpi: [], carried: [] };
const turned = (pair: Pair, turn: number): Pair => (turn >= 5 && turn <= 8 ? [pair[1], pair[0]] : pair);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** Cameras and editors write 72 where they know nothing. */
const sensible = (x: number, y: number): Pair | null =>
  x >= 40 && y >= 40 && x <= 4800 && y <= 4800 && !(Math.abs(x - 72) < 0.5 && Math.abs(y - 72) < 0.5) ? [x, y] : null;

/** Just behind the end-of-image mark of the JPEG picture at `from`: through its segments and scans (ITU-T T.81, B.1). */
function jpegEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff || marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8))
      at += marker === 0xff ? 1 : 2;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : bytes.length;
}

function jpeg(bytes: Uint8Array): PictureHeader {
  const carried: Carried[] = [];
  let size: Pair | null = null;
  let dpi: Pair | null = null;
  let turn = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const block = bytes.subarray(at + 4, at + 2 + length);
    const mark = ascii(block, 0, 4);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && block.length >= 5) {
      size = [((block[3] ?? 0) << 8) | (block[4] ?? 0), ((block[1] ?? 0) << 8) | (block[2] ?? 0)];
    } else if (marker === 0xe0 && mark === 'JFIF' && block.length >= 12) {
      const by = { 1: 1, 2: 2.54 }[block[7] ?? 0] ?? 0;
      dpi = sensible(
        (((block[8] ?? 0) << 8) | (block[9] ?? 0)) * by,
        (((block[10] ?? 0) << 8) | (block[11] ?? 0)) * by,
      );
      if ((block[12] ?? 0) > 0) carried.push(carry('thumbnail', 'a small copy of the picture as it once was'));
    } else if (marker === 0xe0 && mark === 'JFXX')
      carried.push(carry('thumbnail', 'a small copy of the picture as it once was'));
    else if (marker === 0xe1 && mark === 'Exif') {
      const exif = readExif(block.subarray(6));
      turn = exif.turn;
      // Words that no directory leads to are words all the same.
      const words = readable(block.subarray(6));
      if (exif.carried.length === 0 && words !== '') carried.push(carry('image-metadata', 'camera data (EXIF)', words));
      carried.push(...exif.carried);
    } else if (marker === 0xe1) carried.push(carry('image-metadata', 'XMP', readable(block)));
    else if (marker === 0xed) carried.push(carry('image-metadata', 'IPTC', readable(block)));
    else if (marker === 0xfe) carried.push(carry('image-metadata', 'comment', readable(block)));
    else if (marker >= 0xe2 && marker <= 0xef && !/^(?:ICC_|MPF\0|Adob|urn:)/.test(mark))
      carried.push(carry('private-data', 'a private segment', readable(block)));
    at += 2 + Math.max(2, length);
  }
  const end = jpegEnd(bytes, 2);
  // Line ends and zeros behind a picture are its container's padding.
  const behind = bytes.subarray(end);
  const rest = behind.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32)
    ? behind.subarray(0, 0)
    : behind;
  if (rest[0] === 0xff && rest[1] === 0xd8)
    carried.push(carry('second-picture', 'another picture behind this one', readable(rest)));
  else if (ascii(rest, 4, 4) === 'ftyp') carried.push(carry('second-picture', 'a film behind the picture'));
  else if (rest.length > 0) carried.push(carry('trailing-bytes', `${rest.length} bytes after the end`, readable(rest)));
  return { size: size && turned(size, turn), dpi: [dpi && turned(dpi, turn)], carried };
}

const PNG_PLAIN =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|bKGD|hIST|pHYs|sPLT|cICP|mDCV|cLLI|fdAT|tIME)$/;

/** A text chunk in plain words, unpacked where it is packed (PNG 3rd edition, 11.3.3). */
function pngText(type: string, block: Uint8Array): string {
  const at = block.indexOf(0);
  const packed =
    type === 'zTXt'
      ? at + 2
      : type === 'iTXt' && block[at + 1] === 1
        ? block.indexOf(0, block.indexOf(0, at + 3) + 1) + 1
        : 0;
  if (packed <= 0) return readable(block);
  try {
    return readable(inflateSync(block.subarray(packed), { maxOutputLength: 1 << 20 }));
  } catch {
    return '';
  }
}

function png(bytes: Uint8Array): PictureHeader {
  if (bytes.length < 33) return EMPTY;
  const view = viewOf(bytes);
  const carried: Carried[] = [];
  let dpi: Pair | null = null;
  let turn = 1;
  let at = 8;
  let ended = false;
  while (at + 12 <= bytes.length && !ended) {
    const length = view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    const block = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (type === 'eXIf') {
      const exif = readExif(block);
      turn = exif.turn;
      carried.push(...exif.carried);
    } else if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) carried.push(carry('image-metadata', 'text', pngText(type, block)));
    else if (type === 'tIME') carried.push(carry('image-metadata', 'time of the last change'));
    else if (type === 'acTL' && block.length >= 4)
      carried.push(carry('animation', `${viewOf(block).getUint32(0)} frames, of which one is shown`));
    else if (type === 'pHYs' && block[8] === 1)
      dpi = sensible(viewOf(block).getUint32(0) * 0.0254, viewOf(block).getUint32(4) * 0.0254);
    else if (!PNG_PLAIN.test(type) && type !== 'fcTL')
      carried.push(carry('private-data', 'a private chunk', readable(block)));
    at += 12 + length;
    ended = type === 'IEND';
  }
  if (ended && at < bytes.length)
    carried.push(carry('trailing-bytes', `${bytes.length - at} bytes after the end`, readable(bytes.subarray(at))));
  return { size: turned([view.getUint32(16), view.getUint32(20)], turn), dpi: [dpi && turned(dpi, turn)], carried };
}

function tiff(bytes: Uint8Array): PictureHeader {
  const found = readDirectories(bytes);
  if (!found) return { ...EMPTY, carried: [carry('not-inspected', 'directories of a large TIFF')] };
  const { little } = found;
  const pages = found.list.filter(({ role }) => role === 'page');
  const dpi = pages.map(({ fields }): Pair | null => {
    const by = numbersOf(fields.get(296), little)[0] === 3 ? 2.54 : 1;
    const [x = 0] = fractionsOf(fields.get(282), little);
    const [y = 0] = fractionsOf(fields.get(283), little);
    const pair = sensible(x * by, y * by);
    return pair && turned(pair, numbersOf(fields.get(274), little)[0] ?? 1);
  });
  const first = pages[0]?.fields;
  const [w = 0] = numbersOf(first?.get(256), little);
  const [h = 0] = numbersOf(first?.get(257), little);
  const carried = carriedBy(found, true);
  const stray = strayBytes(bytes, found);
  if (stray.length > 0)
    carried.push(carry('trailing-bytes', `${stray.length} bytes that belong to nothing`, readable(stray)));
  return { size: w > 0 && h > 0 ? turned([w, h], turnOf(found)) : null, dpi, carried };
}

function webp(bytes: Uint8Array): PictureHeader {
  const view = viewOf(bytes);
  const carried: Carried[] = [];
  let size: Pair | null = null;
  let turn = 1;
  let frames = 0;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = ascii(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const block = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    const inside = viewOf(block);
    if (type === 'VP8X' && block.length >= 10)
      size = [1 + (inside.getUint32(4, true) & 0xffffff), 1 + (inside.getUint32(6, true) >>> 8)];
    else if (type === 'VP8 ' && block.length >= 10)
      size ??= [inside.getUint16(6, true) & 0x3fff, inside.getUint16(8, true) & 0x3fff];
    else if (type === 'VP8L' && block.length >= 5)
      size ??= [1 + (inside.getUint32(1, true) & 0x3fff), 1 + ((inside.getUint32(1, true) >>> 14) & 0x3fff)];
    else if (type === 'EXIF') {
      const exif = readExif(ascii(block, 0, 4) === 'Exif' ? block.subarray(6) : block);
      turn = exif.turn;
      carried.push(...exif.carried);
    } else if (type === 'XMP ') carried.push(carry('image-metadata', 'XMP', readable(block)));
    else if (type === 'ANMF') frames++;
    else if (!/^(?:ICCP|ANIM|ALPH)$/.test(type))
      carried.push(carry('private-data', 'a private chunk', readable(block)));
    at += 8 + length + (length & 1);
  }
  if (frames > 1) carried.push(carry('animation', `${frames} frames, of which one is shown`));
  const stated = view.getUint32(4, true) + 8;
  if (stated < bytes.length)
    carried.push(
      carry('trailing-bytes', `${bytes.length - stated} bytes after the end`, readable(bytes.subarray(stated))),
    );
  return { size: size && turned(size, turn), dpi: [null], carried };
}

/** A GIF block by block (GIF89a, appendix A): frames, comments, what applications left. */
function gif(bytes: Uint8Array): PictureHeader {
  const view = viewOf(bytes);
  if (bytes.length < 13) return EMPTY;
  const carried: Carried[] = [];
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const chain = (from: number): { end: number; data: Uint8Array } => {
    const parts: Uint8Array[] = [];
    let i = from;
    while (i < bytes.length && bytes[i] !== 0) {
      parts.push(bytes.subarray(i + 1, i + 1 + (bytes[i] ?? 0)));
      i += 1 + (bytes[i] ?? 0);
    }
    return { end: i + 1, data: Buffer.concat(parts) };
  };
  let frames = 0;
  let at = 13 + table(bytes[10] ?? 0);
  while (at < bytes.length && bytes[at] !== 0x3b) {
    if (bytes[at] === 0x2c) {
      frames++;
      at = chain(at + 11 + table(bytes[at + 9] ?? 0)).end;
    } else if (bytes[at] === 0x21) {
      const { end, data } = chain(at + 2);
      if (bytes[at + 1] === 0xfe) carried.push(carry('image-metadata', 'comment', readable(data)));
      else if (bytes[at + 1] === 1 || (bytes[at + 1] === 0xff && !/^(?:NETSCAPE|ANIMEXTS)/.test(ascii(data, 0, 8))))
        carried.push(carry('image-metadata', 'data of an application', readable(data)));
      at = end;
    } else break;
  }
  if (frames > 1) carried.push(carry('animation', `${frames} frames, of which one is shown`));
  if (bytes[at] === 0x3b && at + 1 < bytes.length)
    carried.push(
      carry('trailing-bytes', `${bytes.length - at - 1} bytes after the end`, readable(bytes.subarray(at + 1))),
    );
  return { size: [view.getUint16(6, true), view.getUint16(8, true)], dpi: [null], carried };
}

function bmp(bytes: Uint8Array): PictureHeader {
  const view = viewOf(bytes);
  const old = view.getUint32(14, true) === 12;
  const size: Pair = old
    ? [view.getUint16(18, true), view.getUint16(20, true)]
    : [view.getInt32(18, true), Math.abs(view.getInt32(22, true))];
  const dpi =
    old || bytes.length < 46
      ? null
      : sensible(Math.round(view.getInt32(38, true) * 0.0254), Math.round(view.getInt32(42, true) * 0.0254));
  const stated = view.getUint32(2, true);
  const rest = stated > 26 && stated < bytes.length ? bytes.subarray(stated) : new Uint8Array(0);
  return {
    size,
    dpi: [dpi],
    carried: rest.length > 0 ? [carry('trailing-bytes', `${rest.length} bytes after the end`, readable(rest))] : [],
  };
}

/** HEIF items by their marks alone: their data may lie anywhere in the file. */
function heif(bytes: Uint8Array): PictureHeader {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1 << 20));
  const carried: Carried[] = [];
  if (all.includes('Exif')) carried.push(carry('image-metadata', 'camera data (EXIF)', readable(bytes)));
  if (all.includes('application/rdf+xml')) carried.push(carry('image-metadata', 'XMP'));
  if (all.includes('thmb')) carried.push(carry('thumbnail', 'a small copy of the picture'));
  if (all.includes('auxl')) carried.push(carry('second-picture', 'a depth map or another helping picture'));
  return { size: null, dpi: [null], carried };
}

const READERS = { jpeg, png, tiff, webp, gif, bmp, avif: heif, heic: heif } as const satisfies Record<
  PictureKind,
  (bytes: Uint8Array) => PictureHeader
>;

/** Reads a picture's header. `bytes` must be of that kind. Never throws: what is cut short says less. */
export function readPictureHeader(bytes: Uint8Array, kind: PictureKind): PictureHeader {
  try {
    return READERS[kind](bytes);
  } catch {
    return { ...EMPTY, carried: [carry('not-inspected', 'a damaged header')] };
  }
} // prettier-ignore
