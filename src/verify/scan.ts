// The file as bytes: every object that stands in it, referenced or not, with every string, name and decoded stream.
// Needs no cross-reference table, so that nothing can hide from it by being left out of one. Not here: judging.
import { constants, inflateSync } from 'node:zlib';

/** A stream: its dictionary's names in order, its bytes as they stand and decoded as far as plain filters go. */
export interface ScannedStream {
  readonly subtype: string;
  readonly filters: readonly string[];
  readonly raw: Uint8Array;
  readonly decoded: Uint8Array | null;
}

export interface ScannedObject {
  readonly no: number;
  /** As it stands in the file, without its stream. */
  readonly body: string;
  readonly names: readonly { readonly name: string; readonly under: string }[];
  readonly strings: readonly Uint8Array[];
  readonly stream: ScannedStream | null;
}

export interface Scan {
  readonly objects: readonly ScannedObject[];
  /** What stands between objects beside header, tables and trailers, as Latin-1. */
  readonly between: string;
  readonly trailers: readonly ScannedObject[];
}

const LIMIT = 256 * 1024 * 1024;
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

interface Parsed {
  readonly names: { name: string; under: string }[];
  readonly strings: Uint8Array[];
  readonly entries: Map<string, string>;
  /** Just behind what was read. */
  readonly end: number;
}

const SPACE = /[\0\t\n\f\r ]/;
const PUNCT = /[()<>[\]{}/%\0\t\n\f\r ]/;

/** Lexes one object from `at` up to endobj, stream or trailer's end, noting names and strings. */
function lex(text: string, at: number): Parsed {
  const names: { name: string; under: string }[] = [];
  const strings: Uint8Array[] = [];
  const entries = new Map<string, string>();
  let depth = 0;
  let key = '';
  let i = at;
  const under: string[] = [];
  // What is open: in an array, a name is a value and never the key of what follows.
  const open: string[] = [];
  while (i < text.length) {
    const mark = text[i] as string;
    if (SPACE.test(mark)) i++;
    else if (mark === '%') {
      const end = text.slice(i).search(/[\r\n]/);
      const comment = text.slice(i, end < 0 ? text.length : i + end);
      strings.push(Buffer.from(comment, 'latin1'));
      i += comment.length;
    } else if (mark === '(') {
      const [bytes, end] = literal(text, i);
      strings.push(bytes);
      i = end;
    } else if (mark === '<' && text[i + 1] === '<') {
      depth++;
      open.push('<');
      under.push(key);
      i += 2;
    } else if (mark === '>' && text[i + 1] === '>') {
      depth--;
      open.pop();
      key = under.pop() ?? '';
      i += 2;
    } else if (mark === '<') {
      const end = text.indexOf('>', i);
      if (end < 0) break;
      strings.push(
        Buffer.from(
          text
            .slice(i + 1, end)
            .replace(/[^0-9A-Fa-f]/g, '')
            .replace(/^((?:..)*.)$/, '$10'),
          'hex',
        ),
      );
      i = end + 1;
    } else if (mark === '/') {
      let end = i + 1;
      while (end < text.length && !PUNCT.test(text[end] as string)) end++;
      const name = text
        .slice(i + 1, end)
        .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      names.push({ name, under: `${under.join('/')}/${key}` });
      if (depth === 1) {
        const value = /^\s*(\/[^\s()<>[\]{}/%]+|\[[^\]]*\]|[-\d. R]+|true|false)/.exec(text.slice(end, end + 400));
        if (value && !entries.has(name)) entries.set(name, (value[1] ?? '').trim());
      }
      if (open.at(-1) !== '[') key = name;
      i = end;
    } else if (mark === '[' || mark === ']') {
      if (mark === '[') open.push('[');
      else if (open.at(-1) === '[') open.pop();
      i++;
    } else if (/[{}>)]/.test(mark)) i++;
    else {
      let end = i;
      while (end < text.length && !PUNCT.test(text[end] as string)) end++;
      const word = text.slice(i, end);
      if (word === 'stream' || word === 'endobj' || word === 'startxref' || word === 'obj')
        return { names, strings, entries, end: i };
      i = Math.max(end, i + 1);
    }
  }
  return { names, strings, entries, end: i };
}

