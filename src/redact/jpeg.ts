// JPEG files without what is not picture: APPn segments (EXIF, GPS, thumbnails, XMP), comments and anything after the end.
// Adobe's APP14 stays, since it says how the colours are coded. Not here: decoding or encoding.

/** `bytes` stripped; null where it is no well-formed JPEG. */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === 0xd9) {
      parts.push(bytes.subarray(at, at + 2));
      return join(parts);
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const end = at + 2 + length;
    const adobe =
      marker === 0xee && length === 14 && Buffer.from(bytes.subarray(at + 4, at + 9)).toString('latin1') === 'Adobe';
    const meta = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!meta || adobe) parts.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const scan = at;
    while (at + 1 < bytes.length) {
      if (
        bytes[at] === 0xff &&
        bytes[at + 1] !== 0 &&
        !((bytes[at + 1] as number) >= 0xd0 && (bytes[at + 1] as number) <= 0xd7)
      )
        break;
      at++;
    }
    // Cut-off files are shown as far as they go: close them ourselves.
    if (at + 1 >= bytes.length) return join([...parts, bytes.subarray(scan), Uint8Array.of(0xff, 0xd9)]);
    parts.push(bytes.subarray(scan, at));
  }
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
