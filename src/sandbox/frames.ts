// How a fenced process and its parent talk: length-prefixed frames over pipes. Plain data goes as JSON, bytes and box arrays
// beside it as they are. The reader believes nothing: it has a cap, and checks every length before it uses it. What a frame
// says is for the caller to validate.
//
//   ┌───────────┬────────────┬────────┬───────────┐
//   │ u32 JSON  │ u32 blobs  │ JSON … │ blobs …   │     little-endian; JSON points into the blobs: {"$":"u8","at":0,"n":12}
//   └───────────┴────────────┴────────┴───────────┘
import { constants } from 'node:buffer';

/** Most bytes of JSON and of blobs in one frame. */
export interface Caps {
  readonly json: number;
  readonly blobs: number;
}
const HEAD = 8;

/** A frame that is too large, or whose parts do not fit. */
export class BadFrame extends Error {}

/** The pieces of one frame. Takes JSON data, Uint8Array, Float32Array, Map and numbers that JSON does not have. */
export function encode(value: unknown): Uint8Array[] {
  const blobs: Uint8Array[] = [];
  let at = 0;
  const keep = (bytes: Uint8Array): number => {
    const start = at;
    blobs.push(bytes);
    at += bytes.length;
    return start;
  };
  const json = JSON.stringify(value, function (this: unknown, key: string, shown: unknown): unknown {
    // A Buffer has turned itself into JSON by now: what it was stands in its holder.
    const raw = (this as Record<string, unknown>)[key];
    if (raw instanceof Uint8Array) return { $: 'u8', at: keep(raw), n: raw.length };
    if (raw instanceof Float32Array) {
      const bytes = new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength);
      return { $: 'f32', at: keep(bytes), n: raw.length };
    }
    if (raw instanceof Map) return { $: 'map', of: [...(raw as Map<unknown, unknown>)] };
    if (typeof raw === 'number' && !Number.isFinite(raw)) return { $: 'number', of: String(raw) };
    return shown;
  });
  const text = new TextEncoder().encode(json);
  const head = new Uint8Array(HEAD);
  const view = new DataView(head.buffer);
  view.setUint32(0, text.length, true);
  view.setUint32(4, at, true);
  return [head, text, ...blobs];
}

/** JSON and blobs put together again. Throws BadFrame. */
function decode(text: string, blobs: Uint8Array): unknown {
  const slice = (at: unknown, length: number): Uint8Array => {
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(length) || (at as number) < 0 || length < 0 || (at as number) + length > blobs.length)
      throw new BadFrame('a part lies outside');
    // A copy, and no Buffer: the frame's own bytes go with the frame.
    return new Uint8Array(blobs.subarray(at as number, (at as number) + length));
  };
  try {
    return JSON.parse(text, (_, value: unknown) => {
      if (value === null || typeof value !== 'object' || !('$' in value)) return value;
      const { $: kind, at, n, of } = value as { $: unknown; at?: unknown; n?: unknown; of?: unknown };
      if (kind === 'u8') return slice(at, n as number);
      if (kind === 'f32') return new Float32Array(slice(at, (n as number) * 4).buffer as ArrayBuffer);
      if (kind === 'map') return new Map(of as [unknown, unknown][]);
      if (kind === 'number') return Number(of);
      throw new BadFrame('a part is of no known kind');
    });
  } catch (error) {
    // The parser's words would quote the frame.
    throw error instanceof BadFrame ? error : new BadFrame('it cannot be read');
  }
} // prettier-ignore

/** A reader of frames: takes the pipe's pieces as they come, gives what is whole. Memory grows with what has come, not with what was announced. */
export function startReader(caps: () => Caps): { readonly take: (piece: Uint8Array) => unknown[] } {
  let pieces: Uint8Array[] = [];
  let have = 0;
  let want = HEAD;
  let head: { readonly json: number; readonly blobs: number } | null = null;
  const join = (): Buffer => {
    const all = pieces.length === 1 ? Buffer.from(pieces[0] as Uint8Array) : Buffer.concat(pieces, have);
    return all;
  };
  return {
    take: (piece) => {
      pieces.push(piece);
      have += piece.length;
      const frames: unknown[] = [];
      while (have >= want) {
        const all = join();
        if (head === null) {
          const [json, blobs] = [all.readUInt32LE(0), all.readUInt32LE(4)];
          const most = caps();
          if (json > most.json || json > constants.MAX_STRING_LENGTH || blobs > most.blobs)
            throw new BadFrame('it is too large');
          head = { json, blobs };
          want = HEAD + json + blobs;
          pieces = [all];
          continue;
        }
        const text = all.toString('utf8', HEAD, HEAD + head.json);
        frames.push(decode(text, all.subarray(HEAD + head.json, want)));
        const rest = all.subarray(want);
        pieces = rest.length === 0 ? [] : [new Uint8Array(rest)];
        have = rest.length;
        head = null;
        want = HEAD;
      }
      return frames;
    },
  };
}
