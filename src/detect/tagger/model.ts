// The trained weights: rows of small integers for the features that matter, found through a set of bits, and the steps
// from label to label. Also their file form. Not here: how they are learned (train/) or used (decode.ts).
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { FEATURES, LIST_BITS } from './hash.ts';
import { COUNT } from './labels.ts';
import type { Lists } from './words.ts';

export interface Model {
  readonly lists: Lists;
  /** A bit for each feature that has a row. */
  readonly bits: Uint32Array;
  /** For each word of `bits`: how many rows come before it. */
  readonly before: Uint32Array;
  /** COUNT weights a row. */
  readonly rows: Int8Array;
  /** Weight of the step from label a to b at a × COUNT + b, in the units of `rows`. */
  readonly steps: Int32Array;
}

const MAGIC = 0x31544c42;

/** Puts a model together; `features` in rising order, a row for each. */
export function modelOf(lists: Lists, features: readonly number[], rows: Int8Array, steps: Int32Array): Model {
  const bits = new Uint32Array(FEATURES / 32);
  for (const feature of features) bits[feature >>> 5] = ((bits[feature >>> 5] ?? 0) | (1 << (feature & 31))) >>> 0;
  return { lists, bits, before: counted(bits), rows, steps };
}

function counted(bits: Uint32Array): Uint32Array {
  const before = new Uint32Array(bits.length);
  let sum = 0;
  for (let i = 0; i < bits.length; i++) {
    before[i] = sum;
    sum += ones(bits[i] ?? 0);
  }
  return before;
}

/** How many bits are set. */
export function ones(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where the row of a feature begins in `rows`; −1 where it has none. */
export function rowOf(model: Model, feature: number): number {
  const bits = model.bits[feature >>> 5] as number;
  const bit = 1 << (feature & 31);
  if ((bits & bit) === 0) return -1;
  return ((model.before[feature >>> 5] as number) + ones(bits & (bit - 1))) * COUNT;
}

/** The file's content before compression: lists, bits, weights label by label, steps. Little-endian. */
export function packModel(model: Model): Uint8Array {
  const count = model.rows.length / COUNT;
  const list = 1 << (LIST_BITS - 3);
  const size = 8 + 3 * list + model.bits.length * 4 + model.rows.length + COUNT * COUNT * 4;
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, count, true);
  let at = 8;
  for (const bits of [model.lists.names, model.lists.rareNames, model.lists.small]) {
    out.set(bits, at);
    at += list;
  }
  for (const word of model.bits) {
    view.setUint32(at, word, true);
    at += 4;
  }
  for (let label = 0; label < COUNT; label++)
    for (let row = 0; row < count; row++) out[at++] = model.rows[row * COUNT + label] ?? 0;
  for (const step of model.steps) {
    view.setInt32(at, step, true);
    at += 4;
  }
  return out;
}

/** Reads what packModel wrote. Throws where it is something else. */
export function unpackModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = 1 << (LIST_BITS - 3);
  const count = bytes.length < 8 ? 0 : view.getUint32(4, true);
  const size = 8 + 3 * list + FEATURES / 8 + count * COUNT + COUNT * COUNT * 4;
  if (bytes.length !== size || view.getUint32(0, true) !== MAGIC)
    throw new Error('These are no weights of the tagger.');
  let at = 8;
  const take = (length: number): Uint8Array => bytes.slice(at, (at += length));
  const lists = { names: take(list), rareNames: take(list), small: take(list) };
  const bits = new Uint32Array(FEATURES / 32);
  for (let i = 0; i < bits.length; i++, at += 4) bits[i] = view.getUint32(at, true);
  const rows = new Int8Array(count * COUNT);
  for (let label = 0; label < COUNT; label++)
    for (let row = 0; row < count; row++) rows[row * COUNT + label] = view.getInt8(at++);
  const steps = new Int32Array(COUNT * COUNT);
  for (let i = 0; i < steps.length; i++, at += 4) steps[i] = view.getInt32(at, true);
  return { lists, bits, before: counted(bits), rows, steps };
}

export const compress = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }, // prettier-ignore
  });

export const decompress = (bytes: Uint8Array): Uint8Array => brotliDecompressSync(bytes);
