// What streams may hold beside what they show: nothing behind the end of packed data, no more samples than a picture has,
// no segment of a JPEG that is not about its pixels; and the table of objects points at the objects. Not here: which entries
// a stream may have (kinds.ts).
import type { Verdict } from '../model/index.ts';
import { isDict, isList, isReference, nameOf, type Value } from './parse.ts';
import { latin, type Scan, type ScannedStream } from './scan.ts';

/** Verdicts on the data of a scanned file. */
export function checkData(bytes: Uint8Array, scanned: Scan): Verdict[] {
  const values = new Map(scanned.objects.map(({ no, value }) => [no, value]));
  const resolve = (value: Value | undefined): Value | undefined => (isReference(value) ? values.get(value.ref) : value);
  const faults: string[] = [];
  for (const { no, value, stream } of scanned.objects) {
    if (!stream) continue;
    if (stream.behind.length > 0) faults.push(`object ${no} has data behind its end`);
    if (stream.decoded === null && !isPicture(stream)) faults.push(`object ${no} cannot be decoded`);
    if (stream.subtype === 'Image') {
      const fault = pictureFault(value, stream, resolve);
      if (fault !== null) faults.push(`object ${no} ${fault}`);
    }
  }
  const say = (check: string, fault: string | null): Verdict => ({
    check,
    result: fault === null ? 'pass' : 'fail',
    where: fault ?? 'whole file',
  });
  return [
    say('file: streams hold nothing beside their data', faults.length === 0 ? null : faults.slice(0, 6).join('; ')),
    say('file: the table points at the objects', tableFault(bytes, scanned)),
  ];
}

const isPicture = ({ subtype, filters }: ScannedStream): boolean =>
  subtype === 'Image' && filters.length === 1 && /^(?:DCTDecode|CCITTFaxDecode)$/.test(filters[0] ?? '');

function pictureFault(
  value: Value,
  { raw, filters, decoded }: ScannedStream,
  resolve: (value: Value | undefined) => Value | undefined,
): string | null {
  if (filters[0] === 'DCTDecode') return jpegFault(raw);
  if (!isDict(value) || decoded === null) return null;
  const number = (key: string): number => {
    const found = resolve(value.get(key));
    return typeof found === 'number' ? found : 0;
  };
  const parts = resolve(value.get('ImageMask')) === true ? 1 : partsOf(resolve(value.get('ColorSpace')), resolve);
  const row = Math.ceil((number('Width') * parts * (number('BitsPerComponent') || 1)) / 8);
  return decoded.length > row * number('Height') ? 'has more samples than its picture' : null;
}

const PARTS: Readonly<Record<string, number>> = { DeviceRGB: 3, DeviceCMYK: 4, Lab: 3 };

/** How many samples one pixel has. */
function partsOf(space: Value | undefined, resolve: (value: Value | undefined) => Value | undefined): number {
  const family = nameOf(space) ?? (isList(space) ? nameOf(resolve(space[0])) : undefined) ?? '';
  if (family === 'DeviceN' && isList(space)) {
    const names = resolve(space[1]);
    return isList(names) ? names.length : 1;
  }
  return PARTS[family] ?? 1;
}

/** Segments that decoders need: tables, frames, scans, restart intervals, and Adobe's note on colours (APP14, 12 bytes). */
function jpegFault(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'is no JPEG';
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'has a JPEG that cannot be followed';
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    const needed = (marker >= 0xc0 && marker <= 0xcf) || marker === 0xdb || marker === 0xdd || marker === 0xda;
    if (!needed && !(marker === 0xee && length <= 14)) return 'has a JPEG with a segment that is not about its pixels';
    at += 2 + length;
    if (marker !== 0xda) continue;
    // The packed pixels run up to the next marker that is neither a stuffed byte nor a restart.
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && !isInside(bytes[at + 1] as number))) at++;
  }
  const ended = bytes[at] === 0xff && bytes[at + 1] === 0xd9;
  return ended && at + 2 >= bytes.length ? null : 'has a JPEG with data behind its end';
}

const isInside = (byte: number): boolean => byte === 0 || (byte >= 0xd0 && byte <= 0xd7);

/** Every entry in use of the one table stands for the object that begins there, and no object is left out. */
function tableFault(bytes: Uint8Array, { objects }: Scan): string | null {
  const text = latin(bytes);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-200))?.[1];
  const at = Number(start ?? -1);
  if (!text.startsWith('xref', at)) return 'it is not where the end says';
  const places = new Map(objects.map(({ no, at: place }) => [no, place]));
  const row = /\s*(?:(\d{10}) (\d{5}) ([nf])|(\d+) (\d+))/y;
  row.lastIndex = at + 4;
  let [no, listed] = [0, 0];
  for (let found = row.exec(text); found; found = row.exec(text)) {
    const [, place, , use, first] = found;
    if (first !== undefined) no = Number(first);
    else {
      if (use === 'n') {
        if (places.get(no) !== Number(place)) return `object ${no} is elsewhere`;
        listed++;
      }
      no++;
    }
  }
  return listed === places.size ? null : 'objects are missing in it';
}
