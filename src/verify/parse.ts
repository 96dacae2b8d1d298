// PDF syntax (ISO 32000-2, 7.3) as plain values, from any place of a text. Bears with what is broken: the check must see
// what any reader might make of a file. Not here: finding objects (scan.ts), nor what they may be (kinds.ts).

export interface Name {
  readonly name: string;
}
export interface Reference {
  readonly ref: number;
}
export type Dict = ReadonlyMap<string, Value>;
export type Value = number | boolean | null | Name | Reference | Uint8Array | readonly Value[] | Dict;

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;
export const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value;
export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'ref' in value;
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const nameOf = (value: Value | undefined): string | undefined => (isName(value) ? value.name : undefined);

const SPACE = /[\0\t\n\f\r ]/;
const END = /[()<>[\]{}/%\0\t\n\f\r ]/;
const WORD = /[^()<>[\]{}/%\0\t\n\f\r ]*/y;
const REFERENCE = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^()<>[\]{}/%\0\t\n\f\r ])/y;
/** Deeper than this nothing honest is nested. */
const DEPTH = 60;

/** The first place from `at` on where a word or name is over. */
export function wordEnd(text: string, at: number): number {
  WORD.lastIndex = at;
  return WORD.exec(text) ? WORD.lastIndex : text.length;
}

/** The value at `from` and the place behind it. What makes no sense is null. */
export function parseValue(text: string, from: number, depth = 0): readonly [Value, number] {
  const at = skip(text, from);
  const mark = text[at];
  if (mark === undefined || depth > DEPTH) return [null, at + 1];
  if (mark === '/') return parseName(text, at);
  if (mark === '(') return parseLiteral(text, at);
  if (mark === '<') return text[at + 1] === '<' ? parseDict(text, at + 2, depth) : parseHex(text, at);
  if (mark === '[') return parseList(text, at + 1, depth);
  if (END.test(mark)) return [null, at + 1];
  REFERENCE.lastIndex = at;
  const found = mark >= '0' && mark <= '9' ? REFERENCE.exec(text) : null;
  if (found) return [{ ref: Number(found[1]) }, at + found[0].length];
  const end = wordEnd(text, at);
  const word = text.slice(at, end);
  if (word === 'true' || word === 'false') return [word === 'true', end];
  const number = Number(word);
  return [word !== '' && Number.isFinite(number) ? number : null, Math.max(end, at + 1)];
}

function skip(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && SPACE.test(text[at] as string)) at++;
    if (text[at] !== '%') return at;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  }
}

function parseName(text: string, at: number): readonly [Name, number] {
  const end = wordEnd(text, at + 1);
  const name = text
    .slice(at + 1, end)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return [{ name }, end];
}

function parseDict(text: string, from: number, depth: number): readonly [Dict, number] {
  const dict = new Map<string, Value>();
  let at = from;
  for (;;) {
    at = skip(text, at);
    if (at >= text.length || text.startsWith('>>', at)) return [dict, at + 2];
    if (/^(?:endobj|stream)/.test(text.slice(at, at + 6))) return [dict, at];
    if (text[at] !== '/') {
      at = parseValue(text, at, depth + 1)[1];
      continue;
    }
    const [{ name }, after] = parseName(text, at);
    const next = skip(text, after);
    if (text.startsWith('>>', next)) return [dict.set(name, null), next + 2];
    const [value, end] = parseValue(text, next, depth + 1);
    // Of two entries with one key any reader may take either: both are kept.
    dict.set(dict.has(name) ? `${name} again` : name, value);
    at = end;
  }
}

function parseList(text: string, from: number, depth: number): readonly [Value[], number] {
  const list: Value[] = [];
  let at = from;
  for (;;) {
    at = skip(text, at);
    if (at >= text.length || text[at] === ']') return [list, at + 1];
    if (text.startsWith('endobj', at) || text.startsWith('>>', at)) return [list, at];
    const [value, end] = parseValue(text, at, depth + 1);
    list.push(value);
    at = end;
  }
}

function parseHex(text: string, at: number): readonly [Uint8Array, number] {
  const close = text.indexOf('>', at);
  const end = close < 0 ? text.length : close;
  const digits = text.slice(at + 1, end).replace(/[^0-9A-Fa-f]/g, '');
  return [new Uint8Array(Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex')), end + 1];
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A string in round brackets: its bytes, and the place behind it. */
export function parseLiteral(text: string, at: number): readonly [Uint8Array, number] {
  const out: number[] = [];
  let depth = 1;
  let i = at + 1;
  for (; i < text.length; i++) {
    const mark = text[i] as string;
    if (mark === '(') depth++;
    else if (mark === ')' && --depth === 0) break;
    if (mark !== '\\') {
      out.push(mark.charCodeAt(0));
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4));
    if (octal) {
      out.push(parseInt(octal[0], 8) & 255);
      i += octal[0].length;
      continue;
    }
    const next = text[++i] ?? '';
    const code = ESCAPES[next];
    if (code !== undefined) out.push(code);
    else if (next === '\r') i += text[i + 1] === '\n' ? 1 : 0;
    else if (next !== '\n') out.push(next.charCodeAt(0));
  }
  return [Uint8Array.from(out), i + 1];
}
