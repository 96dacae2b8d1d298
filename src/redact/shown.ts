// Streams whose text waits: which code a letter gets in the new file is known only when all pages are (font/numbers.ts).
// Until then what is shown stands in the content in its old codes, between two marks that no operator can hold.
// Not here: the walk that makes it.
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { isArray, isBytes, writeNumber, type Operand } from './content.ts';
import type { FontUse } from './fontcopy.ts';
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

/** What Tj or TJ shows, with the number of its font and strings in its old codes as hex. */
export function markShown(use: FontUse, op: 'Tj' | 'TJ', operand: Operand): string {
  const items = isArray(operand) ? operand : [operand];
  let parts = '';
  for (const item of items)
    if (isBytes(item)) parts += `<${Buffer.from(item.buffer, item.byteOffset, item.byteLength).toString('hex')}>`;
    else if (typeof item === 'number') parts += `${writeNumber(item)} `;
  return `${OPEN}${use.no} ${op === 'Tj' ? parts : `[${parts.trimEnd()}]`} ${op}${SHUT}`;
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

const MARKED = new RegExp(`${OPEN}(\\d+) ([^${SHUT}]*)${SHUT}`, 'g');

function writeShown(content: string, fonts: ReadonlyMap<number, FontUse>): string {
  return content.replace(MARKED, (_, no: string, shown: string) => {
    const use = fonts.get(Number(no));
    return use ? shown.replace(/<([0-9a-f]*)>/g, (_all, hex: string) => writeString(use, hex)) : '';
  });
}

const LITERAL = /^[\x20-\x7e]*$/;

function writeString(use: FontUse, hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  if (use.metrics.bytesPerCode === 2) {
    for (let i = 0; i < bytes.length; i += 2) {
      const code = use.codes.get(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)) ?? 0;
      bytes[i] = code >> 8;
      if (i + 1 < bytes.length) bytes[i + 1] = code & 255;
    }
    return `<${bytes.toString('hex')}>`;
  }
  for (let i = 0; i < bytes.length; i++) bytes[i] = use.codes.get(bytes[i] ?? 0) ?? 0;
  const text = bytes.toString('latin1');
  return LITERAL.test(text) ? `(${text.replace(/[\\()]/g, '\\$&')})` : `<${bytes.toString('hex')}>`;
}
