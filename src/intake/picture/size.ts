// What a picture's header says of it: kind, pixel size as shown (EXIF orientation applied), and which metadata it carries.
// The pixels are not decoded here.

export interface PictureHeader {
  readonly kind: 'jpeg' | 'png' | 'gif' | 'bmp' | 'webp' | 'tiff' | 'heic';
  /** Width and height as shown; null where the header does not tell. */
  readonly size: readonly [number, number] | null;
  /** Kinds of metadata found: 'exif', 'xmp', 'iptc', 'comment', 'text', 'trailing-bytes'. */
  readonly metadata: readonly Metadata[];
}

export interface Metadata {
  readonly kind: string;
  readonly text?: string;
  /** The block itself where it is EXIF: a TIFF file without a picture. */
  readonly tiff?: Uint8Array;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The printable runs of a block: what a person could read out of it. */
function readable(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, 1 << 16)) text += byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '\n';
  return (text.match(/[^\n]{4,}/g) ?? []).join('\n');
}

/** EXIF orientation (1–8) of a TIFF block; 1 where it says nothing. */
export function orientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return 1;
  const little = tiff[0] === 0x49;
  const at = view.getUint32(4, little);
  if (at + 2 > tiff.length) return 1;
  const n = view.getUint16(at, little);
  for (let i = 0; i < n; i++) {
    const entry = at + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}

/** Just behind a JPEG's end mark, from a marker on: what another picture behind it holds is not its own. */
function endOfScans(bytes: Uint8Array, from: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = buffer.indexOf(0xff, at)) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xd9) return at + 2;
    // Stuffed bytes, restarts and fill bytes belong to the samples; other markers bring a block of their own.
    const bare = marker === 0 || marker === 0xff || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
    if (bare) at += marker === 0xff ? 1 : 2;
    else at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return bytes.length;
}

function jpeg(bytes: Uint8Array): PictureHeader {
  const metadata: Metadata[] = [];
  let size: [number, number] | null = null;
  let turn = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const block = bytes.subarray(at + 4, at + 2 + length);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && block.length >= 5) {
      size = [((block[3] ?? 0) << 8) | (block[4] ?? 0), ((block[1] ?? 0) << 8) | (block[2] ?? 0)];
    } else if (marker === 0xe1 && ascii(block, 0, 4) === 'Exif') {
      turn = orientation(block.subarray(6));
      metadata.push({ kind: 'exif', text: readable(block.subarray(6)), tiff: block.subarray(6) });
    } else if (marker === 0xe1) metadata.push({ kind: 'xmp', text: readable(block) });
    else if (marker === 0xed) metadata.push({ kind: 'iptc', text: readable(block) });
    else if (marker === 0xfe) metadata.push({ kind: 'comment', text: readable(block) });
    at += 2 + Math.max(2, length);
  }
  const behind = bytes.subarray(endOfScans(bytes, at));
  if (behind.some((byte) => byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32)) {
    metadata.push({ kind: 'trailing-bytes', text: readable(behind) });
  }
  return { kind: 'jpeg', size: size && turn >= 5 && turn <= 8 ? [size[1], size[0]] : size, metadata };
} // prettier-ignore

function png(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const metadata: Metadata[] = [];
  if (bytes.length < 33) return { kind: 'png', size: null, metadata };
  let turn = 1;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    const block = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (type === 'eXIf') {
      turn = orientation(block);
      metadata.push({ kind: 'exif', text: readable(block), tiff: block });
    } else if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) metadata.push({ kind: 'text', text: readable(block) });
    at += 12 + length;
    if (type === 'IEND') break;
  }
  if (at < bytes.length) metadata.push({ kind: 'trailing-bytes', text: readable(bytes.subarray(at)) });
  const [w, h] = [view.getUint32(16), view.getUint32(20)];
  return { kind: 'png', size: turn >= 5 && turn <= 8 ? [h, w] : [w, h], metadata };
}

function tiff(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const at = view.getUint32(4, little);
  let [w, h] = [0, 0];
  for (let i = 0; at + 2 <= bytes.length && i < view.getUint16(at, little); i++) {
    const entry = at + 2 + i * 12;
    if (entry + 12 > bytes.length) break;
    const short = view.getUint16(entry + 2, little) === 3;
    const value = short ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    if (view.getUint16(entry, little) === 0x100) w = value;
    if (view.getUint16(entry, little) === 0x101) h = value;
  }
  return { kind: 'tiff', size: w > 0 && h > 0 ? [w, h] : null, metadata: [{ kind: 'exif' }] };
}

function webp(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = ascii(bytes, 12, 4);
  let size: [number, number] | null = null;
  if (type === 'VP8X' && bytes.length > 30) size = [1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8)];
  if (type === 'VP8 ' && bytes.length > 30) size = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (type === 'VP8L' && bytes.length > 25) {
    const bits = view.getUint32(21, true);
    size = [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  return { kind: 'webp', size, metadata: [] };
} // prettier-ignore

/** The kind of picture that the first bytes are of; null for no picture that we know. */
export function pictureKind(bytes: Uint8Array): PictureHeader['kind'] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'gif';
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length > 26 && bytes[6] === 0) return 'bmp';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (/^(?:II\*\0|MM\0\*)/.test(ascii(bytes, 0, 4))) return 'tiff';
  if (ascii(bytes, 4, 4) === 'ftyp' && /^(?:heic|heix|hevc|mif1|msf1|avif)/.test(ascii(bytes, 8, 4))) return 'heic';
  return null;
}

/** Reads a picture's header. `bytes` must be of a kind that `pictureKind` knows. */
export function readPictureHeader(bytes: Uint8Array, kind: PictureHeader['kind']): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'jpeg') return jpeg(bytes);
  if (kind === 'png') return png(bytes);
  if (kind === 'tiff') return tiff(bytes);
  if (kind === 'webp') return webp(bytes);
  if (kind === 'gif') return { kind, size: [view.getUint16(6, true), view.getUint16(8, true)], metadata: [] };
  if (kind === 'bmp') return { kind, size: [view.getInt32(18, true), Math.abs(view.getInt32(22, true))], metadata: [] };
  return { kind, size: null, metadata: [] };
}
