// WebAssembly written down: instructions as bytes, and functions of them as a module (WebAssembly core specification 2.0, with the
// instruction "multiply and add" of relaxed SIMD). Only what kernels.ts needs.

export type Code = readonly number[];

/** Types of locals. */
export const I32 = 0x7f;
export const V128 = 0x7b;

function unsigned(value: number): number[] {
  const low = value & 127;
  return value < 128 ? [low] : [low | 128, ...unsigned(value >>> 7)];
}
const signed = (value: number): number[] =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, ...value: readonly Code[]): Code => [...value.flat(), 0x21, ...unsigned(local)];
export const whole = (value: number): Code => [0x41, ...signed(value)];
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a];

/** Four floats from `at` + `offset` bytes; one float there, four times; four floats written there. */
export const load = (at: Code, offset = 0): Code => [...at, 0xfd, 0x00, 2, ...unsigned(offset)];
export const spread = (at: Code, offset = 0): Code => [...at, 0xfd, 0x09, 2, ...unsigned(offset)];
export const store = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0xfd, 0x0b, 2, ...unsigned(offset)];

export const times = (a: Code, b: Code): Code => [...a, ...b, 0xfd, ...unsigned(0xe6)];
export const sum = (a: Code, b: Code): Code => [...a, ...b, 0xfd, ...unsigned(0xe4)];
export const least = (a: Code, b: Code): Code => [...a, ...b, 0xfd, ...unsigned(0xea)];
export const most = (a: Code, b: Code): Code => [...a, ...b, 0xfd, ...unsigned(0xeb)];
/** a × b + c, rounded once or twice as the processor does it. */
export const timesPlus = (a: Code, b: Code, c: Code): Code => [...a, ...b, ...c, 0xfd, ...unsigned(0x105)];

/** Done at least once, and again while `local` is below `end` (unsigned). */
export const until = (local: number, end: Code, ...body: readonly Code[]): Code =>
  [0x03, 0x40, ...body.flat(), ...get(local), ...end, 0x49, 0x0d, 0, 0x0b]; // prettier-ignore

export interface Func {
  readonly name: string;
  /** Whole numbers that it is given: locals 0 and on. */
  readonly given: number;
  /** Types of its further locals. */
  readonly locals: readonly number[];
  readonly body: Code;
}

const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const text = (value: string): Code => list([...Buffer.from(value, 'utf8')].map((byte) => [byte]));
const section = (no: number, content: Code): Code => [no, ...unsigned(content.length), ...content];

/** A module of functions that give nothing and share the memory `env.memory`. */
export function moduleOf(functions: readonly Func[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ given }): Code => [0x60, ...list(Array.from({ length: given }, () => [I32])), 0]);
  const memory: Code = [...text('env'), ...text('memory'), 2, 0, 1];
  const exported = functions.map(({ name }, i): Code => [...text(name), 0, ...unsigned(i)]);
  const bodies = functions.map(({ locals, body }): Code => {
    const code = [...list(locals.map((type) => [1, type])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([memory])),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(exported)),
    ...section(10, list(bodies)),
  ]);
}
