// The colour that fills have, as far as it decides what can be seen, and patterns as colour: set in the new stream only once
// something is painted with them, since a pattern that paints nothing is a drawing that nobody sees. Not here: copying patterns.
import type { Operation } from './content.ts';
import type { Walk } from './run.ts';
import type { State } from './state.ts';
import { usePattern } from './pattern.ts';

const NEAR = 0.02;

/** Notes a colour operator (8.6.8); `space` is the device space that cs sets, '' for any other. */
export function noteColour(state: State, op: string, n: readonly number[], space = ''): void {
  if (op !== op.toLowerCase()) {
    state.strokePattern = null;
    if (op === 'CS') state.strokeWhite = false;
    else
      state.strokeWhite =
        op === 'K' ? n.every((one) => one <= NEAR) : n.length > 0 && n.every((one) => one >= 1 - NEAR);
    return;
  }
  const set = { g: 'DeviceGray', rg: 'DeviceRGB', k: 'DeviceCMYK', cs: space }[op];
  if (set !== undefined) state.space = set;
  state.fillPattern = null;
  if (op === 'cs') state.white = false;
  else if (state.space === 'DeviceGray' || state.space === 'DeviceRGB')
    state.white = n.length > 0 && n.every((one) => one >= 1 - NEAR);
  else state.white = state.space === 'DeviceCMYK' && n.every((one) => one <= NEAR);
}

/** Keeps a pattern until something is painted with it. */
export function holdPattern(state: State, operation: Operation): void {
  const held = { operation, written: false };
  if (operation.op === 'SCN') {
    state.strokePattern = held;
    state.strokeWhite = false;
  } else {
    state.fillPattern = held;
    state.white = false;
  }
}

/** Writes the patterns that are held, before something is painted. */
export function writePatterns(run: Walk): void {
  const { state } = run;
  const { strokePattern, fillPattern } = state;
  if (strokePattern && !strokePattern.written) {
    usePattern(run, strokePattern.operation);
    state.strokePattern = { ...strokePattern, written: true };
  }
  if (fillPattern && !fillPattern.written) {
    usePattern(run, fillPattern.operation);
    state.fillPattern = { ...fillPattern, written: true };
  }
}
