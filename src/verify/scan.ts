// The file as bytes: every object that stands in it, referenced or not, with every string, name and decoded stream.
// Needs no cross-reference table, so that nothing can hide from it by being left out of one. Not here: judging.
import { unpack } from './filters.ts';
import { isDict, nameOf, parseLiteral, parseValue, isReference, wordEnd, type Dict, type Value } from './parse.ts';

/** A stream: its bytes as they stand and decoded as far as plain filters go. */
export interface ScannedStream {
  readonly subtype: string;
  readonly filters: readonly string[];
  readonly raw: Uint8Array;
  readonly decoded: Uint8Array | null;
  /** What stands behind the end of the packed data. */
  readonly behind: Uint8Array;
}

export interface ScannedObject {
  readonly no: number;
  /** As it stands in the file, without its stream. */
  readonly body: string;
  /** Where it begins in the file; -1 in a packed one. */
  readonly at: number;
  /** The whole of it as a value; of a stream its dictionary. */
  readonly value: Value;
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

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

interface Parsed {
  readonly names: { name: string; under: string }[];
  readonly strings: Uint8Array[];
  /** Just behind what was read. */
  readonly end: number;
}

const SPACE = /[\0\t\n\f\r ]/;

/** Lexes one object from `at` up to endobj, stream or trailer's end, noting names and strings. */
function lex(text: string, at: number): Parsed {
  const names: { name: string; under: string }[] = [];
  const strings: Uint8Array[] = [];
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
      const [bytes, end] = parseLiteral(text, i);
      strings.push(bytes);
      i = end;
    } else if (mark === '<' && text[i + 1] === '<') {
      open.push('<');
      under.push(key);
      i += 2;
    } else if (mark === '>' && text[i + 1] === '>') {
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
      const end = wordEnd(text, i + 1);
      const name = text
        .slice(i + 1, end)
        .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      names.push({ name, under: `${under.join('/')}/${key}` });
      if (open.at(-1) !== '[') key = name;
      i = end;
    } else if (mark === '[' || mark === ']') {
      if (mark === '[') open.push('[');
      else if (open.at(-1) === '[') open.pop();
      i++;
    } else if (/[{}>)]/.test(mark)) i++;
    else {
      const end = wordEnd(text, i);
      const word = text.slice(i, end);
      if (word === 'stream' || word === 'endobj' || word === 'startxref' || word === 'obj')
        return { names, strings, end: i };
      i = Math.max(end, i + 1);
    }
  }
  return { names, strings, end: i };
}

/** An object as it was met; its stream is unpacked once all are known, because filters may be objects of their own. */
interface Met extends Omit<ScannedObject, 'stream'> {
  readonly raw: Uint8Array | null;
}

/** Scans a whole file. */
export function scan(bytes: Uint8Array): Scan {
  const text = latin(bytes);
  const met: Met[] = [];
  const trailers: ScannedObject[] = [];
  let between = '';
  let at = 0;
  const head = /(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])|(?<![a-z])trailer(?![a-z])/g;
  for (;;) {
    head.lastIndex = at;
    const found = head.exec(text);
    if (!found) break;
    between += text.slice(at, found.index);
    const from = found.index + found[0].length;
    const { names, strings, end: parsed } = lex(text, from);
    const body = text.slice(from, parsed);
    const [value] = parseValue(text.slice(from, parsed), 0);
    if (found[1] === undefined) {
      trailers.push({ no: 0, body, at: found.index, value, names, strings, stream: null });
      at = Math.max(parsed, head.lastIndex);
      continue;
    }
    let end = parsed;
    let raw: Uint8Array | null = null;
    if (text.startsWith('stream', end)) {
      const start =
        end + 6 + (text[end + 6] === '\r' ? (text[end + 7] === '\n' ? 2 : 1) : text[end + 6] === '\n' ? 1 : 0);
      end = streamEnd(text, start, isDict(value) ? value.get('Length') : undefined);
      raw = bytes.subarray(start, end);
      const closing = /[\s]*endstream\s*/y;
      closing.lastIndex = end;
      const closed = closing.exec(text);
      if (closed) end += closed[0].length;
    }
    met.push({ no: Number(found[1]), body, at: found.index, value, names, strings, raw });
    const closing = /[\s]*endobj/y;
    closing.lastIndex = end;
    const closed = closing.exec(text);
    at = closed ? end + closed[0].length : Math.max(end, head.lastIndex);
  }
  between += text.slice(at);
  const values = new Map(met.map(({ no, value }) => [no, value]));
  const resolve = (value: Value | undefined): Value | undefined => (isReference(value) ? values.get(value.ref) : value);
  const objects = met.flatMap(({ raw, ...object }): ScannedObject[] => {
    if (!raw) return [{ ...object, stream: null }];
    const dict = isDict(object.value) ? object.value : new Map<string, Value>();
    const stream = readStream(raw, dict, resolve);
    return [{ ...object, stream }, ...packedObjects(object.no, dict, stream)];
  });
  return { objects, trailers, between };
}

function streamEnd(text: string, from: number, length: Value | undefined): number {
  const direct = typeof length === 'number' && length >= 0 ? from + length : -1;
  if (direct >= from && /^\s{0,2}endstream/.test(text.slice(direct, direct + 12))) return direct;
  const found = text.indexOf('endstream', from);
  return found < 0 ? text.length : found;
}

function readStream(
  raw: Uint8Array,
  dict: Dict,
  resolve: (value: Value | undefined) => Value | undefined,
): ScannedStream {
  const { bytes, behind, filters } = unpack(raw, dict, resolve);
  const subtype = nameOf(resolve(dict.get('Subtype'))) ?? nameOf(resolve(dict.get('Type'))) ?? '';
  return { subtype, filters, raw, decoded: bytes, behind };
}

/** What an object stream (7.5.7) holds, all of it as one: names and strings matter here, numbers do not. */
function packedObjects(no: number, dict: Dict, stream: ScannedStream): ScannedObject[] {
  if (nameOf(dict.get('Type')) !== 'ObjStm' || !stream.decoded) return [];
  const { names, strings } = lex(`${latin(stream.decoded)} `, 0);
  return [{ no, body: '', at: -1, value: null, names, strings, stream: null }];
}

/** The strings of a content stream, joined: kerned text is cut into pieces there. */
export function joinedStrings(bytes: Uint8Array): string {
  const { strings } = lex(`${latin(bytes)} `, 0);
  return strings.map(latin).join('');
}

/** Latin-1 of some bytes. */
export { latin };
