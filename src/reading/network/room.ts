// The memory in which the loops work: weights laid down once in the order in which they are used, then space for what is calculated.
import { COLUMNS, DEEP, ROWS, startKernels, SWISH, type Kernels } from './kernels.ts';
import type { Depthwise, HardSwish, Pointwise } from './plan.ts';

export const BYTES = 4;
const PAGE = 65536;
export const upTo = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Where the numbers of a layer stand, bytes. */
export interface Placed {
  readonly weights: number;
  readonly bias: number;
  readonly after: number;
}

export interface Room {
  readonly kernels: Kernels;
  /** All of the memory; to be asked for again after `take`. */
  floats(): Float32Array<ArrayBuffer>;
  /** Space for so many floats: its place, bytes. */
  take(count: number): number;
  end(): number;
  /** Gives back everything that was taken since `end` was `place`. */
  backTo(place: number): void;
  /** Lays down the numbers of a layer. */
  place(layer: Pointwise | Depthwise): Placed;
  /** Mixes channels of `row` floats each, `from` and `to` places; `panel`: space for COLUMNS floats of each channel that goes in. */
  mix(
    layer: Pointwise,
    own: Placed,
    at: { readonly from: number; readonly to: number; readonly panel: number; readonly row: number },
  ): void;
}

/** Weights in the order in which they are used: for each group of ROWS channels, those of each channel that goes in. */
function grouped({ from, to, weights }: Pointwise): Float32Array {
  const deep = upTo(from, DEEP);
  const out = new Float32Array(upTo(to, ROWS) * deep);
  for (let o = 0; o < to; o++)
    for (let c = 0; c < from; c++)
      out[Math.floor(o / ROWS) * ROWS * deep + c * ROWS + (o % ROWS)] = weights[o * from + c] as number;
  return out;
}

/** A memory of its own, with the loops. */
export async function openRoom(): Promise<Room> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernels = await startKernels(memory);
  let end = 0;
  let floats = new Float32Array(memory.buffer);
  const take = (count: number): number => {
    const at = end;
    end = upTo(end + count * BYTES, 64);
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / PAGE));
      floats = new Float32Array(memory.buffer);
    }
    return at;
  };
  const hold = (values: ArrayLike<number>): number => {
    const at = take(values.length);
    floats.set(values, at / BYTES);
    return at;
  };
  const swish = (after: HardSwish | null): number => hold([...SWISH, (after?.scale ?? 0) / 6, after?.shift ?? 0]);
  return {
    kernels,
    floats: () => floats,
    take,
    end: () => end,
    backTo: (place) => {
      end = place;
    },
    place: (layer) => {
      const bias = new Float32Array(upTo(layer.bias.length, ROWS));
      bias.set(layer.bias);
      return { weights: hold(layer.kind === 'pointwise' ? grouped(layer) : layer.weights), bias: hold(bias), after: swish(layer.after) };
    },
    mix: (layer, { weights, bias, after }, { from, to, panel, row }) => {
      const run = layer.after ? kernels.mix : kernels.mixPlain;
      run(from, weights, bias, after, panel, to, row * BYTES, panel + upTo(layer.from, DEEP) * COLUMNS * BYTES, bias + upTo(layer.to, ROWS) * BYTES);
    },
  };
} // prettier-ignore
