// Content streams as tokens (ISO 32000-2, 7.8.2), read into operations. Whatever is not a token (comments, odd spacing,
// number spellings) does not survive the way through here, which is the point. Not here: writing them again (write.ts),
// what an operation means.
import { BlotterError } from '../model/index.ts';
import { inlineImageLength } from './inline.ts';
import type { Dict, Name, Operand } from './tokens.ts';

export type { Dict, Name, Operand } from './tokens.ts';

/** One operator with its operands. `image` is the data between ID and EI of an inline image. */
export interface Operation {
  readonly op: string;
  readonly args: readonly Operand[];
  readonly image?: Uint8Array;
}

export const isName = (value: Operand | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value;
export const isBytes = (value: Operand | undefined): value is Uint8Array => value instanceof Uint8Array;
export const isDict = (value: Operand | undefined): value is Dict => value instanceof Map;
export const isArray = (value: Operand | undefined): value is readonly Operand[] => Array.isArray(value);

const WHITE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = WHITE;
for (const mark of '()<>[]{}/%') KIND[mark.charCodeAt(0)] = DELIMITER;

const hexOf = (code: number): number =>
  code >= 48 && code <= 57
    ? code - 48
    : code >= 65 && code <= 70
      ? code - 55
      : code >= 97 && code <= 102
        ? code - 87
        : -1;

/** A stream that cannot be read as content. Its page is never copied; it becomes a picture. */
export class UnreadableContent extends Error {}

interface Cursor {
  readonly bytes: Uint8Array;
  /** The same in Latin-1: a word is a slice of it. */
  readonly text: string;
  at: number;
}
const cursorOn = (bytes: Uint8Array): Cursor => ({
  bytes,
  text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  at: 0,
});

function skipWhite(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    const code = bytes[cursor.at];
    if (code === undefined) return;
    if (code === 0x25) {
      while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++;
    } else if (KIND[code] === WHITE) cursor.at++;
    else return;
  }
}

function readWord(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  while (cursor.at < bytes.length && KIND[bytes[cursor.at] as number] === 0) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

function readName(cursor: Cursor): Name {
  cursor.at++;
  const raw = readWord(cursor);
  return {
    name: raw.includes('#')
      ? raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      : raw,
  };
}

/** Where a string that is written plainly ends (no escape, bracket or line end in it); -1 for any other. */
function plainEnd(bytes: Uint8Array, from: number): number {
  for (let i = from; i < bytes.length; i++) {
    const code = bytes[i] as number;
    if (code === 0x29) return i;
    if (code === 0x28 || code === 0x5c || code === 13) return -1;
  }
  return -1;
}

function readLiteral(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  const out: number[] = [];
  let depth = 1;
  cursor.at++;
  const end = plainEnd(bytes, cursor.at);
  if (end >= 0) {
    const plain = new Uint8Array(bytes.subarray(cursor.at, end));
    cursor.at = end + 1;
    return plain;
  }
  for (;;) {
    const code = bytes[cursor.at++];
    if (code === undefined) throw new UnreadableContent('string without end');
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return Uint8Array.from(out);
    if (code === 13) {
      if (bytes[cursor.at] === 10) cursor.at++;
      out.push(10);
      continue;
    }
    if (code !== 0x5c) {
      out.push(code);
      continue;
    }
    const next = bytes[cursor.at++];
    if (next === undefined) throw new UnreadableContent('string without end');
    const plain = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }[next];
    if (plain !== undefined) out.push(plain);
    else if (next >= 48 && next <= 55) {
      let value = next - 48;
      for (let i = 0; i < 2; i++) {
        const digit = bytes[cursor.at];
        if (digit === undefined || digit < 48 || digit > 55) break;
        value = value * 8 + digit - 48;
        cursor.at++;
      }
      out.push(value & 255);
    } else if (next === 13) {
      if (bytes[cursor.at] === 10) cursor.at++;
    } else if (next !== 10) out.push(next);
  }
}

function readHex(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  const from = cursor.at + 1;
  const end = bytes.indexOf(0x3e, from);
  if (end < 0) throw new UnreadableContent('hex string without end');
  cursor.at = end + 1;
  const out = new Uint8Array((end - from + 1) >> 1);
  let digits = 0;
  for (let i = from; i < end; i++) {
    const digit = hexOf(bytes[i] as number);
    if (digit < 0) continue;
    out[digits >> 1] = (out[digits >> 1] as number) | (digits % 2 === 0 ? digit << 4 : digit);
    digits++;
  }
  // An odd digit at the end stands for itself and a nought (7.3.4.3).
  const length = (digits + 1) >> 1;
  return length === out.length ? out : out.slice(0, length);
}

const NUMBER = /^[+-]*(?:\d+\.?\d*|\.\d+)/;

