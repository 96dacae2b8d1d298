// What a picture's file says beside its pixels, in words for a person: camera data, and whether it holds the place where the
// picture was taken; captions, comments, a small copy of the picture from before it was cut, bytes behind its end.
import type { PictureHeader } from './size.ts';
import { readPictureHeader } from './size.ts';

const TOLD: Readonly<Record<string, string>> = {
  exif: 'camera data',
  xmp: 'editing data (XMP)',
  iptc: 'caption (IPTC)',
  comment: 'a comment',
  text: 'text',
  'trailing-bytes': 'bytes behind its end',
};

const GPS_INFO = 0x8825;
const THUMBNAIL = 0x0201;

/** Which tags stand in the directories of an EXIF block (TIFF 6.0): the first, and those linked behind it. */
export function exifTags(tiff: Uint8Array): ReadonlySet<number> {
  const tags = new Set<number>();
  if (tiff.length < 14) return tags;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  let at = view.getUint32(4, little);
  for (let n = 0; n < 8 && at >= 8 && at + 2 <= tiff.length; n++) {
    const entries = view.getUint16(at, little);
    for (let i = 0; i < entries && at + 2 + i * 12 + 12 <= tiff.length; i++) tags.add(view.getUint16(at + 2 + i * 12, little));
    const next = at + 2 + entries * 12;
    if (next + 4 > tiff.length) break;
    at = view.getUint32(next, little);
  }
  return tags;
} // prettier-ignore

/** Metadata of a picture of a known kind, told for a person. `text` is for the detectors. */
export function pictureMetadata(
  bytes: Uint8Array,
  kind: PictureHeader['kind'],
): { readonly kind: string; readonly text?: string }[] {
  return describeMetadata(readPictureHeader(bytes, kind));
}

/** The same from a header that has been read. */
export function describeMetadata(header: PictureHeader): { readonly kind: string; readonly text?: string }[] {
  return header.metadata.map(({ kind, text, tiff }) => {
    const tags = tiff ? exifTags(tiff) : new Set<number>();
    const place = tags.has(GPS_INFO) ? ', with the place where it was taken (GPS)' : '';
    const copy = tags.has(THUMBNAIL) ? ', with a small copy of the picture' : '';
    return { kind: `${TOLD[kind] ?? kind}${place}${copy}`, ...(text ? { text } : {}) };
  });
}
