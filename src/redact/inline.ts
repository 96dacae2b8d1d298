// Where the data of an inline image ends (ISO 32000-2, 8.9.7). Guessing at "EI" is how data hides behind an image,
// so the end is worked out from the image itself wherever that is possible. Not here: what the image shows.
import { inflateSync } from 'node:zlib';
import type { Dict, Operand } from './tokens.ts';

const short = (dict: Dict, long: string, brief: string): Operand | undefined => dict.get(brief) ?? dict.get(long);
/** zlib's own count of the bytes that it used: what follows is not part of the data. */
export function inflatedFrom(bytes: Uint8Array): number | null {
  try {
    const made: unknown = inflateSync(bytes, { info: true });
    const { engine } = made as { readonly engine: { readonly bytesWritten: number } };
    return engine.bytesWritten;
  } catch {
    return null;
  }
}

const nameOf = (value: Operand | undefined): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : null;

const PARTS: Readonly<Record<string, number>> = {
  G: 1,
  DeviceGray: 1,
  RGB: 3,
  DeviceRGB: 3,
  CMYK: 4,
  DeviceCMYK: 4,
  I: 1,
  Indexed: 1,
};

/** Bytes of the undecoded samples; null where the colour space is one that the page must look up. */
export function samplesLength(dict: Dict): number | null {
  const width = short(dict, 'Width', 'W');
  const height = short(dict, 'Height', 'H');
  if (typeof width !== 'number' || typeof height !== 'number') return null;
  const mask = short(dict, 'ImageMask', 'IM') === true;
  const bits = mask ? 1 : short(dict, 'BitsPerComponent', 'BPC');
  const space = short(dict, 'ColorSpace', 'CS');
  const parts = mask
    ? 1
    : Array.isArray(space)
      ? PARTS[nameOf((space as readonly Operand[])[0]) ?? '']
      : PARTS[nameOf(space) ?? ''];
  if (typeof bits !== 'number' || parts === undefined) return null;
  return Math.ceil((width * parts * bits) / 8) * height;
}

/** Bytes of the inline image's data from `at`, or null where its end cannot be found. */
export function inlineImageLength(dict: Dict, bytes: Uint8Array, at: number): number | null {
  const filter = short(dict, 'Filter', 'F');
  const first = Array.isArray(filter) ? nameOf((filter as readonly Operand[])[0]) : nameOf(filter);
  if (filter === undefined || (Array.isArray(filter) && filter.length === 0)) {
    const length = samplesLength(dict);
    if (length !== null) return at + length <= bytes.length ? length : null;
  }
  if (first === 'Fl' || first === 'FlateDecode') {
    return inflatedFrom(bytes.subarray(at));
  }
  // Text filters hold no "EI" surrounded by white space; for the others the first one followed by an operator must do.
  for (let i = at; i + 2 < bytes.length; i++) {
    if (bytes[i] !== 0x45 || bytes[i + 1] !== 0x49) continue;
    const before = bytes[i - 1] ?? 0;
    const after = bytes[i + 2] ?? 32;
    if (![9, 10, 13, 32, 62].includes(before) || ![9, 10, 13, 32].includes(after)) continue;
    const ahead = bytes.subarray(i + 2, i + 12);
    if (ahead.every((code) => code === 9 || code === 10 || code === 13 || (code >= 32 && code < 127))) return i - at;
  }
  return null;
}
