// Type 2 charstrings (Adobe Technical Note 5177) made self-contained: calls of subroutines are replaced by what they
// call, the width is written out, sums are worked out. What is left depends on this glyph alone, so that no list of
// subroutines tells which other glyphs there were. Not here: the font around them.
import { broken, u8 } from './bytes.ts';

/** A glyph on its own. `accent` is set where it is drawn as two others by their codes in StandardEncoding. */
export interface Charstring {
  readonly bytes: Uint8Array;
  readonly accent: readonly [base: number, mark: number] | null;
}

/** What a font gives its glyphs. */
export interface Surroundings {
  readonly global: readonly Uint8Array[];
  readonly local: readonly Uint8Array[];
  readonly defaultWidth: number;
  readonly nominalWidth: number;
}

const NESTED = 16;
const STACK = 513;
const SIZE = 65535;

interface Flow {
  readonly from: Surroundings;
  readonly out: number[];
  stack: number[];
  stems: number;
  /** Null until the first operator that can carry it. */
  width: number | null;
  steps: number;
  accent: readonly [number, number] | null;
  ended: boolean;
}

/** The charstring without subroutines; throws where it is broken or does sums that cannot be worked out beforehand. */
export function flatten(charstring: Uint8Array, from: Surroundings): Charstring {
  const flow: Flow = { from, out: [], stack: [], stems: 0, width: null, steps: 0, accent: null, ended: false };
  run(flow, charstring, 0);
  if (!flow.ended) end(flow);
  return { bytes: Uint8Array.from(flow.out), accent: flow.accent };
}

/** Integers as they come, fractions as 16.16. */
function put(out: number[], value: number): void {
  if (!Number.isInteger(value)) {
    const fixed = Math.round(value * 65536);
    out.push(255, (fixed >> 24) & 255, (fixed >> 16) & 255, (fixed >> 8) & 255, fixed & 255);
  } else if (value >= -107 && value <= 107) out.push(value + 139);
  else if (value >= 108 && value <= 1131) out.push(((value - 108) >> 8) + 247, (value - 108) & 255);
  else if (value >= -1131 && value <= -108) out.push(((-value - 108) >> 8) + 251, (-value - 108) & 255);
  else out.push(28, (value >> 8) & 255, value & 255);
}

/** Takes the width off the bottom of the stack, where the first operator has one number more than it needs. */
function takeWidth(flow: Flow, extra: boolean): void {
  if (flow.width !== null) return;
  const given = extra ? flow.stack.shift() : undefined;
  flow.width = given === undefined ? flow.from.defaultWidth : flow.from.nominalWidth + given;
  if (flow.width !== 0) put(flow.out, flow.width);
}

function write(flow: Flow, ...op: number[]): void {
  for (const value of flow.stack) put(flow.out, value);
  flow.out.push(...op);
  flow.stack = [];
  if (flow.out.length > SIZE) throw broken('a glyph too large');
}

function end(flow: Flow): void {
  takeWidth(flow, flow.stack.length === 1 || flow.stack.length === 5);
  if (flow.stack.length >= 4) {
    flow.stack = flow.stack.slice(-4);
    flow.accent = [flow.stack[2] ?? 0, flow.stack[3] ?? 0];
  } else flow.stack = [];
  write(flow, 14);
  flow.ended = true;
}

function call(flow: Flow, list: readonly Uint8Array[], depth: number): void {
  const bias = list.length < 1240 ? 107 : list.length < 33900 ? 1131 : 32768;
  const body = list[(flow.stack.pop() ?? NaN) + bias];
  if (!body || depth >= NESTED) throw broken('subroutine');
  run(flow, body, depth + 1);
}

function sum(flow: Flow, op: number): void {
  const b = flow.stack.pop() ?? 0;
  if (op === 9) flow.stack.push(Math.abs(b));
  else if (op === 14) flow.stack.push(-b);
  else {
    const a = flow.stack.pop() ?? 0;
    const value = { 10: a + b, 11: a - b, 12: b === 0 ? NaN : a / b, 24: a * b }[op];
    if (value === undefined || !Number.isFinite(value) || Math.abs(value) > 32767) throw broken('sum in a glyph');
    flow.stack.push(Math.round(value * 65536) / 65536);
  }
}

function run(flow: Flow, code: Uint8Array, depth: number): void {
  for (let at = 0; at < code.length && !flow.ended;) {
    if (flow.steps++ > 4 * SIZE) throw broken('a glyph without end');
    const b = u8(code, at++);
    if (b >= 32 || b === 28) {
      at = number(flow, code, at, b);
      continue;
    }
    const { stack } = flow;
    switch (b) {
      case 1: // hstem
      case 3: // vstem
      case 18: // hstemhm
      case 23: // vstemhm
      case 19: // hintmask
      case 20: {
        // cntrmask: numbers before a mask are vertical stems (5177, 4.3)
        takeWidth(flow, stack.length % 2 === 1);
        flow.stems += flow.stack.length >> 1;
        write(flow, b);
        if (b !== 19 && b !== 20) break;
        const bytes = (flow.stems + 7) >> 3;
        for (let i = 0; i < bytes; i++) flow.out.push(u8(code, at++));
        break;
      }
      case 21: // rmoveto
        takeWidth(flow, stack.length > 2);
        write(flow, b);
        break;
      case 4: // vmoveto
      case 22: // hmoveto
        takeWidth(flow, stack.length > 1);
        write(flow, b);
        break;
      case 5:
      case 6:
      case 7:
      case 8:
      case 24:
      case 25:
      case 26:
      case 27:
      case 30:
      case 31: // prettier-ignore
        // lines and curves
        takeWidth(flow, false);
        write(flow, b);
        break;
      case 10:
        call(flow, flow.from.local, depth);
        break;
      case 29:
        call(flow, flow.from.global, depth);
        break;
      case 11:
        return;
      case 14:
        end(flow);
        return;
      case 12: {
        const second = u8(code, at++);
        if (second >= 34 && second <= 37) write(flow, 12, second);
        else if (second === 0)
          flow.stack = []; // dotsection says nothing any more
        else sum(flow, second);
        break;
      }
      default:
        throw broken('unknown operator in a glyph');
    }
  }
}

function number(flow: Flow, code: Uint8Array, at: number, b: number): number {
  if (flow.stack.length >= STACK) throw broken('a glyph with too many numbers');
  if (b === 28) flow.stack.push(((u8(code, at) << 24) | (u8(code, at + 1) << 16)) >> 16);
  else if (b <= 246) flow.stack.push(b - 139);
  else if (b <= 250) flow.stack.push((b - 247) * 256 + u8(code, at) + 108);
  else if (b <= 254) flow.stack.push(-(b - 251) * 256 - u8(code, at) - 108);
  else {
    const fixed = (u8(code, at) << 24) | (u8(code, at + 1) << 16) | (u8(code, at + 2) << 8) | u8(code, at + 3);
    flow.stack.push(fixed / 65536);
  }
  return at + (b === 28 ? 2 : b <= 246 ? 0 : b <= 254 ? 1 : 4);
}
