// Streams whose text waits: which code a letter gets in the new file is known only when all pages are (font/numbers.ts).
// Until then what is shown stands in the content in its old codes, between two marks that no operator can hold.
// Not here: the walk that makes it.
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { isArray, isBytes, type Operand } from './content.ts';
import { writeNumber } from './write.ts';
import type { FontUse } from './fontuse.ts';
import { numberCodes } from './font/numbers.ts';
import { makeDict, makeStream } from './objects.ts';
import type { Build, Codes } from './state.ts';

/** A stream that has its place in the new file but not its final text yet. */
export interface Waiting {
  readonly at: PDFRef;
  readonly entries: Readonly<Record<string, PDFObject | undefined>>;
  readonly content: string;
}

const OPEN = '\x01';
const SHUT = '\x02';

/** Two digits a byte. Strings are short and many: a table beats a buffer for each. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** What Tj or TJ shows, with the number of its font and strings in its old codes as hex. */
export function markShown(use: FontUse, op: 'Tj' | 'TJ', operand: Operand): string {
  const items = isArray(operand) ? operand : [operand];
  let parts = op === 'TJ' ? '[' : '';
  for (const item of items)
    if (isBytes(item)) {
      parts += '<';
      for (let i = 0; i < item.length; i++) parts += HEX[item[i] ?? 0];
      parts += '>';
    } else if (typeof item === 'number') parts += `${writeNumber(item)} `;
  return `${OPEN}${use.no} ${parts}${op === 'TJ' ? '] TJ' : ' Tj'}${SHUT}`;
}

/** Gives a stream its place; what it points at can be found from there at once. */
export function waitForText(
  build: Build,
  entries: Readonly<Record<string, PDFObject | undefined>>,
  content: string,
): PDFRef {
  const at = build.to.register(makeDict(build.to, entries));
  build.waiting.push({ at, entries, content });
  return at;
}

/** Notes what a page that is kept as it was walked draws with, in order of first use. */
export function keepCodes(build: Build, codes: Codes): void {
  for (const [use, set] of codes) {
    if (set.size === 0) continue;
    build.drawn.add(use);
    for (const code of set) if (!use.codes.has(code)) use.codes.set(code, code);
  }
}

/** Gives the letters of all fonts their new codes, and writes the streams that the new file uses. */
export function writeWaiting(build: Build, used: ReadonlySet<string>): void {
  const fonts = new Map<number, FontUse>();
  for (const use of build.drawn) {
    fonts.set(use.no, use);
    use.place = fonts.size;
    numberCodes(use);
  }
  for (const { at, entries, content } of build.waiting)
    if (used.has(at.tag)) build.to.assign(at, makeStream(build.to, entries, writeShown(content, fonts)));
}

/** Content with what stands between marks in its new codes. */
function writeShown(content: string, fonts: ReadonlyMap<number, FontUse>): string {
  let out = '';
  let from = 0;
  for (let at = content.indexOf(OPEN); at >= 0; at = content.indexOf(OPEN, from)) {
    const start = content.indexOf(' ', at);
    const end = content.indexOf(SHUT, at);
    const use = fonts.get(Number(content.slice(at + 1, start)));
    out += content.slice(from, at);
    if (use) out += writeOperands(use, content, start + 1, end);
    from = end + 1;
  }
  return out + content.slice(from);
}

/** The operands and operator that stand from `from` to `to`, each string in its new codes. */
function writeOperands(use: FontUse, content: string, from: number, to: number): string {
  let out = '';
  let at = from;
  for (let open = content.indexOf('<', at); open >= 0 && open < to; open = content.indexOf('<', at)) {
    const close = content.indexOf('>', open);
    out += content.slice(at, open) + writeString(use, content, open + 1, close);
    at = close + 1;
  }
  return out + content.slice(at, to);
}

const digitAt = (text: string, i: number): number => {
  const mark = text.charCodeAt(i);
  return mark < 58 ? mark - 48 : mark - 87;
};
const LITERAL = /^[\x20-\x7e]*$/;

function writeString({ codes, metrics }: FontUse, content: string, from: number, to: number): string {
  let out = '';
  if (metrics.bytesPerCode === 2) {
    for (let i = from; i < to; i += 4) {
      const high = (digitAt(content, i) << 4) | digitAt(content, i + 1);
      const low = i + 2 < to ? (digitAt(content, i + 2) << 4) | digitAt(content, i + 3) : 0;
      const code = codes.get((high << 8) | low) ?? 0;
      out += `${HEX[code >> 8]}${HEX[code & 255]}`;
    }
    return `<${out}>`;
  }
  for (let i = from; i < to; i += 2)
    out += String.fromCharCode(codes.get((digitAt(content, i) << 4) | digitAt(content, i + 1)) ?? 0);
  if (LITERAL.test(out)) return `(${/[\\()]/.test(out) ? out.replace(/[\\()]/g, '\\$&') : out})`;
  let hex = '';
  for (let i = 0; i < out.length; i++) hex += HEX[out.charCodeAt(i)];
  return `<${hex}>`;
}
