// Streams whose text waits: which code a letter gets in the new file is known only when all pages are (font/numbers.ts).
// Until then a stream is a list of finished operators and of strings in the old codes. Not here: the walk that makes it.
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { isArray, isBytes, writeNumber, type Operand } from './content.ts';
import type { FontUse } from './fontcopy.ts';
import { numberCodes } from './font/numbers.ts';
import { makeDict, makeStream } from './objects.ts';
import type { Build } from './state.ts';

/** A string or a list of strings and moves, in the old codes of its font; strings as Latin-1. */
export interface Shown {
  readonly use: FontUse;
  readonly op: 'Tj' | 'TJ';
  readonly parts: readonly (string | number)[];
}

/** Content under construction. */
export type Piece = string | Shown;

/** A stream that has its place in the new file but not its text yet. */
export interface Waiting {
  readonly at: PDFRef;
  readonly entries: Readonly<Record<string, PDFObject | undefined>>;
  readonly pieces: readonly Piece[];
}

/** What Tj or TJ shows, kept until it can be written. */
export function toShown(use: FontUse, op: 'Tj' | 'TJ', operand: Operand): Shown {
  const items = isArray(operand) ? operand : [operand];
  const parts: (string | number)[] = [];
  for (const item of items)
    if (isBytes(item)) parts.push(Buffer.from(item.buffer, item.byteOffset, item.byteLength).toString('latin1'));
    else if (typeof item === 'number') parts.push(item);
  return { use, op, parts };
}

/** Content that holds no text of a font, as it is. */
export const plainContent = (pieces: readonly Piece[]): string =>
  pieces.filter((piece) => typeof piece === 'string').join('\n');

/** Gives a stream its place; what it will point at can be found from there at once. */
export function waitForText(
  build: Build,
  entries: Readonly<Record<string, PDFObject | undefined>>,
  pieces: readonly Piece[],
): PDFRef {
  const at = build.to.register(makeDict(build.to, entries));
  build.waiting.push({ at, entries, pieces: joinPlain(pieces) });
  return at;
}

function joinPlain(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let plain: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      plain.push(piece);
      continue;
    }
    if (plain.length > 0) out.push(plain.join('\n'));
    plain = [];
    out.push(piece);
  }
  if (plain.length > 0) out.push(plain.join('\n'));
  return out;
}

/** Gives the letters of all streams that the new file uses their codes, and writes the streams. */
export function writeWaiting(build: Build, used: ReadonlySet<string>): void {
  const streams = build.waiting.filter(({ at }) => used.has(at.tag));
  const fonts = new Set<FontUse>();
  for (const { pieces } of streams)
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      fonts.add(piece.use);
      noteCodes(piece);
    }
  let place = 0;
  for (const use of fonts) {
    use.place = ++place;
    numberCodes(use);
  }
  for (const { at, entries, pieces } of streams) {
    const content = pieces.map((piece) => (typeof piece === 'string' ? piece : writeShown(piece))).join('\n');
    build.to.assign(at, makeStream(build.to, entries, content));
  }
}

function noteCodes({ use, parts }: Shown): void {
  const { codes, metrics } = use;
  for (const part of parts) {
    if (typeof part === 'number') continue;
    for (let i = 0; i < part.length; i += metrics.bytesPerCode) {
      const code = codeAt(part, i, metrics.bytesPerCode);
      if (!codes.has(code)) codes.set(code, code);
    }
  }
}

const codeAt = (part: string, i: number, bytes: 1 | 2): number =>
  bytes === 1 ? part.charCodeAt(i) : (part.charCodeAt(i) << 8) | (i + 1 < part.length ? part.charCodeAt(i + 1) : 0);

const LITERAL = /^[\x20-\x7e]*$/;

function writeShown({ use, op, parts }: Shown): string {
  const written = parts.map((part) => {
    if (typeof part === 'number') return writeNumber(part);
    const { bytesPerCode } = use.metrics;
    let text = '';
    for (let i = 0; i < part.length; i += bytesPerCode) {
      const code = use.codes.get(codeAt(part, i, bytesPerCode)) ?? 0;
      text += bytesPerCode === 1 ? String.fromCharCode(code) : String.fromCharCode(code >> 8, code & 255);
    }
    if (bytesPerCode === 1 && LITERAL.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
    return `<${Buffer.from(text, 'latin1').toString('hex')}>`;
  });
  return op === 'Tj' ? `${written[0] ?? '()'} Tj` : `[${written.join(' ')}] TJ`;
}
