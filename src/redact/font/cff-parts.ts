// The two building blocks of a CFF font: lists of byte strings (INDEX) and dictionaries of numbers (DICT), Adobe Technical
// Note 5176, sections 4 and 5. Not here: what the dictionaries say.
import { be16, broken, joined, slice, u8, u16, u32 } from './bytes.ts';

/** An INDEX and where it ends. */
export interface Index {
  readonly items: readonly Uint8Array[];
  readonly end: number;
}

export function readIndex(bytes: Uint8Array, at: number): Index {
  const count = u16(bytes, at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = u8(bytes, at + 2);
  if (size < 1 || size > 4) throw broken('list');
  const offset = (i: number): number => {
    let value = 0;
    for (let k = 0; k < size; k++) value = value * 256 + u8(bytes, at + 3 + i * size + k);
    return value;
  };
  const data = at + 2 + (count + 1) * size;
  const items: Uint8Array[] = [];
  let from = offset(0);
  for (let i = 1; i <= count; i++) {
    const to = offset(i);
    items.push(slice(bytes, data + from, to - from));
    from = to;
  }
  return { items, end: data + from };
}

/** An INDEX with offsets of four bytes, so that its size is known before its content is. */
export function writeIndex(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return Uint8Array.of(0, 0);
  const head = new Uint8Array(3 + (items.length + 1) * 4);
  head.set([...be16(items.length), 4]);
  const view = new DataView(head.buffer);
  let offset = 1;
  items.forEach((item, i) => {
    view.setUint32(3 + i * 4, offset);
    offset += item.length;
  });
  view.setUint32(3 + items.length * 4, offset);
  return joined([head, ...items]);
}

/** Operators of two bytes are 1200 and the second one. */
export type Dict = ReadonlyMap<number, readonly number[]>;

const REAL = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];

export function readDict(bytes: Uint8Array): Map<number, number[]> {
  const dict = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const b = u8(bytes, at++);
    if (b <= 21) {
      dict.set(b === 12 ? 1200 + u8(bytes, at++) : b, operands);
      operands = [];
    } else if (b === 28) {
      operands.push((u16(bytes, at) << 16) >> 16);
      at += 2;
    } else if (b === 29) {
      operands.push(u32(bytes, at) | 0);
      at += 4;
    } else if (b === 30) {
      let text = '';
      for (let open = true; open;) {
        const pair = u8(bytes, at++);
        for (const nibble of [pair >> 4, pair & 15]) {
          if (nibble === 15) open = false;
          else if (open) text += REAL[nibble] ?? '';
        }
      }
      operands.push(Number(text) || 0);
    } else if (b >= 32 && b <= 246) operands.push(b - 139);
    else if (b >= 247 && b <= 250) operands.push((b - 247) * 256 + u8(bytes, at++) + 108);
    else if (b >= 251 && b <= 254) operands.push(-(b - 251) * 256 - u8(bytes, at++) - 108);
    if (operands.length > 513) throw broken('dictionary');
  }
  return dict;
}

/** One number as five bytes, whatever it is: for offsets that are known only later. */
const longNumber = (value: number): number[] => [29, (value >> 24) & 255, (value >> 16) & 255, ...be16(value & 65535)];

function writeNumber(value: number): number[] {
  if (Number.isInteger(value)) {
    if (value >= -107 && value <= 107) return [value + 139];
    if (value >= -32768 && value <= 32767) return [28, ...be16(value & 65535)];
    if (Math.abs(value) < 2 ** 31) return longNumber(value);
  }
  const nibbles: number[] = [];
  const text = String(value).toUpperCase().replace('E+', 'E').replaceAll('E-', 'M');
  for (const mark of text) nibbles.push(mark === 'M' ? 12 : mark === '-' ? 14 : REAL.indexOf(mark));
  nibbles.push(15);
  if (nibbles.length % 2 === 1) nibbles.push(15);
  return [30, ...nibbles.flatMap((n, i) => (i % 2 === 0 ? [n * 16 + (nibbles[i + 1] ?? 15)] : []))];
}

const operator = (op: number): number[] => (op >= 1200 ? [12, op - 1200] : [op]);

/** A DICT; `long` entries are offsets of fixed size. */
export function writeDict(
  entries: readonly (readonly [op: number, operands: readonly number[], long?: 'long'])[],
): Uint8Array {
  return Uint8Array.from(
    entries.flatMap(([op, operands, long]) => [...operands.flatMap(long ? longNumber : writeNumber), ...operator(op)]),
  );
}
