// Stream filters (ISO 32000-2, 7.4) undone by code of our own, with what stands behind the end of the packed data kept: a
// reader stops there, a search must not. Not here: picture codecs, which end a chain.
import { constants, inflateSync } from 'node:zlib';
import { isDict, isList, nameOf, type Dict, type Value } from './parse.ts';

/** What came out of a chain of filters. */
export interface Unpacked {
  /** Null where a filter is a picture codec, is unknown, or its data is broken. */
  readonly bytes: Uint8Array | null;
  /** What stood behind the end of packed data, at any stage. */
  readonly behind: Uint8Array;
  readonly filters: readonly string[];
}

/** No stream of an honest case document is larger; a bomb is. */
const LIMIT = 256 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

const SHORT: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};

type Step = readonly [bytes: Uint8Array, used: number];

/** Undoes the filters of a stream with dictionary `dict`; `resolve` follows references. */
export function unpack(
  raw: Uint8Array,
  dict: Dict,
  resolve: (value: Value | undefined) => Value | undefined,
): Unpacked {
  const filter = resolve(dict.get('Filter') ?? dict.get('F'));
  const parms = resolve(dict.get('DecodeParms') ?? dict.get('DP'));
  const names = (isList(filter) ? filter : [filter])
    .map((one) => nameOf(resolve(one)))
    .filter((one) => one !== undefined);
  const filters = names.map((name) => SHORT[name] ?? name);
  const rest: Uint8Array[] = [];
  let bytes: Uint8Array | null = raw;
  for (const [i, name] of filters.entries()) {
    const own = resolve(isList(parms) ? parms[i] : parms);
    const step: Step | null = bytes && undo(name, bytes, isDict(own) ? own : new Map<string, Value>(), resolve);
    if (!step) {
      bytes = null;
      break;
    }
    if (bytes && step[1] < bytes.length) rest.push(bytes.subarray(step[1]));
    bytes = step[0];
  }
  return { bytes, behind: rest.length === 0 ? NOTHING : Buffer.concat(rest), filters };
}

function undo(
  name: string,
  bytes: Uint8Array,
  parms: Dict,
  resolve: (value: Value | undefined) => Value | undefined,
): Step | null {
  const number = (key: string, otherwise: number): number => {
    const value = resolve(parms.get(key));
    return typeof value === 'number' ? value : otherwise;
  };
  switch (name) {
    case 'FlateDecode': {
      const step = inflate(bytes);
      return step && [unpredict(step[0], number), step[1]];
    }
    case 'LZWDecode': {
      const step = unLzw(bytes, number('EarlyChange', 1) !== 0);
      return [unpredict(step[0], number), step[1]];
    }
    case 'ASCIIHexDecode':
      return unHex(bytes);
    case 'ASCII85Decode':
      return un85(bytes);
    case 'RunLengthDecode':
      return unRun(bytes);
    case 'Crypt':
      return [bytes, bytes.length];
    default:
      return null;
  }
}

function inflate(bytes: Uint8Array): Step | null {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LIMIT, info: true } as const;
    const { buffer, engine } = inflateSync(bytes, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return [buffer, engine.bytesWritten];
  } catch {
    return null;
  }
}

/** LZW as in TIFF: codes of 9 to 12 bits, the high bit first (7.4.4.2). */
function unLzw(bytes: Uint8Array, early: boolean): Step {
  const out: number[] = [];
  let table: (readonly number[])[] = [];
  const clear = (): void => {
    table = Array.from({ length: 258 }, (_, i) => (i < 256 ? [i] : []));
  };
  clear();
  let [width, bits, held, at] = [9, 0, 0, 0];
  let last: readonly number[] | null = null;
  while (at < bytes.length || bits >= width) {
    while (bits < width && at < bytes.length) {
      held = ((held << 8) | (bytes[at++] as number)) & 0xffffff;
      bits += 8;
    }
    if (bits < width) break;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      clear();
      [width, last] = [9, null];
      continue;
    }
    const known: readonly number[] | undefined = table[code];
    const piece: readonly number[] | null = known ?? (last ? [...last, last[0] as number] : null);
    if (!piece || out.length > LIMIT / 8) break;
    for (const byte of piece) out.push(byte);
    if (last) table.push([...last, piece[0] as number]);
    last = piece;
    const size = table.length + (early ? 1 : 0);
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
  }
  return [Uint8Array.from(out), at];
}

function unHex(bytes: Uint8Array): Step {
  const end = bytes.indexOf(0x3e);
  const digits = Buffer.from(bytes.subarray(0, end < 0 ? bytes.length : end))
    .toString('latin1')
    .replace(/[^0-9A-Fa-f]/g, '');
  const even = digits.length % 2 === 1 ? `${digits}0` : digits;
  return [Buffer.from(even, 'hex'), end < 0 ? bytes.length : behindBlanks(bytes, end + 1)];
}

/** Line ends behind an end mark are no data. */
function behindBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && [0, 9, 10, 12, 13, 32].includes(bytes[at] as number)) at++;
  return at;
}

function un85(bytes: Uint8Array): Step {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (count: number): void => {
    let value = group.reduce((sum, n) => sum * 85 + n, 0) >>> 0;
    const four: number[] = [];
    for (let i = 0; i < 4; i++, value = Math.floor(value / 256)) four.unshift(value % 256);
    for (const byte of four.slice(0, count)) out.push(byte);
    group = [];
  };
  let at = 0;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x7e) {
      at = behindBlanks(bytes, bytes[at + 1] === 0x3e ? at + 2 : at + 1);
      break;
    }
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33);
      if (group.length === 5) flush(4);
    }
  }
  if (group.length > 1) {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    flush(count);
  }
  return [Uint8Array.from(out), at];
}

function unRun(bytes: Uint8Array): Step {
  const out: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at++] as number;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of bytes.subarray(at, at + length + 1)) out.push(byte);
      at += length + 1;
    } else {
      const byte = bytes[at++] ?? 0;
      for (let i = 0; i < 257 - length; i++) out.push(byte);
    }
    if (out.length > LIMIT / 8) break;
  }
  return [Uint8Array.from(out), behindBlanks(bytes, at)];
}

/** TIFF and PNG predictors (7.4.4.4); what makes no sense is left as it is. */
function unpredict(bytes: Uint8Array, number: (key: string, otherwise: number) => number): Uint8Array {
  const predictor = number('Predictor', 1);
  if (predictor < 2) return bytes;
  const [colors, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)];
  const step = Math.max(1, (colors * bits) >> 3);
  const row = Math.ceil((colors * bits * columns) / 8);
  if (!(row >= 1 && row < LIMIT)) return bytes;
  if (predictor === 2) {
    const out = Uint8Array.from(bytes);
    if (bits === 8)
      for (let y = 0; y + row <= out.length; y += row)
        for (let x = step; x < row; x++) out[y + x] = ((out[y + x] as number) + (out[y + x - step] as number)) & 255;
    return out;
  }
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const [from, to] = [y * (row + 1), y * row];
    const kind = bytes[from] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x >= step ? (out[to + x - step] as number) : 0;
      const up = y > 0 ? (out[to + x - row] as number) : 0;
      const corner = y > 0 && x >= step ? (out[to + x - row - step] as number) : 0;
      out[to + x] = ((bytes[from + 1 + x] ?? 0) + guess(kind, left, up, corner)) & 255;
    }
  }
  return out;
}

/** What a PNG row takes away from each byte: nothing, left, up, their mean, or Paeth's choice. */
function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const near = left + up - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