function literal(text: string, at: number): [Uint8Array, number] {
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
    const code = { n: 10, r: 13, t: 9, b: 8, f: 12 }[next];
    if (code !== undefined) out.push(code);
    else if (next === '\r') i += text[i + 1] === '\n' ? 1 : 0;
    else if (next !== '\n') out.push(next.charCodeAt(0));
  }
  return [Uint8Array.from(out), i + 1];
}

/** Scans a whole file. */
export function scan(bytes: Uint8Array): Scan {
  const text = latin(bytes);
  const objects: ScannedObject[] = [];
  const trailers: ScannedObject[] = [];
  let between = '';
  let at = 0;
  const head = /(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])|(?<![a-z])trailer(?![a-z])/g;
  for (;;) {
    head.lastIndex = at;
    const found = head.exec(text);
    if (!found) break;
    between += text.slice(at, found.index);
    const parsed = lex(text, found.index + found[0].length);
    const { names, strings } = parsed;
    const body = text.slice(found.index + found[0].length, parsed.end);
    if (found[1] === undefined) {
      trailers.push({ no: 0, body, names, strings, stream: null });
      at = Math.max(parsed.end, head.lastIndex);
      continue;
    }
    let end = parsed.end;
    let stream: ScannedStream | null = null;
    if (text.startsWith('stream', end)) {
      const from =
        end + 6 + (text[end + 6] === '\r' ? (text[end + 7] === '\n' ? 2 : 1) : text[end + 6] === '\n' ? 1 : 0);
      const to = streamEnd(text, from, parsed.entries.get('Length'));
      stream = readStream(bytes.subarray(from, to), parsed.entries);
      end = to;
      const closing = /[\s]*endstream\s*/y;
      closing.lastIndex = end;
      const closed = closing.exec(text);
      if (closed) end += closed[0].length;
    }
    objects.push({ no: Number(found[1]), body, names, strings, stream });
    const closing = /[\s]*endobj/y;
    closing.lastIndex = end;
    const closed = closing.exec(text);
    at = closed ? end + closed[0].length : Math.max(end, head.lastIndex);
  }
  between += text.slice(at);
  return { objects, trailers, between };
}

function streamEnd(text: string, from: number, length: string | undefined): number {
  const direct = length !== undefined && /^\d+$/.test(length) ? from + Number(length) : -1;
  if (direct >= from && /^\s{0,2}endstream/.test(text.slice(direct, direct + 12))) return direct;
  const found = text.indexOf('endstream', from);
  return found < 0 ? text.length : found;
}

function readStream(raw: Uint8Array, entries: ReadonlyMap<string, string>): ScannedStream {
  const filters = [...(entries.get('Filter') ?? '').matchAll(/\/([A-Za-z0-9]+)/g)].map((hit) => hit[1] as string);
  const subtype = (entries.get('Subtype') ?? entries.get('Type') ?? '').replace('/', '');
  let now: Uint8Array | null = raw;
  for (const filter of filters) {
    if (now === null) break;
    if (filter === 'FlateDecode' || filter === 'Fl') now = inflate(now);
    else if (filter === 'ASCIIHexDecode' || filter === 'AHx')
      now = Buffer.from(latin(now).replace(/[^0-9A-Fa-f]/g, ''), 'hex');
    else if (filter === 'ASCII85Decode' || filter === 'A85') now = ascii85(latin(now));
    else now = null;
  }
  return { subtype, filters, raw, decoded: now };
}

function inflate(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LIMIT });
  } catch {
    return null;
  }
}

function ascii85(text: string): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (count: number) => {
    let value = group.reduce((sum, n) => sum * 85 + n, 0) >>> 0;
    const four: number[] = [];
    for (let i = 0; i < 4; i++, value = Math.floor(value / 256)) four.unshift(value % 256);
    out.push(...four.slice(0, count));
    group = [];
  };
  for (const mark of text.replace(/\s/g, '').replace(/~>.*$/s, '')) {
    if (mark === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    else {
      group.push(mark.charCodeAt(0) - 33);
      if (group.length === 5) flush(4);
    }
  }
  if (group.length > 1) {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    flush(count);
  }
  return Uint8Array.from(out);
}

/** The strings of a content stream, joined: kerned text is cut into pieces there. */
export function joinedStrings(bytes: Uint8Array): string {
  const { strings } = lex(`${latin(bytes)} `, 0);
  return strings.map(latin).join('');
}

/** Latin-1 of some bytes. */
export { latin };
