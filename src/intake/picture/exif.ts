// What a TIFF structure gives away beside its pixels: a camera's and a person's words, the place where it was taken,
// small copies, private fields. For the EXIF block of any picture, and for TIFF files themselves.
import type { Directories, Directory, Field } from './tiff.ts';
import { fractionsOf, numbersOf, readDirectories } from './tiff.ts';

/** Something that a picture carries beside what it shows. `what` is for a person. */
export interface Carried {
  readonly kind: 'image-metadata' | 'thumbnail' | 'second-picture' | 'animation' | 'private-data' | 'trailing-bytes' | 'not-inspected';
  readonly what: string;
  readonly text?: string;
} // prettier-ignore

/** The printable runs of a block, for the detectors: what a person could read out of it. */
export function readable(bytes: Uint8Array): string {
  const part = bytes.subarray(0, 1 << 16);
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
  return (text.match(/[\x20-\x7e\xa1-\xff]{4,}/g) ?? []).join('\n');
}

/** `Carried` with its text left out where there is none. */
export const carry = (kind: Carried['kind'], what: string, text = ''): Carried => ({
  kind,
  what,
  ...(text.trim() === '' ? {} : { text }),
});

/** EXIF orientation, 1–8 (EXIF 2.32, 4.6.4 A). 1 where it says nothing sensible. */
export function turnOf(directories: Directories | null): number {
  const first = directories?.list.find(({ role }) => role === 'page');
  const [turn = 1] = numbersOf(first?.fields.get(0x112), directories?.little ?? true);
  return turn >= 1 && turn <= 8 ? turn : 1;
}

/** Degrees, north and east, of a GPS directory as a map search takes them; '' where it holds no place. */
function placeOf({ fields }: Directory, little: boolean): string {
  const degrees = (value: number, sign: number): number | null => {
    const [d = NaN, m = 0, s = 0] = fractionsOf(fields.get(value), little);
    const letter = String.fromCharCode(fields.get(sign)?.value[0] ?? 0);
    const all = (d + m / 60 + s / 3600) * (/[SW]/i.test(letter) ? -1 : 1);
    return Number.isFinite(all) ? all : null;
  };
  const [north, east] = [degrees(2, 1), degrees(4, 3)];
  return north === null || east === null ? '' : `${north.toFixed(6)}, ${east.toFixed(6)}`;
}

const words = (field: Field): string =>
  field.type === 2 || field.type === 7 || field.tag >= 0x9c9b ? readable(field.value) : '';
/** Fields of a TIFF page that tell how its pixels lie (TIFF 6.0 and its supplements), and nothing else. */
const PLAIN = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 286, 287,
  288, 289, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 330, 332,
  334, 336, 338, 339, 340, 341, 342, 343, 344, 347, 351, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531,
  532, 34665, 34675, 34853, 40965,
]);
const NAMED: Readonly<Record<number, string>> = { 700: 'XMP', 33723: 'IPTC', 34377: 'Photoshop data' };

/** What the directories carry. `file`: they are those of a TIFF file, whose pages are pictures, not those of an EXIF block. */
export function carriedBy(found: Directories, file: boolean): Carried[] {
  const all: Carried[] = [];
  const said: string[] = [];
  let privates = 0;
  found.list.forEach(({ role, fields }, i) => {
    if (role === 'gps') all.push(carry('image-metadata', 'GPS place', placeOf({ role, fields }, found.little)));
    if (role === 'exif') all.push(carry('image-metadata', 'camera data (EXIF)'));
    if (role === 'sub') all.push(carry('second-picture', 'a picture hung under another'));
    if (role === 'page' && !file && i > 0) all.push(carry('thumbnail', 'a small copy of the picture as it once was'));
    for (const field of fields.values()) {
      const name = NAMED[field.tag];
      if (name !== undefined) all.push(carry('image-metadata', name, readable(field.value)));
      else if (field.tag === 37500) all.push(carry('private-data', "the camera maker's notes", readable(field.value)));
      else if (!PLAIN.has(field.tag) && role !== 'gps') {
        if (role === 'page' && field.tag >= 32768 && ![33432, 40091, 40092, 40093, 40094, 40095].includes(field.tag)) privates++;
        // Windows writes its titles and comments as UTF-16 (tags 40091 to 40095).
        const text = field.tag >= 40091 && field.tag <= 40095 ? new TextDecoder('utf-16le').decode(field.value).replace(/\0+$/, '') : words(field);
        if (text !== '') said.push(text);
      }
    }
  });
  if (said.length > 0) all.push(carry('image-metadata', file ? 'words in its fields' : 'words in camera data (EXIF)', said.join('\n')));
  if (privates > 0) all.push(carry('private-data', `${privates} private field${privates === 1 ? '' : 's'}`));
  if (found.broken) all.push(carry('not-inspected', 'directories that lead nowhere or in a circle'));
  return all;
} // prettier-ignore

/** An EXIF block (without its "Exif" mark): what it carries, and how the picture is to be turned. */
export function readExif(block: Uint8Array): { readonly turn: number; readonly carried: Carried[] } {
  const found = readDirectories(block);
  if (!found) return { turn: 1, carried: [carry('image-metadata', 'camera data (EXIF), damaged', readable(block))] };
  return { turn: turnOf(found), carried: carriedBy(found, false) };
}

/** Bytes of a TIFF file that no directory, value, strip or tile accounts for. */
export function strayBytes(bytes: Uint8Array, found: Directories): Uint8Array {
  const spans = [...found.known] as [number, number][];
  for (const { fields } of found.list) {
    for (const [places, lengths] of [[273, 279], [324, 325], [288, 289], [513, 514]] as const) {
      const sizes = numbersOf(fields.get(lengths), found.little);
      numbersOf(fields.get(places), found.little).forEach((at, i) => spans.push([at, at + (sizes[i] ?? bytes.length)]));
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  const stray: Uint8Array[] = [];
  let at = 0;
  for (const [from, to] of [...spans, [bytes.length, bytes.length] as const]) {
    // Values start on even bytes: a gap of a few bytes is padding.
    if (from - at > 8) stray.push(bytes.subarray(at, Math.min(from, bytes.length)));
    at = Math.max(at, to);
  }
  return Buffer.concat(stray);
} // prettier-ignore
