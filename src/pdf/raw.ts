// The engine's own functions and memory, without the wrapper's conversions: for loops over every character of a page,
// where a wrapped call costs more than the work. Every argument and result is a number (a pointer, a length, a flag).
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

type Call = Exclude<keyof WrappedPdfiumModule, 'pdfium'>;

/** Unwrapped calls (`_FPDF…`) and the views on the engine's memory. Views go stale when memory grows: read them anew. */
export type RawEngine = { readonly [K in Call as `_${K}`]: (...args: readonly number[]) => number } & {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (at: number) => void;
};

interface Inside {
  readonly wasmExports: Readonly<Record<string, unknown>>;
}
const VIEWS = ['HEAPU8', 'HEAPU16', 'HEAP32', 'HEAPU32', 'HEAPF32', 'HEAPF64'] as const;
const made = new WeakMap<WrappedPdfiumModule, RawEngine>();

/** The raw face of an engine. Its calls go straight to the engine, past the checks of the wrapper around each of them. */
export function rawOf(engine: WrappedPdfiumModule): RawEngine {
  const known = made.get(engine);
  if (known) return known;
  const inside = engine.pdfium as unknown as RawEngine & Inside;
  const calls = Object.entries(inside.wasmExports).filter(([, call]) => typeof call === 'function');
  const raw = Object.fromEntries(calls.map(([name, call]) => [`_${name}`, call]));
  for (const view of VIEWS) Object.defineProperty(raw, view, { get: () => inside[view] });
  made.set(engine, raw as unknown as RawEngine);
  return raw as unknown as RawEngine;
}

/** Lends `bytes` of the engine's memory to `use` and takes them back. */
export function withMemory<T>(raw: RawEngine, bytes: number, use: (at: number) => T): T {
  const at = raw._malloc(bytes);
  try {
    return use(at);
  } finally {
    raw._free(at);
  }
}

/** Lends a zero-ended ASCII string (a key's name) to `use`. */
export function withKey<T>(raw: RawEngine, key: string, use: (at: number) => T): T {
  return withMemory(raw, key.length + 1, (at) => {
    for (let i = 0; i < key.length; i++) raw.HEAPU8[at + i] = key.charCodeAt(i);
    raw.HEAPU8[at + key.length] = 0;
    return use(at);
  });
}

/**
 * Asks twice, as the engine wants it: `ask(0, 0)` tells the length in bytes, `ask(at, length)` writes UTF-16LE text.
 * Gives '' where there is none. At most `limit` bytes are read.
 */
export function askText(raw: RawEngine, ask: (at: number, length: number) => number, limit = 1 << 20): string {
  const length = ask(0, 0);
  if (length <= 2 || length > limit) return '';
  return withMemory(raw, length, (at) => {
    ask(at, length);
    return new TextDecoder('utf-16le').decode(raw.HEAPU8.slice(at, at + length)).replace(/\0+$/, '');
  });
}