/** Lenient as viewers are: "--5", "1.2.3" and "5-3" occur in the wild; what does not start as a number is no number. */
function toNumber(word: string): number | null {
  const plain = Number(word);
  if (word !== '' && Number.isFinite(plain) && !/[exob]/i.test(word)) return plain;
  if (word === '-' || word === '.' || word === '-.' || word === '+') return 0;
  const lenient = NUMBER.exec(word);
  if (!lenient) return null;
  const value = Number(lenient[0].replace(/^[+-]+/, ''));
  return lenient[0].startsWith('-') ? -value : value;
}

type Token = { readonly value: Operand } | { readonly word: string } | { readonly close: string } | null;

function readToken(cursor: Cursor, depth: number): Token {
  skipWhite(cursor);
  const { bytes } = cursor;
  const code = bytes[cursor.at];
  if (code === undefined) return null;
  if (depth > 40) throw new UnreadableContent('nested too deep');
  switch (code) {
    case 0x2f:
      return { value: readName(cursor) };
    case 0x28:
      return { value: readLiteral(cursor) };
    case 0x5b: {
      cursor.at++;
      return { value: readUntil(cursor, ']', depth + 1) };
    }
    case 0x3c:
      if (bytes[cursor.at + 1] !== 0x3c) return { value: readHex(cursor) };
      cursor.at += 2;
      return { value: toDict(readUntil(cursor, '>>', depth + 1)) };
    case 0x3e:
      cursor.at += bytes[cursor.at + 1] === 0x3e ? 2 : 1;
      return { close: '>>' };
    case 0x5d:
      cursor.at++;
      return { close: ']' };
    case 0x29:
    case 0x7b:
    case 0x7d:
      cursor.at++;
      return { close: String.fromCharCode(code) };
    default: {
      const word = readWord(cursor);
      const number = toNumber(word);
      if (number !== null) return { value: number };
      if (word === 'true' || word === 'false') return { value: word === 'true' };
      return word === 'null' ? { value: null } : { word };
    }
  }
}

function readUntil(cursor: Cursor, close: string, depth: number): Operand[] {
  const items: Operand[] = [];
  for (;;) {
    const token = readToken(cursor, depth);
    if (token === null) throw new UnreadableContent('array or dictionary without end');
    if ('close' in token) {
      if (token.close === close) return items;
      throw new UnreadableContent('brackets do not match');
    }
    if ('value' in token) items.push(token.value);
  }
}

function toDict(items: readonly Operand[]): Dict {
  const dict = new Map<string, Operand>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    const key = items[i];
    if (isName(key)) dict.set(key.name, items[i + 1] as Operand);
  }
  return dict;
}

/** Far above what the densest drawings and the worst writers have; readers of PDF choke on more (a bomb, Annex C). */
const MOST: { readonly operations: number; readonly open: number } = { operations: 3_000_000, open: 5_000 };
const refuse = (failed: string): BlotterError => new BlotterError('B-REDACT-01', { failed });

/**
 * The operations of a content stream, in order. Throws UnreadableContent where it does not parse, and B-REDACT-01 where
 * there is so much of it that no reader of the copy or of the source would come to an end.
 */
export function* readContent(bytes: Uint8Array, most: typeof MOST = MOST): Generator<Operation> {
  let operations = 0;
  let open = 0;
  const cursor = cursorOn(bytes);
  let args: Operand[] = [];
  for (;;) {
    const token = readToken(cursor, 0);
    if (token === null) return;
    if ('close' in token) throw new UnreadableContent('stray bracket');
    if ('value' in token) {
      args.push(token.value);
      if (args.length > 512) throw new UnreadableContent('too many operands');
      continue;
    }
    const { word } = token;
    if (++operations > most.operations) throw refuse('a page has millions of drawing steps');
    if (word === 'q' && ++open > most.open) throw refuse('a page saves its state without end');
    if (word === 'Q' && open > 0) open--;
    yield word === 'BI' ? readInlineImage(cursor) : { op: word, args };
    args = [];
  }
}

function readInlineImage(cursor: Cursor): Operation {
  const items: Operand[] = [];
  for (;;) {
    const token = readToken(cursor, 0);
    if (token === null || 'close' in token) throw new UnreadableContent('inline image without data');
    if ('value' in token) items.push(token.value);
    else if (token.word === 'ID') break;
    else throw new UnreadableContent('inline image without data');
  }
  cursor.at++; // the single white space after ID
  const dict = toDict(items);
  const length = inlineImageLength(dict, cursor.bytes, cursor.at);
  if (length === null) throw new UnreadableContent('inline image without end');
  const image = cursor.bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  skipWhite(cursor);
  if (readWord(cursor) !== 'EI') throw new UnreadableContent('inline image without end');
  return { op: 'BI', args: [dict], image };
}
