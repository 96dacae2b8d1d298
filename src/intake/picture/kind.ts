// The kind of a picture by its first bytes. Not here: what it says of itself.

export type PictureKind = 'jpeg' | 'png' | 'gif' | 'bmp' | 'webp' | 'tiff' | 'avif' | 'heic';

/** `length` bytes from `from` as Latin-1. */
export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The kind that the first bytes are of; null for no picture that we know. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'gif';
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length > 26 && bytes[6] === 0) return 'bmp';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(ascii(bytes, 0, 4))) return 'tiff';
  if (ascii(bytes, 4, 4) !== 'ftyp') return null;
  // Both are HEIF; the brands tell which codec (ISO/IEC 23008-12, annex B; AV1 Image File Format, 6).
  const brands = ascii(bytes, 8, Math.min(64, (bytes[3] ?? 8) - 8));
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  return /^(?:heic|heix|hevc|heim|heis|mif1|msf1)/.test(brands) ? 'heic' : null;
}
