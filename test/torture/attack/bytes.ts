// The attacker without an engine: every byte, every stream that any plain filter unpacks (referenced or not), every string
// and name, joined and apart. Written apart from src/verify/scan.ts, on purpose. Not here: engines (engines.ts).
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { leaksBytes, leaksText, type Hunt } from './leak.ts';

const MOST = 1 << 24;

function inflate(bytes: Buffer): Buffer | null {
  for (const unpack of [inflateSync, inflateRawSync])
    try {
      const out = unpack(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST });
      if (out.length > 0) return out;
    } catch {
      // Not packed this way.
    }
  return null;
}

function hexadecimal(bytes: Buffer): Buffer | null {
  const text = bytes.subarray(0, 1 << 20).toString('latin1');
  const found = /^[0-9A-Fa-f\s]{8,}/.exec(text);
  return found ? Buffer.from(found[0].replace(/\s/g, ''), 'hex') : null;
}

function base85(bytes: Buffer): Buffer | null {
  const found = /^[!-uz\s]{5,}/.exec(bytes.subarray(0, 1 << 20).toString('latin1'));
  if (!found) return null;
  const out: number[] = [];
  let group: number[] = [];
  for (const mark of found[0].replace(/\s/g, '')) {
    if (mark === 'z') out.push(0, 0, 0, 0);
    else group.push(mark.charCodeAt(0) - 33);
    if (group.length < 5) continue;
    const value = group.reduce((sum, n) => sum * 85 + n, 0) >>> 0;
    out.push(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
    group = [];
  }
  if (group.length > 1) {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, n) => sum * 85 + n, 0) >>> 0;
    out.push(...[value >>> 24, (value >> 16) & 255, (value >> 8) & 255].slice(0, count));
  }
  return Buffer.from(out);
}

function runLengths(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < MOST;) {
    const code = bytes[at++] ?? 128;
    if (code === 128) break;
    const part = code < 128 ? bytes.subarray(at, at + code + 1) : Buffer.alloc(257 - code, bytes[at] ?? 0);
    at += code < 128 ? code + 1 : 1;
    parts.push(part);
    size += part.length;
  }
  return size > 0 ? Buffer.concat(parts) : null;
}

