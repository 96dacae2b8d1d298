// Type 1 charstrings (Adobe Type 1 Font Format, chapter 6) made self-contained: calls of subroutines are replaced by what
// they call. What must stay a subroutine, because it is called to change hints in the middle of a letter (8.1), gets a
// number of its own in the new font. Not here: the font around them.
import { broken, u8 } from './bytes.ts';

/** A piece of glyph program; a number stands for a call that changes hints: of that subroutine of the old font. */
export type Piece = Uint8Array | number;

export interface Glyph {
  readonly pieces: readonly Piece[];
  /** Two others that it is put together of, by their codes in StandardEncoding. */
  readonly accent: readonly [base: number, mark: number] | null;
}

const NESTED = 12;
const SIZE = 65535;

/** A number on the stack as it is written; `hints` is set on the number of a subroutine that changes hints. */
interface Operand {
  readonly bytes: readonly number[];
  readonly value: number;
  readonly hints?: boolean;
}

interface Flow {
  readonly subrs: readonly (Uint8Array | undefined)[];
  readonly pieces: Piece[];
  out: number[];
  stack: Operand[];
  /** What callothersubr left for pop. */
  left: Operand[];
  accent: readonly [number, number] | null;
  steps: number;
  ended: boolean;
}

/** The glyph program without subroutines; `ending` is `endchar` for a glyph and `return` for a subroutine. */
export function flatten(code: Uint8Array, subrs: readonly (Uint8Array | undefined)[], ending: 14 | 11 = 14): Glyph {
  const flow: Flow = { subrs, pieces: [], out: [], stack: [], left: [], accent: null, steps: 0, ended: false };
  run(flow, code, 0);
  if (!flow.ended) flow.out.push(ending);
  flow.pieces.push(Uint8Array.from(flow.out));
  return { pieces: flow.pieces, accent: flow.accent };
}

/** A whole number as Type 1 writes it. */
export function numberBytes(value: number): number[] {
  if (value >= -107 && value <= 107) return [value + 139];
  if (value >= 108 && value <= 1131) return [((value - 108) >> 8) + 247, (value - 108) & 255];
  if (value >= -1131 && value <= -108) return [((-value - 108) >> 8) + 251, (-value - 108) & 255];
  return [255, (value >> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}
const whole = (value: number): Operand => ({ bytes: numberBytes(value), value });

function write(flow: Flow, ...op: number[]): void {
  for (const { bytes } of flow.stack) flow.out.push(...bytes);
  flow.out.push(...op);
  flow.stack = [];
  if (flow.out.length > SIZE) throw broken('a glyph too large');
}

function call(flow: Flow, depth: number): void {
  const which = flow.stack.pop();
  if (!which) throw broken('subroutine');
  if (which.hints) {
    if (flow.stack.length > 0) throw broken('hints in the middle of numbers');
    flow.pieces.push(Uint8Array.from(flow.out), which.value);
    flow.out = [];
    return;
  }
  const body = flow.subrs[which.value];
  if (!body || depth >= NESTED) throw broken('subroutine');
  run(flow, body, depth + 1);
}

/** Flex (0–2), hint replacement (3) and counters (12, 13) are what every interpreter knows (8.3, 8.1; Note 5015). */
function callOther(flow: Flow): void {
  const which = flow.stack.pop()?.value ?? -1;
  const count = flow.stack.pop()?.value ?? -1;
  if (count < 0 || count > flow.stack.length) throw broken('call out of a glyph');
  const given = flow.stack.splice(flow.stack.length - count, count);
  if (which === 3 && count === 1) {
    const [subr] = given as [Operand];
    flow.left.push({ ...subr, hints: true });
  } else if (which >= 0 && which <= 2) {
    flow.stack.push(...given, whole(count), whole(which));
    write(flow, 12, 16);
    const pop: Operand = { bytes: [12, 17], value: NaN };
    if (which === 0) flow.left.push(pop, pop);
  } else if (which !== 12 && which !== 13) throw broken('call out of a glyph');
}

function run(flow: Flow, code: Uint8Array, depth: number): void {
  for (let at = 0; at < code.length && !flow.ended;) {
    if (flow.steps++ > 4 * SIZE) throw broken('a glyph without end');
    const b = u8(code, at++);
    if (b >= 32) {
      at = number(flow, code, at, b);
      continue;
    }
    switch (b) {
      case 1:
      case 3:
      case 4:
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
      case 13:
      case 21:
      case 22:
      case 30:
      case 31: // prettier-ignore
        write(flow, b);
        break;
      case 10:
        call(flow, depth);
        break;
      case 11:
        return;
      case 14:
        write(flow, 14);
        flow.ended = true;
        return;
      case 12:
        escape(flow, u8(code, at++));
        break;
      case 15: // an old moveto that viewers ignore
        flow.stack = [];
        break;
      default:
        throw broken('unknown operator in a glyph');
    }
  }
}

function escape(flow: Flow, op: number): void {
  const { stack } = flow;
  switch (op) {
    case 0: // dotsection
    case 1: // vstem3
    case 2: // hstem3
    case 7: // sbw
    case 33: // setcurrentpoint
      write(flow, 12, op);
      return;
    case 6: {
      // seac
      const [base, mark] = stack.slice(-2);
      if (!base || !mark) throw broken('accented letter');
      flow.accent = [base.value, mark.value];
      write(flow, 12, 6);
      flow.ended = true;
      return;
    }
    case 12: {
      const b = stack.pop();
      const a = stack.pop();
      if (!a || !b) throw broken('sum in a glyph');
      stack.push({ bytes: [...a.bytes, ...b.bytes, 12, 12], value: a.value / b.value });
      return;
    }
    case 16:
      callOther(flow);
      return;
    case 17: {
      const left = flow.left.pop();
      if (left) stack.push(left);
      return;
    }
    default:
      throw broken('unknown operator in a glyph');
  }
}

function number(flow: Flow, code: Uint8Array, at: number, b: number): number {
  if (flow.stack.length > 64) throw broken('a glyph with too many numbers');
  const value =
    b <= 246
      ? b - 139
      : b <= 250
        ? (b - 247) * 256 + u8(code, at) + 108
        : b <= 254
          ? -(b - 251) * 256 - u8(code, at) - 108
          : (u8(code, at) << 24) | (u8(code, at + 1) << 16) | (u8(code, at + 2) << 8) | u8(code, at + 3);
  flow.stack.push(whole(value));
  return at + (b <= 246 ? 0 : b <= 254 ? 1 : 4);
}
