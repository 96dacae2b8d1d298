// The wrapping of TrueType and OpenType fonts: a directory of tables with checksums (OpenType, "Font file").
// Not here: what any table holds.
import { be16, be32, broken, joined, latin, u16, u32 } from './bytes.ts';

const TABLES = 100;

/** Tables by tag. A table that runs past the end is cut there, as viewers do. */
export function readTables(bytes: Uint8Array): Map<string, Uint8Array> {
  const count = u16(bytes, 4);
  if (count > TABLES) throw broken('too many tables');
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16;
    const tag = latin(bytes.subarray(at, at + 4));
    const from = u32(bytes, at + 8);
    const length = u32(bytes, at + 12);
    if (from < bytes.length && !tables.has(tag)) tables.set(tag, bytes.subarray(from, from + length));
  }
  return tables;
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4)
    sum =
      (sum +
        (((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0))) >>>
      0;
  return sum;
}

/** A font of `tables`, in order of their tags, with checksums; the sum of the whole goes into `head`. */
export function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const directory: number[][] = [
    [
      0,
      1,
      0,
      0,
      ...be16(tags.length),
      ...be16(16 << power),
      ...be16(power),
      ...be16((tags.length - (1 << power)) * 16),
    ],
  ];
  const bodies: Uint8Array[] = [];
  let at = 12 + tags.length * 16;
  let head = -1;
  for (const tag of tags) {
    const body = new Uint8Array(tables.get(tag) ?? []);
    if (tag === 'head') {
      body.fill(0, 8, 12);
      head = at;
    }
    directory.push([...Buffer.from(tag, 'latin1'), ...be32(sumOf(body)), ...be32(at), ...be32(body.length)]);
    const padded = new Uint8Array(Math.ceil(body.length / 4) * 4);
    padded.set(body);
    bodies.push(padded);
    at += padded.length;
  }
  const file = joined([...directory, ...bodies]);
  if (head >= 0) file.set(be32((0xb1b0afba - sumOf(file)) >>> 0), head + 8);
  return file;
}
