// Big-endian numbers in and out of font programs. Everything read may be hostile: past the end is an error, never a zero.
// Not here: what the numbers mean.
import { Uncopyable } from '../copy.ts';

/** The error of a font program that cannot be read or cut: the pages that draw with it become pictures. */
export const broken = (what: string): Uncopyable => new Uncopyable(`font program: ${what}`);

export function u8(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw broken('cut short');
  return value;
}
export const u16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1);
export const i16 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) << 16) >> 16;
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65536 + u16(bytes, at + 2);

/** `length` bytes from `at`; throws where there are fewer. */
export function slice(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (at < 0 || length < 0 || at + length > bytes.length) throw broken('cut short');
  return bytes.subarray(at, at + length);
}

export const be16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
export const be32 = (value: number): number[] => [...be16(Math.floor(value / 65536)), ...be16(value & 65535)];
export const joined = (parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
