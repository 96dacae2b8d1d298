// The directories of a TIFF structure (TIFF 6.0, section 2): those of a TIFF file, and of the EXIF block of any other
// picture. Says where they lie and what they hold; guards against directories that lead back to each other.
// Not here: pixels.

/** One field of a directory, its value as bytes in the file's own order. */
export interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

/** A directory and what it is for. `page`: in the main chain; `sub`: hung under a page; the others belong to EXIF. */
export interface Directory {
  readonly role: 'page' | 'sub' | 'exif' | 'gps' | 'interop';
  readonly fields: ReadonlyMap<number, Field>;
}

export interface Directories {
  readonly little: boolean;
  readonly list: readonly Directory[];
  /** Two directories lead to the same place, or to one outside the file. */
  readonly broken: boolean;
  /** Stretches [from, to) of the bytes that directories and their values account for. */
  readonly known: readonly (readonly [number, number])[];
}

const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};
const LEADS: Readonly<Record<number, Directory['role']>> = {
  330: 'sub',
  34665: 'exif',
  34853: 'gps',
  40965: 'interop',
};
const MOST = 4000;

/** Whole numbers of a field of type BYTE, SHORT, LONG or IFD. */
export function numbersOf(field: Field | undefined, little: boolean, most = 100_000): number[] {
  if (!field) return [];
  const size = SIZES[field.type] ?? 0;
  const view = new DataView(field.value.buffer, field.value.byteOffset, field.value.byteLength);
  const found: number[] = [];
  for (let at = 0; at + size <= field.value.length && size > 0 && found.length < most; at += size) {
    if (size === 1) found.push(view.getUint8(at));
    else if (size === 2) found.push(view.getUint16(at, little));
    else if (size === 4) found.push(view.getUint32(at, little));
    else break;
  }
  return found;
}

/** Fractions of a field of type RATIONAL. */
export function fractionsOf(field: Field | undefined, little: boolean): number[] {
  if (!field || (field.type !== 5 && field.type !== 10)) return [];
  const view = new DataView(field.value.buffer, field.value.byteOffset, field.value.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 8 <= field.value.length && found.length < 100; at += 8) {
    found.push(view.getUint32(at, little) / view.getUint32(at + 4, little));
  }
  return found;
}

/** Reads every directory that the header leads to; null where the bytes are no classic TIFF structure. */
export function readDirectories(bytes: Uint8Array): Directories | null {
  if (bytes.length < 8) return null;
  const little = bytes[0] === 0x49;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if ((!little && bytes[0] !== 0x4d) || view.getUint16(2, little) !== 42) return null;
  const list: Directory[] = [];
  const known: [number, number][] = [[0, 8]];
  const seen = new Set<number>();
  let broken = false;
  const queue: { at: number; role: Directory['role'] }[] = [{ at: view.getUint32(4, little), role: 'page' }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { at, role } = next;
    if (at === 0) continue;
    if (seen.has(at) || at + 2 > bytes.length || list.length >= MOST) {
      broken = true;
      continue;
    }
    seen.add(at);
    const fields = new Map<number, Field>();
    const count = view.getUint16(at, little);
    const end = at + 2 + count * 12;
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * 12;
      if (entry + 12 > bytes.length) {
        broken = true;
        break;
      }
      const [tag, type, n] = [view.getUint16(entry, little), view.getUint16(entry + 2, little), view.getUint32(entry + 4, little)];
      const length = n * (SIZES[type] ?? 1);
      const from = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
      const to = Math.min(bytes.length, from + length);
      if (length > 4) known.push([from, to]);
      const field = { tag, type, count: n, value: bytes.subarray(Math.min(from, to), to) };
      fields.set(tag, field);
      const lead = LEADS[tag];
      if (lead) for (const place of numbersOf(field, little, 64)) queue.push({ at: place, role: lead });
    }
    known.push([at, Math.min(bytes.length, end + 4)]);
    list.push({ role, fields });
    if (role === 'page' && end + 4 <= bytes.length) queue.unshift({ at: view.getUint32(end, little), role });
  }
  return { little, list, broken, known };
} // prettier-ignore
