// The two inner loops in which a line reader spends its time, eight columns at once: channels mixed pixel by pixel, and a window slid
// over one channel. Both end in hard swish. Numbers are 32-bit floats, places are bytes. Not here: what is calculated when.
import { get, I32, least, load, moduleOf, most, plus, set, spread, store, sum, times, timesPlus, until, V128, whole, type Code, type Func } from './assemble.ts'; // prettier-ignore

/** So many channels are mixed at once; weights lie in groups of so many, and results take that many rows. */
export const ROWS = 6;
/** Columns at once: rows of pixels are as long as a multiple of this. */
export const COLUMNS = 8;
/** The mixing loop is written out so often: channels that go in are a multiple of this. */
export const DEEP = 4;
/** What stands at `after`: these three, then scale / 6 and shift. */
export const SWISH = [3, 0, 6] as const;

const BYTES = 4;
const WIDE = COLUMNS * BYTES;
const numbers = (count: number, from: number): number[] => Array.from({ length: count }, (_, i) => from + i);
const types = (whole32: number, vectors: number): number[] => [
  ...Array.from({ length: whole32 }, () => I32),
  ...Array.from({ length: vectors }, () => V128),
];

/** Hard swish of the vector `y`; `after`: where its numbers stand. */
const swish = (y: Code, after: Code): Code => {
  const held = (i: number): Code => spread(after, i * BYTES);
  const bent = least(most(sum(y, held(0)), held(1)), held(2));
  return timesPlus(times(y, bent), held(3), held(4));
};

/**
 * mix(input, weights, bias, after, panel, output, row, panelEnd, biasEnd): each group of ROWS channels of `output` from all channels
 * of `input`. `row`: bytes of a channel, the same for both. `panel`: space for COLUMNS of every channel that goes in.
 */
function mix(name: string, bent: boolean): Func {
  const [input, weights, bias, after, panel, output, row, panelEnd, biasEnd] = numbers(9, 0) as [number, number, number, number, number, number, number, number, number];
  const [column, p, q, b, o] = numbers(5, 9) as [number, number, number, number, number];
  const [x0, x1] = [14, 15];
  const sums = numbers(ROWS * 2, 16);
  const [even, odd] = [sums.slice(0, ROWS), sums.slice(ROWS)];
  const finish = (local: number): Code => (bent ? swish(get(local), get(after)) : get(local));
  const gather = until(
    p,
    get(panelEnd),
    store(get(p), load(get(q))),
    store(get(p), load(get(q), 16), 16),
    set(p, plus(get(p), whole(WIDE))),
    set(q, plus(get(q), get(row))),
  );
  const multiply = until(
    p,
    get(panelEnd),
    ...numbers(DEEP, 0).flatMap((step) => [
      set(x0, load(get(p), step * WIDE)),
      set(x1, load(get(p), step * WIDE + 16)),
      ...numbers(ROWS, 0).flatMap((i) => {
        const weight = spread(get(q), (step * ROWS + i) * BYTES);
        return [set(even[i] as number, timesPlus(weight, get(x0), get(even[i] as number))), set(odd[i] as number, timesPlus(weight, get(x1), get(odd[i] as number)))];
      }),
    ]),
    set(p, plus(get(p), whole(DEEP * WIDE))),
    set(q, plus(get(q), whole(DEEP * ROWS * BYTES))),
  );
  const group = until(
    b,
    get(biasEnd),
    ...numbers(ROWS, 0).flatMap((i) => [set(even[i] as number, spread(get(b), i * BYTES)), set(odd[i] as number, get(even[i] as number))]),
    set(p, get(panel)),
    multiply,
    ...numbers(ROWS, 0).flatMap((i) => [
      store(get(o), finish(even[i] as number)),
      store(get(o), finish(odd[i] as number), 16),
      set(o, plus(get(o), get(row))),
    ]),
    set(b, plus(get(b), whole(ROWS * BYTES))),
  );
  const body = until(
    column,
    get(row),
    set(p, get(panel)),
    set(q, plus(get(input), get(column))),
    gather,
    set(q, get(weights)),
    set(b, get(bias)),
    set(o, plus(get(output), get(column))),
    group,
    set(column, plus(get(column), whole(WIDE))),
  );
  return { name, given: 9, locals: types(5, 2 + sums.length), body };
} // prettier-ignore

/**
 * slide(input, weights, bias, after, output, outputRow, inputRow, step, outputEnd): a window of `side` × `side` over one channel that
 * has its margin around it. `inputRow`, `outputRow`: bytes of a row of pixels; `step`: bytes from one row that is looked at to the next.
 */
function slide(name: string, side: number): Func {
  const [input, weights, bias, after, output, outputRow, inputRow, step, outputEnd] = numbers(9, 0) as [number, number, number, number, number, number, number, number, number];
  const rowEnd = 9;
  const rows = numbers(side, 10);
  const [even, odd, w] = numbers(3, 10 + side) as [number, number, number];
  const window = rows.flatMap((row, y) =>
    numbers(side, 0).flatMap((x) => [
      set(w, spread(get(weights), (y * side + x) * BYTES)),
      set(even, timesPlus(get(w), load(get(row), x * BYTES), get(even))),
      set(odd, timesPlus(get(w), load(get(row), x * BYTES + 16), get(odd))),
    ]),
  );
  const along = until(
    output,
    get(rowEnd),
    set(even, spread(get(bias))),
    set(odd, get(even)),
    ...window,
    store(get(output), swish(get(even), get(after))),
    store(get(output), swish(get(odd), get(after)), 16),
    ...rows.map((row) => set(row, plus(get(row), whole(WIDE)))),
    set(output, plus(get(output), whole(WIDE))),
  );
  const body = until(
    output,
    get(outputEnd),
    ...rows.map((row, y) => set(row, y === 0 ? get(input) : plus(get(rows[y - 1] as number), get(inputRow)))),
    set(rowEnd, plus(get(output), get(outputRow))),
    along,
    set(input, plus(get(input), get(step))),
  );
  return { name, given: 9, locals: types(1 + side, 3), body };
} // prettier-ignore

type Nine = (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => void;

export interface Kernels {
  /** Mixing with nothing after it. */
  readonly mixPlain: Nine;
  readonly mix: Nine;
  readonly slide3: Nine;
  readonly slide5: Nine;
}

/** The loops over numbers in `memory`. Throws where the machine knows no relaxed SIMD. */
export async function startKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  const bytes = moduleOf([mix('mixPlain', false), mix('mix', true), slide('slide3', 3), slide('slide5', 5)]);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return instance.exports as unknown as Kernels;
}
