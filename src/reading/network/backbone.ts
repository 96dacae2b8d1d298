// The layers of a plan, one after the other, on one line of text. Channels lie one behind the other, rows of pixels are as long as a
// multiple of COLUMNS; what stands beyond the line is never looked at. Not here: the loops (kernels.ts), the rest of the network.
import { COLUMNS, DEEP, ROWS } from './kernels.ts';
import type { Depthwise, Excite, Plan, Pointwise } from './plan.ts';
import { BYTES, openRoom, upTo, type Placed } from './room.ts';

/** Height of a line, pixels. */
export const LINE = 48;

/** What comes out: a row of `width` numbers for each channel. */
export interface Features {
  readonly channels: number;
  readonly width: number;
  readonly data: Float32Array<ArrayBuffer>;
}

/** A picture of many channels: how many pixels it has, and how long its rows are. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly row: number;
}

const sizeOf = (width: number, height: number): Size => ({ width, height, row: upTo(width, COLUMNS) });
const half = (value: number): number => Math.ceil(value / 2);

/** Readies the layers of `plan`. What it gives takes a grey line of LINE rows of `width` numbers, −1 to 1. */
export async function startBackbone(plan: Plan): Promise<(line: Float32Array, width: number) => Features> {
  const room = await openRoom();
  const { kernels } = room;
  const stem = room.place(plan.stem);
  const placed = plan.layers.map((layer) => (layer.kind === 'excite' ? null : room.place(layer)));
  const most = Math.max(...plan.layers.map((layer) => (layer.kind === 'pointwise' ? layer.from : 0)));
  const panel = room.take(most * COLUMNS);
  const free = room.end();

  let floats = room.floats();

  /** Memory for one width: two pictures of many channels, and one channel with a margin. */
  let space = { width: 0, one: 0, two: 0, margin: 0 };
  const makeRoom = (width: number): void => {
    if (width <= space.width) return;
    room.backTo(free);
    let [size, largest] = [sizeOf(half(width), LINE / 2), 0];
    for (const layer of [plan.stem, ...plan.layers]) {
      const channels = layer.kind === 'pointwise' ? Math.max(layer.to, layer.from) : layer.channels;
      largest = Math.max(largest, upTo(channels, ROWS) * size.row * size.height);
      if (layer.kind === 'depthwise') size = after(layer, size);
    }
    const channel = (half(width) + 2 * COLUMNS) * (LINE / 2 + 4) * 2;
    space = { width, one: room.take(largest), two: room.take(largest), margin: room.take(channel) };
    floats = room.floats();
  };

  const after = ({ down, across }: Depthwise, { width, height }: Size): Size =>
    sizeOf(across === 2 ? half(width) : width, down === 2 ? half(height) : height);

  const mix = (layer: Pointwise, own: Placed, from: number, to: number, { row, height }: Size): void =>
    room.mix(layer, own, { from, to, panel, row: row * height });

  const slide = (layer: Depthwise, { weights, bias, after: swish }: Placed, from: number, to: number, size: Size): void => {
    const { side, down, across, channels } = layer;
    const around = (side - 1) / 2;
    const [wide, small] = [size.row + COLUMNS, after(layer, size)];
    const [source, margin] = [from / BYTES, space.margin / BYTES];
    floats.fill(0, margin, margin + wide * (size.height + 2 * around));
    const full = space.margin + wide * (size.height + 2 * around) * BYTES;
    const run = side === 3 ? kernels.slide3 : kernels.slide5;
    for (let c = 0; c < channels; c++) {
      for (let y = 0; y < size.height; y++) {
        const at = source + (c * size.height + y) * size.row;
        floats.copyWithin(margin + (y + around) * wide + around, at, at + size.width);
      }
      const target = to + c * small.row * small.height * BYTES;
      const out = across === 2 ? full : target;
      const row = size.row * BYTES;
      run(space.margin, weights + c * side * side * BYTES, bias + c * BYTES, swish, out, row, wide * BYTES, down * wide * BYTES, out + row * small.height);
      if (across !== 2) continue;
      for (let y = 0; y < small.height; y++)
        for (let x = 0, o = target / BYTES + y * small.row, i = full / BYTES + y * size.row; x < small.width; x++) floats[o + x] = floats[i + 2 * x] as number;
    }
  };

  const excite = ({ channels, inner, down, up }: Excite, at: number, { width, height, row }: Size): void => {
    const mean = new Float32Array(channels);
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0, i = at / BYTES + (c * height + y) * row; x < width; x++) sum += floats[i + x] as number;
      mean[c] = sum / (width * height);
    }
    const dense = ({ weights, bias }: Pick<Pointwise, 'weights' | 'bias'>, values: Float32Array): Float32Array =>
      bias.map((start, o) => values.reduce((sum, value, i) => sum + value * (weights[o * values.length + i] as number), start));
    const squeezed = dense(down, mean).map((value) => Math.max(0, value));
    const weight = dense(up, squeezed.subarray(0, inner)).map((value) => Math.min(1, Math.max(0, value / 6 + 0.5)));
    for (let c = 0, i = at / BYTES; c < channels; c++)
      for (let k = 0; k < row * height; k++, i++) floats[i] = (floats[i] as number) * (weight[c] as number);
  };

  /** Windows of 3 × 3, every second one both ways, as nine channels and enough empty ones. */
  const windows = (line: Float32Array, width: number, to: number, size: Size): void => {
    const area = size.row * size.height;
    floats.fill(0, to / BYTES, to / BYTES + upTo(9, DEEP) * area);
    for (let k = 0; k < 9; k++) {
      const [dy, dx] = [Math.floor(k / 3) - 1, (k % 3) - 1];
      for (let y = 0; y < size.height; y++) {
        const sy = 2 * y + dy;
        if (sy < 0 || sy >= LINE) continue;
        for (let x = dx < 0 ? 1 : 0, o = to / BYTES + k * area + y * size.row; x < size.width && 2 * x + dx < width; x++) floats[o + x] = line[sy * width + 2 * x + dx] as number;
      }
    }
  };

  /** The means of boxes of 3 × 2. */
  const pooled = (at: number, channels: number, { width, height, row }: Size): Features => {
    const out = { channels, width: Math.floor(width / 2), data: new Float32Array(channels * Math.floor(width / 2)) };
    for (let c = 0; c < channels; c++)
      for (let x = 0; x < out.width; x++) {
        let sum = 0;
        for (let y = 0, i = at / BYTES + c * row * height + 2 * x; y < height; y++, i += row) sum += (floats[i] as number) + (floats[i + 1] as number);
        out.data[c * out.width + x] = sum / (2 * height);
      }
    return out;
  };

  return (line, width) => {
    makeRoom(width);
    let size = sizeOf(half(width), LINE / 2);
    let [now, next] = [space.one, space.two];
    windows(line, width, next, size);
    mix(plan.stem, stem, next, now, size);
    let channels = plan.stem.to;
    plan.layers.forEach((layer, i) => {
      const own = placed[i];
      if (layer.kind === 'excite') return excite(layer, now, size);
      if (layer.kind === 'pointwise') {
        mix(layer, own as Placed, now, next, size);
        channels = layer.to;
      } else {
        slide(layer, own as Placed, now, next, size);
        size = after(layer, size);
      }
      [now, next] = [next, now];
      return undefined;
    });
    return pooled(now, channels, size);
  };
} // prettier-ignore