function lzw(bytes: Buffer, early: 0 | 1): Buffer | null {
  // The first code is the one that clears the table.
  if ((((bytes[0] ?? 0) << 1) | ((bytes[1] ?? 0) >> 7)) !== 256) return null;
  const out: number[] = [];
  let table: number[][] = [];
  let last: number[] | null = null;
  let width = 9;
  const clear = () => {
    table = Array.from({ length: 258 }, (_, i) => (i < 256 ? [i] : []));
    last = null;
    width = 9;
  };
  clear();
  for (let bit = 0; bit + width <= bytes.length * 8 && out.length < MOST;) {
    let code = 0;
    for (let i = 0; i < width; i++, bit++) code = (code << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    if (code === 257) break;
    if (code === 256) {
      clear();
      continue;
    }
    const before: number[] | null = last;
    const entry: number[] | undefined = table[code] ?? (before ? [...before, before[0] ?? 0] : undefined);
    if (!entry) break;
    out.push(...entry);
    if (before) table.push([...before, entry[0] ?? 0]);
    last = entry;
    if (table.length + early >= 1 << width && width < 12) width++;
  }
  return Buffer.from(out);
}

/** Everything that the bytes unpack to, four filters deep. */
function unpacked(bytes: Buffer, depth = 0): Buffer[] {
  if (depth > 4 || bytes.length === 0) return [];
  const first = [
    inflate(bytes),
    hexadecimal(bytes),
    base85(bytes),
    lzw(bytes, 1),
    lzw(bytes, 0),
    depth === 0 || bytes.length < 1e5 ? runLengths(bytes) : null,
  ];
  return first.flatMap((one) =>
    one && one.length > 3 && !one.equals(bytes) ? [one, ...unpacked(one, depth + 1)] : [],
  );
}

/** Strings of a text in PDF syntax, decoded, and names, in order. */
function stringsOf(text: string): string[] {
  const out: string[] = [];
  const token = /\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*)\)|<([0-9A-Fa-f\s]+)>|\/([^\s()<>[\]{}/%]+)/g;
  for (const [, literal, hex, name] of text.matchAll(token)) {
    if (literal !== undefined)
      out.push(
        literal
          .replace(/\\\r?\n/g, '')
          .replace(/\\([0-7]{1,3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8) & 255))
          .replace(/\\(.)/gs, '$1'),
      );
    else if (hex !== undefined) out.push(Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'));
    else if (name !== undefined)
      out.push(name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
  }
  return out;
}

/** What XML and scripts write in numbers. */
const numbered = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n) & 0xffff))
    .replace(/&#x([0-9a-f]+);/gi, (_, n: string) => String.fromCharCode(parseInt(n, 16) & 0xffff))
    .replace(/\\u([0-9a-f]{4})/gi, (_, n: string) => String.fromCharCode(parseInt(n, 16)));

function leaksIn(bytes: Buffer, hunt: Hunt): string | null {
  const latin = bytes.toString('latin1');
  if (leaksBytes(latin, hunt)) return 'bytes';
  if (leaksText(numbered(latin.slice(0, 1 << 20)), hunt)) return 'letters of the bytes';
  if (bytes.length > 4e6) return null;
  // Numbers in a row that are codes of letters.
  for (const [run] of latin.matchAll(/(?:\b(?:3[2-9]|[4-9]\d|1[01]\d|12[0-2])\s+){5,}/g))
    if (leaksText(String.fromCharCode(...run.trim().split(/\s+/).map(Number)), hunt)) return 'numbers that spell it';
  const strings = stringsOf(latin);
  if (strings.some((one) => leaksBytes(one, hunt))) return 'a string';
  if (leaksBytes(strings.join(''), hunt)) return 'strings joined';
  const long = strings.filter((one) => !/^(?:[A-Z][A-Za-z0-9]*|[a-z]\d+)$/.test(one));
  if (leaksText(long.join(''), hunt)) return 'letters of the strings';
  return null;
}

/** Type 1 programs hide their second half behind a fixed key. */
function eexec(bytes: Buffer): Buffer | null {
  const at = bytes.indexOf('eexec');
  if (at < 0) return null;
  let r = 55665;
  return Buffer.from(
    bytes.subarray(at + 6).map((cipher) => {
      const plain = cipher ^ (r >> 8);
      r = ((cipher + r) * 52845 + 22719) & 0xffff;
      return plain;
    }),
  );
}

/** Every stream of a file: the 600 bytes before it (its dictionary stands there), and all that it unpacks to. */
export function* streamsOf(bytes: Buffer): Generator<{ readonly head: string; readonly readings: readonly Buffer[] }> {
  const latin = bytes.toString('latin1');
  for (const found of latin.matchAll(/stream\r?\n/g)) {
    if (latin.slice(found.index - 3, found.index) === 'end') continue;
    const from = found.index + found[0].length;
    const close = latin.indexOf('endstream', from);
    const data = bytes.subarray(from, close < 0 ? bytes.length : close);
    const head = latin.slice(Math.max(0, found.index - 600), found.index);
    yield { head: head.slice(head.lastIndexOf(' obj')), readings: [data, ...unpacked(data)] };
  }
}

/** Where the secret stands in the bytes; null where it does not. */
export function attackBytes(file: Uint8Array, hunt: Hunt): string | null {
  const bytes = Buffer.from(file);
  const direct = leaksIn(bytes, hunt);
  if (direct !== null) return `file: ${direct}`;
  for (const { readings } of streamsOf(bytes)) {
    for (const one of readings) {
      const where = leaksIn(one, hunt);
      if (where !== null) return `a stream: ${where}`;
      const inner = eexec(one);
      if (inner && leaksIn(inner, hunt) !== null) return 'inside a Type 1 program';
    }
  }
  return null;
}
