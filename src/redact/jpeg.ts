// JPEG files without what is not picture: APPn segments (EXIF, GPS, thumbnails, XMP), comments and anything after the end.
// Adobe's APP14 stays, since it says how the colours are coded. Not here: decoding or encoding.
import { usedTables, type Segment } from './jpegtables.ts';

/** What a picture is made of: frames, tables, scans, restarts, its number of lines. Everything else is left out. */
const isPicture = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdd);

/** `bytes` stripped; null where it is no well-formed JPEG. */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const segments: Segment[] = [];
  /** What follows each segment: the data of a scan, or nothing. */
  const scans: Uint8Array[] = [];
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const content = bytes.subarray(at + 4, at + 2 + length);
    const adobe =
      marker === 0xee && length === 14 && Buffer.from(content.subarray(0, 5)).toString('latin1') === 'Adobe';
    at += 2 + length;
    const from = at;
    if (marker === 0xda) {
      while (at + 1 < bytes.length) {
        const next = bytes[at + 1] as number;
        if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break;
        at++;
      }
      // Cut-off files are shown as far as they go: we close them ourselves.
      if (at + 1 >= bytes.length) at = bytes.length;
    }
    if (isPicture(marker) || adobe) {
      segments.push({ marker, content });
      scans.push(bytes.subarray(from, at));
    }
    if (at === bytes.length) break;
  }
  const tables = usedTables(segments);
  if (!tables) return null;
  const parts = segments.flatMap(({ marker, content }, i) => {
    const kept = tables.get(i) ?? content;
    if (tables.has(i) && kept.length === 0) return [];
    const size = kept.length + 2;
    return [Uint8Array.of(0xff, marker, size >> 8, size & 255), kept, scans[i] as Uint8Array];
  });
  return join([bytes.subarray(0, 2), ...parts, Uint8Array.of(0xff, 0xd9)]);
}

/** Width, height and number of components; null where no frame header is found. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number; parts: number } | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const word = (i: number) => ((bytes[at + i] as number) << 8) | (bytes[at + i + 1] as number);
      return { height: word(5), width: word(7), parts: bytes[at + 9] as number };
    }
    at += 2 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
  }
  return null;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
