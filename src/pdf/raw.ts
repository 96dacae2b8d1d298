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

/** The raw face of an engine. */
export function rawOf(engine: WrappedPdfiumModule): RawEngine {
  return engine.pdfium as unknown as RawEngine;
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
