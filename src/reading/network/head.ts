// The last layer of a line reader: from what is known of each step of a line to a score for each of its 6,625 letters. Not here:
// which letter it is (letters.ts).
import { COLUMNS, DEEP, ROWS } from './kernels.ts';
import type { Pointwise } from './plan.ts';
import { BYTES, openRoom, upTo } from './room.ts';

/** Scores: a row of `row` numbers for each letter, of which the first `steps` count. Only good until the next line is scored. */
export interface Scores {
  readonly steps: number;
  readonly row: number;
  readonly data: Float32Array;
}

/** Readies the last layer. What it gives takes a row of `steps` numbers for each channel. */
export async function startHead(layer: Pointwise): Promise<(features: Float32Array, steps: number) => Scores> {
  const room = await openRoom();
  const own = room.place(layer);
  const panel = room.take(upTo(layer.from, DEEP) * COLUMNS);
  const free = room.end();
  let space = { row: 0, from: 0, to: 0 };
  return (features, steps) => {
    const row = upTo(steps, COLUMNS);
    if (row > space.row) {
      room.backTo(free);
      space = { row, from: room.take(upTo(layer.from, DEEP) * row), to: room.take(upTo(layer.to, ROWS) * row) };
    }
    const floats = room.floats();
    for (let c = 0; c < layer.from; c++) floats.set(features.subarray(c * steps, (c + 1) * steps), space.from / BYTES + c * row);
    room.mix(layer, own, { from: space.from, to: space.to, panel, row });
    return { steps, row, data: floats.subarray(space.to / BYTES, space.to / BYTES + layer.to * row) };
  };
} // prettier-ignore
